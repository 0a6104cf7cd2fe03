import { appendFileSync, readFileSync, statSync, truncateSync } from 'node:fs'

const LARGEST = 1_000_000
const KEPT = 100_000
const EVERY_MS = 10 * 60_000

/** Keeps PostgreSQL's log below about a megabyte, now and while we run. It only ever appends, so the file can be cut beneath it.
 *  @returns the function that ends the watch */
export function keepLogSmall(path: string): () => void {
  shorten(path)
  const timer = setInterval(() => shorten(path), EVERY_MS).unref()
  return () => clearInterval(timer)
}

export function shorten(path: string): void {
  try {
    if (statSync(path).size <= LARGEST) return
    const end = readFileSync(path).subarray(-KEPT)
    truncateSync(path)
    appendFileSync(path, end.subarray(end.indexOf(10) + 1))
  } catch {
    // No log yet, or a full disk: neither is a reason to stop.
  }
}
