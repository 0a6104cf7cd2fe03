import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { syncFocusWords } from '../../domain/finding/focus-words.ts'
import { group, list, listElsewhere } from '../../domain/finding/testing.ts'
import { paths } from '../paths.ts'

let world: World
let ada: Someone
let listing: string
const slow = group('Slow Mornings', {
  purpose: 'A gentle hour. Nobody has to sound awake.',
  times: [{ weekday: 2, starts: '10:30' }],
})
const owls = group('Owls <b>', {
  purpose: 'For the hours when backs keep people awake.',
  focus: 'nights',
  access: ['captions'],
  door: 'ask',
  times: [{ weekday: 0, starts: '23:30' }],
})

before(async () => {
  world = await openWorld()
  await world.owner(`update place set zone = 'Europe/London'`)
  await world.db.asSystem('words of the catalogue', syncFocusWords)
  ada = await world.someone('Ada')
  await list(
    world,
    slow,
    owls,
    group('Media Luz', {
      focus: 'migraine',
      languages: ['es'],
      zone: 'Europe/Madrid',
      times: [{ weekday: 3, starts: '17:00', nth: 1 }],
    }),
  )
  listing = await listElsewhere(world, {
    name: 'San José Friends',
    area: 'San José',
    meetings: [{ weekday: 2, starts: '19:00', zone: null, link: 'https://meet.example/secret-way-in' }],
  })
})
after(() => world.drop())

const visit = (query = '', who?: Someone) => world.visit(who, paths.groups(query))
const shows = (body: string, ...names: string[]) => {
  for (const name of ['Slow Mornings', 'Owls &lt;b&gt;', 'Media Luz', 'San José Friends']) {
    assert.equal(body.includes(name), names.includes(name), name)
  }
}

test('a visitor sees every listed group, with hours by the clock of the place', async () => {
  const { status, body } = await visit()
  assert.equal(status, 200)
  shows(body, 'Slow Mornings', 'Owls &lt;b&gt;', 'Media Luz', 'San José Friends')
  assert.match(body, /4 groups\./)
  assert.match(body, /Tuesdays, 10:30/)
  assert.match(body, /Tuesdays, 19:00, time as printed/)
  assert.match(body, /Seen on A list, last on 20 November 2026/)
  assert.match(body, /<link rel="canonical" href="http:\/\/localhost:3999\/groups"\/?>/)
  assert.ok(!body.includes('noindex') && !body.includes('secret-way-in'))
})

test('a visitor who says where they live gets their own hours', async () => {
  const { body } = await visit('zone=Asia%2FKathmandu')
  assert.match(body, /by the clock in Kathmandu/)
  assert.match(body, /Tuesdays, 16:15|Tuesdays, 15:15/)
  assert.match(body, /noindex/)
  const { body: mine } = await visit('zone=Asia%2FKathmandu', ada)
  assert.match(mine, /by the clock in London|by the clock in UTC/)
})

test('words and filters find, and every filter is a link that keeps the others', async () => {
  shows((await visit('q=bad+backs+at+night')).body, 'Owls &lt;b&gt;')
  const { body } = await visit('access=captions&day=sun')
  shows(body, 'Owls &lt;b&gt;')
  assert.ok(body.includes('href="/groups?day=sun&amp;format=video&amp;access=captions"'))
  assert.ok(body.includes('href="/groups?access=captions"') && body.includes('href="/groups?day=sun"'))
})

test('whoever finds nothing is told what to leave out', async () => {
  const { status, body } = await visit('language=es&access=captions')
  assert.equal(status, 200)
  assert.match(body, /No group fits all of that yet/)
  assert.ok(body.includes('href="/groups?access=captions"') && body.includes('href="/groups?language=es"'))
})

test('a slip of the hand and a day that was named are said back', async () => {
  assert.match((await visit('q=migriane')).body, /These say “migraine”/)
  const { body } = await visit('q=slow+mornings+on+tuesday')
  assert.match(body, /come first: Tuesday/)
  assert.ok(body.includes('day=tue'))
})

