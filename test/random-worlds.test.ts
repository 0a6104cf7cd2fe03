import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type { GroupId, Id, MembershipId } from '../src/database/ids.ts'
import { answerAsk, askToJoin, leaveGroup } from '../src/domain/groups/belong.ts'
import { pinNote, removeMember, writeNote } from '../src/domain/groups/lead.ts'
import { liftRemoval, type RemovalId } from '../src/domain/groups/removals.ts'
import { takeLead } from '../src/domain/groups/unled.ts'
import { blockMember, endBlock, myBlocks } from '../src/domain/people/blocks.ts'
import { liftSuspension, suspendPerson } from '../src/domain/people/suspension.ts'
import { Refusal } from '../src/domain/refusal.ts'
import { type Event, founding, happening, PEOPLE } from './happenings.ts'
import { type Listing, Model, type Seen } from './model.ts'
import { openWorld, type Someone, type World } from './world.ts'

let world: World
let marta: Someone
before(async () => {
  world = await openWorld()
  marta = await world.someone('Marta', { steward: true })
})
after(() => world.drop())

test('whatever happens, in any order, everybody sees exactly what the plain model says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(founding, { minLength: 2, maxLength: 3 }),
      fc.array(happening, { maxLength: 24 }),
      async (foundings, happenings) => {
        const telling = await begin(foundings)
        for (const event of happenings) await telling.tell(event)
        for (let person = 0; person < PEOPLE; person++) {
          for (let group = 0; group < telling.groups.length; group++) {
            assert.deepEqual(
              await telling.look(person, group),
              telling.model.look(person, telling.at(group)),
              `person ${person} looks at group ${group}`,
            )
          }
        }
      },
    ),
    { numRuns: Number(process.env.HOLDFAST_RUNS ?? 60) },
  )
})

