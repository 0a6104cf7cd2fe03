import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LONGEST_PHRASE, plainWord, synonymsOf } from './synonyms.ts'
import { synonymRings } from './synonyms-rings.ts'

test('a person finds the same groups by the short form, the long form and the other language', () => {
  assert.ok(synonymsOf('fibro').includes('fibromialgia'))
  assert.ok(synonymsOf('FM').includes('fibromyalgia'))
  assert.ok(synonymsOf('Migraña').includes('migraine'))
  assert.ok(synonymsOf('slipped disc').includes('hernia discal'))
  assert.ok(synonymsOf('RSD').includes('crps') && synonymsOf('RSD').includes('sdrc'))
  assert.ok(synonymsOf('bad back').includes('espalda'))
  assert.ok(synonymsOf('desahogo').includes('vent'))
  assert.ok(synonymsOf('teléfono').includes('phone'))
  assert.ok(synonymsOf('queer').includes('lgbt'))
})

test('a word never stands for itself, and an unknown word stands for nothing', () => {
  assert.ok(!synonymsOf('fibro').includes('fibro'))
  assert.deepEqual(synonymsOf('Tuesday'), [])
  assert.deepEqual(synonymsOf(''), [])
  assert.deepEqual(synonymsOf('constructor'), [])
})

test('what one word finds, the other finds too', () => {
  for (const word of synonymRings.flat())
    for (const other of synonymsOf(word)) assert.ok(synonymsOf(other).includes(word))
})

test('no word stands in two rings, twice in one, or alone', () => {
  const words = synonymRings.flat()
  const twice = words.filter((word, place) => words.indexOf(word) !== place)
  assert.deepEqual(twice, [])
  assert.ok(synonymRings.every((ring) => ring.length > 1))
})

test('the rings hold words as search sees them', () => {
  for (const word of synonymRings.flat()) assert.equal(word, plainWord(word))
})

test('weekdays are left to the filters', () => {
  const days =
    'monday tuesday wednesday thursday friday saturday sunday lunes martes miercoles jueves viernes sabado domingo'
  for (const day of days.split(' ')) assert.deepEqual(synonymsOf(day), [])
})

test('phrases are short enough to look ahead for', () => {
  assert.ok(LONGEST_PHRASE >= 2 && LONGEST_PHRASE <= 5, String(LONGEST_PHRASE))
})
