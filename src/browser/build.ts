import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib'
import type { OutputFile, Plugin } from 'esbuild'

/** Source name → hashed name: `{ 'app.css': 'app-4XK2….css' }`. Fonts are in it under their own names. */
export type Manifest = Readonly<Record<string, string>>

const HERE = fileURLToPath(new URL('.', import.meta.url))
const ROOT = join(HERE, '../..')
/** What pages ask for. A file that is not there yet is left out. */
const ENTRIES = [
  'begin.ts',
  'app.ts',
  'passkey.ts',
  'styles/app.css',
  'styles/lean.css',
  'styles/poster.css',
  'styles/design.css',
  'mark.svg',
]

/**
 * Builds the browser's files into `outFolder`, each with its `.gz`, `.zst` and `.br` beside it, and answers with their names.
 * Does nothing when no source has changed since the last time; the same sources give the same bytes everywhere.
 */
export async function buildBrowser({ outFolder }: { outFolder: string }): Promise<Manifest> {
  const before = readStamp(outFolder)
  if (before && isFresh(before, outFolder)) return before.manifest

  const { outputs, inputs } = await bundle(outFolder)
  await mkdir(outFolder, { recursive: true })
  await Promise.all(outputs.map((file) => keep(outFolder, file)))
  const manifest = manifestOf(outputs)
  // Last, so that a build that was cut off is built again.
  await writeWhole(join(outFolder, 'stamp.json'), JSON.stringify({ manifest, inputs: digests(inputs) }, null, 1))
  sweep(outFolder, Object.values(manifest))
  return manifest
}

/** The names of what was built; throws when nothing was. */
export function readManifest(outFolder: string): Manifest {
  const stamp = readStamp(outFolder)
  if (!stamp) throw new Error(`no browser files were built in ${outFolder}`)
  return stamp.manifest
}

async function bundle(outFolder: string): Promise<{ outputs: OutputFile[]; inputs: string[] }> {
  // Loading esbuild takes longer than all else here, and most starts need none of it.
  const { build } = await import('esbuild')
  const result = await build({
    entryPoints: ENTRIES.map((entry) => join(HERE, entry)).filter(existsSync),
    outdir: outFolder,
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file', '.svg': 'copy' },
    plugins: [withoutInlineStyle],
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  return { outputs: result.outputFiles, inputs: Object.keys(result.metafile.inputs) }
}

/** Turbo puts a `<style>` into the page as it loads, which our content security policy forbids. The class stays; the style goes. */
const withoutInlineStyle: Plugin = {
  name: 'without-inline-style',
  setup({ onLoad }) {
    onLoad({ filter: /@hotwired[\\/]turbo[\\/]dist[\\/].*\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const call = /^\s*this\.installStylesheetElement\(\);\n/m
      if (!call.test(source)) throw new Error('Turbo no longer installs its style where we take it out')
      return { contents: source.replace(call, ''), loader: 'js' }
    })
  },
}

async function keep(outFolder: string, { path, contents }: OutputFile): Promise<void> {
  const target = join(outFolder, basename(path))
  await writeWhole(target, contents)
  // Fonts and the like are packed already.
  if (!/\.(js|css|svg)$/.test(path)) return
  const [br, gz, zst] = await Promise.all([
    promisify(brotliCompress)(contents),
    promisify(gzip)(contents, { level: 9 }),
    promisify(zstdCompress)(contents, { params: { [constants.ZSTD_c_compressionLevel]: 19 } }),
  ])
  await Promise.all([writeWhole(`${target}.br`, br), writeWhole(`${target}.gz`, gz), writeWhole(`${target}.zst`, zst)])
}

/** Another process may build or read here at the same moment: nobody ever finds half a file. */
async function writeWhole(path: string, contents: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.${process.pid}.new`, contents)
  await rename(`${path}.${process.pid}.new`, path)
}

/** Takes away what earlier builds left. Only names that we gave: the folder was named by a setting. */
function sweep(outFolder: string, kept: readonly string[]): void {
  const old = readdirSync(outFolder).filter(
    (name) =>
      /-[0-9A-Z]{8}\.\w+$/.test(name.replace(/\.(br|gz|zst)$/, '')) && !kept.some((one) => name.startsWith(one)),
  )
  for (const name of old) rmSync(join(outFolder, name), { force: true })
}

function manifestOf(outputs: OutputFile[]): Manifest {
  const names = outputs.map(({ path }) => basename(path)).sort()
  return Object.fromEntries(names.map((name) => [name.replace(/-[0-9A-Z]{8}(?=\.\w+$)/, ''), name]))
}

interface Stamp {
  readonly manifest: Manifest
  /** Path of each source → digest of its content. */
  readonly inputs: Readonly<Record<string, string>>
}

function readStamp(outFolder: string): Stamp | undefined {
  try {
    return JSON.parse(readFileSync(join(outFolder, 'stamp.json'), 'utf8')) as Stamp
  } catch {
    return undefined
  }
}

function isFresh({ manifest, inputs }: Stamp, outFolder: string): boolean {
  const now = digests(Object.keys(inputs))
  const built = new Set(readdirSync(outFolder))
  const entries = ENTRIES.filter((entry) => existsSync(join(HERE, entry)))
  return (
    Object.entries(inputs).every(([path, digest]) => now[path] === digest) &&
    entries.every((entry) => relative(ROOT, join(HERE, entry)) in inputs) &&
    Object.values(manifest).every((name) => built.has(name))
  )
}

/** Contents and not times: a fresh clone has new times, a changed file a new content. This file counts too. */
function digests(inputs: readonly string[]): Record<string, string> {
  const paths = new Set([...inputs, relative(ROOT, fileURLToPath(import.meta.url))])
  return Object.fromEntries([...paths].sort().map((path) => [path, digestOf(join(ROOT, path))]))
}

function digestOf(path: string): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('base64url').slice(0, 22)
  } catch {
    return 'absent'
  }
}
