import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { download, makeWhatWaits, unzip } from '../../../test/archives.ts'
import { day, weekly } from '../../../test/in-calendar.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { scheduleMeeting } from '../../domain/meeting/schedule.ts'
import { paths } from '../paths.ts'

let world: World
let ada: Someone
let ben: Someone
let cleo: Someone
let eve: Someone
let group: GroupId

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
  cleo = await world.someone('Cleo')
  eve = await world.someone('Eve')
})
after(() => world.drop())
beforeEach(async () => {
  group = await world.group(ada, { name: 'Slow Mornings', agreement: ['What is said here stays here.'] })
  await world.sit(ben, group)
  await world.sit(cleo, group)
  await share(ben)
  await world.post(ada, paths.notes(group), { note: 'A note of Ada' })
  await world.post(ben, paths.notes(group), { note: 'A note of Ben' })
})

const wish = (more = {}) => ({
  what: ['card', 'agreements', 'times', 'notes'],
  why: 'We move house.',
  until: day(10),
  ...more,
})
const ask = (who: Someone, more = {}) => world.post(who, paths.groupExport(group), wish(more))
const answer = (who: Someone, said: 'yes' | 'no') => world.post(who, paths.groupExportAnswer(group), { answer: said })
const seatOf = async (who: Someone) =>
  (
    await world.owner<{ id: string }>('select id from memberships where group_id = $1 and person_id = $2', [
      group,
      who.id,
    ])
  )[0]?.id ?? ''
const share = async (who: Someone, leads = 'yes') => world.post(ada, paths.leading(group, await seatOf(who)), { leads })

/** The day comes. */
async function make(): Promise<void> {
  await world.owner(`update group_exports set closes_at = now() - interval '1 second' where group_id = $1`, [group])
  await makeWhatWaits(world)
}
async function copyOf(who: Someone) {
  const { status, bytes } = await download(world, who, paths.groupExportTaking(group))
  assert.equal(status, 200)
  return unzip(bytes)
}

test('a copy is asked for with what, why and until when; members read that and answer in their own time', async () => {
  assert.equal((await ask(cleo)).status, 404, 'who does not lead asks for nothing')
  assert.equal((await ask(ada)).status, 303)
  assert.equal((await ask(ben)).status, 409, 'one at a time')
  assert.match((await world.visit(cleo, paths.group(group))).body, /ask to keep a copy/)
  const page = (await world.visit(cleo, paths.groupExport(group))).body
  assert.match(page, /We move house\./)
  assert.match(page, /value="no"[^>]*checked/, 'no is where it begins')
  assert.equal((await world.visit(eve, paths.groupExport(group))).status, 404)
  assert.equal((await answer(eve, 'yes')).status, 404)
  assert.equal((await answer(cleo, 'yes')).status, 303)
  assert.match((await world.visit(cleo, paths.group(group))).body, /You said yes/)
  assert.equal((await answer(cleo, 'no')).status, 303)
  assert.deepEqual(await world.owner('select from group_export_answers'), [], 'a no is nowhere')
})

test('the copy holds names and words of those who said yes, and of nobody else', async () => {
  await ask(ada)
  await answer(ben, 'yes')
  assert.equal((await download(world, ada, paths.groupExportTaking(group))).status, 404, 'nothing before its day')
  await makeWhatWaits(world)
  assert.deepEqual(await world.owner('select from archives where group_id = $1', [group]), [])
  await make()
  const files = await copyOf(ada)
  const all = Object.values(files).join('\n')
  for (const there of ['Slow Mornings', 'What is said here stays here.', 'A note of Ben', 'Ben'])
    assert.ok(all.includes(there), there)
  for (const missing of ['A note of Ada', 'Cleo', ben.id, ben.signInName]) assert.ok(!all.includes(missing), missing)
  assert.deepEqual(
    JSON.parse(files['data.json'] ?? '').notes.map(({ name, words }: Record<string, string>) => ({ name, words })),
    [{ name: 'Ben', words: 'A note of Ben' }],
  )
  assert.equal((await download(world, ada, paths.groupExportTaking(group))).status, 409, 'once for each who leads')
  assert.match((await copyOf(ben))['index.html'] ?? '', /A note of Ben/)
  assert.equal((await download(world, cleo, paths.groupExportTaking(group))).status, 404)
})

