import { z } from 'zod'

/** What the file is, to whoever reads it; a change that older programs cannot read gets a new version. */
export const FORMAT = 'holdfast-backup'
export const VERSION = 1
export const MANIFEST = 'manifest.json'
/** Far more than ever needed; a file that says otherwise is not read. */
export const MOST_MANIFEST_BYTES = 4_000_000

/** What may be shown in a terminal, which obeys other signs. */
const plain = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\x20-\x7e]*$/)
const word = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/)
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

const Table = z.strictObject({
  name: word,
  columns: z.array(word).min(1).max(500),
  rows: count,
  /** Of the rows as PostgreSQL's COPY writes them as text, before they are packed. */
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

const Job = z.strictObject({
  name: z.string().max(100),
  payload: z.record(z.string(), z.unknown()),
  key: z.string().max(500).nullable(),
  runAt: z.iso.datetime(),
})

/** The last entry of a backup, which says what the others must be. */
export const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  madeAt: z.iso.datetime(),
  /** Every migration that had run, by file name, with its SHA-256. */
  migrations: z.array(z.strictObject({ name: plain(100), digest: z.string().regex(/^[0-9a-z_]{1,64}$/) })).max(5000),
  tables: z.array(Table).max(2000),
  sequences: z.array(z.strictObject({ name: word, value: z.string().regex(/^-?\d{1,19}$/), called: z.boolean() })),
  /** What waited to be done and may be done in another place. */
  jobs: z.array(Job).max(5000),
  /** How the place was set, without anything that opens a door. For people to read; nothing is set from it. */
  settings: z.record(z.string(), plain(2000)),
})

export type Manifest = z.infer<typeof Manifest>
export type TableFacts = z.infer<typeof Table>
export type WaitingJob = z.infer<typeof Job>

/** Where a table's rows lie in the file. */
export const entryOf = (table: string) => `tables/${table}.copy`
