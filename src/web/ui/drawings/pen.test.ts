import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { BenchDrawing } from './bench.tsx'
import { DoorDrawing } from './door.tsx'
import { HandsDrawing } from './hands.tsx'
import { KeyDrawing } from './key.tsx'
import { LetterDrawing } from './letter.tsx'
import { LitWindowDrawing } from './lit-window.tsx'
import { NoticeboardDrawing } from './noticeboard.tsx'
import { line, loop } from './pen.ts'
import { RoomDrawing } from './room.tsx'
import { ShelfDrawing } from './shelf.tsx'

test('the pen writes whole numbers, and a sharp corner is a straight line', () => {
  assert.equal(loop('0,0! 10,0! 10,10!'), 'M0 0l10 0l0 10l-10-10z')
  assert.match(line('0,0 13,7 20,3'), /^M0 0c[-\d ]+s[-\d ]+$/)
})

test('a slip of the pen is found when a drawing is made, not when it is seen', () => {
  assert.throws(() => loop('0,0 ten,3'), /not a point/)
})

test('no drawing is heavier than six kilobytes, and none has a half pixel in its curves', () => {
  const drawings = [
    RoomDrawing,
    BenchDrawing,
    HandsDrawing,
    DoorDrawing,
    LitWindowDrawing,
    ShelfDrawing,
    KeyDrawing,
    LetterDrawing,
    NoticeboardDrawing,
  ]
  for (const Drawing of drawings) {
    const svg = String(Drawing({}))
    assert.ok(gzipSync(svg, { level: 9 }).length <= 6 * 1024)
    assert.doesNotMatch(svg.replaceAll('h.1', ''), / d="[^"]*\./)
  }
})

test('a drawing is passed over by screen readers unless it says something', () => {
  assert.match(String(KeyDrawing({})), /aria-hidden="true"/)
  assert.match(String(KeyDrawing({ label: 'A spare key' })), /role="img" aria-label="A spare key"/)
})