async function begin(foundings: { listing: Listing; door: 'open' | 'ask'; guests: 'no' | 'yes'; founder: number }[]) {
  const model = new Model()
  const people = await Promise.all(Array.from({ length: PEOPLE }, (_, i) => world.someone(`P${i}`)))
  const groups: GroupId[] = []
  for (const { founder, listing, door, guests } of foundings) {
    const wish = listing === 'waiting' ? 'listed' : listing
    groups.push(await world.group(person(founder), { listing: wish, door, guests }))
    model.found(founder, { listing, door, guests })
  }
  return { model, groups, at: (group: number) => modelled(group), tell, look }

  function person(i: number): Someone {
    return people[i] ?? assert.fail()
  }

  function modelled(i: number) {
    return model.groups[i % model.groups.length] ?? assert.fail()
  }

  function real(i: number): GroupId {
    return groups[i % groups.length] ?? assert.fail()
  }

  /** Does it in the model and in the place; both must agree whether it could be done. */
  async function tell(event: Event): Promise<void> {
    const { id } = person(event.person)
    switch (event.does) {
      case 'join': {
        const joined = model.join(event.person, modelled(event.group), event.asGuest)
        return agree(joined, event, () =>
          world.sit(person(event.person), real(event.group), { asGuest: event.asGuest }),
        )
      }
      case 'ask': {
        const asked = model.ask(event.person, modelled(event.group))
        return agree(asked, event, () =>
          world.db.acting(id, (as) =>
            askToJoin(as, real(event.group), { asGuest: false, name: `P${event.person}`, answers: [] }),
          ),
        )
      }
      case 'answer': {
        const ask = await askOf(event.other, event.group)
        const answered = model.answer(event.person, modelled(event.group), event.other, event.welcome)
        // An answer to what was never asked, or already answered, has no ask to name.
        if (!ask) return assert.equal(answered, false)
        return agree(answered, event, () =>
          world.db.acting(id, (as) => answerAsk(as, ask, { welcome: event.welcome, reason: 'kindly' })),
        )
      }
      case 'leave': {
        const left = model.leave(event.person, modelled(event.group))
        return agree(left, event, () => world.db.acting(id, (as) => leaveGroup(as, real(event.group))))
      }
      case 'remove': {
        const seat = await seatOf(event.other, event.group)
        const removed = model.remove(event.person, modelled(event.group), event.other)
        if (!seat) return assert.equal(removed, false)
        return agree(removed, event, () =>
          world.db.acting(id, (as) => removeMember(as, seat, { reason: 'because', until: null })),
        )
      }
      case 'readmit': {
        const removal = await removalOf(event.other, event.group)
        const readmitted = model.readmit(event.person, modelled(event.group), event.other)
        if (!removal) return assert.equal(readmitted, false)
        return agree(readmitted, event, () => world.db.acting(id, (as) => liftRemoval(as, removal)))
      }
      case 'lead': {
        const leads = model.takeLead(event.person, modelled(event.group))
        return agree(leads, event, () => world.db.acting(id, (as) => takeLead(as, real(event.group))))
      }
      case 'write': {
        const words = `note ${modelled(event.group).notes.length}`
        const wrote = model.write(event.person, modelled(event.group), words, event.pinned)
        return agree(wrote, event, () =>
          world.db.acting(id, async (as) => {
            const note = await writeNote(as, real(event.group), words)
            if (event.pinned) await pinNote(as, note, true)
          }),
        )
      }
      case 'block': {
        const seat = await seatOf(event.other, event.group)
        const blocked = model.block(event.person, modelled(event.group), event.other)
        if (!seat) return assert.equal(blocked, false)
        return agree(blocked, event, () => world.db.acting(id, (as) => blockMember(as, seat)))
      }
      case 'unblock': {
        model.unblock(event.person, event.other)
        for (const block of await world.db.reading(id, myBlocks)) {
          if (block.shown_as === `P${event.other}`) await world.db.acting(id, (as) => endBlock(as, block))
        }
        return
      }
      case 'suspend': {
        model.suspend(event.person)
        return world.db.acting(marta.id, (as) =>
          suspendPerson(as, person(event.person).signInName, { reason: 'a pause', until: null }),
        )
      }
      case 'lift': {
        const was = model.suspended.has(event.person)
        model.lift(event.person)
        return agree(was, event, () =>
          world.db.acting(marta.id, (as) => liftSuspension(as, person(event.person).signInName)),
        )
      }
    }
  }

  async function seatOf(other: number, group: number): Promise<MembershipId | undefined> {
    const [seat] = await world.owner<{ id: MembershipId }>(
      'select id from memberships where group_id = $1 and person_id = $2',
      [real(group), person(other).id],
    )
    return seat?.id
  }

  async function askOf(other: number, group: number): Promise<Id<'asks'> | undefined> {
    const [ask] = await world.owner<{ id: Id<'asks'> }>(
      `select id from asks where group_id = $1 and person_id = $2 and state = 'waiting'`,
      [real(group), person(other).id],
    )
    return ask?.id
  }

  /** The latest; whoever was removed twice came back between. */
  async function removalOf(other: number, group: number): Promise<RemovalId | undefined> {
    const [removal] = await world.owner<{ id: RemovalId }>(
      'select id from removals where group_id = $1 and person_id = $2 order by removed_at desc limit 1',
      [real(group), person(other).id],
    )
    return removal?.id
  }

  async function look(i: number, g: number): Promise<Seen> {
    const group = real(g)
    return world.db.reading(person(i).id, async ({ db }) => {
      const [seen, seats, notes] = await Promise.all([
        db.selectFrom('groups').select('id').where('id', '=', group).executeTakeFirst(),
        db
          .selectFrom('memberships')
          .select('name')
          .where('group_id', '=', group)
          .where('state', 'in', ['member', 'guest'])
          .orderBy('name')
          .execute(),
        db.selectFrom('group_notes').select('words').where('group_id', '=', group).orderBy('written_at').execute(),
      ])
      // One's own row stays readable while suspended, and as a guest; neither shows the others.
      const inside = modelled(g).seats.get(i)?.state === 'member' && !model.suspended.has(i)
      const people = seats.map((seat) => Number(seat.name.slice(1)))
      if (!inside)
        assert.ok(
          people.every((other) => other === i),
          'somebody outside sees a seat that is not their own',
        )
      return { group: seen !== undefined, people: inside ? people : [], notes: notes.map((note) => note.words) }
    })
  }
}

async function agree(expected: boolean, event: unknown, work: () => Promise<unknown>): Promise<void> {
  const done = await work().then(
    () => true,
    (error: unknown) => {
      if (error instanceof Refusal) return false
      throw error
    },
  )
  assert.equal(done, expected, JSON.stringify(event))
}
