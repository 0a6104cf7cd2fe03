import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import type { Env } from './env.ts'

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  webmanifest: 'application/manifest+json',
}
const PACKED = [
  ['br', 'br'],
  ['zstd', 'zst'],
  ['gzip', 'gz'],
] as const

const OF_DOCUMENTS = ['Content-Security-Policy', 'Cross-Origin-Opener-Policy', 'Permissions-Policy', 'X-Frame-Options']

/** The built browser files, by their hashed names, for ever. Names are looked up in what was built, so no path is ever made
 *  from an address. */
export const assets = new Hono<Env>()
const kept = new Map<string, Buffer>()

assets.get('/assets/:name', async (c) => {
  const { house } = c.var
  const name = c.req.param('name')
  const type = TYPES[name.split('.').at(-1) ?? '']
  if (!type || !Object.values(house.assets).includes(name)) return c.text('Not here.\n', 404)
  c.header('Content-Type', type)
  c.header('Cache-Control', 'public, max-age=31536000, immutable')
  c.header('Vary', 'Accept-Encoding')
  // What is no document can frame nothing and run nothing: on a slow line these words would only delay the styles.
  if (!/^image/.test(type)) for (const header of OF_DOCUMENTS) c.header(header, undefined)
  const accepts = c.req.header('accept-encoding') ?? ''
  for (const [encoding, suffix] of PACKED) {
    const packed = accepts.includes(encoding) && (await readKept(join(house.built, `${name}.${suffix}`)))
    if (packed) return c.body(new Uint8Array(packed), 200, { 'Content-Encoding': encoding })
  }
  const plain = await readKept(join(house.built, name))
  return plain ? c.body(new Uint8Array(plain)) : c.text('Not here.\n', 404)
})

async function readKept(path: string): Promise<Buffer | undefined> {
  const known = kept.get(path)
  if (known) return known
  const bytes = await readFile(path).catch(() => undefined)
  if (bytes) kept.set(path, bytes)
  return bytes
}
