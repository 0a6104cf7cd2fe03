import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../database/database.ts'

/** A setting of the day, prepared on a good day. */
export interface FlarePlan {
  /** How many days a flare lasts when it is turned on, 1 to 14; it ends by itself. */
  readonly days: number
  /** Words to myself, shown while it lasts. */
  readonly note: string
  /** Undefined: no flare now. */
  readonly until: Date | undefined
}

export async function myFlarePlan(as: Reading, now: Date): Promise<FlarePlan> {
  const row = await as.db.selectFrom('comforts').select(['plan_days', 'plan_note', 'flare_until']).executeTakeFirst()
  return {
    days: row?.plan_days ?? 1,
    note: row?.plan_note ?? '',
    until: row?.flare_until && row.flare_until > now ? row.flare_until : undefined,
  }
}

export async function keepFlarePlan(as: ActingPerson, plan: { days: number; note: string }): Promise<void> {
  const kept = { plan_days: plan.days, plan_note: plan.note }
  await as.db
    .insertInto('comforts')
    .values({ person_id: as.viewer, ...kept })
    .onConflict((on) => on.column('person_id').doUpdateSet(kept))
    .execute()
}

/** Turns the flare on for as long as the plan says, or off. */
export async function setFlare(as: ActingPerson, on: boolean): Promise<void> {
  await as.db
    .insertInto('comforts')
    .values({ person_id: as.viewer, flare_until: on ? sql<Date>`now() + interval '1 day'` : null })
    .onConflict((conflict) =>
      conflict
        .column('person_id')
        .doUpdateSet({ flare_until: on ? sql<Date>`now() + comforts.plan_days * interval '1 day'` : null }),
    )
    .execute()
  // Mail rests in a flare; when it ends, what waited may come.
  if (!on) await sql`select wake_my_mail()`.execute(as.db)
}
