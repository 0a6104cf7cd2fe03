import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextMorning, type Waiting, whenToSend } from './when-to-send.ts'

const NOW = new Date('2026-11-24T20:00:00Z')
const at = (text: string) => new Date(text)
const mail = (more: Partial<Waiting> = {}): Waiting => ({
  kind: 'announcements',
  textId: 'announcement',
  notBefore: at('2026-11-24T19:00:00Z'),
  endsAt: undefined,
  address: 'ada@example.org',
  addressRests: false,
  mayKnow: true,
  resting: false,
  zone: 'Europe/Madrid',
  flareUntil: undefined,
  exempt: [],
  hosts: false,
  heldInFlare: false,
  announcements: 'at_once',
  answers: 'at_once',
  reminders: ['day'],
  quiet: [],
  goneLately: 0,
  firstGone: undefined,
  ...more,
})
const said = (more: Partial<Waiting>) => {
  const verdict = whenToSend(mail(more), NOW)
  return verdict.go === 'later' ? verdict.at.toISOString() : verdict.go
}
const NIGHTS = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, starts: '20:00', ends: '10:00' }))

test('what nothing speaks against goes now', () => {
  assert.equal(said({}), 'now')
})

test('what somebody may not know, wants no more or has no address for goes never', () => {
  assert.equal(said({ mayKnow: false }), 'never')
  assert.equal(said({ announcements: 'none' }), 'never')
  assert.equal(said({ address: undefined }), 'never')
  assert.equal(said({ addressRests: true }), 'never')
  assert.equal(said({ resting: true }), 'never')
  assert.equal(
    said({ kind: 'answers', textId: 'ask_answered', resting: true }),
    'now',
    'an answer is for who rests too',
  )
})

test('a flare holds back what its plan does not let through, and lets it go at once when it is over', () => {
  const flare = { flareUntil: at('2026-11-30T00:00:00Z') } as const
  const reminder = { kind: 'reminders', textId: 'remind_day' } as const
  assert.equal(said(flare), '2026-11-30T00:00:00.000Z')
  assert.equal(said({ ...flare, exempt: ['answers'] }), '2026-11-30T00:00:00.000Z')
  assert.equal(said({ ...flare, exempt: ['announcements'] }), 'now')
  assert.equal(said({ ...flare, ...reminder, exempt: ['hosting'] }), '2026-11-30T00:00:00.000Z')
  assert.equal(said({ ...flare, ...reminder, exempt: ['hosting'], hosts: true }), 'now')
  assert.equal(said({ announcements: 'weekly', heldInFlare: true }), 'now')
  assert.equal(said({ announcements: 'none', heldInFlare: true }), 'never')
})

test('what was asked for goes now whatever was chosen, unless its link is over', () => {
  const asked = {
    kind: 'asked',
    textId: 'sign_in_link',
    announcements: 'none',
    quiet: NIGHTS,
    addressRests: true,
  } as const
  assert.equal(said({ ...asked, flareUntil: at('2026-11-30T00:00:00Z') }), 'now')
  assert.equal(said({ ...asked, endsAt: NOW }), 'never')
})

test('mornings, quiet hours and a flare add up: the latest of them, outside of the quiet', () => {
  assert.equal(said({ announcements: 'daily' }), '2026-11-25T08:00:00.000Z')
  assert.equal(said({ announcements: 'weekly' }), '2026-11-30T08:00:00.000Z')
  assert.equal(said({ announcements: 'daily', quiet: NIGHTS }), '2026-11-25T09:00:00.000Z')
  assert.equal(said({ flareUntil: at('2026-11-26T02:00:00Z'), quiet: NIGHTS }), '2026-11-26T09:00:00.000Z')
})

test('a seventh in the hour waits until the first is an hour old', () => {
  assert.equal(said({ goneLately: 6, firstGone: at('2026-11-24T19:30:00Z') }), '2026-11-24T20:30:00.000Z')
})

test('a reminder comes in time or not at all', () => {
  const reminder = { kind: 'reminders', textId: 'remind_day', endsAt: at('2026-11-25T08:00:00Z') } as const
  assert.equal(said(reminder), 'now')
  assert.equal(said({ ...reminder, quiet: NIGHTS }), 'never')
  assert.equal(said({ ...reminder, reminders: ['hour'] }), 'never')
  assert.equal(said({ ...reminder, textId: 'meeting_changed', reminders: ['hour'] }), 'now')
})

test('a zone that this machine does not know holds nothing up', () => {
  assert.equal(said({ zone: 'Mars/Olympus', announcements: 'daily' }), '2026-11-25T09:00:00.000Z')
})

test('nine in the morning stays nine when the clock changes', () => {
  const next = (from: string, often: 'daily' | 'weekly') => nextMorning(at(from), often, 'Europe/Madrid').toISOString()
  assert.equal(next('2026-10-24T12:00:00Z', 'daily'), '2026-10-25T08:00:00.000Z')
  assert.equal(next('2026-03-28T12:00:00Z', 'daily'), '2026-03-29T07:00:00.000Z')
  assert.equal(next('2026-11-30T08:00:00Z', 'weekly'), '2026-11-30T08:00:00.000Z')
})
