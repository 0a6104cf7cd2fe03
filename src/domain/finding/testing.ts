import { randomUUID } from 'node:crypto'
import type { TestDatabase } from '../../../test/database.ts'
import type { DirectoryWish } from './wish.ts'

/** For tests: a wish for nothing in particular, of somebody in London who reads English. */
export function wish(more: Partial<DirectoryWish> = {}): DirectoryWish {
  return {
    formats: [],
    languages: [],
    days: [],
    parts: [],
    focus: [],
    doors: [],
    access: [],
    identity: [],
    page: 1,
    language: 'en',
    zone: 'Europe/London',
    now: new Date(),
    ...more,
  }
}

export interface TestGroup {
  purpose?: string
  focus?: string
  identity?: string[]
  formats?: string[]
  languages?: string[]
  zone?: string
  access?: string[]
  door?: string
  guests?: string
  full?: boolean
  times?: { weekday: number; starts: string; every?: number; nth?: number | null }[]
}

export function group(name: string, more: TestGroup = {}) {
  return {
    name,
    purpose: 'A group.',
    focus: 'any_pain',
    identity: [] as string[],
    formats: ['video'],
    languages: ['en'],
    zone: 'Europe/London',
    access: [] as string[],
    door: 'open',
    guests: 'no',
    full: false,
    times: [] as NonNullable<TestGroup['times']>,
    ...more,
    id: randomUUID() as string,
  }
}

/** Writes listed groups as the owner of the tables, all in one transaction. */
export async function list(world: TestDatabase, ...groups: ReturnType<typeof group>[]): Promise<void> {
  await world.owner(
    `with g as (select * from jsonb_to_recordset($1) g(id uuid, name text, purpose text, focus text, identity jsonb, formats jsonb, languages jsonb, zone text, access jsonb, door text, guests text, "full" boolean, times jsonb)),
      l(id, identity, formats, languages, access) as (select id, array(select jsonb_array_elements_text(identity)), array(select jsonb_array_elements_text(formats)),
        array(select jsonb_array_elements_text(languages)), array(select jsonb_array_elements_text(access)) from g),
      made as (insert into groups (id, name, purpose, focus, identity_led, tone, formats, size_band, languages, zone, medication_talk, access, not_for, guests, door, listing, full_since)
        select g.id, name, purpose, focus, l.identity, 'mixed', l.formats, '6-9', l.languages, zone, 'own_experience', l.access, 'Nobody.', guests, door, 'listed',
          case when "full" then now() end from g join l using (id))
    insert into group_times (group_id, weekday, starts, minutes, every, nth)
      select g.id, weekday, starts, 60, coalesce(every, 1), nth from g, jsonb_to_recordset(g.times) t(weekday int, starts time, every int, nth int)`,
    [JSON.stringify(groups)],
  )
}

export interface TestListing {
  name: string
  area?: string
  formats?: string[]
  languages?: string[]
  meetings?: { weekday: number; starts: string; zone: string | null; paused?: boolean; link?: string }[]
}

/** Writes a listing of a feed; resolves to its id. */
export async function listElsewhere(
  world: TestDatabase,
  { name, area = '', formats = [], languages = ['en'], meetings = [] }: TestListing,
): Promise<string> {
  const key = randomUUID()
  await world.owner(`insert into feeds (name, format) values ('A list', 'csv') on conflict do nothing`)
  const made = await world.owner<{ id: string; feed_id: string }>(
    `insert into elsewhere_groups (feed_id, key, name, area, formats, languages, digest, last_seen)
     select id, $1, $2, $3, $4, $5, '', '2026-11-20' from feeds where name = 'A list' returning id, feed_id`,
    [key, name, area, formats, languages],
  )
  const { id = '', feed_id } = made[0] ?? {}
  for (const [at, meeting] of meetings.entries()) {
    const rows = await world.owner<{ id: string }>(
      `insert into elsewhere_meetings (group_id, feed_id, slug, name, weekday, starts, zone, paused, digest) values ($1, $2, $3, $4, $5, $6, $7, $8, '') returning id`,
      [id, feed_id, `${key}-${at}`, name, meeting.weekday, meeting.starts, meeting.zone, meeting.paused ?? false],
    )
    if (meeting.link)
      await world.owner(`insert into elsewhere_ways_in (meeting_id, kind, value) values ($1, 'link', $2)`, [
        rows[0]?.id,
        meeting.link,
      ])
  }
  await world.owner(`select list_elsewhere($1)`, [id])
  return id
}
