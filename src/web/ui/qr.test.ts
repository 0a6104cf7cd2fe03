import assert from 'node:assert/strict'
import { test } from 'node:test'
import jsqr from 'jsqr'
import { Qr } from './qr.tsx'

test('a phone that looks at the square reads the address, and nothing else', () => {
  const address = 'https://holdfast.example/i/9QhXr2LmT4vWc8KdYb3ZpA'
  const { pixels, side } = photograph(String(Qr({ of: address, label: 'A way in' })))
  assert.equal(read(pixels, side, side)?.data, address)
})

/** Fills the squares that the drawing's path names, eight pixels each. */
function photograph(svg: string): { pixels: Uint8ClampedArray; side: number } {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  const side = size * 8
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * 8; row < Number(y) * 8 + 8; row++) {
      const start = (row * side + Number(x) * 8) * 4
      for (let i = start; i < start + Number(length) * 32; i++) if (i % 4 !== 3) pixels[i] = 0
    }
  }
  return { pixels, side }
}

// Its types say a module, its file is a function.
const read = jsqr as unknown as (pixels: Uint8ClampedArray, width: number, height: number) => { data: string } | null
