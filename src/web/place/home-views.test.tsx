import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DateSeen } from '../../domain/meeting/look.ts'
import type { Coming, Meeting } from '../../domain/meeting/meetings.ts'
import { wordsIn } from '../../locales/words.ts'
import type { Scene } from '../scene.ts'
import { Home } from './home-views.tsx'
import type { Mine, Next } from './next.ts'

const scene: Scene = {
  t: wordsIn('en'),
  language: 'en',
  direction: 'ltr',
  zone: 'Europe/Madrid',
  now: new Date('2026-11-22T18:30:00Z'),
  person: { id: 'pip', name: 'Pip', steward: false },
  comfort: { theme: 'device', contrast: 'device', flare: false },
  place: { name: 'Holdfast' },
  path: '/',
  assets: {},
}
const date = {
  meeting: { id: 'meeting', group_id: 'group', zone: 'Europe/Madrid', shownBeforeMinutes: 60 } as unknown as Meeting,
  onDate: '2026-11-22',
  starts: new Date('2026-11-22T19:00:00Z'),
  ends: new Date('2026-11-22T20:00:00Z'),
  groupName: 'Kettle Hour',
  cancelled: false,
} as Coming
const group = { id: 'group', name: 'Kettle Hour', state: 'member' } as unknown as Mine['group']
const next: Next = { deeds: [], meeting: date, groups: [{ group, date, meets: date }], waiting: [], declined: [] }
const seen = {
  date,
  ways: [{ kind: 'link', wayIn: 'https://meet.example/abc', open: true }],
  hosts: [],
  replies: { mine: 'hope', waits: false, hoping: [] },
  before: undefined,
} as unknown as DateSeen
const standing = { approved: true, suspended: false }

test('the start shows the way in while it is open, my answer, and each hour once', () => {
  const html = String(<Home scene={scene} standing={standing} next={next} seen={seen} />)
  assert.match(html, /class="btn lit"[^>]*href="https:\/\/meet\.example\/abc"/)
  assert.equal(html.match(/class="btn lit"/g)?.length, 1)
  assert.match(html, /You said: I hope to come\./)
  assert.equal(html.match(/Today at 20:00|today at 20:00|Sunday 20:00/g)?.length, 1)
})

test('before the way in is open the one lit thing leads to the meeting', () => {
  const html = String(<Home scene={scene} standing={standing} next={next} seen={{ ...seen, ways: [] }} />)
  assert.match(html, /class="btn lit" href="[^"]*">[\s\S]*?Look at the meeting/)
})
