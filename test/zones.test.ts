import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { GroupId } from '../src/database/ids.ts'
import { editGroup } from '../src/domain/groups/lead.ts'
import { paths } from '../src/web/paths.ts'
import { gentle } from './drafts.ts'
import { openWorld, type Someone, type World } from './world.ts'

/** A zone that one of the machines does not know: a server of somebody's own with old lists, a backup from a newer program. */
const NEW = 'Mars/Olympus'
let world: World
let ada: Someone
let group: GroupId

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada', { steward: true })
  group = await world.group(ada, {
    name: 'Red Dust',
    times: [{ weekday: 2, starts: '10:30', minutes: 60, every: 1, nth: null }],
    cover: [{ weekday: 2, starts: '10:00', ends: '12:00' }],
  })
})
after(() => world.drop())

const pages = () => [
  paths.home(),
  paths.groups(),
  paths.groups('day=tue&part=morning'),
  paths.groups('format=text'),
  paths.group(group),
  paths.lead(group),
  paths.edit(group),
  paths.people(group),
  paths.you(),
  paths.yourName(),
  paths.yourSessions(),
  paths.yourGroups(),
  paths.meetingGuide(),
  paths.stewardGroup(group),
  paths.stewardSettings(),
  paths.helpNow(),
]

async function allAnswer(): Promise<void> {
  for (const who of [ada, undefined])
    for (const path of pages()) {
      const { status } = await world.visit(who, path)
      assert.ok(status < 500, `${path} answered ${status}`)
    }
}
const slots = async (name: string) =>
  (await world.owner<{ slots: number[] }>('select slots from listed_groups where name = $1', [name]))[0]?.slots

test('a group in a zone that nobody here knows is listed, without hours to search by, and says its own clock', async () => {
  assert.equal((await slots('Red Dust'))?.length, 1)
  await world.owner('update groups set zone = $2 where id = $1', [group, NEW])
  assert.deepEqual(await slots('Red Dust'), [])
  await allAnswer()
  const { body } = await world.visit(ada, paths.group(group))
  assert.match(body, /Tuesdays, 10:30 to 11:30/)
  assert.match(body, /Olympus/)
  assert.doesNotMatch(body, /your time/)
})

test('whoever leads such a group can rewrite its card', async () => {
  await world.db.acting(ada.id, (as) =>
    editGroup(as, group, {
      ...gentle,
      name: 'Red Dust',
      zone: NEW,
      times: [
        { weekday: 3, starts: '09:00', minutes: 30, every: 1, nth: null },
        { weekday: 3, starts: '09:00', minutes: 30, every: 1, nth: -1 },
      ],
    }),
  )
  assert.deepEqual(await slots('Red Dust'), [])
})

test('the night brings the directory up to date all the same', async () => {
  await world.db.asSystem('a test', async (as) => {
    await sql`select refresh_directory()`.execute(as.db)
    await sql`select list_all_groups()`.execute(as.db)
  })
  assert.deepEqual(await slots('Red Dust'), [])
})

test('a listing from elsewhere in such a zone is found by everything but its hours', async () => {
  await world.owner(
    `with f as (insert into feeds (name, format) values ('Harbour', 'csv') returning id),
     g as (insert into elsewhere_groups (feed_id, key, name, digest) select id, 'k', 'Dust Elsewhere', 'd' from f returning id, feed_id)
     insert into elsewhere_meetings (group_id, feed_id, slug, weekday, starts, zone, digest)
       select id, feed_id, s.slug, 2, '10:00', s.zone, 'd' from g, (values ('a', $1), ('b', 'Europe/London')) s(slug, zone)`,
    [NEW],
  )
  await world.owner('select list_elsewhere(id) from elsewhere_groups')
  assert.equal((await slots('Dust Elsewhere'))?.length, 1)
  await world.owner(`update elsewhere_meetings set zone = $1`, [NEW])
  await world.owner('select list_elsewhere(id) from elsewhere_groups')
  assert.deepEqual(await slots('Dust Elsewhere'), [])
  await allAnswer()
})

test('a person or a place in such a zone still gets every page, by another clock', async () => {
  await world.owner('update people set zone = $1', [NEW])
  await allAnswer()
  await world.owner('update place set zone = $1', [NEW])
  await allAnswer()
})

test('a zone that this server knows by no name is no zone to it, and one that it knows is', async () => {
  const known = async (name: string) =>
    (await world.owner<{ zone: string | null }>('select known_zone($1) as zone', [name]))[0]?.zone
  assert.equal(await known(NEW), null)
  assert.equal(await known('Europe/Madrid'), 'Europe/Madrid')
})
