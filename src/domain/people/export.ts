import type { Reading } from '../../database/database.ts'
import { manifest } from './manifest.ts'

export const PERSON_FORMAT = 'holdfast-person-1'

export interface MyData {
  readonly format: typeof PERSON_FORMAT
  readonly made_at: string
  /** Table → the rows of it that are mine. */
  readonly mine: Readonly<Record<string, readonly object[]>>
  /** Table → why nothing of it is here. */
  readonly not_mine: Readonly<Record<string, string>>
}

/** Asks something as the person whose data it is: each question a reading of its own, or all in one. */
export type Ask = <T>(work: (as: Reading) => Promise<T>) => Promise<T>

type Table = keyof typeof manifest

const SLICE = 1000

/** Everything of mine that the place keeps, read as me. */
export async function exportMyData(as: Reading, now: Date): Promise<MyData> {
  const mine: Record<string, readonly object[]> = {}
  for (const table of tablesOfMine()) {
    const rows: object[] = []
    for await (const some of rowsOfMine(table, (work) => work(as))) rows.push(...some)
    mine[table] = rows
  }
  return { format: PERSON_FORMAT, made_at: now.toISOString(), mine, not_mine: notMine() }
}

/** Tables that hold something of people, in the order of their names. */
export function tablesOfMine(): Table[] {
  return (Object.keys(manifest) as Table[]).filter((table) => typeof manifest[table].exported !== 'string').sort()
}

/** Why nothing of the others leaves. */
export function notMine(): Record<string, string> {
  const others = Object.entries(manifest).flatMap(([table, { exported }]) =>
    typeof exported === 'string' ? [[table, exported] as const] : [],
  )
  return Object.fromEntries(others.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** My rows of one table, a few hundred at a time where there may be many. */
export async function* rowsOfMine(table: Table, ask: Ask): AsyncGenerator<readonly object[]> {
  const { exported, grows } = manifest[table]
  if (typeof exported === 'string') return
  for (let from = 0; ; from += SLICE) {
    const rows = await ask((as) => exported(as, { from, size: SLICE }))
    if (rows.length > 0) yield rows
    if (!grows || rows.length < SLICE) return
  }
}
