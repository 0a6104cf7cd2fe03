import { sql } from 'kysely'
import type { System } from '../../../database/database.ts'
import type { Id } from '../../../database/ids.ts'
import type { Known, KnownGroup, KnownMeeting } from './match-groups.ts'
import type { Batch, PackedPlan } from './pack-plan.ts'

/** Told how many rows of the feed are done. */
export type Progress = (rows: number) => void

/** Lets only one import of a feed run at a time, until the end of the transaction. */
export async function lockFeed(as: System, feed: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`feed ${feed}`}, 0))`.execute(as.db)
}

/** What the directory holds of a feed now, and what was taken down from it, or from one like it that is gone. */
export async function findKnown(as: System, feed: Id<'feeds'>): Promise<Known> {
  const groups =
    await sql<KnownGroup>`select id, key, digest, vanished_on is not null as vanished from elsewhere_groups where feed_id = ${feed}`.execute(
      as.db,
    )
  const meetings =
    await sql<KnownMeeting>`select id, group_id as "group", slug, weekday, marks, digest, vanished_on is not null as vanished
    from elsewhere_meetings where feed_id = ${feed}`.execute(as.db)
  const taken = await sql<{
    mark: string
  }>`select distinct unnest(t.marks) as mark from takedowns t join feeds f on f.id = ${feed}
    where t.feed_id = f.id or (t.feed_id is null and (t.feed_name = f.name or t.feed_url = f.url))`.execute(as.db)
  return { groups: groups.rows, meetings: meetings.rows, takenDown: taken.rows.map(({ mark }) => mark) }
}

/** Writes a plan. What is the same is not written, but for the day on which it was last seen, once a day. */
export async function storePlan(as: System, feed: Id<'feeds'>, plan: PackedPlan, progress: Progress): Promise<void> {
  await storeGroups(as, feed, plan.groups)
  await storeMeetings(as, feed, plan, progress)
  await sql`update elsewhere_meetings set vanished_on = current_date where id = any (${plan.vanishedMeetings}::uuid[])`.execute(
    as.db,
  )
  await sql`update elsewhere_groups set vanished_on = current_date where id = any (${plan.vanishedGroups}::uuid[])`.execute(
    as.db,
  )
  await sql`delete from elsewhere_groups where id = any (${plan.goneGroups}::uuid[])`.execute(as.db)
  await sql`update elsewhere_groups set last_seen = current_date where id = any (${plan.sameGroups}::uuid[]) and last_seen < current_date`.execute(
    as.db,
  )
  await sql`update listed_groups set last_seen = current_date where id = any (${plan.sameGroups}::uuid[]) and last_seen < current_date`.execute(
    as.db,
  )
  for (const ids of chunks([...plan.groupIds, ...plan.vanishedGroups]))
    await sql`select list_all_elsewhere(${ids}::uuid[])`.execute(as.db)
}

export async function storeReport(as: System, report: Id<'imports'>, rows: readonly Batch[]): Promise<void> {
  // An import that was begun twice has one report.
  await as.db.deleteFrom('import_rows').where('import_id', '=', report).execute()
  for (const { json } of rows) {
    await sql`insert into import_rows (import_id, row, line, name, outcome, change, paused, group_name, problems)
      select ${report}, r.* from jsonb_to_recordset(${json}::jsonb) as r(row int, line int, name text, outcome text, change text, paused text, group_name text, problems jsonb)`.execute(
      as.db,
    )
  }
}

async function storeGroups(as: System, feed: Id<'feeds'>, batches: readonly Batch[]): Promise<void> {
  for (const { json } of batches) {
    await sql`insert into elsewhere_groups (feed_id, id, key, name, formats, languages, access, identity_led, faith, area, digest)
      select ${feed}, r.* from jsonb_to_recordset(${json}::jsonb) as r(id uuid, key text, name text, formats text[], languages text[], access text[],
        identity_led text[], faith text, area text, digest text)
      on conflict (id) do update set key = excluded.key, name = excluded.name, formats = excluded.formats, languages = excluded.languages,
        access = excluded.access, identity_led = excluded.identity_led, faith = excluded.faith, area = excluded.area, digest = excluded.digest,
        last_seen = current_date, vanished_on = null`.execute(as.db)
  }
}

async function storeMeetings(as: System, feed: Id<'feeds'>, plan: PackedPlan, progress: Progress): Promise<void> {
  let done = plan.counts.rows - Math.min(plan.meetingIds.length, plan.counts.rows)
  for (const { json, size } of plan.meetings) {
    // A zone younger than the database's own list is a time as printed there, and breaks nothing.
    await sql`with r as materialized (select * from jsonb_to_recordset(${json}::jsonb) as r(id uuid, group_id uuid, slug text, name text, place text,
        weekday int, starts time, ends time, zone text, paused boolean, types text[], marks text[], digest text)),
      zones as materialized (select zone from (select distinct zone from r where zone is not null) every_zone where is_zone(zone))
      insert into elsewhere_meetings (feed_id, id, group_id, slug, name, place, weekday, starts, ends, zone, paused, types, marks, digest)
      select ${feed}, r.id, group_id, slug, name, place, weekday, starts, ends, zones.zone, paused, types, marks, digest from r left join zones using (zone)
      on conflict (id) do update set group_id = excluded.group_id, name = excluded.name, place = excluded.place, starts = excluded.starts,
        ends = excluded.ends, zone = excluded.zone, paused = excluded.paused, types = excluded.types, marks = excluded.marks,
        digest = excluded.digest, vanished_on = null`.execute(as.db)
    done = Math.min(done + size, plan.counts.rows)
    progress(done)
  }
  await sql`delete from elsewhere_ways_in where meeting_id = any (${plan.meetingIds}::uuid[])`.execute(as.db)
  for (const { json } of plan.waysIn) {
    await sql`insert into elsewhere_ways_in (meeting_id, kind, value, field)
      select r.* from jsonb_to_recordset(${json}::jsonb) as r(meeting_id uuid, kind text, value text, field text)`.execute(
      as.db,
    )
  }
}

function chunks(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / 500) }, (_, at) => ids.slice(at * 500, at * 500 + 500))
}
