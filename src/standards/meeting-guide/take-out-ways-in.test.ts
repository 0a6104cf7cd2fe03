import assert from 'node:assert/strict'
import { test } from 'node:test'
import { takeOutWaysIn } from './take-out-ways-in.ts'

const left = (text: string, dense = false) => takeOutWaysIn(text, dense).text

test('links, addresses, numbers and passwords do not stay in a name', () => {
  const names = [
    'Slow Mornings https://meet.example.org/j/1',
    'Slow Mornings (www.example.org)',
    'Slow Mornings zoom.us/j/123',
    'Slow Mornings - host@example.org',
    'Slow Mornings, call +1 (555) 010-0199',
    'Slow Mornings | Meeting ID: 555 010 0100 Passcode: 0101',
    'Slow Mornings pw: hearth',
    'Slow Mornings, contraseña: faro22',
    'Slow Mornings 555.010.0199',
    'Slow Mornings javascript:alert(1)',
  ]
  for (const name of names) assert.equal(left(name), 'Slow Mornings', name)
})

test('names and places with numbers of their own stay whole', () => {
  for (const name of [
    '4@4 Group',
    'Ward 12 & 13',
    'Since 1985-1990',
    'Evenings 19.30 - 20.30',
    'Room 101',
    '2026-11-22',
    'Pin Oak Church',
    'Step 1.5',
    'Password-free circle',
    'St. James, Room 3',
    'Bone & Marrow: a group',
  ]) {
    assert.equal(left(name), name)
  }
  for (const address of [
    '1122 Fair Ave, San Jose, CA 95122-1234, USA',
    'Av. Paulista 1578, 01310-200 São Paulo',
    '301 1/2 W Burlington Ave #12',
  ]) {
    assert.equal(left(address, true), address)
  }
})

test('a number to call does not stay in an address either', () => {
  assert.equal(left('12 Mill Street, call 555 010 0199 0', true), '12 Mill Street')
})

test('a long hostile text is split, and does not hold the place for ever', () => {
  const started = performance.now()
  for (const text of [
    'a-'.repeat(500),
    'a.'.repeat(500),
    '1 '.repeat(500),
    'id:'.repeat(300),
    '@a'.repeat(500),
    '('.repeat(1000),
    'meeting id '.repeat(90),
  ])
    left(text)
  assert.ok(performance.now() - started < 60_000)
})
