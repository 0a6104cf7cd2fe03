import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readZone } from './read-zone.ts'

test('a zone is known under its present name, whatever name it was given', () => {
  assert.deepEqual(
    [
      'America/New_York',
      'america/new_york',
      'US/Pacific',
      'America/Buenos_Aires',
      'America/Argentina/Buenos_Aires',
      'Asia/Calcutta',
      'Asia/Kolkata',
      'Europe/Kiev',
      'GB',
      'America/New York',
      'UTC',
      'Etc/UTC',
    ].map(readZone),
    [
      'America/New_York',
      'America/New_York',
      'America/Los_Angeles',
      'America/Argentina/Buenos_Aires',
      'America/Argentina/Buenos_Aires',
      'Asia/Kolkata',
      'Asia/Kolkata',
      'Europe/Kyiv',
      'Europe/London',
      'America/New_York',
      'UTC',
      'UTC',
    ],
  )
})

test('every name given back is one this server can count with', () => {
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const known = readZone(zone)
    if (zone.includes('/')) assert.ok(known !== undefined && new Intl.DateTimeFormat('en', { timeZone: known }), zone)
  }
})

test('letters, offsets and inventions are no zones', () => {
  assert.deepEqual(
    [
      'EST',
      'PST',
      '+02:00',
      'GMT+2',
      'Mars/Olympus',
      '',
      'constructor',
      'SystemV/EST5',
      'x'.repeat(100),
      5,
      null,
      {},
    ].map(readZone),
    Array(12).fill(undefined),
  )
})
