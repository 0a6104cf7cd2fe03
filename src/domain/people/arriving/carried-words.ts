import type { ActingPerson, Reading } from '../../../database/database.ts'
import type { Id } from '../../../database/ids.ts'
import { notFound, refuse } from '../../refusal.ts'

/** Words of mine from another place, which nobody else reads. */
export interface CarriedWords {
  readonly id: Id<'carried_words'>
  readonly kind: 'note' | 'answer'
  readonly groupName: string
  readonly words: string
  readonly writtenAt: Date | null
}

/** A consent given in another place: history, which allows nothing here. */
export interface CarriedConsent {
  readonly id: Id<'carried_words'>
  readonly purpose: string
  readonly version: number | null
  readonly givenAt: Date | null
  readonly withdrawnAt: Date | null
}

const PAGE_SIZE = 50

/** One page of them, the latest first, counted from 1. */
export async function carriedWordsPage(
  as: Reading,
  page: number,
): Promise<{ readonly words: readonly CarriedWords[]; readonly page: number; readonly more: boolean }> {
  const rows = await as.db
    .selectFrom('carried_words')
    .select(['id', 'kind', 'group_name', 'words', 'written_at'])
    .where('kind', '<>', 'consent')
    .orderBy('written_at', 'desc')
    .orderBy('id')
    .limit(PAGE_SIZE + 1)
    .offset((page - 1) * PAGE_SIZE)
    .execute()
  const words = rows.slice(0, PAGE_SIZE).map(({ id, kind, group_name, words, written_at }) => ({
    id,
    kind: kind as CarriedWords['kind'],
    groupName: group_name,
    words,
    writtenAt: written_at,
  }))
  return { words, page, more: rows.length > PAGE_SIZE }
}

export async function carriedConsents(as: Reading): Promise<CarriedConsent[]> {
  const rows = await as.db
    .selectFrom('carried_words')
    .select(['id', 'words', 'version', 'written_at', 'ended_at'])
    .where('kind', '=', 'consent')
    .orderBy('written_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(({ id, words, version, written_at, ended_at }) => ({
    id,
    purpose: words,
    version,
    givenAt: written_at,
    withdrawnAt: ended_at,
  }))
}

/** @throws Refusal not_found */
export async function requireCarried(as: Reading, id: Id<'carried_words'>): Promise<Id<'carried_words'>> {
  const row = await as.db.selectFrom('carried_words').select('id').where('id', '=', id).executeTakeFirst()
  return row?.id ?? refuse(notFound())
}

export async function removeCarried(as: ActingPerson, id: Id<'carried_words'>): Promise<void> {
  await as.db.deleteFrom('carried_words').where('id', '=', id).execute()
}

/** All of them at once, the consents from elsewhere too. */
export async function removeAllCarried(as: ActingPerson): Promise<void> {
  await as.db.deleteFrom('carried_words').where('person_id', '=', as.viewer).execute()
}
