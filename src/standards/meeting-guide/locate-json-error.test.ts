import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { locateJsonError } from './locate-json-error.ts'

test('the steward is told line, row and field of the first mistake', () => {
  assert.deepEqual(locateJsonError('[{"a":1},\n{"b":}]'), { line: 2, row: 2, field: 'b' })
  assert.deepEqual(locateJsonError('[{"a":"x\ny"}]'), { line: 1, row: 1, field: 'a' })
  assert.deepEqual(locateJsonError('[{"a":1},]'), { line: 1, row: 1, field: 'a' })
  assert.deepEqual(locateJsonError('[{"a":[1,2,}]'), { line: 1, row: 1, field: 'a' })
  assert.deepEqual(locateJsonError('<html>'), { line: 1, row: undefined, field: undefined })
  assert.deepEqual(locateJsonError('[1]\n]'), { line: 2, row: 1, field: undefined })
})

test('a text cut anywhere is located at its end, without running on', () => {
  fc.assert(
    fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 }), fc.nat(), (rows, at) => {
      const whole = JSON.stringify(rows, null, 1)
      const cut = whole.slice(0, at % (whole.length - 1))
      const { line, row } = locateJsonError(cut)
      assert.ok(line <= cut.split('\n').length && (row ?? 0) <= rows.length)
    }),
  )
})
