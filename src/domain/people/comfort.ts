import { sql } from 'kysely'
import type { ActingPerson } from '../../database/database.ts'

/** How the person's pages look from now on. A flare lasts as long as its plan says (a day where there is none) and ends by
 *  itself; choosing it again while it lasts does not lengthen it. */
export async function chooseComfort(
  as: ActingPerson,
  chosen: { theme: 'device' | 'day' | 'evening'; contrast: 'device' | 'more'; flare: boolean },
  now: Date,
): Promise<void> {
  const lasts = sql<Date | null>`case when ${chosen.flare} then greatest(
    case when comforts.flare_until > ${now} then comforts.flare_until end,
    case when comforts.flare_until > ${now} then null else ${now}::timestamptz + comforts.plan_days * interval '1 day' end) end`
  await as.db
    .insertInto('comforts')
    .values({
      person_id: as.viewer,
      light: chosen.theme,
      contrast: chosen.contrast,
      flare_until: chosen.flare ? new Date(now.getTime() + 24 * 60 * 60 * 1000) : null,
    })
    .onConflict((on) =>
      on.column('person_id').doUpdateSet({ light: chosen.theme, contrast: chosen.contrast, flare_until: lasts }),
    )
    .execute()
}
