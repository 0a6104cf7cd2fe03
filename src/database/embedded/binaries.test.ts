import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { linkLibraries } from './binaries.ts'

test('the library links that npm cannot ship are made once', (t) => {
  const root = mkdtempSync(join(tmpdir(), 'holdfast-links-'))
  t.after(() => rmSync(root, { recursive: true }))
  mkdirSync(join(root, 'native/lib'), { recursive: true })
  const links = ['native/lib/libpq.so', 'native/lib/libpq.so.5'].map((target) => ({
    source: 'native/lib/libpq.so.5.18',
    target,
  }))
  writeFileSync(join(root, 'native/pg-symlinks.json'), JSON.stringify(links))
  symlinkSync('libpq.so.5.18', join(root, 'native/lib/libpq.so.5'))
  linkLibraries(root)
  linkLibraries(root)
  assert.equal(readlinkSync(join(root, 'native/lib/libpq.so')), 'libpq.so.5.18')
})
