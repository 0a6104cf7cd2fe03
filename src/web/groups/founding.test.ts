import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day } from '../../../test/in-calendar.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { asGroupId } from '../ids.ts'
import { paths } from '../paths.ts'

let world: World
let ada: Someone
let ben: Someone
before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
})
after(() => world.drop())

const typed: Record<string, string | string[]> = {
  name: 'Under the Blanket',
  purpose: 'We write from bed.',
  focus: 'any_pain',
  identity_led: ['carers'],
  tone: 'mixed',
  formats: ['text', 'round'],
  size_band: '3-5',
  language: 'en',
  language2: 'es',
  zone: 'Europe/Madrid',
  medication_talk: 'no_talk',
  faith: 'none',
  access: ['lying_down'],
  not_for: 'Early risers',
  guests: 'ask',
  door: 'ask',
  newcomers_see: 'since',
  time1_weekday: '2',
  time1_starts: '9.30',
  time1_minutes: '90',
  time1_rhythm: 'm-1',
  time2_starts: '',
  cover1_weekdays: ['1', '3'],
  cover1_starts: '20:00',
  cover1_ends: '22:00',
  question1: 'Why here?',
  question3: 'And why now?',
  template: 'gentle',
  own_lines: 'No lights on.\n\n- No whistling.',
  listing: 'listed',
  my_name: 'Ada',
  agreed: 'on',
}

test('a visitor is shown the way in; whoever is not let in yet waits', async () => {
  assert.match((await world.visit(undefined, paths.newGroup())).headers.get('location') ?? '', /^\/sign-in\?back=/)
  assert.equal((await world.post(undefined, paths.newGroup(), typed)).status, 404)
  const waiting = await world.someone('Wren', { approved: false })
  assert.equal((await world.post(waiting, paths.newGroup(), typed)).status, 403)
})

test('a founded group waits for a steward before it is listed; everything typed is on its card', async () => {
  assert.equal((await world.visit(ada, paths.newGroup())).status, 200)
  const founded = await world.post(ada, paths.newGroup(), typed)
  assert.equal(founded.status, 303)
  const id = groupIn(founded.headers.get('location'))
  assert.equal((await world.visit(ben, paths.group(id))).status, 404)
  const { body } = await world.visit(ada, paths.group(id))
  for (const words of [
    /Last Tuesday of the month, 08:30 to 10:00 your time \(09:30 in Madrid\)/,
    /English and Spanish/,
    /Carers/,
    /No whistling\./,
    /We leave medicines outside/,
    /Early risers/,
  ]) {
    assert.match(body, words)
  }
  const hours = await world.owner(
    'select weekday, starts::text, ends::text from cover_hours where group_id = $1 order by 1',
    [id],
  )
  assert.deepEqual(
    hours,
    [1, 3].map((weekday) => ({ weekday, starts: '20:00:00', ends: '22:00:00' })),
  )
  const asked = await world.owner('select position, words from group_questions where group_id = $1 order by 1', [id])
  assert.deepEqual(asked, [
    { position: 1, words: 'Why here?' },
    { position: 2, words: 'And why now?' },
  ])
})

test('an unlisted or hidden wish holds at once', async () => {
  for (const listing of ['unlisted', 'hidden']) {
    const id = groupIn((await world.post(ada, paths.newGroup(), { ...typed, listing })).headers.get('location'))
    assert.deepEqual(await world.owner('select listing, wants_listing from groups where id = $1', [id]), [
      { listing, wants_listing: false },
    ])
  }
})

test('what is missing is said beside its field, and what was typed is kept', async () => {
  const wrong: [Record<string, string | string[]>, string][] = [
    [{ name: '' }, 'f-name'],
    [{ focus: 'nonsense' }, 'f-focus'],
    [{ formats: [] }, 'f-formats'],
    [{ zone: 'Mars/Olympus' }, 'f-zone'],
    [{ time1_starts: '25:00' }, 'f-time1_starts'],
    [{ time1_minutes: '5' }, 'f-time1_minutes'],
    [{ cover1_ends: '' }, 'f-cover1_ends'],
    [{ template: 'own', own_lines: '' }, 'f-own_lines'],
    [{ own_lines: 'x'.repeat(301) }, 'f-own_lines'],
    [{ agreed: '' }, 'f-agreed'],
    [{ my_name: ' \u200b ' }, 'f-my_name'],
  ]
  for (const [change, field] of wrong) {
    const answer = await world.post(ada, paths.newGroup(), { ...typed, ...change })
    assert.equal(answer.status, 422, field)
    assert.match(answer.body, new RegExp(`href="#${field}"`), field)
    assert.match(answer.body, new RegExp(`id="${field}"`), field)
    assert.match(answer.body, /We write from bed\./)
  }
})

