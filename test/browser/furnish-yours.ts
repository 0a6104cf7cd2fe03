import type { GroupId } from '../../src/database/ids.ts'
import { askGroupExport } from '../../src/domain/groups/exporting/group-exports.ts'
import { makeArchive } from '../../src/domain/people/archive/make-archive.ts'
import { askForArchive } from '../../src/domain/people/archives.ts'
import { keepArrival } from '../../src/domain/people/arriving/arrivals.ts'
import { keepFlarePlan } from '../../src/domain/people/flare.ts'
import { choosePeople, whomToTell } from '../../src/domain/people/flaring/people.ts'
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
  await furnishFlares(world, ada, ben)
}

/** Ben has a plan for a flare; Ada is in one, and has chosen Ben. */
async function furnishFlares(world: World, ada: Someone, ben: Someone): Promise<void> {
  for (const who of [ada, ben])
    await world.db.acting(who.id, async (as) => {
      await keepFlarePlan(as, { words: 'I will be quiet for a while.\nAll is well.', exempt: ['hosting'] })
      const people = (await whomToTell(as, 'en')).flatMap((group) => group.people)
      await choosePeople(
        as,
        people.filter(({ name }) => name === (who === ada ? ben : ada).name).map(({ id }) => id),
      )
    })
  await world.owner(
    `insert into flare_notes (person_id, group_id, from_id, to_id, words, ends_at)
     select f.person_id, f.group_id, f.from_id, f.to_id, c.plan_words, now() + interval '2 days'
     from flare_people f join comforts c on c.person_id = f.person_id where f.person_id = $1`,
    [ada.id],
  )
}
