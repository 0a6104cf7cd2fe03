import type { ActingPerson, Reading } from '../../database/database.ts'
import { TOPICS, type Topic, type Treatment } from './choices.ts'
import type { ListOrder } from './conversations.ts'

/** How I read: in which order, and what becomes of each hard topic. */
export interface ReadingChoices {
  readonly order: ListOrder
  readonly topics: Readonly<Record<Topic, Treatment>>
}

/** Until somebody says otherwise every hard topic is covered. */
export async function myReading(as: Reading): Promise<ReadingChoices> {
  const row = await as.db.selectFrom('reading_choices').select(['list_order', 'shown', 'hidden']).executeTakeFirst()
  const treatment = (topic: Topic): Treatment =>
    row?.hidden.includes(topic) ? 'hide' : row?.shown.includes(topic) ? 'show' : 'cover'
  const topics = Object.fromEntries(TOPICS.map((topic) => [topic, treatment(topic)])) as ReadingChoices['topics']
  return { order: (row?.list_order ?? 'newest') as ListOrder, topics }
}

export async function keepReading(as: ActingPerson, { order, topics }: ReadingChoices): Promise<void> {
  const those = (treatment: Treatment) => TOPICS.filter((topic) => topics[topic] === treatment)
  const kept = { list_order: order, shown: those('show'), hidden: those('hide') }
  await as.db
    .insertInto('reading_choices')
    .values({ person_id: as.viewer, ...kept })
    .onConflict((on) => on.column('person_id').doUpdateSet(kept))
    .execute()
}

/** What becomes of a post for this reader: the strictest of its topics decides. */
export function treatmentOf(reading: ReadingChoices, topics: readonly Topic[]): Treatment {
  const treatments = topics.map((topic) => reading.topics[topic] ?? 'cover')
  return treatments.includes('hide') ? 'hide' : treatments.includes('cover') ? 'cover' : 'show'
}