test('a group says which second week it meets in, on its card and in the directory', async () => {
  const anchor = day(9)
  const weekday = String(new Date(`${anchor}T00:00:00Z`).getUTCDay())
  const fortnightly = {
    ...typed,
    time1_weekday: weekday,
    time1_starts: '18:00',
    time1_rhythm: 'w2',
    time1_anchor: anchor,
  }
  const id = groupIn((await world.post(ada, paths.newGroup(), fortnightly)).headers.get('location'))
  await world.owner(`update groups set listing = 'listed' where id = $1`, [id])
  const next = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${anchor}T12:00:00Z`),
  )
  assert.match(
    (await world.visit(ben, paths.group(id))).body,
    new RegExp(`Every second [\\s\\S]*The next one is on \\w+,? ${next}`),
  )
  assert.match(
    (await world.visit(ben, paths.groups('q=blanket'))).body,
    new RegExp(`Every second week, next on \\w+,? ${next}`),
  )
  assert.match((await world.visit(ada, paths.edit(id))).body, new RegExp(`name="time1_anchor"|value="${anchor}"`))
  // Every second week, counted from long ago, is the same weeks.
  const past = { ...fortnightly, time1_anchor: day(9 - 14 * 40) }
  assert.equal((await world.post(ada, paths.edit(id), past)).status, 303)
  assert.match((await world.visit(ben, paths.group(id))).body, new RegExp(`The next one is on \\w+,? ${next}`))
  // Nobody said which: then nobody says so.
  assert.equal((await world.post(ada, paths.edit(id), { ...fortnightly, time1_anchor: '' })).status, 303)
  assert.doesNotMatch((await world.visit(ben, paths.group(id))).body, /The next one is on/)
  const stray = await world.post(ada, paths.newGroup(), { ...fortnightly, time1_anchor: day(10) })
  assert.equal(stray.status, 422)
  assert.match(stray.body, /another day of the week/)
})

test('a group that gathers round three things is found by each, and its card says them', async () => {
  const wide = { ...typed, name: 'Three Threads', focus: 'migraine', focus2: 'nights', focus3: 'migraine' }
  const id = groupIn((await world.post(ada, paths.newGroup(), wide)).headers.get('location'))
  assert.deepEqual(await world.owner('select focus, further_foci from groups where id = $1', [id]), [
    { focus: 'migraine', further_foci: ['nights'] },
  ])
  const kept = await world.post(ada, paths.edit(id), { ...wide, focus3: 'jaw' })
  assert.equal(kept.status, 303)
  await world.owner(`update groups set listing = 'listed' where id = $1`, [id])
  for (const focus of ['migraine', 'nights', 'jaw'])
    assert.match((await world.visit(undefined, paths.groups(`focus=${focus}`))).body, /Three Threads/, focus)
  assert.doesNotMatch((await world.visit(undefined, paths.groups('focus=ms'))).body, /Three Threads/)
  assert.match((await world.visit(ben, paths.group(id))).body, /Migraine[^<]*, [^<]* and [^<]*/)
  assert.equal((await world.post(ada, paths.edit(id), { ...wide, focus2: 'nonsense' })).status, 422)
})

test('founding asks first for what only the founder can say; all else has an answer and waits in a fold', async () => {
  const { body } = await world.visit(ada, paths.newGroup())
  const fold = body.indexOf('<summary>More about the group</summary>')
  const places = (names: string[]) => names.map((name) => [name, body.indexOf(`name="${name}"`)] as const)
  for (const [name, at] of places([
    'name',
    'purpose',
    'focus',
    'not_for',
    'size_band',
    'formats',
    'time1_starts',
    'door',
    'listing',
    'template',
  ]))
    assert.ok(at > 0 && at < fold, name)
  for (const [name, at] of places(['zone', 'cover1_starts', 'tone', 'faith', 'access', 'guests', 'question1']))
    assert.ok(at > fold, name)
})

test('a reason beside a folded field opens the fold, and keeps what was typed there', async () => {
  const { body } = await world.post(ada, paths.newGroup(), { ...typed, zone: 'Mars/Olympus', question2: 'Who else?' })
  assert.match(body, /<details class="fold" open=""><summary>More about the group/)
  assert.match(body, /value="Who else\?"/)
  const other = await world.post(ada, paths.newGroup(), { ...typed, name: '' })
  assert.match(other.body, /<details class="fold"><summary>More about the group/)
  assert.match(other.body, /Write a name for the group\./)
})

test('those who lead change the card; the form shows what there is', async () => {
  const id = groupIn((await world.post(ada, paths.newGroup(), typed)).headers.get('location'))
  const form = await world.visit(ada, paths.edit(id))
  assert.match(form.body, /value="09:30"[\s\S]*value="22:00"[\s\S]*value="And why now\?"/)
  assert.equal((await world.visit(ben, paths.edit(id))).status, 404)
  assert.equal((await world.post(ben, paths.edit(id), typed)).status, 404)
  const kept = await world.post(ada, paths.edit(id), {
    ...typed,
    name: 'Over the Blanket',
    time1_starts: '',
    cover1_weekdays: [],
    cover1_starts: '',
    cover1_ends: '',
  })
  assert.equal(kept.status, 303)
  const { body } = await world.visit(ada, paths.group(id))
  assert.match(body, /Over the Blanket[\s\S]*No fixed hours[\s\S]*Nobody is on duty here/)
})

test('those who lead read why a steward did not list the group', async () => {
  const stella = await world.someone('Stella', { steward: true })
  const id = groupIn((await world.post(ada, paths.newGroup(), typed)).headers.get('location'))
  await world.post(stella, paths.approval(id), { answer: 'no', reason: 'Please say who it is not for.' })
  assert.match((await world.visit(ada, paths.lead(id))).body, /did not put it in the directory[\s\S]*who it is not for/)
  assert.equal((await world.visit(ben, paths.group(id))).status, 404)
})

const groupIn = (location: string | null) => asGroupId(location?.split('/')[2])
