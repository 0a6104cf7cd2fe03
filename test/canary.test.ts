import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { paths } from '../src/web/paths.ts'
import { CANARIES, metIn, strangersIn } from './canaries.ts'
import { type Cast, furnishKinds, KINDS, type Kind } from './kinds.ts'
import { PLAIN } from './plain-columns.ts'
import { ODD_HOURS } from './plant-meetings.ts'
import { PUBLIC_TABLES } from './public-tables.ts'
import { canary } from './word.ts'
import { type Answer, openWorld, type World } from './world.ts'

/** A unique word stands in every private field. Each kind of person walks everywhere there is to walk: every link, every form's
 *  address, feeds, searches for the very words, addresses guessed with real ids. Nobody may come across what is not theirs. */
let world: World
let cast: Cast
const met = new Set<string>()
let oddHoursMet = false
before(async () => {
  world = await openWorld()
  cast = await furnishKinds(world)
})
after(() => world.drop())

for (const kind of KINDS) {
  test(`as ${kind} one comes across nothing that is somebody else’s`, async () => {
    // Some pages ask for a proof again ten minutes after signing in; on a slow machine so many walks take longer.
    await world.owner('update sessions set confirmed_at = now()')
    const leaks: string[] = []
    const walked = await walk(kind, (path, answer) => {
      const text = `${answer.body}\n${JSON.stringify([...answer.headers])}`
      for (const field of metIn(text)) met.add(field)
      // A search page says back what was searched for; that is the asker's own word.
      for (const field of strangersIn(text, kind))
        if (!path.endsWith(`q=${canary(field)}`)) leaks.push(`${field} at ${path}`)
      if (ODD_HOURS.some((odd) => text.includes(odd))) {
        if (kind === 'member') oddHoursMet = true
        else leaks.push(`good hours at ${path}`)
      }
      assert.ok(answer.status < 500, `${path} answered ${answer.status}`)
    })
    assert.ok(walked > 15, `only ${walked} pages were walked`)
    assert.deepEqual(leaks, [])
  })
}

test('searching for what nobody may know finds what a made-up word finds', async () => {
  const said = async (kind: Kind, word: string) => {
    const { status, body } = await world.visit(cast.who(kind), paths.groups(`q=${word}`))
    return { status, body: body.replaceAll(word, '(word)').replaceAll(/, \d\d:\d\d now</g, '<') }
  }
  for (const kind of ['visitor', 'outsider', 'steward'] as const) {
    for (const field of Object.keys(CANARIES)) {
      const word = canary(field)
      assert.deepEqual(await said(kind, word), await said(kind, 'q'.repeat(word.length)), `${field} as ${kind}`)
    }
  }
})

test('the walk means something: what people may read they did come across', () => {
  const never = Object.entries(CANARIES).filter(([field, allowed]) => allowed.length > 0 && !met.has(field))
  assert.deepEqual(
    never.map(([field]) => field),
    [],
  )
  assert.ok(oddHoursMet, 'good hours were read by whose they are')
})

test('no log line holds a word of anybody', () => {
  const log = world.logged.join('')
  assert.deepEqual(metIn(log), [])
  assert.ok(log.length > 1000, 'the log was read')
})

test('every private column has its canary or is written down as plain', async () => {
  const columns = await world.owner<{ column: string }>(
    `select table_name || '.' || column_name as column from information_schema.columns
     where table_schema = 'public' and data_type in ('text', 'bytea', 'jsonb', 'USER-DEFINED', 'ARRAY') order by 1`,
  )
  const unknown: string[] = []
  for (const { column } of columns) {
    const [table = '', name = ''] = column.split('.')
    const [row] = await world.owner<{ text: string }>(
      `select coalesce(string_agg(${name}::text, ' '), '') as text from ${table}`,
    )
    const planted = metIn(decode(row?.text ?? '')).length > 0
    const plain = PUBLIC_TABLES.includes(table) || (PLAIN[table] ?? '').split(' ').includes(name)
    if (!planted && !plain) unknown.push(column)
  }
  assert.deepEqual(unknown, [])
})

