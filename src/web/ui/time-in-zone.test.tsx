import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsIn } from '../../locales/words.ts'
import type { Scene } from '../scene.ts'
import { ComingTime, TimeInZones } from './time-in-zone.tsx'

const scene: Scene = {
  t: wordsIn('en'),
  language: 'en',
  direction: 'ltr',
  zone: 'Europe/Madrid',
  now: new Date('2026-11-22T18:30:00Z'),
  comfort: { theme: 'device', contrast: 'device', flare: false },
  place: { name: 'Holdfast' },
  path: '/',
  assets: {},
}
const coming = (at: string, first = false) => words(<ComingTime scene={scene} at={new Date(at)} first={first} />)
const both = (at: string, home: string) => words(<TimeInZones scene={scene} at={new Date(at)} home={home} />)
const words = (html: unknown) =>
  String(html)
    .replace(/<br\/?>/g, ' ')
    .replace(/<[^>]*>/g, '')

test('what is today is said to be today, by the reader’s own midnight', () => {
  assert.equal(coming('2026-11-22T19:30:00Z'), 'today at 20:30')
  assert.equal(coming('2026-11-22T19:30:00Z', true), 'Today at 20:30')
  assert.equal(coming('2026-11-22T23:15:00Z'), 'Monday 00:15')
  assert.match(coming('2026-12-01T19:30:00Z'), /1 December/)
})

test('the page of a meeting names the date too, and the other clock only where it differs', () => {
  assert.match(both('2026-11-25T00:00:00Z', 'Europe/Paris'), /^Wednesday,? 25 November.* 01:00, your time$/)
  assert.match(both('2026-11-22T19:30:00Z', 'America/New_York'), /^Today, Sunday.*20:30, your time Sunday 14:30 where/)
})
