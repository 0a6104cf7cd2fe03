import { sql } from 'kysely'
import type { ActingPerson } from '../../database/database.ts'
import type { GroupId } from '../../database/ids.ts'
import { skeletonOf } from '../people/skeleton.ts'
import type { ListingWish } from './choices.ts'
import type { CoverHour, GroupTime } from './group.ts'

/** How somebody is seen in one group. `keepsake` is a word like `pear-3`. */
export interface Face {
  readonly name: string
  readonly keepsake: string
}

/** All that a group says of itself: ids of `choices.ts` and of the focus list, words of its own, hours. The database checks
 *  the ids once more. */
export interface CardDraft {
  readonly name: string
  readonly purpose: string
  readonly focus: string
  /** Up to two more. */
  readonly furtherFoci?: readonly string[]
  readonly identityLed: readonly string[]
  readonly tone: string
  readonly formats: readonly string[]
  readonly sizeBand: string
  readonly languages: readonly string[]
  /** IANA name. */
  readonly zone: string
  readonly medicationTalk: string
  readonly faith: string
  readonly access: readonly string[]
  readonly notFor: string
  readonly guests: string
  readonly door: string
  readonly searchEngines: boolean
  readonly newcomersSee: string
  readonly times: readonly GroupTime[]
  readonly cover: readonly CoverHour[]
  readonly questions: readonly string[]
}

/** A group to be founded: where it wants to be found, and its first agreement, one promise a line. */
export interface GroupDraft extends CardDraft {
  readonly listing: ListingWish
  readonly agreement: readonly string[]
}

/** Founds a group and takes its first seat, leading. To be listed it waits for a steward; unlisted and hidden hold at once.
 *  @throws Refusal not_found for whoever may not write */
export async function foundGroup(as: ActingPerson, draft: GroupDraft, face: Face): Promise<GroupId> {
  const { id } = await as.db
    .insertInto('groups')
    .values({
      ...columnsOf(draft),
      listing: draft.listing === 'listed' ? 'waiting' : draft.listing,
      wants_listing: draft.listing === 'listed',
      drafted_by: as.viewer,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  // The seat comes first: with it the founder leads, and what follows is written as anybody who leads would write it.
  await sql`select found_seat(${id}, ${face.name}, ${skeletonOf(face.name)}, ${face.keepsake})`.execute(as.db)
  await as.db
    .insertInto('agreements')
    .values({ group_id: id, version: 1, lines: [...draft.agreement], change: 'new' })
    .execute()
  await writeParts(as, id, draft)
  return id
}

/** The columns of the card, as they are written. */
export function columnsOf(draft: CardDraft) {
  return {
    name: draft.name,
    purpose: draft.purpose,
    focus: draft.focus,
    further_foci: [...(draft.furtherFoci ?? [])],
    identity_led: [...draft.identityLed],
    tone: draft.tone,
    formats: [...draft.formats],
    size_band: draft.sizeBand,
    languages: [...draft.languages],
    zone: draft.zone,
    medication_talk: draft.medicationTalk,
    faith: draft.faith,
    access: [...draft.access],
    not_for: draft.notFor,
    guests: draft.guests,
    door: draft.door,
    search_engines: draft.searchEngines,
    newcomers_see: draft.newcomersSee,
  }
}

/** Writes when the group meets, who is on duty and what it asks. */
export async function writeParts(as: ActingPerson, id: GroupId, { times, cover, questions }: CardDraft): Promise<void> {
  const rows = <T extends object>(parts: readonly T[]) => parts.map((part) => ({ group_id: id, ...part }))
  if (times.length > 0) await as.db.insertInto('group_times').values(rows(times)).execute()
  if (cover.length > 0) await as.db.insertInto('cover_hours').values(rows(cover)).execute()
  if (questions.length > 0) {
    const asked = questions.map((words, i) => ({ position: i + 1, words }))
    await as.db.insertInto('group_questions').values(rows(asked)).execute()
  }
}