/** Starts everywhere a stranger could think of, with the ids of things that are there. */
function starts(): string[] {
  const { lane, quiet, ids, tokens, seats } = cast
  const pages = [lane, quiet].flatMap((group) => [
    paths.group(group),
    paths.door(group),
    paths.people(group),
    paths.lead(group),
    paths.edit(group),
    paths.agreement(group),
    paths.invitations(group),
    paths.calendar(group),
    paths.newMeeting(group),
    paths.times(group),
    paths.newTimes(group),
    paths.poll(group, ids.poll),
    paths.pollSettling(group, ids.poll),
    paths.bring(group),
    paths.correction(group),
    paths.removal(group, seats.member),
    paths.groupExport(group),
    paths.quietWord(group),
    paths.duty(group),
    paths.dutyWord(group, ids.word),
    paths.conversations(group),
    paths.newConversation(group),
  ])
  const meetings = [ids.meeting, ids.quietMeeting].flatMap((meeting, i) => [
    paths.meetingEdit(i === 0 ? lane : quiet, meeting),
    paths.meetingDate(i === 0 ? lane : quiet, meeting, ids.meetingDate),
  ])
  const talks = [
    paths.conversation(lane, ids.conversation),
    paths.conversation(quiet, ids.quietConversation),
    paths.conversation(lane, ids.conversation, { answer: ids.quietPost }),
    paths.conversation(lane, ids.quietConversation),
    paths.post(lane, ids.post),
    paths.post(lane, ids.quietPost),
    paths.post(quiet, ids.quietPost),
  ]
  const searches = Object.keys(CANARIES).map((field) => paths.groups(`q=${canary(field)}`))
  const files = [paths.meetingGuide(), '/robots.txt', '/sitemap.xml', paths.yourDataFile(), paths.up(), paths.ready()]
  const calendars = [paths.calendarFile(tokens.calendar), paths.meetingFile(lane, ids.meeting)]
  const invitations = [tokens.lane, tokens.place].map((token) => paths.invitation(token))
  const posters = [ids.invitation, ids.quietInvitation, ids.placeInvitation].map((id) => paths.poster(id))
  return [
    paths.home(),
    paths.groups(),
    paths.helpNow(),
    paths.you(),
    paths.yourGroups(),
    paths.yourCalendars(),
    paths.yourHours(),
    paths.yourSessions(),
    paths.yourPasskeys(),
    paths.yourMail(),
    paths.yourFlare(),
    paths.yourTelling(),
    paths.yourBlocks(),
    paths.yourDecisions(),
    paths.yourConsents(),
    paths.yourData(),
    paths.yourArrival(),
    paths.yourReading(),
    paths.yourWords(),
    paths.carriedWords(),
    paths.steward(),
    paths.stewardPeople(),
    paths.stewardMail(),
    paths.stewardFeeds(),
    paths.stewardCorrections(),
    paths.placeInvitations(),
    ...pages,
    ...meetings,
    ...talks,
    ...files,
    ...calendars,
    ...invitations,
    ...posters,
    ...searches,
  ]
}

async function walk(kind: Kind, look: (path: string, answer: Answer) => void): Promise<number> {
  const queue = starts()
  const seen = new Set(queue)
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const answer = await world.visit(cast.who(kind), path)
    look(path, answer)
    for (const link of linksOf(answer)) {
      if (seen.has(link) || seen.size > 600) continue
      seen.add(link)
      queue.push(link)
    }
  }
  return seen.size
}

/** Where a page leads: links, and the addresses of forms. Searches lead to searches without end, so they are not followed. */
function linksOf({ body, headers }: Answer): string[] {
  const found = [...body.matchAll(/(?:href|action)="(\/[^"]*)"/g)].map((match) =>
    (match[1] ?? '').replaceAll('&amp;', '&').replace(/#.*/, ''),
  )
  const location = headers.get('location')
  return [...found, ...(location ? [location.replace(world.base, '')] : [])].filter(
    (link) => link.startsWith('/') && !/^\/(assets\/|groups\?|sign-out|.*[?&]back=)/.test(link),
  )
}

/** bytea shows as hex. */
function decode(text: string): string {
  return text.replaceAll(/\\x([0-9a-f]+)/g, (_, hex: string) => Buffer.from(hex, 'hex').toString('latin1'))
}
