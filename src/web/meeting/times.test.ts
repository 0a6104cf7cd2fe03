import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { shareHours } from '../../../test/in-hours.ts'
import { type Answer, openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { tendPolls } from '../../domain/meeting/polls.ts'
import { letters } from '../ids.ts'
import { paths } from '../paths.ts'

const says = ({ body }: Answer, words: RegExp) => assert.ok(words.test(body), `the page says ${words}`)
const saysNot = ({ body }: Answer, words: RegExp) => assert.ok(!words.test(body), `the page does not say ${words}`)

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.drop())

const DAY_MS = 86_400_000
const day = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
const SEARCH = { minutes: '60', often: 'once', stretch: '2' }
const TIMES = { minutes: '60', often: 'once', day1: day(9), hour1: '18:00', day2: day(10), hour2: '19:30' }
const WAY = { link: 'https://meet.example/abc' }

/** Ada leads; Ben, Cleo, Dot and Eli are members. */
async function circle() {
  const ada = await world.someone('Ada')
  const group = await world.group(ada, { guests: 'yes' })
  const sit = async (name: string) => {
    const who = await world.someone(name)
    await world.sit(who, group)
    return who
  }
  return { ada, ben: await sit('Ben'), cleo: await sit('Cleo'), dot: await sit('Dot'), eli: await sit('Eli'), group }
}

async function asked(form: Record<string, string> = TIMES) {
  const all = await circle()
  const sent = await world.post(all.ada, paths.times(all.group), form)
  assert.equal(sent.status, 303)
  return { ...all, poll: sent.headers.get('location') ?? '' }
}

const timesOf = async (group: GroupId) =>
  (await world.owner<{ id: string }>('select id from poll_times where group_id = $1 order by starts_at', [group])).map(
    ({ id }) => letters(id),
  )
const night = () => world.db.asSystem('the night comes', (as) => tendPolls(as))

test('times are suggested from hours that nobody is shown; a member answers; one is chosen and is a meeting', async () => {
  const { ada, ben, cleo, dot, group } = await circle()
  for (const who of [ben, cleo, dot]) await shareHours(world, who, ['evening'])
  says(await world.visit(ada, paths.calendar(group)), /When could we meet/)
  says(await world.visit(ada, paths.times(group)), /Suggest times/)
  const search = await world.post(ada, paths.timesSearch(group), SEARCH)
  assert.equal(search.headers.get('location'), paths.newTimes(group))
  const page = await world.visit(ada, paths.newTimes(group))
  says(page, /These are suggested/)
  const [days, hours] = [valuesOf(page, 'day'), valuesOf(page, 'hour')]
  assert.equal(days.length, 5)
  for (const hour of hours) assert.ok(['17:00', '18:00', '19:00', '20:00'].includes(hour), hour)
  const form = Object.fromEntries([
    ...days.map((d, i) => [`day${i + 1}`, d]),
    ...hours.map((h, i) => [`hour${i + 1}`, h]),
  ])
  const sent = await world.post(ada, paths.times(group), { minutes: '60', often: 'weekly', ...form })
  const poll = sent.headers.get('location') ?? ''
  says(await world.visit(ben, paths.group(group)), /Those who lead ask when you could meet/)
  says(await world.visit(ben, paths.calendar(group)), /See the times/)
  says(await world.visit(ben, '/'), /asks when you could meet/)
  says(await world.visit(ben, poll), /every week from then on\.[\s\S]*If need be/)
  const [first = '', second = ''] = await timesOf(group)
  assert.equal((await world.post(ben, `${poll}/answers`, { [first]: 'yes', [second]: 'if_need_be' })).status, 303)
  assert.match((await world.visit(ben, poll)).body, new RegExp(`id="f-${first}-yes"[^>]* checked`))
  saysNot(await world.visit(ben, '/'), /asks when you could meet/)
  says(await world.visit(ada, `${poll}/settling`), /All answers|all answers are erased/)
  const settled = await world.post(ada, `${poll}/settling`, { time: first, about: 'Sleep', ...WAY })
  assert.equal(settled.headers.get('location'), paths.calendar(group))
  says(await world.visit(ben, paths.group(group)), /The next meeting[\s\S]*Sleep/)
  const [meeting] = await world.owner<{ rule: string; starts: string }>(
    `select rule, to_char(starts, 'HH24:MI') as starts from meetings where group_id = $1`,
    [group],
  )
  assert.match(meeting?.rule ?? '', /^FREQ=WEEKLY/)
  assert.equal(meeting?.starts, hours[0])
  assert.deepEqual(await world.owner('select from poll_answers'), [])
  assert.equal((await world.visit(ben, poll)).status, 404)
})

