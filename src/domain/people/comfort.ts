import type { ActingPerson } from '../../database/database.ts'
import { setFlare } from './flare.ts'

/** How the person's pages look from now on. A flare begins, or ends, as their plan says; choosing again what is so already
 *  changes nothing. */
export async function chooseComfort(
  as: ActingPerson,
  { theme, contrast, flare }: { theme: 'device' | 'day' | 'evening'; contrast: 'device' | 'more'; flare: boolean },
): Promise<void> {
  const look = { light: theme, contrast }
  await as.db
    .insertInto('comforts')
    .values({ person_id: as.viewer, ...look })
    .onConflict((on) => on.column('person_id').doUpdateSet(look))
    .execute()
  await setFlare(as, flare)
}
