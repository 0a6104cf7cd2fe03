import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { NOBODYS_ID } from '../src/database/ids.ts'
import { hashOf } from '../src/domain/people/tokens.ts'
import { letters } from '../src/web/ids.ts'
import { writeSeen } from '../src/web/request/seen.ts'
import { countQueries } from './queries.ts'
import { digestTables } from './tables.ts'
import { type Answer, openWorld, type Someone, type World } from './world.ts'

/** Hidden and absent look the same: status, body, headers, the number of queries and the rows written. Every route with an id
 *  is asked for a thing that is not there, one that is hidden, and one that is no id at all. */
let world: World
let cleo: Someone
let hidden: Record<string, string>

before(async () => {
  world = await openWorld()
  cleo = await world.someone('Cleo')
  const ada = await world.someone('Ada')
  const ben = await world.someone('Ben')
  const group = await world.group(ada, { listing: 'hidden', door: 'ask', name: 'Nobody Knows' })
  hidden = await furnish(group, ada, ben)
})
after(() => world.drop())

const writes = () => routesOf('POST')
const reads = () => routesOf('GET')

test('there are routes to ask', () => {
  assert.ok(writes().length > 20 && reads().length > 10)
})

for (const as of ['a visitor', 'somebody outside'] as const) {
  test(`${as} cannot tell a hidden thing from one that is not there, by any route`, async () => {
    const who = as === 'a visitor' ? undefined : cleo
    for (const [method, route] of [
      ...writes().map((r) => ['POST', r] as const),
      ...reads().map((r) => ['GET', r] as const),
    ]) {
      const answers = []
      for (const kind of ['absent', 'hidden', 'malformed'] as const)
        answers.push(await askFor(who, method, route, kind))
      const [absent, ...others] = answers
      for (const other of others) assert.deepEqual(other, absent, `${method} ${route} as ${as}`)
    }
  })
}

async function askFor(
  who: Someone | undefined,
  method: 'GET' | 'POST',
  route: string,
  kind: 'absent' | 'hidden' | 'malformed',
) {
  const path = route.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => {
    const id = kind === 'hidden' ? idFor(route, name) : kind === 'absent' ? letters(absentId()) : 'nonsense'
    return name === 'file' ? `${id}.ics` : id
  })
  // That a session was in use is written half a minute later, and so while another route is asked: here it is written now.
  await writeSeen(world.db)
  const before = await digestTables(world)
  const { result, queries } = await countQueries(() =>
    method === 'GET' ? world.visit(who, path) : world.post(who, path),
  )
  const after = await digestTables(world)
  return {
    ...comparable(result, path),
    queries,
    wrote: before === after ? [] : Object.keys(after).filter((table) => after[table] !== before[table]),
  }
}

/** An answer with the address it was asked at taken out: a page may hold its own path, which the asker knows already. */
function comparable({ status, headers, body }: Answer, path: string) {
  const plain = (text: string) => text.replaceAll(path, '(here)').replaceAll(encodeURIComponent(path), '(here)')
  return { status, body: plain(body), headers: [...headers].map(([name, value]) => [name, plain(value)]) }
}

function routesOf(method: string): string[] {
  const routes = world.app.routes.filter(
    (route) => route.method === method && route.path.includes(':') && !route.path.startsWith('/assets'),
  )
  return [...new Set(routes.map((route) => route.path))].sort()
}

const absentId = () => NOBODYS_ID.replace(/0{12}$/, '00000000abcd')

/** The id of the hidden thing that a parameter of a route names. */
function idFor(route: string, name: string): string {
  if (name === 'token') return hidden.token ?? ''
  if (name === 'file') return (route.startsWith('/calendar/') ? hidden.calendar : hidden.meeting) ?? ''
  const key = name === 'id' ? (/^\/(\w+)/.exec(route)?.[1] ?? '') : name
  return hidden[key] ?? hidden.groups ?? ''
}

async function furnish(group: string, ada: Someone, ben: Someone): Promise<Record<string, string>> {
  const one = async (sql: string, values: unknown[]) =>
    letters((await world.owner<{ id: string }>(sql, values))[0]?.id ?? '')
  const membership = await one(
    `insert into memberships (group_id, person_id, state, name, skeleton, keepsake, agreement) values ($1, $2, 'member', 'Ben', 'ben', 'chair', 1) returning id`,
    [group, ben.id],
  )
  const note = await one(
    `insert into group_notes (group_id, membership_id, words) select $1, id, 'hush' from memberships where group_id = $1 and person_id = $2 returning id`,
    [group, ada.id],
  )
  const invitations = await one(
    `insert into invitations (token, group_id, made_by, ends_at, revoked_at) values ('AAAAAAAAAAAAAAAAAAAAAA', $1, $2, now() + interval '1 day', now()) returning id`,
    [group, ada.id],
  )
  const ask = await one(`insert into asks (group_id, person_id, name) values ($1, $2, 'Asker') returning id`, [
    group,
    (await world.someone('Dot')).id,
  ])
  const removal = await one(
    `insert into removals (group_id, membership_id, person_id, group_name, reason) select group_id, id, person_id, 'Nobody Knows', 'hush' from memberships where group_id = $1 and person_id = $2 returning id`,
    [group, ben.id],
  )
  const meeting = await one(
    `insert into meetings (group_id, starts_on, starts, minutes, zone) values ($1, current_date + 3, '10:00', 60, 'UTC') returning id`,
    [group],
  )
  const word = await one(
    `insert into quiet_words (group_id, membership_id, person_id) select group_id, id, person_id from memberships where group_id = $1 and person_id = $2 returning id`,
    [group, ben.id],
  )
  const line = await one(
    `insert into quiet_word_lines (word_id, membership_id, person_id, words, sent_key)
       select id, membership_id, person_id, 'hush', gen_random_uuid() from quiet_words where group_id = $1 returning id`,
    [group],
  )
  const debrief = await one(
    `insert into debriefs (group_id, membership_id, person_id, words, sent_key)
       select group_id, id, person_id, 'hush', gen_random_uuid() from memberships where group_id = $1 and person_id = $2 returning id`,
    [group, ada.id],
  )
  const poll = await one(
    `insert into time_polls (group_id, minutes, weekly, zone, ends_at) values ($1, 60, false, 'UTC', now() + interval '9 days') returning id`,
    [group],
  )
  const conversation = await one(`insert into conversations (group_id, post_count) values ($1, 1) returning id`, [
    group,
  ])
  const post = await one(
    `insert into posts (conversation_id, group_id, position, membership_id, person_id, words, sent_key)
     select c.id, $1, 1, m.id, m.person_id, 'hush', gen_random_uuid() from conversations c, memberships m where c.group_id = $1 and m.group_id = $1 and m.person_id = $2 returning id`,
    [group, ben.id],
  )
  // A link of somebody who is suspended leads nowhere while it lasts.
  const calendar = 'Calendar'.repeat(6).slice(0, 43)
  const fay = await world.someone('Fay')
  await world.owner(`insert into calendars (token_hash, person_id) values ($1, $2)`, [hashOf(calendar), fay.id])
  await world.owner('update people set suspended = true where id = $1', [fay.id])
  return {
    groups: letters(group),
    word,
    line,
    debrief,
    meeting,
    poll,
    calendar,
    membership,
    note,
    ask,
    conversation,
    post,
    removal,
    invitations,
    token: 'AAAAAAAAAAAAAAAAAAAAAA',
  }
}
