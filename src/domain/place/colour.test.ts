import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contrastOnLamp, isReadable, lampColours, readableColour } from './colour.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

test('the colours that come with the place can be read', () => {
  for (const hue of ['#f6bc4a', '#a8c79a', '#eba582', '#d0aecd', '#93c3d6']) assert.ok(isReadable(hue), hue)
  for (const dark of ['#000000', '#22467a', '#8c2f2a', '#808080']) assert.ok(!isReadable(dark), dark)
})

test('whatever colour is wished, the nearest one offered can be read, by day and in the evening', () => {
  fc.assert(
    fc.property(colour, (wished) => {
      const offered = readableColour(wished)
      assert.ok(isReadable(offered), `${wished} → ${offered}`)
      const { day, evening } = lampColours(offered)
      assert.ok(isReadable(day) && isReadable(evening))
      assert.ok(contrastOnLamp(offered) >= 7)
      if (isReadable(wished)) assert.equal(offered, wished)
    }),
  )
})

test('a dark blue becomes a light blue, and not white', () => {
  const [r = 0, g = 0, b = 0] = (/^#(..)(..)(..)$/.exec(readableColour('#22467a')) ?? [])
    .slice(1)
    .map((part) => Number.parseInt(part, 16))
  assert.ok(r < g && g < b && r < 200)
})
