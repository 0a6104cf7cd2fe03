import type { GroupId, MembershipId } from '../src/database/ids.ts'
import { askToJoin, leaveGroup, rest } from '../src/domain/groups/belong.ts'
import { announceNote, removeMember, writeNote, writeWelcome } from '../src/domain/groups/lead.ts'
import { blockMember } from '../src/domain/people/blocks.ts'
import { suspendPerson } from '../src/domain/people/suspension.ts'
import { hashOf } from '../src/domain/people/tokens.ts'
import { plantTheRest } from './plant.ts'
import { type PlantedMeetings, plantMeetings } from './plant-meetings.ts'
import { type PlantedQuiet, plantQuiet } from './plant-quiet.ts'
import { type PlantedTalk, plantTalking } from './plant-talking.ts'
import { canary } from './word.ts'
import type { Someone, World } from './world.ts'

/** Everything somebody can be to one group, and to the place. */
export const KINDS = [
  'visitor',
  'outsider',
  'asker',
  'guest',
  'member',
  'resting',
  'former',
  'removed',
  'facilitator',
  'steward',
  'suspended',
] as const
export type Kind = (typeof KINDS)[number]
export const SIGNED_IN = KINDS.filter((kind) => kind !== 'visitor')

export interface Cast {
  readonly people: Readonly<Record<Exclude<Kind, 'visitor'>, Someone>>
  who(kind: Kind): Someone | undefined
  /** A listed group with a door to ask at: each kind is that to it. */
  readonly lane: GroupId
  /** A hidden group none of them is in, led by Hal with Ivy as a member, Jo asking by invitation. */
  readonly quiet: GroupId
  readonly hal: Someone
  readonly seats: Readonly<Record<'guest' | 'member' | 'resting' | 'facilitator' | 'ivy', MembershipId>>
  readonly ids: Readonly<
    Record<'note' | 'quietNote' | 'ask' | 'removal' | 'invitation' | 'quietInvitation' | 'placeInvitation', string> &
      PlantedMeetings &
      PlantedQuiet &
      PlantedTalk
  >
  readonly tokens: Readonly<Record<'lane' | 'quiet' | 'place' | 'calendar', string>>
}

