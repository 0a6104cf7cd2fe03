import type { Selectable } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Reading } from '../../database/database.ts'
import type { GroupId } from '../../database/ids.ts'
import type { Schema } from '../../database/schema.ts'
import { notFound, refuse } from '../refusal.ts'
import type {
  AccessFeature,
  Audience,
  Door,
  Faith,
  Format,
  GuestPolicy,
  Listing,
  MedicationTalk,
  NewcomersSee,
  SizeBand,
  Tone,
} from './choices.ts'
import type { FocusId } from './focus.ts'

/** The honest card, as it is stored. */
export interface Card {
  readonly id: GroupId
  readonly name: string
  readonly purpose: string
  readonly focus: FocusId
  /** Up to two more. */
  readonly further_foci: readonly FocusId[]
  readonly identity_led: readonly Audience[]
  readonly tone: Tone
  readonly formats: readonly Format[]
  /** What the group means to be; what it is stands in `usual_size`. */
  readonly size_band: SizeBand
  readonly languages: readonly string[]
  /** IANA name; all times of the group are wall times there. */
  readonly zone: string
  readonly medication_talk: MedicationTalk
  readonly faith: Faith
  readonly access: readonly AccessFeature[]
  readonly not_for: string
  readonly guests: GuestPolicy
  readonly door: Door
  readonly listing: Listing
  readonly wants_listing: boolean
  readonly search_engines: boolean
  readonly full_since: Date | null
  readonly newcomers_see: NewcomersSee
  readonly unled_since: Date | null
  /** A steward asked the members whether one of them would lead. */
  readonly lead_asked_at: Date | null
  readonly closed_at: Date | null
}

/** `starts` is `10:30`, `weekday` 0 (Sunday) to 6; `nth` 1–4 or -1 (the last) makes it monthly, else `every` is in weeks. */
export interface GroupTime {
  readonly weekday: number
  readonly starts: string
  readonly minutes: number
  readonly every: number
  readonly nth: number | null
  /** A day it meets on, as `2026-12-01`, from which every second, third or fourth week is counted; without one nobody says which. */
  readonly anchor?: string | null
}

/** Somebody is on duty from `starts` to `ends`; over midnight when it ends before it starts. */
export interface CoverHour {
  readonly weekday: number
  readonly starts: string
  readonly ends: string
}

/** Hours of the card that stand empty: one date of one hour, or all of them before the day `until`, null until further notice. */
export type CoverGap =
  | { readonly hour: CoverHour; readonly onDate: string }
  | { readonly hour: undefined; readonly until: string | null }

export interface Agreement {
  readonly version: number
  readonly lines: readonly string[]
  readonly change: 'small' | 'new'
  readonly told: string
}

/** A group as somebody sees it who may see it: holding one is the proof of that. */
export interface Group extends Card {
  readonly times: readonly GroupTime[]
  readonly cover: readonly CoverHour[]
  readonly gaps: readonly CoverGap[]
  readonly questions: readonly string[]
  readonly agreement: Agreement
  /** From the nightly snapshot; undefined while nothing is known. */
  readonly usual_size: SizeBand | undefined
}

const CARD = [
  'id',
  'name',
  'purpose',
  'focus',
  'further_foci',
  'identity_led',
  'tone',
  'formats',
  'size_band',
  'languages',
  'zone',
  'medication_talk',
  'faith',
  'access',
  'not_for',
  'guests',
  'door',
  'listing',
  'wants_listing',
  'search_engines',
  'full_since',
  'newcomers_see',
  'unled_since',
  'lead_asked_at',
  'closed_at',
] as const

/** The group with all of its card; undefined when it is absent or not for this viewer's eyes. One question, for whatever hangs on
 *  a group must not be looked at before the group has been seen: a hidden one would take longer than one that is not there. */
export async function findGroup(as: Reading, id: GroupId): Promise<Group | undefined> {
  const found = await as.db
    .selectFrom('groups')
    .select(CARD)
    .select((group) => [
      jsonArrayFrom(
        group
          .selectFrom('group_times')
          .select(['weekday', 'starts', 'minutes', 'every', 'nth', 'anchor'])
          .whereRef('group_id', '=', 'groups.id')
          .orderBy('weekday')
          .orderBy('starts'),
      ).as('times'),
      jsonArrayFrom(
        group
          .selectFrom('cover_hours')
          .select(['weekday', 'starts', 'ends'])
          .whereRef('group_id', '=', 'groups.id')
          .orderBy('weekday')
          .orderBy('starts'),
      ).as('cover'),
      jsonArrayFrom(
        group
          .selectFrom('cover_gaps')
          .select(['weekday', 'starts', 'ends', 'on_date', 'until'])
          .whereRef('group_id', '=', 'groups.id'),
      ).as('gaps'),
      jsonArrayFrom(
        group.selectFrom('group_questions').select('words').whereRef('group_id', '=', 'groups.id').orderBy('position'),
      ).as('questions'),
      jsonObjectFrom(
        group
          .selectFrom('agreements')
          .select(['version', 'lines', 'change', 'told'])
          .whereRef('group_id', '=', 'groups.id')
          .orderBy('version', 'desc')
          .limit(1),
      ).as('agreement'),
      group.selectFrom('group_facts').select('size_band').whereRef('group_id', '=', 'groups.id').as('usual_size'),
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found?.agreement) return undefined
  const { times, cover, gaps, questions, agreement, usual_size, ...card } = found
  return {
    ...(card as Card),
    times: times.map((time) => ({ ...time, starts: hourOf(time.starts) })),
    cover: cover.map((hour) => ({ ...hour, starts: hourOf(hour.starts), ends: hourOf(hour.ends) })),
    gaps: gaps.map(gapOf),
    questions: questions.map(({ words }) => words),
    agreement: agreement as Agreement,
    usual_size: (usual_size ?? undefined) as SizeBand | undefined,
  }
}

export async function requireGroup(as: Reading, id: GroupId): Promise<Group> {
  return (await findGroup(as, id)) ?? refuse(notFound())
}

function gapOf(
  row: Pick<Selectable<Schema['cover_gaps']>, 'weekday' | 'starts' | 'ends' | 'on_date' | 'until'>,
): CoverGap {
  const { weekday, starts, ends, on_date: onDate, until } = row
  if (weekday === null || onDate === null) return { hour: undefined, until }
  return { hour: { weekday, starts: hourOf(starts ?? ''), ends: hourOf(ends ?? '') }, onDate }
}

/** `10:30:00` as the database says it, `10:30` as people do. */
const hourOf = (time: string) => time.slice(0, 5)
