import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { buildBrowser, readManifest } from './build.ts'

const folders: string[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'holdfast-browser-'))
  folders.push(made)
  return made
}
after(() => {
  for (const made of folders) rmSync(made, { recursive: true })
})

test('the same sources give the same names and bytes in any folder', async () => {
  const [one, two] = [folder(), folder()]
  assert.deepEqual(await buildBrowser({ outFolder: one }), await buildBrowser({ outFolder: two }))
  assert.deepEqual(readdirSync(one).map(digest(one)), readdirSync(two).map(digest(two)))
})

test('every name of the manifest is there, and its packed twins unpack to it', async () => {
  const outFolder = folder()
  const manifest = await buildBrowser({ outFolder })
  assert.deepEqual(readManifest(outFolder), manifest)
  for (const source of ['app.css', 'begin.js', 'app.js', 'lean.css', 'poster.css', 'design.css', 'mark.svg']) {
    const built = join(outFolder, manifest[source] ?? '')
    assert.match(built, /-[0-9A-Z]{8}\.\w+$/)
    assert.deepEqual(brotliDecompressSync(readFileSync(`${built}.br`)), readFileSync(built))
    assert.deepEqual(gunzipSync(readFileSync(`${built}.gz`)), readFileSync(built))
    assert.deepEqual(zstdDecompressSync(readFileSync(`${built}.zst`)), readFileSync(built))
  }
  assert.equal(Object.keys(manifest).filter((name) => name.endsWith('.woff2')).length, 4)
})

test('a second start builds nothing; a lost file or a half-finished build is made again', async () => {
  const outFolder = folder()
  const manifest = await buildBrowser({ outFolder })
  const script = join(outFolder, manifest['app.js'] ?? '')
  const first = statSync(script).mtimeMs
  await buildBrowser({ outFolder })
  assert.equal(statSync(script).mtimeMs, first)

  rmSync(script)
  await buildBrowser({ outFolder })
  assert.ok(statSync(script).size > 0)

  writeFileSync(join(outFolder, 'stamp.json'), '{"manif')
  assert.deepEqual(await buildBrowser({ outFolder }), manifest)
})

test('what stands in the folder and is not ours stays', async () => {
  const outFolder = folder()
  writeFileSync(join(outFolder, 'letter.txt'), 'keep me')
  await buildBrowser({ outFolder })
  assert.equal(readFileSync(join(outFolder, 'letter.txt'), 'utf8'), 'keep me')
})

test('a first visit stays small: the script under 35 kB, the styles under 8, and what comes before the styles under 1', async () => {
  const outFolder = folder()
  const manifest = await buildBrowser({ outFolder })
  assert.ok(statSync(join(outFolder, `${manifest['begin.js']}.gz`)).size < 1024)
  assert.ok(statSync(join(outFolder, `${manifest['app.js']}.gz`)).size < 35 * 1024)
  assert.ok(statSync(join(outFolder, `${manifest['app.css']}.gz`)).size < 8 * 1024)
})

test('the script puts no style into a page', async () => {
  const outFolder = folder()
  const manifest = await buildBrowser({ outFolder })
  assert.doesNotMatch(
    readFileSync(join(outFolder, manifest['app.js'] ?? ''), 'utf8'),
    /this\.installStylesheetElement\(\)/,
  )
})

function digest(inFolder: string) {
  return (name: string) =>
    `${name} ${name === 'stamp.json' ? '' : readFileSync(join(inFolder, name)).toString('base64')}`
}
