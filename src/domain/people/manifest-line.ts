import type { Reading } from '../../database/database.ts'

/** Rows of a table that grows with the years are read a page at a time. */
export interface Slice {
  readonly from: number
  readonly size: number
}

type Rows = Promise<readonly object[]>

/** What is said of one table. */
export interface Line {
  /** Reads what of this table is mine, through the policies; or why there is nothing of mine to hand over. */
  readonly exported: ((as: Reading, slice: Slice) => Rows) | string
  /** Reads by slices; the others read all at once, which is little. */
  readonly grows?: true
  /** What erasing me does to it. */
  readonly erased: 'with me' | 'with my seat' | 'my name is taken out' | 'my words are taken out' | 'nothing of mine'
}

export const secret = (why: string) => ({ exported: why, erased: 'with me' }) as const satisfies Line

export const rowsOf = ({ rows }: { rows: unknown[] }) => rows as object[]
