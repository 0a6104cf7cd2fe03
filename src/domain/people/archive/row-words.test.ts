import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsIn } from '../../../locales/words.ts'
import { rowWords } from './row-words.ts'

const reader = (language: 'en' | 'es') => ({ t: wordsIn(language), language, zone: 'Europe/Madrid', place: 'Holdfast' })
const answers = (row: object, language: 'en' | 'es' = 'en') =>
  [...rowWords(reader(language), row).matchAll(/<dd dir="auto">([^<]*)<\/dd>/g)].map(([, answer]) => answer)

test('what was chosen is read in words, not in those of a program', () => {
  assert.deepEqual(answers({ announcements: 'at_once', by_mail: 'none', reminders: ['day', 'start'] }), [
    'at once',
    'not at all',
    'a day before\nwhen it begins',
  ])
  assert.deepEqual(answers({ light: 'day', reply: 'not_this_time', role: 'co_host' }), [
    'day',
    'not this time',
    'holding it with somebody',
  ])
  assert.deepEqual(answers({ on_date: '2026-11-24', weekday: 2, starts: '22:00:00', keepsake: 'mushroom-5' }), [
    '24 November 2026',
    'Tuesday',
    '22:00',
    'a mushroom',
  ])
  assert.deepEqual(answers({ zone: 'UTC' }), ['UTC, the clock the whole world shares'])
  assert.deepEqual(answers({ keepsake: 'drawn', reply: 'hope' }, 'es'), ['dibujado al azar', 'espero ir'])
  assert.match(String(answers({ zone: 'Europe/Madrid' })), /^Madrid \(Central European Time\)$/)
})

test('what people wrote stays as they wrote it', () => {
  assert.deepEqual(answers({ note: 'at_once', words: '2026-11-24' }), ['at_once', '2026-11-24'])
})
