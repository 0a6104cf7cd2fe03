import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { shorten } from './log-file.ts'

test('the log keeps its newest whole lines when it grows too large', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-log-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'postgres.log')
  shorten(path)
  writeFileSync(path, `${Array.from({ length: 100_000 }, (_, n) => `line ${n}`).join('\n')}\n`)
  shorten(path)
  assert.ok(statSync(path).size <= 100_000)
  assert.match(readFileSync(path, 'utf8'), /^line \d+\n[\s\S]*line 99999\n$/)
})
