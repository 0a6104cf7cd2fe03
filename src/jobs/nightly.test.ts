import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openWorld, type World } from '../../test/world.ts'
import type { Config } from '../config.ts'
import { suspendPerson } from '../domain/people/suspension.ts'
import { makeMailer } from '../mail/mailer.ts'
import type { Workshop } from './job.ts'
import { nightly } from './nightly.ts'

let world: World
let folder: string
before(async () => {
  world = await openWorld()
  folder = mkdtempSync(join(tmpdir(), 'holdfast-nightly-'))
})
after(async () => {
  rmSync(folder, { recursive: true })
  await world.drop()
})

test('the size of a group is told in bands, from the night on, and not below three', async () => {
  const people = await Promise.all(['Ada', 'Ben', 'Cleo', 'Dot'].map((name) => world.someone(name)))
  const [ada, ben, cleo, dot] = people
  if (!ada || !ben || !cleo || !dot) assert.fail()
  const few = await world.group(ada, { name: 'Two of us' })
  const more = await world.group(ada, { name: 'Some of us' })
  await world.sit(ben, few)
  for (const who of [ben, cleo, dot]) await world.sit(who, more)
  assert.deepEqual(await world.owner('select * from group_facts'), [])
  await nightly.perform(shop(), {})
  const facts = await world.owner(
    `select g.name, f.size_band from group_facts f join groups g on g.id = f.group_id order by g.name`,
  )
  assert.deepEqual(facts, [
    { name: 'Some of us', size_band: '3-5' },
    { name: 'Two of us', size_band: null },
  ])
})

test('a group whose only facilitator is suspended looks for somebody, until they are back', async () => {
  const [eve, fay, marta] = await Promise.all([
    world.someone('Eve'),
    world.someone('Fay'),
    world.someone('Marta', { steward: true }),
  ])
  const group = await world.group(eve, { name: 'Led by Eve' })
  await world.sit(fay, group)
  await world.db.acting(marta.id, (as) => suspendPerson(as, eve.signInName, { reason: 'a pause', until: null }))
  assert.ok(
    (await world.owner<{ at: Date | null }>('select unled_since as at from groups where id = $1', [group]))[0]?.at,
  )
  await world.owner(`update suspensions set until = now() where person_id = $1`, [eve.id])
  await nightly.perform(shop(), {})
  assert.equal(
    (await world.owner<{ at: Date | null }>('select unled_since as at from groups where id = $1', [group]))[0]?.at,
    null,
  )
})

test('mails in the folder are thrown away after thirty days', async () => {
  const mailer = makeMailer({ ...world.house.config, dataFolder: folder } as Config)
  for (const id of ['older', 'newer'])
    await mailer.send({
      to: 'a@example.org',
      sender: 'Holdfast',
      subject: 's',
      text: 't',
      html: 'h',
      messageId: `<${id}1234@x>`,
    })
  const [old = '', young] = readdirSync(join(folder, 'outbox')).sort(
    (a, b) => Number(b.includes('older')) - Number(a.includes('older')),
  )
  utimesSync(join(folder, 'outbox', old), new Date(0), new Date(0))
  await nightly.perform({ ...shop(), mailer }, {})
  assert.deepEqual(readdirSync(join(folder, 'outbox')), [young])
})

const shop = () => ({ db: world.db, mailer: makeMailer(world.house.config) }) as unknown as Workshop
