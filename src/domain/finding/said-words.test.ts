import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nearestWord, slipsBetween } from './nearest-word.ts'
import { readWords } from './said-words.ts'

const said = (typed: string) => readWords(typed).words.map(({ said }) => said)

test('what people say around the words that tell is left out, in both languages', () => {
  assert.deepEqual(said('Is there a support group near me for people with sciatica?'), ['sciatica'])
  assert.deepEqual(said('¿Hay algún grupo de apoyo para personas con endometriosis?'), ['endometriosis'])
  assert.deepEqual(said('pain'), [])
})

test('a phrase people use is one thing, and what means the same is said once', () => {
  assert.deepEqual(said('bad back nights'), ['bad back', 'nights'])
  assert.deepEqual(said('migraña migraine jaqueca'), ['migrana'])
})

test('days and parts of the day are understood; a night alone may be what a group is about', () => {
  assert.deepEqual(readWords('migraine on Tuesday evenings').time, { days: [2], parts: ['evening'] })
  assert.deepEqual(readWords('los miércoles por la noche').time, { days: [3], parts: ['evening', 'night'] })
  assert.deepEqual(readWords('grupo para jaqueca por la tarde').time, { days: [], parts: ['afternoon', 'evening'] })
  assert.deepEqual(readWords('sleepless nights').time, { days: [], parts: [] })
  assert.deepEqual(readWords('weekend').time.days, [0, 6])
})

test('only a last word that is still being typed counts as begun', () => {
  assert.equal(readWords('quiet lante').last, 'lante')
  assert.equal(readWords('quiet lante?').last, undefined)
})

test('nothing anybody types breaks the reading of it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 400 })), (typed) => {
      const { words } = readWords(typed)
      assert.ok(
        words.length <= 8 &&
          words.every(({ said }) => said.length > 1 && !said.includes('\u0000') && said.isWellFormed()),
      )
    }),
  )
})

test('the nearest word is the one with the fewest slips, and a far one is no guess', () => {
  assert.equal(nearestWord('fybromyalgia', ['fibromialgia', 'fibromyalgia']), 'fibromyalgia')
  assert.equal(nearestWord('migriane', ['migraine']), 'migraine')
  assert.equal(nearestWord('table', ['cable', 'stable']), 'cable')
  assert.equal(nearestWord('xylophone', ['telephone']), undefined)
})

test('slips are counted the same both ways, and none is needed from a word to itself', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      assert.equal(slipsBetween(a, b), slipsBetween(b, a))
      assert.equal(slipsBetween(a, a), 0)
      assert.ok(
        slipsBetween(a, b) <= Math.max(a.length, b.length) && slipsBetween(a, b) >= Math.abs(a.length - b.length),
      )
    }),
  )
})
