import type { ActingPerson } from '../../src/database/database.ts'
import { announceNote, writeNote } from '../../src/domain/groups/lead.ts'
import type { NoteId } from '../../src/domain/groups/notes.ts'
import { groups } from './content/groups.ts'
import { people } from './content/people.ts'
import type { DemoGroup } from './content/types.ts'
import { founderOf, known, type World } from './world.ts'

/** A note and how long ago it was written. */
export interface Written {
  readonly note: NoteId
  readonly daysAgo: number
}

/** What is pinned, by whoever founded the group, and what was announced, by whoever said it. */
export async function tellWords(world: World): Promise<Written[]> {
  const written: Written[] = []
  for (const { key } of people) {
    const pinning = groups.filter((group) => founderOf(group.key).person.key === key && (group.pinned ?? []).length > 0)
    const announcing = groups.filter(({ announcements }) => announcements?.some(({ by }) => by === key))
    if (pinning.length + announcing.length === 0) continue
    await world.db.acting(known(world.people, key), async (as) => {
      for (const group of pinning) written.push(...(await pinAll(as, world, group)))
      for (const group of announcing) written.push(...(await announceAll(as, world, group, key)))
    })
  }
  return written
}

async function pinAll(as: ActingPerson, world: World, { key, pinned }: DemoGroup): Promise<Written[]> {
  const { place } = founderOf(key)
  const written: Written[] = []
  for (const words of pinned ?? []) {
    const note = await writeIn(as, world, key, { words, pinned: true })
    written.push({ note, daysAgo: place.sinceDaysAgo })
  }
  return written
}

async function announceAll(as: ActingPerson, world: World, group: DemoGroup, by: string): Promise<Written[]> {
  const written: Written[] = []
  for (const { text, daysAgo } of group.announcements?.filter((said) => said.by === by) ?? []) {
    const note = await writeIn(as, world, group.key, { words: text, pinned: false })
    await announceNote(as, note)
    written.push({ note, daysAgo })
  }
  return written
}

function writeIn(
  as: ActingPerson,
  world: World,
  group: string,
  note: { words: string; pinned: boolean },
): Promise<NoteId> {
  return writeNote(as, known(world.groups, group), note.words, note.pinned)
}
