import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** One published number. `target` is the most it may be, or the two ends it must lie between; a figure without one is told, not
 *  judged. */
export interface Line {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly target?: number | readonly [number, number]
  /** The control of the same run, and how many times it. */
  readonly control?: number
  readonly ratio?: number
  readonly note?: string
}

/** Prints the table. */
export function print(lines: readonly Line[]): void {
  const rows = lines.map((line) => [
    line.name,
    `${round(line.value)} ${line.unit}`,
    line.ratio === undefined ? '' : `${round(line.ratio)}x`,
    targetOf(line),
    line.target === undefined ? '' : isMet(line) ? 'yes' : 'NO',
    line.note ?? '',
  ])
  const head = ['what', 'figure', 'control', 'target', 'met', 'note']
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)))
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, i) => cell.padEnd(widths[i] ?? 0))
    console.log(cells.join('  ').trimEnd())
  }
}

const RESULTS = new URL('results.json', import.meta.url)

interface Kept {
  readonly [part: string]: { readonly measured: string; readonly node: string; readonly lines: readonly Line[] }
}

/** Writes the parts that were measured into bench/results.json; the others keep the figures of their own day. */
export function keep(measured: ReadonlyMap<string, readonly Line[]>): void {
  const kept: Kept = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : {}
  const now = { measured: new Date().toISOString().slice(0, 10), node: process.version }
  const anew: Kept = Object.fromEntries(
    [...measured].map(([part, lines]) => [part, { ...now, lines: lines.map(judged) }]),
  )
  writeFileSync(RESULTS, `${JSON.stringify({ ...kept, ...anew }, rounded, 2)}\n`)
}

const judged = (line: Line) => ({ ...line, ...(line.target === undefined ? {} : { met: isMet(line) }) })

export function isMet({ value, target }: Line): boolean {
  if (target === undefined) return true
  return typeof target === 'number' ? value <= target : value >= target[0] && value <= target[1]
}

function targetOf({ target, unit }: Line): string {
  if (target === undefined) return ''
  return typeof target === 'number' ? `≤ ${target} ${unit}` : `${target[0]}–${target[1]}`
}

const round = (value: number) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(3)
const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value)

export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  )
}

/** Of sorted values; between two of them where it falls there. */
export function quantile(sorted: ArrayLike<number>, part: number): number {
  const at = part * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return below + (above - below) * (at % 1)
}
