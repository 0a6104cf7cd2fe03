import { readFileSync } from 'node:fs'
import type { GroupId, Id, MembershipId } from '../../src/database/ids.ts'
import { openCorrections, takeDown } from '../../src/domain/finding/importing/corrections.ts'
import { startImport } from '../../src/domain/finding/importing/start-import.ts'
import { workOffImport } from '../../src/domain/finding/importing/work-off-import.ts'
import { askToJoin, rest } from '../../src/domain/groups/belong.ts'
import { invite } from '../../src/domain/groups/invitations.ts'
import { announceNote, pinNote, removeMember, writeNote, writeWelcome } from '../../src/domain/groups/lead.ts'
import { openPoll } from '../../src/domain/meeting/polls.ts'
import { ruleOf } from '../../src/domain/meeting/rhythm.ts'
import { scheduleMeeting } from '../../src/domain/meeting/schedule.ts'
import { blockMember } from '../../src/domain/people/blocks.ts'
import { openSession } from '../../src/domain/people/sessions.ts'
import { suspendPerson } from '../../src/domain/people/suspension.ts'
import { writePage } from '../../src/domain/place/pages.ts'
import type { Someone, World } from '../world.ts'
import { furnishQuiet } from './furnish-quiet.ts'
import { furnishTalking } from './furnish-talking.ts'
import { furnishYours } from './furnish-yours.ts'

/** What a small place has in it that pages show. */
export type Furnished = Awaited<ReturnType<typeof furnish>>

/** A place with one of everything, told with the domain's own verbs. */
export async function furnish(world: World) {
  const [ada, ben, cleo, dot, eve, gil, marta, noor] = await Promise.all([
    world.someone('Ada'),
    world.someone('Ben'),
    world.someone('Cleo'),
    world.someone('Dot'),
    world.someone('Eve'),
    world.someone('Gil'),
    world.someone('Marta', { steward: true }),
    world.someone('Noor', { approved: false }),
  ])
  await world.db.acting(marta.id, async (as) => {
    for (const kind of ['terms', 'privacy', 'contact', 'about'] as const)
      for (const language of ['en', 'es'])
        await writePage(as, kind, language, '# A heading\n\nSome words.\n\n- one\n- two')
  })
  const group = await world.group(ada, { questions: ['What brings you here?'], door: 'ask' })
  const open = await world.group(ben, { name: 'Open Hands', access: ['lying_down', 'captions', 'breaks'] })
  const waiting = await world.group(ben, { name: 'Waiting Room', listing: 'unlisted' })
  await world.owner(`update groups set listing = 'waiting' where id = $1`, [waiting])
  const endsAt = new Date(Date.now() + 9 * 24 * 60 * 60 * 1000)
  const invitation = await world.db.acting(ada.id, (as) =>
    invite(as, group, { endsAt, mostUses: 20, note: 'The clinic on the corner' }),
  )
  const placeInvitation = await world.db.acting(marta.id, (as) => invite(as, 'place', { endsAt, note: 'A friend' }))
  const [first] = await world.owner<{ id: MembershipId }>('select id from memberships where group_id = $1', [group])
  if (!first) throw new Error('nobody leads')
  const seats = {
    ada: first.id,
    ben: await world.sit(ben, group, { invitation: invitation.token }),
    eve: await world.sit(eve, group, { invitation: invitation.token }),
    gil: await world.sit(gil, group, { invitation: invitation.token }),
  }
  await world.db.acting(dot.id, (as) =>
    askToJoin(as, group, { asGuest: false, name: 'Dot', answers: ['A friend told me.\nI have had this for years.'] }),
  )
  await world.db.acting(ada.id, async (as) => {
    await writeWelcome(as, group, 'The kettle is on the left.', 'https://meet.example.org/slow-mornings')
    const note = await writeNote(as, group, 'From May we begin at eleven.')
    await announceNote(as, note)
    await pinNote(as, await writeNote(as, group, 'The door is open ten minutes before.'), true)
    await removeMember(as, seats.gil, { reason: 'We have talked about this twice.', until: null })
  })
  const talk = await furnishTalking(world, group, { ada, ben, eve })
  const meeting = await fillCalendar(world, ada, group, seats.ben)
  const poll = await askForTimes(world, ada, group)
  await world.db.acting(eve.id, (as) => rest(as, seats.eve, '2027-01-10'))
  const word = await furnishQuiet(world, group, { ada, ben, seat: seats.ada })
  await world.db.acting(ben.id, (as) => blockMember(as, seats.eve))
  await world.db.acting(marta.id, (as) => suspendPerson(as, gil.signInName, { reason: 'A decision.', until: null }))
  await openAgain(world, gil)
  await fillYou(world, ben)
  await furnishYours(world, group, { ada, ben, cleo })
  const feeds = await fillFeeds(world, marta)
  return {
    ada,
    ben,
    cleo,
    dot,
    gil,
    marta,
    noor,
    group,
    open,
    seats,
    invitation,
    placeInvitation,
    meeting,
    word,
    poll,
    talk,
    ...feeds,
  }
}