test('in a flare three groups and three filters stay in sight, and the rest is one link away', async () => {
  const { body } = await world.visit(ada, paths.groups(), { cookie: `${ada.cookie}; flare=on` })
  assert.match(body, /id="rest"/)
  assert.equal(body.match(/<li class="later">/g)?.length, 1)
})

test('nonsense in the address is a page like any other', async () => {
  const odd = [
    'page=-1',
    'page=99999',
    'page=1e9',
    'page=&page=2',
    'format=nonsense&format=',
    'day=9&part=noon',
    'focus[]=x&focus=__proto__',
    `language=${'x'.repeat(500)}`,
    'zone=Mars%2FOlympus',
    `zone=${'A'.repeat(9000)}`,
    `q=${'w'.repeat(10_000)}`,
    'q=%00%ed%a0%80',
    'q=%F0%9F%98%80',
    'q=%zz%',
    'q=\\%27%22%26%7C!()*:<->',
    'q=a&q=b',
    `q=${'%27'.repeat(150)}`,
    'lives=both&guests=maybe',
    'day=mon&'.repeat(500),
    'q=%E2%80%AEevil&access=constructor',
  ]
  for (const query of odd) {
    const { status } = await visit(query)
    assert.equal(status, 200, query.slice(0, 40))
  }
})

test('the directory reads in Spanish', async () => {
  const { body } = await world.visit(undefined, paths.groups('q=jaqueca'), { 'accept-language': 'es' })
  shows(body, 'Media Luz')
  assert.match(body, /Encaja un grupo/)
  assert.match(body, /Una vez al mes; la próxima/)
})

test('a listing tells everybody where it comes from, and only people who are signed in how one gets in', async () => {
  const { status, body } = await world.visit(undefined, paths.group(listing))
  assert.equal(status, 200)
  assert.match(body, /This group lives elsewhere/)
  assert.match(body, /Tuesdays, 19:00, time as printed/)
  assert.ok(!body.includes('secret-way-in') && body.includes('noindex'))
  const signedIn = await world.visit(ada, paths.group(listing))
  assert.ok(
    signedIn.body.includes('href="https://meet.example/secret-way-in"') &&
      signedIn.body.includes('rel="noreferrer nofollow"'),
  )
})

test('anybody can say that a listing is wrong, and gets the same answer whether it is there or not', async () => {
  const said = { kind: 'take_down', words: 'We stopped in May.', reach_me: '' }
  const answers = [
    await world.post(undefined, paths.correction(listing), said),
    await world.post(undefined, paths.correction(slow.id), said),
    await world.post(undefined, '/groups/nonsense/correction', said),
  ]
  for (const { status, headers, body } of answers) {
    assert.deepEqual([status, headers.get('location'), body], [303, '/groups', answers[0]?.body])
  }
  assert.deepEqual(await world.owner('select kind, words from corrections'), [
    { kind: 'take_down', words: 'We stopped in May.' },
  ])
  const wrong = [
    await world.post(undefined, paths.correction(listing), {}),
    await world.post(undefined, paths.correction(slow.id), {}),
  ]
  assert.deepEqual(
    wrong.map(({ status }) => status),
    [422, 422],
  )
  assert.ok(!wrong[0]?.body.includes('San José Friends'))
})

test('the feed names groups that live here and meet every week, and no way in', async () => {
  const { status, headers, body } = await world.visit(undefined, paths.meetingGuide())
  assert.equal(status, 200)
  assert.match(headers.get('cache-control') ?? '', /public, max-age=\d+/)
  assert.match(headers.get('content-type') ?? '', /json/)
  const entries = JSON.parse(body) as {
    name: string
    day: number
    time: string
    end_time: string
    timezone: string
    url: string
    slug: string
  }[]
  assert.deepEqual(entries.map(({ name }) => name).sort(), ['Owls', 'Slow Mornings'])
  const entry = entries.find(({ name }) => name === 'Owls')
  assert.deepEqual([entry?.day, entry?.time, entry?.end_time, entry?.timezone], [0, '23:30', '00:30', 'Europe/London'])
  assert.equal(entry?.url, `http://localhost:3999${paths.group(owls.id)}`)
})