/** A place with one person of every kind, told with the domain's own verbs. */
export async function furnishKinds(world: World): Promise<Cast> {
  const named = async (kind: string, more?: { steward?: boolean }) =>
    [kind, await world.someone(canary(`name ${kind}`), more)] as const
  const people = Object.fromEntries([
    ...(await Promise.all(SIGNED_IN.filter((kind) => kind !== 'steward').map((kind) => named(kind)))),
    await named('steward', { steward: true }),
  ]) as Cast['people']
  const [hal, ivy] = await Promise.all([world.someone('Hal'), world.someone('Ivy')])
  const { facilitator } = people

  const lane = await world.group(facilitator, {
    name: 'Lantern Lane',
    door: 'ask',
    guests: 'yes',
    questions: ['What brings you here?'],
  })
  const quiet = await world.group(hal, {
    name: canary('quiet name'),
    purpose: canary('quiet purpose'),
    notFor: canary('quiet not for'),
    listing: 'hidden',
    guests: 'yes',
    agreement: [canary('quiet agreement')],
    questions: [canary('quiet question')],
  })
  const tokens = {
    lane: 'LaneLaneLaneLaneLaneLA',
    quiet: 'QuietQuietQuietQuietQA',
    place: 'PlacePlacePlacePlacePA',
    calendar: 'Calendar'.repeat(6).slice(0, 43),
  }
  const ids = await inviteEverywhere(world, people, hal, { lane, quiet }, tokens)

  const enter = async (who: Someone) =>
    world.sit(who, lane, { invitation: tokens.lane, name: canary(`seat ${who.name.slice(10)}`) })
  const seats = {
    facilitator: await seatOf(world, lane, facilitator),
    member: await enter(people.member),
    resting: await enter(people.resting),
    former: await enter(people.former),
    removed: await enter(people.removed),
    suspended: await enter(people.suspended),
    guest: await world.sit(people.guest, lane, { asGuest: true, name: canary('seat guest') }),
    ivy: await world.sit(ivy, quiet, { invitation: tokens.quiet, name: canary('seat ivy') }),
  }
  await world.db.acting(facilitator.id, (as) => writeWelcome(as, lane, canary('lane welcome'), canary('lane way in')))
  const note = await world.db.acting(facilitator.id, async (as) => {
    const written = await writeNote(as, lane, canary('lane note'))
    await announceNote(as, written)
    return written
  })
  const quietNote = await world.db.acting(hal.id, (as) => writeNote(as, quiet, canary('quiet note'), true))
  await world.owner(`insert into calendars (token_hash, person_id, titles) values ($1, $2, 'named')`, [
    hashOf(tokens.calendar),
    people.member.id,
  ])
  await world.db.acting(people.resting.id, (as) => rest(as, seats.resting))
  const around = { lane, quiet, hal, facilitator, member: people.member, resting: people.resting, host: seats.member }
  const planted = {
    ...(await plantMeetings(world, around)),
    ...(await plantQuiet(world, { ...around, former: people.former, ivy, seats })),
    ...(await plantTalking(world, { ...around, former: people.former, ivy })),
  }
  await world.db.acting(people.former.id, (as) => leaveGroup(as, lane))
  await world.db.acting(facilitator.id, (as) =>
    removeMember(as, seats.removed, { reason: canary('removal reason'), until: null }),
  )
  await world.db.acting(people.asker.id, (as) =>
    askToJoin(as, lane, { asGuest: false, name: canary('ask name'), answers: [canary('ask answer')] }),
  )
  await world.db.acting(people.steward.id, (as) =>
    suspendPerson(as, people.suspended.signInName, { reason: canary('suspension reason'), until: null }),
  )
  const [row] = await world.owner<{ ask: string; removal: string }>(
    `select a.id as ask, r.id as removal from asks a join removals r using (group_id) where group_id = $1 and a.state = 'waiting'`,
    [lane],
  )
  await world.db.acting(hal.id, (as) => blockMember(as, seats.ivy))
  await world.owner(`update sessions set confirmed_at = now()`)
  await reopen(world, people.suspended)
  await plantTheRest(world, people)
  return {
    people,
    who: (kind) => (kind === 'visitor' ? undefined : people[kind]),
    lane,
    quiet,
    hal,
    seats,
    tokens,
    ids: { ...ids, ...planted, note, quietNote, ask: row?.ask ?? '', removal: row?.removal ?? '' },
  }
}

async function inviteEverywhere(
  world: World,
  people: Cast['people'],
  hal: Someone,
  groups: { lane: GroupId; quiet: GroupId },
  tokens: Cast['tokens'],
) {
  const one = async (token: string, group: GroupId | null, by: Someone, note: string) => {
    const [row] = await world.owner<{ id: string }>(
      `insert into invitations (token, group_id, made_by, note, ends_at) values ($1, $2, $3, $4, now() + interval '9 days') returning id`,
      [token, group, by.id, canary(note)],
    )
    return row?.id ?? ''
  }
  return {
    invitation: await one(tokens.lane, groups.lane, people.facilitator, 'lane invitation note'),
    quietInvitation: await one(tokens.quiet, groups.quiet, hal, 'quiet invitation note'),
    placeInvitation: await one(tokens.place, null, people.steward, 'place invitation note'),
  }
}

async function seatOf(world: World, group: GroupId, who: Someone): Promise<MembershipId> {
  const [seat] = await world.owner<{ id: MembershipId }>(
    'select id from memberships where group_id = $1 and person_id = $2',
    [group, who.id],
  )
  if (!seat) throw new Error('no seat')
  return seat.id
}

/** Suspension ended every session; somebody suspended may sign in again, to read why. */
async function reopen(world: World, who: Someone): Promise<void> {
  const { openSession } = await import('../src/domain/people/sessions.ts')
  const { token } = await world.db.asSystem('somebody suspended signs in again', (as) =>
    openSession(as, who.id, { name: canary('session name'), shared: false }),
  )
  Object.assign(who, { cookie: `holdfast=${token}` })
}
