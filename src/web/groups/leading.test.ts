import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { markOf } from '../../../test/card-mark.ts'
import { hushes, says } from '../../../test/says.ts'
import { type Answer, openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { wordsIn } from '../../locales/words.ts'
import { letters } from '../ids.ts'
import { paths } from '../paths.ts'

const t = wordsIn('en')

let world: World
let ada: Someone
let ben: Someone
let stella: Someone
before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
  stella = await world.someone('Stella', { steward: true })
})
after(() => world.drop())

const lead = (group: GroupId) => world.visit(ada, paths.lead(group))

async function waiting(): Promise<GroupId> {
  const group = await world.group(ada)
  await world.owner(`update groups set listing = 'waiting' where id = $1`, [group])
  return group
}

test('a steward’s answer to a group is read by those who lead it: a yes, a no with its reason, and while they ask again', async () => {
  const group = await waiting()
  says(await lead(group), /waits for a steward/)
  await world.post(stella, paths.approval(group), { answer: 'no', reason: 'It promises less pain.' })
  says(await lead(group), /did not put it in the directory[\s\S]*It promises less pain\./)
  await world.post(ada, paths.listing(group), { listing: 'listed' })
  says(await lead(group), /waits for a steward[\s\S]*The last time[\s\S]*It promises less pain\./)
  await world.post(stella, paths.approval(group), { answer: 'yes', seen: await markOf(world, group) })
  const listed = await lead(group)
  says(listed, /A steward looked at the group on [^<]* and put it in the directory\./)
  hushes(listed, /less pain|The last time/)
  await world.post(ada, paths.listing(group), { listing: 'hidden' })
  hushes(await lead(group), /A steward looked/)
})

test('those who lead see whose seat was ended, let somebody come back early, and that person’s pages say so', async () => {
  const group = await world.group(ada)
  const cleo = await world.someone('Cleo')
  await world.sit(cleo, group)
  const seat = await world.sit(ben, group, { name: 'Benno' })
  await world.post(ada, paths.removal(group, seat), { reason: 'Doses, twice.', until: '2099-01-01' })
  const list = await world.visit(ada, paths.people(group))
  says(list, /Seats you ended[\s\S]*Benno[\s\S]*Doses, twice\.[\s\S]*They can come back after/)
  hushes(await world.visit(cleo, paths.people(group)), /Benno|Doses/)
  const action = /action="([^"]*\/removals\/[^"]*)"/.exec(list.body)?.[1] ?? assert.fail()
  for (const who of [undefined, ben, cleo]) assert.equal((await world.post(who, action)).status, 404)
  for (const times of [1, 2]) assert.equal((await world.post(ada, action)).status, 303, `sent ${times}`)
  hushes(await world.visit(ada, paths.people(group)), /Seats you ended/)
  says(await world.visit(ben, paths.group(group)), /ended their decision early/)
  says(await world.visit(ben, paths.yourDecisions()), /Doses, twice\.[\s\S]*It was lifted on/)
  const entry = { name: 'Benno', agreed: 'on', accepted: '1' }
  assert.equal((await world.post(ben, paths.membership(group), entry)).status, 303)
  hushes(await world.visit(ben, paths.group(group)), /ended their decision early/)
})

test('more than fifty notes are leafed through, a page at a time, by readers and by those who lead', async () => {
  const group = await world.group(ada)
  await world.sit(ben, group)
  await world.owner(
    `insert into group_notes (group_id, membership_id, words, written_at)
     select group_id, id, 'note ' || to_char(n, 'FM000'), now() + n * interval '1 second' from memberships, generate_series(1, 120) n
     where group_id = $1 and facilitates`,
    [group],
  )
  const shown = ({ body }: Answer) => [...new Set(body.match(/note \d{3}/g))]
  for (const [who, at] of [
    [ben, paths.groupNotes],
    [ada, paths.leadNotes],
  ] as const) {
    const [first, second, third] = await Promise.all(
      [1, 2, 3].map((page) => world.visit(who, address(at(group, page)))),
    )
    assert.ok(first && second && third)
    assert.deepEqual([shown(first).length, shown(first)[0]], [50, 'note 120'])
    assert.deepEqual([shown(second).length, shown(second)[0]], [50, 'note 070'])
    assert.deepEqual(shown(third).at(-1), 'note 001')
    says(first, /\?notes=2#notes"/)
    says(second, /\?notes=3#notes"/)
    hushes(third, /\?notes=4/)
  }
  for (const odd of ['0', '-1', '1e9', 'x', '%00', '9999', '201'])
    assert.equal((await world.visit(ben, `${paths.group(group)}?notes=${odd}`)).status, 200, odd)
})

const address = (path: string) => path.replace(/#.*/, '')

test('the pages of those inside say what they show, so that an open tab hears; nobody else’s do', async () => {
  const group = await world.group(ada)
  const seat = await world.sit(ben, group)
  const topic = new RegExp(`<main[^>]* data-topic="group:${letters(group)}"`)
  for (const path of [paths.group(group), paths.people(group), paths.fellow(group, seat)])
    says(await world.visit(ada, path), topic)
  for (const path of [paths.lead(group), paths.edit(group), paths.invitations(group)])
    says(await world.visit(ada, path), topic)
  says(await world.visit(ben, paths.group(group)), topic)
  for (const who of [undefined, stella]) hushes(await world.visit(who, paths.group(group)), /data-topic/)
  hushes(await world.visit(ben, paths.home()), /data-topic/)
})

test('who waits and what a week asks stand before what is seldom', async () => {
  const { body } = await lead(await world.group(ada))
  const parts = [
    'leading.asks.title',
    'meeting.calendar.title',
    'leading.notes.title',
    'leading.full.title',
    'leading.seldom',
  ] as const
  const at = parts.map((part) => body.indexOf(`>${t(part)}<`))
  assert.ok(at.every((place) => place > 0))
  assert.deepEqual(
    at,
    at.toSorted((a, b) => a - b),
  )
})
