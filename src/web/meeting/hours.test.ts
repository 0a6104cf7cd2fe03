import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Answer, openWorld, type World } from '../../../test/world.ts'
import { paths } from '../paths.ts'

const says = ({ body }: Answer, words: RegExp) => assert.ok(words.test(body), `the page says ${words}`)

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.drop())

test('one’s good hours are kept, shown to oneself alone, and forgotten with one press', async () => {
  const [ada, ben] = await Promise.all([world.someone('Ada'), world.someone('Ben')])
  says(await world.visit(ada, paths.you()), /My good hours/)
  const kept = { day1: ['morning', 'late'], day3: ['early'], day6: ['evening'], same: 'on', for_groups: 'on' }
  assert.equal((await world.post(ada, paths.yourHours(), kept)).status, 303)
  const rows = await world.owner(
    `select weekday, to_char(starts, 'HH24:MI') as starts, ends::text from good_hours where person_id = $1 order by 1, 2`,
    [ada.id],
  )
  const weekdays = [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, starts: '09:00', ends: '12:00:00' },
    { weekday, starts: '21:00', ends: '24:00:00' },
  ])
  assert.deepEqual(rows, [...weekdays, { weekday: 6, starts: '17:00', ends: '21:00:00' }])
  const page = await world.visit(ada, paths.yourHours())
  assert.match(page.body, /id="f-day1-late"[^>]* checked/)
  assert.match(page.body, /id="f-same"[^>]* checked/)
  assert.match(page.body, /id="f-for_groups"[^>]* checked/)
  const others = await world.visit(ben, paths.yourHours())
  assert.doesNotMatch(others.body, /id="f-day1-late"[^>]* checked|id="f-for_groups"[^>]* checked/)
  // Days that differ are kept each by itself, and the fold stands open.
  await world.post(ada, paths.yourHours(), { day1: ['morning'], day3: ['early'] })
  says(await world.visit(ada, paths.yourHours()), /<details class="fold" open/)
  assert.equal(
    (await world.post(ada, paths.yourHours(), { day1: ['morning'], for_groups: 'on', forget: 'on' })).status,
    303,
  )
  assert.deepEqual(await world.owner('select from good_hours where person_id = $1', [ada.id]), [])
  assert.deepEqual(await world.owner('select hours_for_groups as shared from people where id = $1', [ada.id]), [
    { shared: false },
  ])
  assert.equal((await world.post(ada, paths.yourHours(), { day1: ['teatime'] })).status, 422)
})

test('pressing again before the first press is answered keeps the same hours, and is no fault', async () => {
  const cleo = await world.someone('Cleo')
  const press = () => world.post(cleo, paths.yourHours(), { day1: ['morning'], day3: ['early'] })
  for (const { status } of await Promise.all([press(), press(), press(), press()])) assert.equal(status, 303)
  assert.equal((await world.owner('select from good_hours where person_id = $1', [cleo.id])).length, 2)
})
