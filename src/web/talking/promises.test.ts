import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { begin, say, talkingWorld } from '../../../test/talking.ts'
import type { Someone, World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { paths } from '../paths.ts'

/** What the page said when somebody wrote goes on being so. */
let world: World
let group: GroupId
let [ada, ben, cleo]: Someone[] = []
before(async () => {
  ;({
    world,
    group,
    people: [ada, ben, cleo],
  } = await talkingWorld('Ada', 'Ben', 'Cleo'))
})
after(() => world.drop())

const words = (id: string) =>
  world.owner<{ words: string; pinned: boolean; taps: number }>(
    `select words, pinned_at is not null as pinned, (select count(*)::int from one_tap_replies where post_id = id) as taps from posts where id = $1`,
    [id],
  )

test('a group that shows newcomers everything from now on does not show them what was written under another promise', async () => {
  const { conversation } = await begin(world, ben, group, 'Only for those who are here.')
  const zoe = await world.someone('Zoe')
  await world.sit(zoe, group)
  await world.owner(`update groups set newcomers_see = 'everything' where id = $1`, [group])
  assert.equal((await world.visit(zoe, paths.conversation(group, conversation))).status, 404)
  const later = await begin(world, ben, group, 'For whoever comes.')
  const yan = await world.someone('Yan')
  await world.sit(yan, group)
  assert.equal((await world.visit(yan, paths.conversation(group, later.conversation))).status, 200)
})

test('words that were changed keep neither the presses nor the pin of the old ones; a change of wish keeps both', async () => {
  const { id } = await begin(world, ben, group, 'A kind word.')
  await world.post(cleo, paths.tap(group, id), { tap: 'me_too' })
  await world.post(ada, paths.postPin(group, id), { pin: 'yes' })
  await world.post(ben, paths.post(group, id), { words: 'A kind word.', wish: 'just_listen' })
  assert.deepEqual(await words(id), [{ words: 'A kind word.', pinned: true, taps: 1 }])
  await world.post(ben, paths.post(group, id), { words: 'Quite another word.', wish: 'just_listen' })
  assert.deepEqual(await words(id), [{ words: 'Quite another word.', pinned: false, taps: 0 }])
})

test('a form that comes again with a sentence more loses nothing of it', async () => {
  const { conversation } = await begin(world, ben, group, 'Good morning.')
  const key = 'AAAAAAAAAAAAAAAAAAAAAw'
  const to = paths.posts(group, conversation)
  await world.post(ada, to, { words: 'Good morning, Ben.', key, verb: 'say' })
  await world.post(ada, to, { words: 'Good morning, Ben. And one thing more.', key, verb: 'say' })
  const said = await world.owner(`select from posts where words like 'Good morning, Ben.%'`)
  assert.equal(said.length, 2)
})

test('whoever is being removed while they write is no longer heard', async () => {
  const { conversation } = await begin(world, ben, group, 'Who is there?')
  const dot = await world.someone('Dot')
  const seat = await world.sit(dot, group)
  await world.owner('begin')
  await world.owner(`select lose_membership($1, 'removed')`, [seat])
  const late = say(world, dot, conversation, 'A last word.').then(
    () => 'said',
    () => 'refused',
  )
  await somebodyWaits()
  await world.owner('commit')
  assert.equal(await late, 'refused')
  assert.deepEqual(await world.owner(`select from posts where words = 'A last word.'`), [])
})

test('a copy of the group that waits to be taken is made anew without words that were taken back', async () => {
  const { id } = await begin(world, ben, group, 'Not for a copy after all.')
  const [copy] = await world.owner<{ id: string }>(
    `insert into group_exports (group_id, what, why, closes_at, state) values ($1, '{conversations}', 'We move.', now(), 'made') returning id`,
    [group],
  )
  await world.owner(
    `insert into group_export_answers (export_id, membership_id, person_id)
     select $1, id, person_id from memberships where group_id = $2 and person_id = $3`,
    [copy?.id, group, ben?.id],
  )
  await world.post(ben, paths.takingBack(group, id))
  assert.deepEqual(await world.owner('select state from group_exports where id = $1', [copy?.id]), [
    { state: 'asking' },
  ])
})

/** Somebody's words are held up by the transaction that is open. */
async function somebodyWaits(): Promise<void> {
  for (const until = Date.now() + 120_000; Date.now() < until; ) {
    await world.owner('select pg_stat_clear_snapshot()')
    const waiting = await world.owner(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (waiting.length > 0) return
  }
  assert.fail('nobody waited')
}
