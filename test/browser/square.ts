import { createRequire } from 'node:module'
import type { Locator } from 'playwright-core'

const load = createRequire(import.meta.url)
// Neither says its type to an ECMAScript module.
const { PNG } = load('pngjs') as {
  PNG: { sync: { read(png: Buffer): { data: Buffer; width: number; height: number } } }
}
const read = load('jsqr') as (pixels: Uint8ClampedArray, width: number, height: number) => { data: string } | null

/** Photographs a square on the page and says what it reads there; undefined where nothing can be read. */
export async function readSquare(square: Locator): Promise<string | undefined> {
  const { data, width, height } = PNG.sync.read(await square.screenshot())
  return read(new Uint8ClampedArray(data), width, height)?.data
}