test('an outsider, a visitor and a guest are told that none of it exists; a member cannot ask or choose', async () => {
  const { ben, group, poll } = await asked()
  const [fay, gil] = await Promise.all([world.someone('Fay'), world.someone('Gil')])
  await world.sit(gil, group, { asGuest: true })
  for (const who of [fay, gil, undefined]) {
    for (const path of [paths.times(group), paths.newTimes(group), poll, `${poll}/settling`])
      assert.equal((await world.visit(who, path)).status, 404, path)
    for (const path of [paths.times(group), paths.timesSearch(group), `${poll}/answers`, `${poll}/withdrawal`])
      assert.equal((await world.post(who, path, TIMES)).status, 404, path)
  }
  saysNot(await world.visit(gil, paths.calendar(group)), /when you could meet/)
  saysNot(await world.visit(gil, paths.group(group)), /when you could meet/)
  for (const path of [paths.times(group), paths.newTimes(group), `${poll}/settling`])
    assert.equal((await world.visit(ben, path)).status, 404, path)
  for (const path of [paths.times(group), paths.timesSearch(group), `${poll}/settling`, `${poll}/withdrawal`])
    assert.equal((await world.post(ben, path, { ...TIMES, ...SEARCH })).status, 404, path)
})

test('what cannot be is said beside its field, and what was typed is kept', async () => {
  const { ada, group } = await circle()
  const wrong: [Record<string, string>, string, RegExp][] = [
    [{ day1: '', hour1: '', day2: '', hour2: '' }, 'day1', /at least one time/],
    [{ hour1: '' }, 'hour1', /both a day and an hour/],
    [{ day2: '' }, 'day2', /both a day and an hour/],
    [{ day1: '2020-01-01' }, 'day1', /past/],
    [{ day1: day(400) }, 'day1', /half year/],
    [{ day2: day(9), hour2: '18:00' }, 'hour2', /twice/],
    [{ day1: '2026-02-30' }, 'day1', /day|date/i],
    [{ hour1: '25:00' }, 'hour1', /hour/],
    [{ minutes: '0' }, 'minutes', /number/i],
    [{ minutes: '9999' }, 'minutes', /number/i],
    [{ often: 'hourly' }, 'often', /choose/i],
  ]
  for (const [change, field, words] of wrong) {
    const page = await world.post(ada, paths.times(group), { ...TIMES, ...change })
    assert.equal(page.status, 422, JSON.stringify(change))
    const beside = new RegExp(`id="f-${field}-error"[\\s\\S]{0,900}?</p>`).exec(page.body)?.[0] ?? ''
    assert.match(beside, words, `${field} for ${JSON.stringify(change)}`)
    assert.ok(page.body.includes(`value="${change.hour2 ?? '19:30'}"`))
  }
  for (const change of [{ minutes: '5' }, { stretch: '52' }, { often: '' }])
    assert.equal((await world.post(ada, paths.timesSearch(group), { ...SEARCH, ...change })).status, 422)
  // A sixth time has no field, and is nothing.
  const six = Object.fromEntries(
    [3, 4, 5, 6].flatMap((n) => [
      [`day${n}`, day(10 + n)],
      [`hour${n}`, '18:00'],
    ]),
  )
  assert.equal((await world.post(ada, paths.times(group), { ...TIMES, ...six })).status, 303)
  assert.equal((await timesOf(group)).length, 5)
})