/** Suspending ended every session; to read why, one signs in again. */
async function openAgain(world: World, who: Someone): Promise<void> {
  const { token } = await world.db.asSystem('somebody suspended signs in again', (as) =>
    openSession(as, who.id, { name: 'A phone', shared: false }),
  )
  Object.assign(who, { cookie: `holdfast=${token}` })
}

/** A meeting every week, of which the next can be come into already. */
async function fillCalendar(world: World, who: Someone, group: GroupId, host: MembershipId) {
  const soon = new Date(Date.now() + 20 * 60_000).toISOString()
  const on = soon.slice(0, 10)
  const draft = {
    ...{ startsOn: on, starts: soon.slice(11, 16), minutes: 90, zone: 'America/New_York', rule: '' },
    ...{ about: 'Doorbells', access: ['captions', 'lying_down'], shownBeforeMinutes: 1440, capacity: 12 },
    ...{ waitingList: true, host, coHost: undefined },
    waysIn: [
      { kind: 'link', wayIn: 'https://meet.example.org/slow-mornings' },
      { kind: 'phone', wayIn: '+44 20 7946 0000' },
    ] as const,
  }
  const id = await world.db.acting(who.id, (as) =>
    scheduleMeeting(as, group, { ...draft, rule: ruleOf('weekly', on, draft.zone) }),
  )
  return { id, on }
}

/** Three times, of which the words of one night are there for two. */
async function askForTimes(world: World, who: Someone, group: GroupId) {
  const starts = [9, 11, 12].map((days) => new Date(Date.now() + days * 24 * 60 * 60 * 1000))
  const poll = await world.db.acting(who.id, (as) =>
    openPoll(as, group, { minutes: 60, weekly: true, zone: 'America/New_York', starts }),
  )
  await world.owner(
    `update poll_times set said = case when starts_at = $1 then 'most' else 'hard' end where starts_at < $2`,
    [starts[0], starts[2]],
  )
  return poll
}

/** What only a device or a mail could bring: a passkey, an address, consents, a reset that waits. */
async function fillYou(world: World, { id }: Someone): Promise<void> {
  await world.owner(
    `insert into passkeys (person_id, credential_id, public_key, name) values ($1, 'x', 'x', 'The old phone')`,
    [id],
  )
  await world.owner(
    `insert into mail_addresses (person_id, address, lookup, verified_at) values ($1, 'ben@example.org', 'x', now())`,
    [id],
  )
  await world.owner(`insert into calendars (token_hash, person_id) values ('x', $1)`, [id])
  for (const purpose of ['terms', 'health_data', 'mail'])
    await world.owner('insert into consents (person_id, purpose, version) values ($1, $2, 1)', [id, purpose])
  await world.owner(`insert into resets (person_id, code_hash, opens_at) values ($1, 'x', now() + interval '3 days')`, [
    id,
  ])
  await world.db.asSystem('a second device', (as) => openSession(as, id, { name: 'The kitchen laptop', shared: true }))
}

/** One list read, one that asks what its columns mean, one that broke; a correction sent, and a listing taken down. */
async function fillFeeds(world: World, steward: Someone) {
  const bring = async (name: string, type: string, bytes: Uint8Array): Promise<Id<'imports'>> => {
    const id = await world.db.acting(steward.id, (as) =>
      startImport(
        as,
        { name, zone: 'Europe/London' },
        {
          file: { bytes, type },
          skipUnreadable: false,
        },
      ),
    )
    await workOffImport(world.db, world.house.log, id)
    return id
  }
  const done = await bring('Harbour list', 'harbour.json', fixture('harbour.json'))
  const asking = await bring('A table', 'table.csv', Buffer.from('Meeting;Wann;Uhr\nThe Quiet Hour;Monday;19:30\n'))
  const broken = await bring('Half a list', 'broken.json', fixture('broken-day.json'))
  const stuck = await world.db.acting(steward.id, (as) =>
    startImport(
      as,
      { name: 'Not read yet', url: 'https://feeds.example.org/x' },
      {
        skipUnreadable: false,
      },
    ),
  )
  const listings = await world.owner<{ id: Id<'elsewhere_groups'> }>(
    'select id from elsewhere_groups order by name limit 2',
  )
  const [listing, gone] = listings
  if (!listing || !gone) throw new Error('no list was read')
  await world.owner(
    `insert into corrections (group_id, kind, words, reach_me) values ($1, 'wrong', 'It meets on Mondays now.', 'a@example.org')`,
    [listing.id],
  )
  if ((await world.db.reading(steward.id, openCorrections)).length === 0) throw new Error('no correction')
  await world.db.acting(steward.id, (as) => takeDown(as, gone.id))
  const [feed] = await world.owner<{ id: Id<'feeds'> }>(`select id from feeds where name = 'Harbour list'`)
  if (!feed) throw new Error('no feed')
  return { listing: listing.id, feed: feed.id, imports: { done, asking, broken, stuck } }
}

const fixture = (name: string) => readFileSync(new URL(`../fixtures/feeds/${name}`, import.meta.url))
