import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../../database/database.ts'
import type { Id } from '../../../database/ids.ts'
import { conflict, notFound, refuse } from '../../refusal.ts'
import type { ImportState } from './reports.ts'

/** A list of groups that somebody else publishes. Seen by stewards only; name and website stand on its listings. */
export interface Feed {
  readonly id: Id<'feeds'>
  readonly name: string
  /** Where it is fetched from; without one somebody brings the file. */
  readonly url: string | null
  readonly website: string | null
  /** For rows that name none; null leaves their times as printed. */
  readonly zone: string | null
  readonly addedAt: Date
}

export interface FeedInList extends Feed {
  /** The last import, if there was any. */
  readonly last: { readonly id: Id<'imports'>; readonly state: ImportState; readonly startedAt: Date } | undefined
  /** Groups of it in the directory, those not seen any more included. */
  readonly groups: number
  readonly vanished: number
}

export interface FeedDraft {
  readonly name: string
  readonly url?: string | undefined
  readonly website?: string | undefined
  readonly zone?: string | undefined
}

/** All feeds by name, for a steward; nobody else sees one. */
export async function allFeeds(as: Reading): Promise<FeedInList[]> {
  const { rows } = await sql<
    FeedRow & LastRow
  >`select f.id, f.name, f.url, f.website, f.zone, f.added_at, i.id as last_id, i.state as last_state,
      i.started_at as last_at, coalesce(g.groups, 0) as groups, coalesce(g.vanished, 0) as vanished
    from feeds f
    left join lateral (select id, state, started_at from imports where feed_id = f.id order by started_at desc limit 1) i on true
    left join (select feed_id, count(*) as groups, count(vanished_on) as vanished from elsewhere_groups group by feed_id) g on g.feed_id = f.id
    order by lower(f.name), f.id`.execute(as.db)
  return rows.map((row) => ({
    ...feedOf(row),
    last: row.last_id ? { id: row.last_id, state: row.last_state, startedAt: row.last_at } : undefined,
    groups: row.groups,
    vanished: row.vanished,
  }))
}

export async function requireFeed(as: Reading, id: Id<'feeds'>): Promise<Feed> {
  const row = await as.db
    .selectFrom('feeds')
    .select(['id', 'name', 'url', 'website', 'zone', 'added_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? feedOf(row) : refuse(notFound())
}

/** @throws Refusal conflict feed_name_taken when another feed is called that; not_found for whoever is no steward. */
export async function addFeed(as: ActingPerson, { name, url, website, zone }: FeedDraft): Promise<Id<'feeds'>> {
  const added = await as.db
    .insertInto('feeds')
    .values({ name, url: url ?? null, website: website ?? null, zone: zone ?? null })
    .onConflict((on) => on.column('name').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id ?? refuse(conflict('feed_name_taken'))
}

/** Changes what is known of a feed; its listings follow at once, its times with the next reading.
 *  @throws Refusal conflict feed_name_taken. */
export async function changeFeed(as: ActingPerson, feed: Feed, { name, url, website, zone }: FeedDraft): Promise<void> {
  const other = await as.db
    .selectFrom('feeds')
    .select('id')
    .where('name', '=', name)
    .where('id', '<>', feed.id)
    .executeTakeFirst()
  if (other) throw conflict('feed_name_taken')
  await as.db
    .updateTable('feeds')
    .set({ name, url: url ?? null, website: website ?? null, zone: zone ?? null })
    .where('id', '=', feed.id)
    .execute()
}

/** Takes a feed away with all its listings and reports. What was taken down is remembered, should the feed come back. */
export async function removeFeed(as: ActingPerson, feed: Feed): Promise<void> {
  await as.db.deleteFrom('feeds').where('id', '=', feed.id).execute()
}

interface FeedRow {
  id: Id<'feeds'>
  name: string
  url: string | null
  website: string | null
  zone: string | null
  added_at: Date
}

interface LastRow {
  last_id: Id<'imports'> | null
  last_state: ImportState
  last_at: Date
  groups: number
  vanished: number
}

function feedOf({ id, name, url, website, zone, added_at }: FeedRow): Feed {
  return { id, name, url, website, zone, addedAt: added_at }
}