test('a group is asked once at a time; two who choose at once make one meeting, and the second is told so', async () => {
  const { ada, ben, group, poll } = await asked()
  await world.owner('update memberships set facilitates = true where person_id = $1', [ben.id])
  assert.equal((await world.visit(ada, paths.times(group))).headers.get('location'), poll)
  assert.equal((await world.post(ada, paths.times(group), TIMES)).status, 409)
  const [first = '', second = ''] = await timesOf(group)
  const both = await Promise.all([
    world.post(ada, `${poll}/settling`, { time: first, ...WAY }),
    world.post(ben, `${poll}/settling`, { time: second, ...WAY }),
  ])
  // Whoever comes later either waits for the first and is told, or finds the question gone already.
  const statuses = both.map(({ status }) => status).sort()
  assert.equal(statuses[0], 303)
  assert.ok(statuses[1] === 409 || statuses[1] === 404, String(statuses[1]))
  assert.equal((await world.owner('select from meetings where group_id = $1', [group])).length, 1)
})

test('a choice needs a time of this question and a way in; a question that is taken back takes its answers along', async () => {
  const { ada, ben, group, poll } = await asked()
  const [first = ''] = await timesOf(group)
  const other = await asked()
  const [elsewhere = ''] = await timesOf(other.group)
  for (const form of [{ ...WAY }, { time: elsewhere, ...WAY }, { time: first }, { time: first, link: 'javascript:1' }])
    assert.equal((await world.post(ada, `${poll}/settling`, form)).status, 422, JSON.stringify(form))
  await world.post(ben, `${poll}/answers`, { [first]: 'no', [elsewhere]: 'yes' })
  assert.equal((await world.post(ben, `${poll}/answers`, { [first]: 'perhaps' })).status, 422)
  assert.deepEqual(await world.owner('select answer from poll_answers'), [{ answer: 'no' }])
  assert.equal((await world.post(ada, `${poll}/withdrawal`)).status, 303)
  assert.deepEqual(await world.owner('select from poll_answers'), [])
  saysNot(await world.visit(ben, paths.calendar(group)), /when you could meet/)
  says(await world.visit(ada, paths.times(group)), /Suggest times/)
})

test('a word about a time comes with the night, from three answers on, and says nothing of anybody', async () => {
  const { ben, cleo, dot, eli, group, poll } = await asked()
  const [first = '', second = ''] = await timesOf(group)
  const answer = (who: Someone, a: string, b: string) => world.post(who, `${poll}/answers`, { [first]: a, [second]: b })
  await answer(ben, 'yes', 'no')
  await answer(cleo, 'yes', 'no')
  await night()
  const line = /Suits most|Suits some|Hard for many/
  saysNot(await world.visit(dot, poll), line)
  await answer(dot, 'if_need_be', 'open')
  saysNot(await world.visit(dot, poll), line)
  await night()
  const page = await world.visit(eli, poll)
  says(page, /Suits most/)
  assert.equal(page.body.match(new RegExp(line, 'g'))?.length, 1, 'of the other time two have said something')
  saysNot(page, /Ben|Cleo|Dot/)
  const chosen = new RegExp(`name="(${first}|${second})"[^>]* checked`)
  assert.doesNotMatch(page.body, chosen, 'whoever has not answered sees nothing chosen')
  assert.match((await world.visit(ben, poll)).body, chosen)
})

test('a person in a flare is asked about two times, and the others wait behind a link', async () => {
  const { ben, poll } = await asked({ ...TIMES, day3: day(12), hour3: '10:00' })
  const page = await world.visit(ben, poll)
  says(page, /class="rest"[\s\S]*There are more times[\s\S]*class="stack later"/)
  await world.owner(
    `insert into comforts (person_id, flare_until) values ($1, now() + interval '1 day') on conflict (person_id) do update set flare_until = excluded.flare_until`,
    [ben.id],
  )
  saysNot(await world.visit(ben, '/'), /asks when you could meet/)
})

const valuesOf = ({ body }: Answer, name: string) =>
  [...body.matchAll(new RegExp(`<input[^>]*name="${name}\\d"[^>]*>`, 'g'))]
    .map(([input]) => /value="([^"]*)"/.exec(input)?.[1] ?? '')
    .filter((value) => value !== '')
