import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { answerAsk, askToJoin, leaveGroup, rest } from './belong.ts'
import { announceNote, writeNote } from './lead.ts'
import { openAsks } from './people.ts'

let world: World
let ada: Someone
let ben: Someone
let cleo: Someone
before(async () => {
  world = await openWorld()
  ada = await withMail('Ada')
  ben = await withMail('Ben')
  cleo = await withMail('Cleo')
})
after(() => world.drop())

async function withMail(name: string): Promise<Someone> {
  const who = await world.someone(name)
  await world.owner(
    `insert into mail_addresses (person_id, address, lookup, verified_at) values ($1, $2, decode(md5($2), 'hex'), now())`,
    [who.id, `${name}@example.org`],
  )
  return who
}

const mailsTo = async (who: Someone) =>
  (
    await world.owner<{ text_id: string }>('select text_id from outbox where person_id = $1 order by queued_at', [
      who.id,
    ])
  ).map(({ text_id }) => text_id)

test('those who lead learn that somebody asks, and the asker that there is an answer, once each', async () => {
  const group = await world.group(ada, { door: 'ask' })
  await world.db.acting(ben.id, (as) => askToJoin(as, group, { asGuest: false, name: 'Ben', answers: [] }))
  assert.deepEqual(await mailsTo(ada), ['new_ask'])
  const [ask] = await world.db.reading(ada.id, (as) => openAsks(as, group))
  for (const welcome of [true, false]) {
    await world.db.acting(ada.id, (as) => answerAsk(as, ask?.id ?? assert.fail(), { welcome, reason: 'x' }))
  }
  assert.deepEqual(await mailsTo(ben), ['ask_answered'])
  assert.deepEqual(await mailsTo(cleo), [])
})

test('an announcement is told once to every member; whoever rests, or has left before it went, is left in peace', async () => {
  await world.owner('delete from outbox')
  const group = await world.group(ada)
  const seat = await world.sit(ben, group)
  await world.sit(cleo, group)
  await world.db.acting(ben.id, (as) => rest(as, seat))
  const note = await world.db.acting(ada.id, (as) => writeNote(as, group, 'No topic on Tuesday'))
  await world.db.acting(ada.id, (as) => announceNote(as, note))
  await world.db.acting(ada.id, (as) => announceNote(as, note))
  assert.deepEqual([await mailsTo(ada), await mailsTo(ben), await mailsTo(cleo)], [[], [], ['announcement']])
  await world.db.acting(cleo.id, (as) => leaveGroup(as, group))
  assert.deepEqual(await mailsTo(cleo), [])
})
