import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../database/database.ts'
import type { GentleKind } from './flaring/gentle.ts'

/** Kinds of mail that may come in a flare all the same. hosting: reminders of meetings I hold. */
export const EXEMPT = ['announcements', 'answers', 'reminders', 'hosting'] as const
export type Exempt = (typeof EXEMPT)[number]

/** So long nobody is told after a beginning; the database waits as long. */
export const WAIT_MINUTES = 5
const WAIT_MS = WAIT_MINUTES * 60_000
/** A flare without a date ends in a year that nobody plans for. */
const SAID_YEAR = 9000
/** So long the way back stays on the first page, where its person does not put it away. */
const BACK_MS = 7 * 86_400_000

/** What a flare is to do, prepared on a good day. */
export interface FlarePlan {
  /** said: until I say so. days: so many. date: to the end of that day, `2026-12-24`. */
  readonly lasts: 'said' | 'days' | 'date'
  /** 1 to 14. */
  readonly days: number
  readonly date: string | undefined
  /** Words to myself, shown while it lasts. */
  readonly note: string
  readonly exempt: readonly Exempt[]
  /** What the people I chose read while it lasts; '' tells nobody. */
  readonly words: string
  /** Seats of mine that rest meanwhile. */
  readonly rests: readonly string[]
  /** Meetings I hold go to others. */
  readonly passes: boolean
}

/** A flare that lasts. */
export interface Flare {
  /** Undefined: until I say so. */
  readonly until: Date | undefined
  /** When those I chose are told; undefined once they are, or where nobody is. */
  readonly tellsAt: Date | undefined
  /** Ended now, it is as if it had never begun. */
  readonly mayTakeBack: boolean
}

/** A flare that is over, and what of the way back was put away. */
export interface FlareOver {
  readonly since: Date
  readonly putAway: readonly GentleKind[]
}

export interface MyFlare {
  readonly plan: FlarePlan
  readonly now: Flare | undefined
  readonly over: FlareOver | undefined
}

export async function myFlare(as: Reading, now: Date): Promise<MyFlare> {
  const row = await as.db
    .selectFrom('comforts')
    .selectAll()
    .select(sql<boolean>`exists (select from flare_people)`.as('chose'))
    .executeTakeFirst()
  const plan: FlarePlan = {
    lasts: (row?.plan_lasts ?? 'days') as FlarePlan['lasts'],
    days: row?.plan_days ?? 1,
    date: row?.plan_date ?? undefined,
    note: row?.plan_note ?? '',
    exempt: (row?.plan_exempt ?? []) as Exempt[],
    words: row?.plan_words ?? '',
    rests: row?.plan_rests ?? [],
    passes: row?.plan_passes ?? false,
  }
  const { flare_until: until, flare_since: since, flare_tells_at: tellsAt } = row ?? {}
  if (!until) return { plan, now: undefined, over: undefined }
  if (until > now)
    return {
      plan,
      now: {
        until: until.getUTCFullYear() > SAID_YEAR ? undefined : until,
        tellsAt: row?.chose && plan.words !== '' && tellsAt && tellsAt > now ? tellsAt : undefined,
        mayTakeBack: !since || now.getTime() - since.getTime() < WAIT_MS,
      },
      over: undefined,
    }
  const isBack = since && now.getTime() - until.getTime() < BACK_MS
  return { plan, now: undefined, over: isBack ? { since, putAway: (row?.put_away ?? []) as GentleKind[] } : undefined }
}

/** Keeps what is said of the plan; what is not said stays. */
export async function keepFlarePlan(as: ActingPerson, plan: Partial<FlarePlan>): Promise<void> {
  const kept = {
    ...(plan.lasts && { plan_lasts: plan.lasts, plan_date: plan.date ?? null }),
    ...(plan.days && { plan_days: plan.days }),
    ...(plan.note !== undefined && { plan_note: plan.note }),
    ...(plan.exempt && { plan_exempt: [...plan.exempt] }),
    ...(plan.words !== undefined && { plan_words: plan.words }),
    ...(plan.rests && { plan_rests: [...plan.rests] }),
    ...(plan.passes !== undefined && { plan_passes: plan.passes }),
  }
  await as.db
    .insertInto('comforts')
    .values({ person_id: as.viewer, ...kept })
    .onConflict((on) => on.column('person_id').doUpdateSet({ ...kept, person_id: as.viewer }))
    .execute()
}

/** Turns the flare on as the plan says, or off. On while it lasts, or off when there is none, changes nothing. */
export async function setFlare(as: ActingPerson, on: boolean): Promise<void> {
  await (on ? sql`select begin_flare()` : sql`select end_flare()`).execute(as.db)
}
