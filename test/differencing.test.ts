import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { paths } from '../src/web/paths.ts'
import { type Cast, furnishKinds, type Kind } from './kinds.ts'
import { openWorld, type World } from './world.ts'

/** Two places that differ in one member. Whoever is not inside gets the same bytes from both: nothing outside tells, within a day,
 *  that somebody came, asked, rested or left. */
let first: World
let cast: Cast
before(async () => {
  first = await openWorld()
  cast = await furnishKinds(first)
  await first.someone('Newcomer')
  await first.release()
})
after(() => first.drop())

const OUTSIDE: Kind[] = ['visitor', 'outsider', 'asker', 'guest', 'former', 'removed', 'steward', 'suspended']

const CHANGES: Record<string, (world: World, newcomer: string) => Promise<unknown>> = {
  'somebody joins the lane': (world, id) =>
    world.owner(
      `insert into memberships (group_id, person_id, state, name, skeleton, keepsake, agreement) values ($1, $2, 'member', 'New', 'new', 'chair', 1)`,
      [cast.lane, id],
    ),
  'somebody joins a hidden group': (world, id) =>
    world.owner(
      `insert into memberships (group_id, person_id, state, name, skeleton, keepsake, agreement) values ($1, $2, 'member', 'New', 'new', 'chair', 1)`,
      [cast.quiet, id],
    ),
  'somebody asks': (world, id) =>
    world.owner(`insert into asks (group_id, person_id, name) values ($1, $2, 'New')`, [cast.lane, id]),
  'a member leaves': (world) => world.owner(`select lose_membership($1, 'left')`, [cast.seats.member]),
  'a member rests': (world) =>
    world.owner(`insert into rests (membership_id, person_id) values ($1, $2)`, [
      cast.seats.member,
      cast.people.member.id,
    ]),
  'a member blocks the guest': (world) =>
    world.owner(`insert into blocks (blocker_id, blocked_id, shown_as) values ($1, $2, 'x')`, [
      cast.people.member.id,
      cast.people.guest.id,
    ]),
  'a facilitator writes a note': (world) =>
    world.owner(`insert into group_notes (group_id, membership_id, words) values ($1, $2, 'new')`, [
      cast.lane,
      cast.seats.facilitator,
    ]),
  'somebody is mailed': (world, id) =>
    world.owner(`insert into outbox (person_id, group_id, cause, text_id) values ($1, $2, 'x', 'announcement')`, [
      id,
      cast.lane,
    ]),
}

for (const [change, happen] of Object.entries(CHANGES)) {
  test(`${change}, and nobody outside can tell`, async (t) => {
    const [plain, changed] = await Promise.all([openWorld({}, first), openWorld({}, first)])
    // Also when somebody can tell: a place left open would keep the whole run waiting.
    t.after(() => Promise.all([plain.drop(), changed.drop()]))
    const [newcomer] = await changed.owner<{ id: string }>(`select id from people where shown_name = 'Newcomer'`)
    await happen(changed, newcomer?.id ?? '')
    for (const kind of OUTSIDE) {
      for (const path of addresses()) {
        const [one, other] = await Promise.all([plain.visit(cast.who(kind), path), changed.visit(cast.who(kind), path)])
        assert.deepEqual(
          [other.status, withoutClock(other.body), [...other.headers]],
          [one.status, withoutClock(one.body), [...one.headers]],
          `${path} as ${kind}`,
        )
      }
    }
  })
}

/** A list of zones says how late it is in each; between two pages a minute may end. */
const withoutClock = (body: string) => body.replaceAll(/, \d\d:\d\d now</g, '<')

function addresses(): string[] {
  const { lane, quiet } = cast
  return [
    paths.home(),
    paths.groups(),
    paths.groups('q=lantern'),
    paths.group(lane),
    paths.door(lane),
    paths.people(lane),
    paths.lead(lane),
    paths.group(quiet),
    paths.door(quiet),
    paths.invitation(cast.tokens.lane),
    paths.meetingGuide(),
    paths.steward(),
    paths.stewardGroups(),
    paths.stewardPeople(),
    paths.yourGroups(),
    paths.you(),
  ]
}
