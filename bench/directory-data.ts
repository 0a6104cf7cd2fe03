import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { foci } from '../src/domain/groups/focus.ts'
import { english, spanish } from '../src/locales/catalogue.ts'
import { heads, notFor, places, sentences, tails, zones } from './directory-words.ts'

type Chance = () => number
const BATCH = 2000

const FORMATS = ['video', 'audio', 'text', 'in_person', 'round']
const ACCESS = [
  'captions',
  'camera_optional',
  'lying_down',
  'breaks',
  'phone_only',
  'step_free',
  'written_summary',
  'plain_language',
  'quiet_space',
  'interpreter',
  'sign_language',
  'childcare',
  'fragrance_free',
]
const AUDIENCES = [
  'women',
  'men',
  'lgbtq',
  'young_adults',
  'older_people',
  'veterans',
  'people_of_colour',
  'parents',
  'carers',
]

/** Fills an empty, migrated database with believable listed groups, four of five living here; the same ones each time. `owner`
 *  is connected as the owner of the tables: the triggers of groups are off while it writes. */
export async function fillDirectory(owner: pg.Client, count: number, seed = 1): Promise<void> {
  const chance = mulberry(seed)
  const here = Math.round(count * 0.8)
  await owner.query(`alter table groups disable trigger user; alter table group_times disable trigger user`)
  for (let done = 0; done < here; done += BATCH) await addGroups(owner, chance, Math.min(BATCH, here - done))
  await owner.query(`alter table groups enable trigger user; alter table group_times enable trigger user`)
  await addElsewhere(owner, chance, count - here)
  await owner.query(`select refresh_directory()`)
  // Filled in one go, the marks lie scattered as they never do when groups come one by one.
  await owner.query(`vacuum (full, analyze) listed_marks`)
  await owner.query(`vacuum analyze`)
}

async function addGroups(owner: pg.Client, chance: Chance, count: number): Promise<void> {
  const groups = Array.from({ length: count }, () => inventGroup(chance))
  const times = groups.flatMap((group) => group.times.map((time) => ({ group_id: group.id, ...time })))
  await owner.query(
    `insert into groups (id, name, purpose, focus, identity_led, tone, formats, size_band, languages, zone, medication_talk, access, not_for, guests, door, listing, full_since)
     select id, name, purpose, focus, identity_led, tone, formats, size_band, languages, zone, 'own_experience', access, not_for, guests, door, 'listed', full_since
     from jsonb_populate_recordset(null::groups, $1)`,
    [JSON.stringify(groups)],
  )
  await owner.query(
    `insert into group_times (group_id, weekday, starts, minutes, every, nth)
     select group_id, weekday, starts, minutes, every, nth from jsonb_populate_recordset(null::group_times, $1)`,
    [JSON.stringify(times)],
  )
  await owner.query(`select list_groups($1)`, [groups.map(({ id }) => id)])
}

