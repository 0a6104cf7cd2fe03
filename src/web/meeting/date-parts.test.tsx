import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DateSeen } from '../../domain/meeting/look.ts'
import type { Meeting } from '../../domain/meeting/meetings.ts'
import { wordsIn } from '../../locales/words.ts'
import type { Scene } from '../scene.ts'
import { When } from './date-parts.tsx'

const scene = (zone: string): Scene => ({
  t: wordsIn('en'),
  language: 'en',
  direction: 'ltr',
  zone,
  now: new Date('2026-10-23T12:00:00Z'),
  comfort: { theme: 'device', contrast: 'device', flare: false },
  place: { name: 'Holdfast' },
  path: '/',
  assets: {},
})

/** Thursdays at seven in London; the clocks there go back on 25 October, in New York a week later. */
const seen = {
  date: {
    starts: new Date('2026-10-29T19:00:00Z'),
    ends: new Date('2026-10-29T20:00:00Z'),
    cancelled: false,
    changed: false,
    meeting: { zone: 'Europe/London' } as Meeting,
  },
  before: new Date('2026-10-22T18:00:00Z'),
} as DateSeen

test('a week ahead, somebody elsewhere is told that clocks change', () => {
  const words = String(<When scene={scene('America/New_York')} seen={seen} />)
  assert.match(words, /15:00, your time/)
  assert.match(words, /An hour later for you than last time/)
})

test('nobody is told where nothing changes for them', () => {
  for (const zone of ['Europe/London', 'Europe/Berlin'])
    assert.doesNotMatch(String(<When scene={scene(zone)} seen={seen} />), /than last time/, zone)
})
