import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findFocus, foci } from '../../../src/domain/groups/focus.ts'
import { signInWords } from '../../../src/domain/people/sign-in-words.ts'
import { conversations } from './conversations.ts'
import { groups } from './groups.ts'
import { blocks, cast, departures, people, removals } from './people.ts'
import type { DemoGroup } from './types.ts'

const groupKeys = new Set(groups.map(({ key }) => key))
const personKeys = new Set(people.map(({ key }) => key))

/** Every sentence a group says, to outsiders or to its own. */
const words = (group: DemoGroup): string[] => [
  group.name,
  group.purpose,
  group.notFor,
  ...group.questions,
  ...group.agreement.extra,
  group.welcome ?? '',
  ...(group.pinned ?? []),
  ...(group.announcements ?? []).map(({ text }) => text),
]

test('there are sixty-two groups, each with a key, a name and a purpose of its own', () => {
  assert.equal(groups.length, 62)
  for (const part of ['key', 'name', 'purpose', 'notFor'] as const) {
    assert.equal(new Set(groups.map((group) => group[part].toLowerCase())).size, groups.length, part)
  }
  for (const { key } of groups) assert.match(key, /^[a-z]+(-[a-z]+)*$/)
})

test('no two purposes begin alike', () => {
  const openings = groups.map(({ purpose }) => purpose.split(' ').slice(0, 3).join(' ').toLowerCase())
  assert.deepEqual(
    openings.filter((opening, place) => openings.indexOf(opening) !== place),
    [],
  )
})

test('what a group says fits the card and the page', () => {
  for (const group of groups) {
    assert.ok(group.name.length <= 80 && group.purpose.length >= 120 && group.purpose.length <= 1200, group.key)
    for (const line of [group.notFor, ...group.questions, ...group.agreement.extra])
      assert.ok(line.length > 0 && line.length <= 300, line)
  }
})

test('no group promises anything of the pain, keeps score or names a dose', () => {
  const promise =
    /\bcure[sd]?\b|pain[- ]free|less pain|heal(s|ed|ing)?\b|get better|guarantee|sin dolores|menos dolor|curar|sanar|garantiz/i
  const score = /\bstreak|\bleaderboard|\bpoints\b|top member|attendance|puntuaci|racha|ranking|asistencia/i
  const dose = /\d+\s?(mg|mcg|µg|ml|miligram|milligram)\b/i
  for (const line of groups.flatMap(words)) {
    for (const pattern of [promise, score, dose]) assert.doesNotMatch(line, pattern)
  }
})

