import type pg from 'pg'
import type { Roles } from '../database/roles.ts'

/** Puts aside who was erased here, before the tables go: an older backup must bring nobody back. With each digest goes the secret it
 *  was made with, which the backup may have another of, or none. */
export async function keepErasures(client: pg.ClientBase, roles: Roles): Promise<void> {
  if (!(await isThere(client, `to_regclass('public.erasures')`))) return
  await client.query(`set local role ${roles.system}`)
  await client.query(
    `create temp table kept_erasures on commit drop as
       select e.digest, e.receipt, e.erased_on, s.value as key from erasures e join secrets s on s.name = e.keyed`,
  )
  await client.query('set local role none')
}

/** Puts the list beside the backup's own, and erases whoever is on either. As :system. */
export async function replayErasures(client: pg.ClientBase): Promise<void> {
  if (await isThere(client, `to_regclass('pg_temp.kept_erasures')`)) await putBeside(client)
  if (await isThere(client, `to_regprocedure('public.replay_erasures()')`))
    await client.query('select public.replay_erasures()')
}

/** A secret the backup does not have comes under the name it had, or under one of its own where that is taken. */
async function putBeside(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ key: Buffer }>('select distinct key from kept_erasures')
  for (const { key } of rows) {
    await client.query(
      `insert into secrets (name, value)
         select case when exists (select from secrets where name = 'erasures')
           then 'erasures-' || left(encode(sha256($1), 'hex'), 16) else 'erasures' end, $1
         where not exists (select from secrets where name like 'erasures%' and value = $1)`,
      [key],
    )
    await client.query(
      `insert into erasures (digest, keyed, receipt, erased_on)
         select k.digest, (select min(name) from secrets where name like 'erasures%' and value = $1), k.receipt, k.erased_on
         from kept_erasures k where k.key = $1 on conflict do nothing`,
      [key],
    )
  }
}

async function isThere(client: pg.ClientBase, what: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(`select ${what} is not null as there`)
  return rows[0]?.there === true
}
