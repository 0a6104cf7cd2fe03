import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { System } from '../../database/database.ts'
import { secretNamed } from '../../database/secrets.ts'

const KEY = 'erasures'
const FORMAT = 'holdfast-erasures-1'

const Keyed = z.object({
  /** 32 bytes, base64url: what the digests were made with. */
  key: z.base64url().length(43),
  erased: z
    .array(
      z.object({
        digest: z.base64url().length(43),
        receipt: z.string().regex(/^\d{4}-\d{4}-\d{4}$/),
        on: z.iso.date(),
      }),
    )
    .max(1_000_000),
})
const List = Keyed.extend({
  format: z.literal(FORMAT),
  /** Those that came with the list of another key. */
  others: z.array(Keyed).max(1000).optional(),
})

/** Who has been erased, to travel beside backups: keyed digests of ids, receipts and days. */
export type Erasures = z.infer<typeof List>

/** Erasures made here and those brought from elsewhere, under whichever key. */
export async function exportErasures(as: System): Promise<Erasures> {
  const key = await secretNamed(as, KEY)
  const brought = await as.db
    .selectFrom('secrets')
    .select(['name', 'value'])
    .where('name', 'like', `${KEY}-%`)
    .orderBy('name')
    .execute()
  const others: z.infer<typeof Keyed>[] = []
  for (const { name, value } of brought) others.push(await erasedUnder(as, name, value))
  return { format: FORMAT, ...(await erasedUnder(as, KEY, key)), ...(others.length > 0 && { others }) }
}

async function erasedUnder(as: System, keyed: string, key: Buffer): Promise<z.infer<typeof Keyed>> {
  const rows = await as.db
    .selectFrom('erasures')
    .select(['digest', 'receipt', 'erased_on'])
    .where('keyed', '=', keyed)
    .orderBy('erased_on')
    .orderBy('receipt')
    .execute()
  return {
    key: key.toString('base64url'),
    erased: rows.map(({ digest, receipt, erased_on }) => ({
      digest: digest.toString('base64url'),
      receipt,
      on: erased_on,
    })),
  }
}

/** Takes in such a list, whatever it is; what is known already is left alone. Undefined: it is no list of ours. Erases nobody yet:
 *  that is `replayErasures`. */
export async function importErasures(as: System, list: unknown): Promise<{ added: number } | undefined> {
  const read = List.safeParse(list)
  if (!read.success) return undefined
  let added = 0
  for (const list of [read.data, ...(read.data.others ?? [])]) added += await takeIn(as, list)
  return { added }
}

async function takeIn(as: System, { key, erased }: z.infer<typeof Keyed>): Promise<number> {
  const keyed = await keepKey(as, Buffer.from(key, 'base64url'))
  let added = 0
  for (let from = 0; from < erased.length; from += 1000) {
    const rows = erased.slice(from, from + 1000).map(({ digest, receipt, on }) => ({
      digest: Buffer.from(digest, 'base64url'),
      receipt,
      erased_on: on,
      keyed,
    }))
    const kept = await as.db
      .insertInto('erasures')
      .values(rows)
      .onConflict((on) => on.doNothing())
      .returning('receipt')
      .execute()
    added += kept.length
  }
  return added
}

/** Erases once more whoever an older backup has brought back. How many that were. */
export async function replayErasures(as: System): Promise<number> {
  const { rows } = await sql<{ again: number }>`select replay_erasures() as again`.execute(as.db)
  return rows[0]?.again ?? 0
}

/** The day on which the erasure of a receipt was done, `2026-11-24`; undefined: no such receipt here. Spaces and dashes do not matter;
 *  what can be no number is looked for all the same, so that it costs the same. */
export async function erasedOn(as: System, typed: string): Promise<string | undefined> {
  const receipt = typed.replaceAll(/[^0-9]/g, '').replaceAll(/.{4}(?!$)/g, '$&-')
  const known = await as.db.selectFrom('erasures').select('erased_on').where('receipt', '=', receipt).executeTakeFirst()
  return known?.erased_on
}

/** The name under which the list's key is kept here: ours where it is ours or we have none yet, else one of its own. */
async function keepKey(as: System, value: Buffer): Promise<string> {
  const own = `${KEY}-${createHash('sha256').update(value).digest('hex').slice(0, 16)}`
  const kept = await as.db
    .selectFrom('secrets')
    .select(['name', 'value'])
    .where('name', 'in', [KEY, own])
    .orderBy('name')
    .execute()
  const same = kept.find((secret) => secret.value.equals(value))
  if (same) return same.name
  const name = kept.some((secret) => secret.name === KEY) ? own : KEY
  await as.db.insertInto('secrets').values({ name, value }).execute()
  return name
}