test('sentences are set with real quotes and apostrophes', () => {
  for (const line of groups.flatMap(words)) assert.doesNotMatch(line, /['"]|\.\.\./)
})

test('both languages, many zones and all kinds of focus, door, format, tone and size are there', () => {
  const count = (test: (group: DemoGroup) => boolean) => groups.filter(test).length
  assert.equal(
    count(({ languages }) => languages[0] === 'en'),
    38,
  )
  assert.equal(
    count(({ languages }) => languages[0] === 'es'),
    24,
  )
  assert.ok(count(({ languages }) => languages.length === 2) >= 2)
  assert.ok(new Set(groups.map(({ zone }) => zone)).size >= 10)
  const kinds = new Set(groups.flatMap(({ focus }) => focus.map((id) => findFocus(id)?.kind)))
  assert.deepEqual([...kinds].sort(), ['broad', 'carers', 'condition', 'situation'])
  const seen = (pick: (group: DemoGroup) => readonly string[]) => new Set(groups.flatMap(pick)).size
  assert.equal(
    seen(({ door }) => [door]),
    4,
  )
  assert.equal(
    seen(({ formats }) => formats),
    5,
  )
  assert.equal(
    seen(({ tone }) => [tone]),
    3,
  )
  assert.equal(
    seen(({ size }) => [size]),
    4,
  )
  assert.equal(
    seen(({ medication }) => [medication]),
    3,
  )
  assert.equal(
    seen(({ faith }) => [faith]),
    4,
  )
  assert.equal(
    seen(({ guests }) => [guests]),
    3,
  )
  assert.equal(
    seen(({ audiences }) => audiences),
    9,
  )
  assert.equal(
    seen(({ access }) => access),
    13,
  )
})

test('every focus a group names is one a person can choose, and few are left without a group', () => {
  for (const { focus } of groups)
    assert.ok(focus.length > 0 && focus.every((id) => findFocus(id) !== undefined), focus.join())
  const used = new Set(groups.flatMap(({ focus }) => focus))
  assert.deepEqual(
    foci().filter(({ id }) => !used.has(id)),
    [],
  )
})

test('a group’s hours are real hours in a real zone', () => {
  const hour = /^([01]\d|2[0-3]):[0-5]\d$/
  for (const { zone, rhythm, cover, formats } of groups) {
    assert.ok(new Intl.DateTimeFormat('en', { timeZone: zone }))
    for (const meeting of rhythm) {
      assert.match(meeting.start, hour)
      assert.ok(formats.includes(meeting.as))
      assert.equal(meeting.minutes === 2880, meeting.as === 'round')
    }
    for (const { from, until } of cover) assert.ok(hour.test(from) && hour.test(until) && from !== until)
  }
})

test('questions are asked at doors where someone answers, and nowhere else', () => {
  for (const { door, questions, key } of groups) {
    assert.ok(door === 'ask' ? questions.length >= 1 && questions.length <= 3 : questions.length === 0, key)
  }
})

test('only a listed group may be found by search engines, and a closed one takes no guests', () => {
  for (const { visibility, searchable, door, guests, key } of groups) {
    assert.ok(visibility === 'listed' || !searchable, key)
    assert.ok(door !== 'closed' || guests === 'no', key)
  }
  const listed = groups.filter(({ visibility }) => visibility === 'listed')
  assert.ok(listed.some(({ searchable }) => searchable) && listed.some(({ searchable }) => !searchable))
  for (const visibility of ['hidden', 'waiting'])
    assert.equal(groups.filter((group) => group.visibility === visibility).length, 3)
})

test('whoever comes in finds the way', () => {
  for (const { wayIn, key } of groups) assert.ok(wayIn.length > 0 && wayIn.length <= 600, key)
  assert.equal(new Set(groups.map(({ wayIn }) => wayIn)).size, groups.length)
})

test('one group waits for somebody to lead it, and its members are there to', () => {
  const [gone] = departures
  const places = (standing: string) =>
    people.filter(({ places }) => places.some(({ group, as }) => group === gone?.group && as === standing))
  assert.deepEqual(
    places('facilitator').map(({ key }) => key),
    [gone?.person],
  )
  assert.ok(places('member').length >= 2)
})

test('ways in lead nowhere real', () => {
  for (const { wayIn } of groups) {
    for (const address of wayIn.match(/https?:\/\/\S+/g) ?? []) assert.match(address, /^https:\/\/meet\.example\//)
    for (const number of wayIn.match(/[+(]?\d[\d ()-]{6,}\d/g) ?? []) assert.match(number, /555-01|020 91|20 91|5550/)
  }
})

test('Slow Mornings is the one people know from the drawings', () => {
  const slow = groups[0]
  assert.equal(slow?.name, 'Slow Mornings')
  assert.equal(slow?.tone, 'mixed')
  assert.deepEqual(slow?.rhythm, [{ as: 'audio', every: 'week', weeks: 1, weekday: 2, start: '10:30', minutes: 60 }])
})

test('every group is held by somebody, and whoever announces something holds it', () => {
  const holds = (person: string, group: string) =>
    people.some(
      ({ key, places }) =>
        key === person && places.some((place) => place.group === group && place.as === 'facilitator'),
    )
  for (const { key, announcements } of groups) {
    assert.ok(
      people.some((person) => holds(person.key, key)),
      key,
    )
    for (const { by } of announcements ?? []) assert.ok(holds(by, key), `${by} in ${key}`)
  }
})

test('the four who can sign in are who they are said to be', () => {
  const [ada, ben, cleo, marta] = cast.map((key) => people.find((person) => person.key === key))
  assert.ok(ada?.places.some(({ group, as }) => group === 'slow-mornings' && as === 'facilitator'))
  assert.deepEqual(
    ben?.places.map(({ as }) => as),
    ['member', 'member'],
  )
  assert.deepEqual(cleo?.places, [])
  assert.equal(marta?.steward, true)
  assert.equal(people.filter(({ steward }) => steward).length, 1)
})

test('people, their words and their places are well formed', () => {
  const offered = new Set([...signInWords('en'), ...signInWords('es')])
  assert.equal(personKeys.size, people.length)
  assert.equal(new Set(people.map(({ signInWord }) => signInWord)).size, people.length)
  for (const { key, signInWord, places, zone } of people) {
    assert.ok(offered.has(signInWord), signInWord)
    assert.ok(new Intl.DateTimeFormat('en', { timeZone: zone }))
    assert.equal(new Set(places.map(({ group }) => group)).size, places.length, key)
    for (const { group } of places) assert.ok(groupKeys.has(group), group)
  }
})

test('whoever asks to come in has answered the group’s own questions', () => {
  for (const place of people.flatMap(({ places }) => places)) {
    const group = groups.find(({ key }) => key === place.group)
    if (place.as === 'asker') assert.equal(place.answers?.length, group?.questions.length, place.group)
    if (place.as === 'guest') assert.notEqual(group?.guests, 'no', place.group)
  }
})

test('each way of standing to a group is there, and blocks and removals are between people who exist', () => {
  const standings = new Set(people.flatMap(({ places }) => places.map(({ as }) => as)))
  assert.equal(standings.size, 7)
  for (const { by, of } of blocks) assert.ok(personKeys.has(by) && personKeys.has(of) && by !== of)
  for (const { group, person, by, reason } of removals) {
    assert.ok(personKeys.has(by) && reason.length <= 300)
    assert.ok(
      people.find(({ key }) => key === person)?.places.some((place) => place.group === group && place.as === 'removed'),
    )
  }
})

test('whoever speaks, or answers with a press, was a member there by then; the oldest word comes first', () => {
  const since = (group: string, key: string) =>
    people.find((person) => person.key === key)?.places.find((place) => place.group === group && place.as !== 'guest')
      ?.sinceDaysAgo ?? 0
  for (const { group, posts } of conversations) {
    assert.deepEqual(
      posts.map(({ hoursAgo }) => hoursAgo),
      posts.map(({ hoursAgo }) => hoursAgo).sort((one, other) => other - one),
    )
    for (const { by, hoursAgo, taps = [], answers = 0 } of posts) {
      assert.ok(since(group, by) * 24 > hoursAgo, `${by} in ${group}`)
      for (const [tapper] of taps) assert.ok(since(group, tapper) > 0 && tapper !== by, `${tapper} in ${group}`)
      assert.ok(answers < posts.length)
    }
  }
})
