import type { GroupId } from '../../src/database/ids.ts'
import { askGroupExport } from '../../src/domain/groups/exporting/group-exports.ts'
import { makeArchive } from '../../src/domain/people/archive/make-archive.ts'
import { askForArchive } from '../../src/domain/people/archives.ts'
import { keepArrival } from '../../src/domain/people/arriving/arrivals.ts'
import type { Someone, World } from '../world.ts'

/** An archive that is ready and one on its way, one brought and not chosen from, words carried, and a copy of the group asked for. */
export async function furnishYours(
  world: World,
  group: GroupId,
  { ada, ben, cleo }: Readonly<Record<'ada' | 'ben' | 'cleo', Someone>>,
): Promise<void> {
  for (const who of [ben, cleo]) await world.db.acting(who.id, (as) => askForArchive(as))
  const [ready] = await world.owner<{ id: string }>('select id from archives where person_id = $1', [ben.id])
  await makeArchive(world.db, ready?.id as never)
  await world.db.acting(ben.id, (as) =>
    keepArrival(as, {
      account: { shown_name: 'Ben of old', keepsake: 'kettle-2', language: 'en', zone: 'America/Bogota' },
      comforts: { light: 'evening', contrast: 'more', plan_days: 3, plan_note: 'The blue blanket.\nNo calls.' },
      words: ['note', 'consent'].map((kind) => ({
        kind: kind as 'note',
        group_name: '',
        words: kind === 'consent' ? 'terms' : 'x',
        version: 1,
        written_at: '2024-03-01T10:00:00Z',
        ended_at: null,
      })),
    }),
  )
  await world.owner(
    `insert into carried_words (person_id, kind, group_name, words, version, written_at) values
     ($1, 'note', 'Slow Evenings', E'What helped me:\n\na chair by the window.', null, '2024-03-01'),
     ($1, 'answer', '', 'A friend told me.', null, null), ($1, 'consent', '', 'terms', 2, '2023-01-01')`,
    [ben.id],
  )
  await world.db.acting(ada.id, (as) =>
    askGroupExport(as, group, {
      what: ['card', 'agreements', 'notes'],
      why: 'We move to a place of our own.\nNothing changes here before we all know where.',
      lastDay: new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10),
    }),
  )
}
