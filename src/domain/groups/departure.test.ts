import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type World } from '../../../test/world.ts'
import { askToJoin, leaveGroup, rest } from './belong.ts'
import { whatLeavingDoes } from './departure.ts'
import { invite } from './invitations.ts'
import { nameSuccessor, shareLead } from './lead.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.drop())

/** Tables that refer to a seat, or to both a person and a group. */
const TIED = `
  select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (
    exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'memberships'::regclass)
    or (exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'people'::regclass)
      and (c.oid = 'groups'::regclass
        or exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'groups'::regclass))))
  order by 1`

test('whatever ties somebody to a group is either taken when they leave or stays for a reason', async () => {
  const tied = (await world.owner<{ name: string }>(TIED)).map(({ name }) => name)
  assert.deepEqual(tied, Object.keys(whatLeavingDoes).sort())
})

test('what is said to be taken is named in the function that takes it, or in a trigger that follows it', async () => {
  const [taking] = await world.owner<{ prosrc: string }>(
    `select string_agg(prosrc, ' ') as prosrc from pg_proc where proname in ('lose_membership', 'let_go_of_copies', 'let_go_of_flares', 'let_go_of_duty', 'take_taps_along')`,
  )
  for (const [table, fate] of Object.entries(whatLeavingDoes)) {
    if (fate === 'taken') assert.match(taking?.prosrc ?? '', new RegExp(`(update|delete from) ${table}\\b`), table)
  }
})

test('whoever leaves takes nothing of their rights along', async () => {
  const [ada, ben, cleo] = await Promise.all(['Ada', 'Ben', 'Cleo'].map((name) => world.someone(name)))
  assert.ok(ada && ben && cleo)
  const group = await world.group(ada, { guests: 'yes' })
  const seat = await world.sit(ben, group)
  await world.db.acting(ada.id, (as) => nameSuccessor(as, seat))
  await world.db.acting(ada.id, (as) => shareLead(as, seat, true))
  await world.db.acting(ben.id, (as) => rest(as, seat))
  await world.db.acting(ben.id, (as) => invite(as, group, { endsAt: new Date(Date.now() + 1e6), note: '' }))
  await world.owner(`insert into outbox (person_id, group_id, cause, text_id) values ($1, $2, 'x', 'announcement')`, [
    ben.id,
    group,
  ])
  await world.db.acting(ben.id, (as) => leaveGroup(as, group))
  const [left] = await world.owner(
    `select m.state, m.facilitates, m.successor, m.ended_at is not null as ended,
      (select count(*)::int from rests) as rests, (select count(*)::int from outbox where person_id = $1) as mails,
      (select count(*)::int from invitations where revoked_at is null) as links
    from memberships m where m.id = $2`,
    [ben.id, seat],
  )
  assert.deepEqual(left, {
    state: 'left',
    facilitates: false,
    successor: false,
    ended: true,
    rests: 0,
    mails: 0,
    links: 0,
  })
})

test('a guest who leaves has asked for nothing any more', async () => {
  const [dot, eli] = await Promise.all(['Dot', 'Eli'].map((name) => world.someone(name)))
  assert.ok(dot && eli)
  const group = await world.group(dot, { door: 'ask', guests: 'yes' })
  await world.sit(eli, group, { asGuest: true })
  await world.db.acting(eli.id, (as) => askToJoin(as, group, { asGuest: false, name: 'Eli', answers: [] }))
  await world.db.acting(eli.id, (as) => leaveGroup(as, group))
  assert.deepEqual(await world.owner('select state from asks where group_id = $1', [group]), [{ state: 'withdrawn' }])
})
