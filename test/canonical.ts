import type pg from 'pg'
import { asOwner } from './empty-database.ts'

/** Every row of every table as one digest a table, the same for the same rows on any server. What a backup leaves behind, and what
 *  belongs to the server itself, is left out. */
export function canonicalDump(connection: pg.ClientConfig, without = LEFT_BEHIND): Promise<Record<string, string>> {
  return asOwner(connection, async (client) => {
    await client.query(`set timezone = 'UTC'; set bytea_output = 'hex'; set datestyle = 'ISO, YMD'`)
    const { rows: marks } = await client.query<{ mark: string }>(
      `select digest as mark from migrations where name = 'roles'`,
    )
    await client.query(`set role holdfast_${marks[0]?.mark}_system`)
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all ($1) order by 1`,
      [without],
    )
    const dump: Record<string, string> = {}
    for (const { name } of tables) {
      const { rows } = await client.query<{ said: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text) collate "C")), '') as said from ${name} t`,
      )
      dump[name] = rows[0]?.said ?? ''
    }
    return dump
  })
}

const LEFT_BEHIND = [
  'migrations',
  'sessions',
  'mail_links',
  'passkey_challenges',
  'resets',
  'attempts',
  'backups',
  'outbox',
  'archives',
  'archive_parts',
  'arrivals',
  'invited_addresses',
  'meeting_replies',
]