test('the group’s calendar goes along, and how to get in does not', async () => {
  await world.db.acting(ada.id, (as) => scheduleMeeting(as, group, weekly(3)))
  await ask(ada, { what: ['times'] })
  await make()
  const files = await copyOf(ada)
  const [meeting] = JSON.parse(files['data.json'] ?? '').group.meetings
  assert.deepEqual([meeting.starts, meeting.zone, meeting.about], ['19:00', 'UTC', 'Sleep'])
  assert.match(meeting.rule, /^FREQ=WEEKLY/)
  assert.ok(!Object.values(files).join('\n').includes('meet.example'))
})

test('only what was asked for is in it', async () => {
  await ask(ada, { what: ['agreements'] })
  await answer(ben, 'yes')
  await make()
  const all = Object.values(await copyOf(ada)).join('\n')
  assert.ok(all.includes('What is said here stays here.'))
  assert.ok(!all.includes('A note of Ben') && !all.includes('Slow Mornings'))
})

test('leaving takes my yes along, and after the day nothing can be answered', async () => {
  await ask(ada)
  await answer(ben, 'yes')
  await answer(cleo, 'yes')
  await world.post(cleo, paths.departure(group))
  assert.equal(
    (
      await world.owner(
        'select from group_export_answers a join group_exports e on e.id = a.export_id where e.group_id = $1',
        [group],
      )
    ).length,
    1,
  )
  await world.owner(`update group_exports set closes_at = now() where group_id = $1`, [group])
  assert.equal((await answer(ben, 'no')).status, 404)
  const { id } =
    (await world.owner<{ id: string }>('select id from group_exports where group_id = $1', [group]))[0] ?? {}
  await assert.rejects(
    world.db.acting(ben.id, async (as) =>
      (await import('kysely')).sql`select answer_group_export(${id}, false)`.execute(as.db),
    ),
    { reason: 'export_is_over' },
  )
})

test('who no longer leads has no copy to take', async () => {
  await ask(ada)
  await make()
  await share(ben, 'no')
  assert.deepEqual(
    await world.owner('select from archives where group_id = $1 and person_id = $2', [group, ben.id]),
    [],
  )
  assert.equal((await download(world, ben, paths.groupExportTaking(group))).status, 404)
  assert.match((await copyOf(ada))['README.txt'] ?? '', /A copy of a group/)
})

test('a leader reads in the copy what they may read in the group: not what was said before they came', async () => {
  const dot = await world.someone('Dot')
  await world.sit(dot, group)
  await share(dot)
  await ask(ada)
  await answer(ben, 'yes')
  await make()
  assert.ok(!JSON.stringify(await copyOf(dot)).includes('A note of Ben'))
})

test('taking it asks first who is there', async () => {
  await ask(ada)
  await make()
  await world.owner(`update sessions set confirmed_at = now() - interval '11 minutes' where person_id = $1`, [ada.id])
  const asked = await download(world, ada, paths.groupExportTaking(group))
  assert.equal(asked.headers.get('location'), paths.confirm(paths.groupExport(group)))
  await world.owner(`update sessions set confirmed_at = now() where person_id = $1`, [ada.id])
  await copyOf(ada)
})

test('the question can be taken back, and then every answer is forgotten', async () => {
  await ask(ada)
  await answer(ben, 'yes')
  assert.equal((await world.post(cleo, paths.groupExportWithdrawal(group))).status, 404)
  assert.equal((await world.post(ben, paths.groupExportWithdrawal(group))).status, 303)
  await make()
  assert.deepEqual(await world.owner('select from archives where group_id = $1', [group]), [])
})

for (const [name, more, says] of [
  ['a day too soon', { until: day(1) }, /Choose a day 7 to 60 days from now/],
  ['a day too far', { until: day(90) }, /Choose a day 7 to 60 days from now/],
  ['no day', { until: '' }, /Choose a day 7 to 60 days from now/],
  ['no reason', { why: '' }, /aria-invalid/],
  ['nothing in it', { what: [] }, /choose at least one/],
] as const) {
  test(`asking with ${name} gives the form back with what was typed`, async () => {
    const back = await ask(ada, more)
    assert.equal(back.status, 422)
    assert.match(back.body, says)
    if (!('why' in more)) assert.match(back.body, /We move house\./)
  })
}

test('who erases themselves goes from a copy that nobody has taken yet', async () => {
  await ask(ada)
  await answer(ben, 'yes')
  await make()
  await world.owner('update sessions set confirmed_at = now()')
  assert.equal((await world.post(ben, paths.yourErasure(), { word: 'erase me' })).status, 303)
  await makeWhatWaits(world)
  const all = Object.values(await copyOf(ada)).join('\n')
  assert.ok(all.includes('Slow Mornings'))
  assert.ok(!/\bBen\b/.test(all))
})
