import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loop } from './drawings/pen.ts'
import { Keepsake, keepsakeOf, keepsakeWord, readKeepsake } from './keepsake.tsx'
import { KEEPSAKES } from './keepsakes.ts'

test('a person has the same keepsake whenever and wherever it is drawn', () => {
  assert.deepEqual(
    keepsakeOf('5f2c1f0e-0000-4000-8000-000000000001'),
    keepsakeOf('5f2c1f0e-0000-4000-8000-000000000001'),
  )
  // Written down, so that a change of the list or of the mixing shows here and not beside people's names.
  assert.deepEqual([keepsakeOf('ada'), keepsakeOf('ben'), keepsakeOf('cleo')].map(keepsakeWord), [
    'letter-2',
    'tulip-2',
    'thimble-3',
  ])
})

test('people whose ids differ in one letter are spread over all the objects and washes', () => {
  const words = Array.from({ length: 4000 }, (_, i) => keepsakeWord(keepsakeOf(`person-${i}`)))
  assert.equal(new Set(words.map((word) => word.split('-')[0])).size, Object.keys(KEEPSAKES).length)
  assert.equal(new Set(words.map((word) => word.split('-')[1])).size, 6)
})

test('every object can be drawn, and stays inside its ring', () => {
  for (const { shapes, lines } of Object.values(KEEPSAKES)) {
    const numbers = `${shapes} ${lines}`.match(/-?\d+/g)?.map(Number) ?? []
    assert.ok(numbers.every((number) => number >= 3 && number <= 53))
    assert.ok(
      shapes
        .split(';')
        .map(loop)
        .every((path) => /^M[-\d slcz]+$/.test(path)),
    )
  }
})

test('what somebody chose is drawn instead, and a word nobody could have chosen is passed over', () => {
  const chosen = String(Keepsake({ of: 'ada', chosen: 'pear-3' }))
  assert.equal(chosen, String(Keepsake({ of: 'ben', chosen: 'pear-3' })))
  assert.notEqual(chosen, String(Keepsake({ of: 'ada' })))
  for (const word of ['pear-7', 'toString-1', '<b>-1', '']) assert.equal(readKeepsake(word), undefined)
})

test('the picture is not read out: the name beside it is', () => {
  assert.match(String(Keepsake({ of: 'ada' })), /^<span class="keep c\d"><svg viewBox="0 0 56 56" aria-hidden="true">/)
})