async function addElsewhere(owner: pg.Client, chance: Chance, count: number): Promise<void> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into feeds (name, format) values ('The bench', 'csv') returning id`,
  )
  const feed = rows[0]?.id
  for (let done = 0; done < count; done += BATCH) {
    const groups = Array.from({ length: Math.min(BATCH, count - done) }, (_, i) => ({
      ...inventGroup(chance),
      feed_id: feed,
      key: `${done + i}`,
      digest: '',
      area: pick(chance, places),
      first_seen: '2026-11-01',
      last_seen: '2026-11-21',
      purpose: '',
    }))
    await owner.query(
      `insert into elsewhere_groups (id, feed_id, key, name, purpose, formats, languages, access, identity_led, area, digest)
       select id, feed_id, key, name, purpose, formats, languages, access, identity_led, area, digest from jsonb_populate_recordset(null::elsewhere_groups, $1)`,
      [JSON.stringify(groups)],
    )
    const meetings = groups.flatMap((group) => {
      const zone = chance() < 0.5 ? group.zone : null
      const paused = chance() < 0.2
      return group.times.map((time, i) => ({
        group_id: group.id,
        feed_id: feed,
        slug: `${group.key}-${i}`,
        weekday: time.weekday,
        starts: time.starts,
        zone,
        paused,
      }))
    })
    await owner.query(
      `insert into elsewhere_meetings (group_id, feed_id, slug, weekday, starts, zone, paused, digest)
       select group_id, feed_id, slug, weekday, starts, zone, paused, '' from jsonb_populate_recordset(null::elsewhere_meetings, $1)`,
      [JSON.stringify(meetings)],
    )
    await owner.query(`select list_elsewhere(id) from elsewhere_groups where id = any ($1)`, [
      groups.map(({ id }) => id),
    ])
  }
}

function inventGroup(chance: Chance) {
  const language = chance() < 0.72 ? 'en' : 'es'
  // a few things people live with have many groups, most have some
  const focus = foci()[Math.floor(chance() ** 1.8 * foci().length)]?.id ?? 'any_pain'
  const named = (language === 'en' ? english : spanish)[`focus.name.${focus}`]
  return {
    id: randomUUID(),
    name: nameOf(chance, language, named),
    purpose: `${several(chance, sentences[language], 2, 5).join('. ')}. ${chance() < 0.5 ? `${named}.` : ''}`.trim(),
    focus,
    identity_led: several(chance, AUDIENCES, 0, chance() < 0.8 ? 0 : 2),
    tone: pick(chance, ['vent', 'coping', 'mixed']),
    formats: several(chance, FORMATS, 1, 2),
    size_band: pick(chance, ['3-5', '6-9', '10-15', '16+']),
    languages: chance() < 0.06 ? [language, pick(chance, ['fr', 'de', 'pt', 'ca', 'cy'])] : [language],
    zone: pick(chance, zones[language]),
    access: several(chance, ACCESS, 0, 4),
    not_for: pick(chance, notFor[language]),
    guests: pick(chance, ['no', 'ask', 'yes']),
    door: chance() < 0.55 ? 'open' : chance() < 0.8 ? 'ask' : pick(chance, ['referral', 'closed']),
    full_since: chance() < 0.15 ? '2026-11-01T00:00:00Z' : null,
    times: Array.from({ length: chance() < 0.1 ? 0 : chance() < 0.8 ? 1 : 3 }, () => inventTime(chance)),
  }
}

function nameOf(chance: Chance, language: 'en' | 'es', focus: string): string {
  const said = `${pick(chance, heads[language])} ${pick(chance, tails[language])}`
  if (chance() < 0.35) return `${said}, ${pick(chance, places)}`
  return (chance() < 0.4 ? `${said}: ${focus}` : said).slice(0, 80)
}

function inventTime(chance: Chance) {
  const hour = pick(chance, [8, 9, 10, 10, 11, 12, 13, 14, 15, 16, 17, 18, 18, 19, 19, 19, 20, 20, 21, 22, 23, 1])
  const minute = pick(chance, ['00', '00', '00', '30', '30', '15'])
  const monthly = chance() < 0.12
  return {
    weekday: Math.floor(chance() * 7),
    starts: `${hour}:${minute}`,
    minutes: pick(chance, [45, 60, 75, 90]),
    every: monthly || chance() < 0.9 ? 1 : 2,
    nth: monthly ? pick(chance, [1, 2, 3, 4, -1]) : null,
  }
}

function pick<T>(chance: Chance, list: readonly T[]): T {
  return list[Math.floor(chance() * list.length)] as T
}

function several<T>(chance: Chance, list: readonly T[], least: number, most: number): T[] {
  const many = least + Math.floor(chance() * (most - least + 1))
  return [...new Set(Array.from({ length: many }, () => pick(chance, list)))]
}

/** A small generator of numbers, so that every bench looks at the same groups. Nothing secret is made from it. */
function mulberry(seed: number): Chance {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
