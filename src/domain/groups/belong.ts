import { sql } from 'kysely'
import type { ActingPerson } from '../../database/database.ts'
import type { GroupId, Id, MembershipId } from '../../database/ids.ts'
import { suggestSignInWord } from '../people/sign-in-words.ts'
import { skeletonOf } from '../people/skeleton.ts'
import { conflict, notFound, refuse } from '../refusal.ts'
import type { Face } from './found.ts'

/** Somebody coming through a door. `accepted` is the version of the agreement they read; `language` is that of the second word
 *  given when their name looks like somebody else's. */
export interface Entry {
  readonly asGuest: boolean
  readonly accepted: number
  readonly face: Face
  readonly invitation?: string | undefined
  readonly language?: 'en' | 'es' | undefined
}

/** Takes a seat, or takes it again. The database asks once more whether this door is open to them.
 *  @throws Refusal not_found, agreement_changed, group_full, door_closed, group_closed, removed_from_group */
export async function joinGroup(as: ActingPerson, group: GroupId, entry: Entry): Promise<MembershipId> {
  const { asGuest, accepted, face, invitation = null, language = 'en' } = entry
  const { rows } = await sql<{
    seat: MembershipId
  }>`select join_group(${group}, ${asGuest}, ${accepted}, ${face.name}, ${skeletonOf(face.name)},
    ${face.keepsake}, ${suggestSignInWord(language)}, ${invitation}) as seat`.execute(as.db)
  return rows[0]?.seat ?? refuse(notFound())
}

/** Asks those who lead, with answers to the group's own questions in their order. They are told by mail that somebody asks.
 *  @throws Refusal already_asked; not_found where this door takes no asks */
export async function askToJoin(
  as: ActingPerson,
  group: GroupId,
  ask: { asGuest: boolean; name: string; answers: readonly string[] },
): Promise<void> {
  const written = await as.db
    .insertInto('asks')
    .values({
      group_id: group,
      person_id: as.viewer,
      as_guest: ask.asGuest,
      name: ask.name,
      answers: JSON.stringify(ask.answers),
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) throw conflict('already_asked')
  await sql`select tell_facilitators(${group})`.execute(as.db)
}

export async function withdrawAsk(as: ActingPerson, group: GroupId): Promise<void> {
  await sql`select withdraw_ask(${group})`.execute(as.db)
}

/** Welcomes an asker, or declines with a reason they can read; they learn by mail that there is an answer. The first answer holds. */
export async function answerAsk(
  as: ActingPerson,
  ask: Id<'asks'>,
  answer: { welcome: boolean; reason: string },
): Promise<void> {
  const { rows } = await sql<{
    told: Id<'asks'> | null
  }>`select answer_ask(${ask}, ${answer.welcome}, ${answer.reason}) as told`.execute(as.db)
  if (rows[0]?.told) await sql`select tell_asker(${ask})`.execute(as.db)
}

/** Says yes to the agreement in force. @throws Refusal agreement_changed when it is another by now */
export async function acceptAgreement(as: ActingPerson, group: GroupId, version: number): Promise<void> {
  await sql`select accept_agreement(${group}, ${version})`.execute(as.db)
}

/** Leaves, without notice to anybody. What goes with it: departure.ts. */
export async function leaveGroup(as: ActingPerson, group: GroupId): Promise<void> {
  await sql`select leave_group(${group})`.execute(as.db)
}

/** Keeps the seat while away; nobody else learns of it. `until` is the day it ends by itself. */
export async function rest(as: ActingPerson, seat: MembershipId, until?: string): Promise<void> {
  await comeBack(as, seat)
  await as.db
    .insertInto('rests')
    .values({ membership_id: seat, person_id: as.viewer, until: until ?? null })
    .execute()
}

export async function comeBack(as: ActingPerson, seat: MembershipId): Promise<void> {
  await as.db.deleteFrom('rests').where('membership_id', '=', seat).execute()
}

/** Another name or keepsake in this group, from now on and under everything written there. */
export async function changeFace(
  as: ActingPerson,
  group: GroupId,
  face: Face,
  language: 'en' | 'es' = 'en',
): Promise<void> {
  await sql`select change_face(${group}, ${face.name}, ${skeletonOf(face.name)}, ${face.keepsake}, ${suggestSignInWord(language)})`.execute(
    as.db,
  )
}
