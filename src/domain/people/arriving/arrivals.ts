import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../../database/database.ts'
import { conflict, notFound } from '../../refusal.ts'
import { changeMyself, requireMyself } from '../profile.ts'
import type { Arrival } from './read-arrival.ts'

/** What lies ready to be chosen from. */
export interface ArrivalInSight extends Pick<Arrival, 'account' | 'comforts'> {
  readonly hasWords: boolean
  readonly hasConsents: boolean
}

/** What was chosen; whatever is missing stays as it is here. */
export interface Chosen {
  readonly profile?: Readonly<Partial<Record<'shownName' | 'keepsake' | 'language' | 'zone', string>>>
  readonly look?: { readonly light: string; readonly contrast: string }
  readonly plan?: { readonly days: number; readonly note: string }
  readonly words: boolean
  readonly consents: boolean
}

const MOST_CARRIED = 50_000
/** A lifetime of typing. */
const MOST_CARRIED_BYTES = 20_000_000

/** Keeps what was brought for a day, in the place of what was brought before. Nothing of it is applied yet. */
export async function keepArrival(as: ActingPerson, arrival: Arrival): Promise<void> {
  await letGoOfArrival(as)
  await as.db
    .insertInto('arrivals')
    .values({ person_id: as.viewer, brought: JSON.stringify(arrival) })
    .execute()
}

export async function letGoOfArrival(as: ActingPerson): Promise<void> {
  await as.db.deleteFrom('arrivals').where('person_id', '=', as.viewer).execute()
}

export async function findArrival(as: Reading): Promise<ArrivalInSight | undefined> {
  const kinds = (path: string) => sql<boolean>`jsonb_path_exists(brought, ${path}::jsonpath)`
  const row = await as.db
    .selectFrom('arrivals')
    .select([
      sql<Arrival['account']>`brought -> 'account'`.as('account'),
      sql<Arrival['comforts']>`brought -> 'comforts'`.as('comforts'),
      kinds('$.words[*] ? (@.kind != "consent")').as('hasWords'),
      kinds('$.words[*] ? (@.kind == "consent")').as('hasConsents'),
    ])
    .where('brought_at', '>', sql<Date>`now() - interval '1 day'`)
    .executeTakeFirst()
  return row
}

/** Applies what was chosen, all or nothing, and lets go of the rest. Words that are here already do not come twice.
 *  @throws Refusal not_found, conflict too_many_carried */
export async function carryOver(as: ActingPerson, chosen: Chosen): Promise<void> {
  if (!(await findArrival(as))) throw notFound()
  if (chosen.profile) {
    const { shown_name, keepsake, language, zone } = await requireMyself(as)
    await changeMyself(as, { shownName: shown_name, keepsake, language, zone, ...chosen.profile })
  }
  const comforts = {
    ...chosen.look,
    ...(chosen.plan && { plan_days: chosen.plan.days, plan_note: chosen.plan.note }),
  }
  if (Object.keys(comforts).length > 0)
    await as.db
      .insertInto('comforts')
      .values({ person_id: as.viewer, ...comforts })
      .onConflict((on) => on.column('person_id').doUpdateSet(comforts))
      .execute()
  await carryWords(as, chosen)
  await letGoOfArrival(as)
}

async function carryWords(as: ActingPerson, { words, consents }: Chosen): Promise<void> {
  if (!words && !consents) return
  await sql`insert into carried_words (person_id, kind, group_name, words, version, written_at, ended_at)
    select ${as.viewer}, w.* from (
      select b.kind, b.group_name, b.words, b.version, b.written_at, b.ended_at from arrivals a, jsonb_to_recordset(a.brought -> 'words')
          as b (kind text, group_name text, words text, version int, written_at timestamptz, ended_at timestamptz)
        where case when b.kind = 'consent' then ${consents}::boolean else ${words}::boolean end
      except select kind, group_name, words, version, written_at, ended_at from carried_words) w`.execute(as.db)
  const { all, bytes } = await as.db
    .selectFrom('carried_words')
    .select((get) => get.fn.countAll<number>().as('all'))
    .select(sql<number>`coalesce(sum(octet_length(words)), 0)::int`.as('bytes'))
    .executeTakeFirstOrThrow()
  if (all > MOST_CARRIED || bytes > MOST_CARRIED_BYTES) throw conflict('too_many_carried')
}
