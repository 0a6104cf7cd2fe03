import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { withoutLinks } from '../../test/word.ts'
import { openWorld, type Someone, type World } from '../../test/world.ts'
import type { GroupId } from '../database/ids.ts'
import { sendLetters } from '../domain/groups/personal-invitations.ts'
import type { Mail, Mailer } from '../mail/mailer.ts'
import { mailLink } from '../web/mail-links.ts'
import { paths } from '../web/paths.ts'
import type { Workshop } from './job.ts'
import { nightly } from './nightly.ts'
import { sendLetter } from './send-letter.ts'

let world: World
let ada: Someone
let group: GroupId
let sent: Mail[] = []
let fails: unknown

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  group = await world.group(ada, { name: 'Lantern Lane', listing: 'hidden' })
})
after(() => world.drop())

const mailer: Mailer = {
  kind: 'folder',
  send: async (mail) => {
    if (fails) throw fails
    sent.push(mail)
  },
  check: async () => {},
  forget: async () => {},
  forgetMails: async () => {},
  close: () => {},
}
const shop = (): Workshop => ({ db: world.db, mailer, log: world.house.log, baseUrl: world.base, linkOf: mailLink })
const waiting = () => world.owner<{ id: string; address: string }>('select id, address from invited_addresses')

async function letterTo(...addresses: string[]) {
  sent = []
  fails = undefined
  await world.db.acting(ada.id, (as) => sendLetters(as, group, addresses, 'es'))
  return waiting()
}

async function work() {
  for (const { id } of await waiting()) await sendLetter.perform(shop(), { letter: id })
}

test('a letter names the place and nobody, its link opens once, and the address is gone with it', async () => {
  const [letter] = await letterTo('noor@example.org')
  assert.equal((await world.owner('select 1 from graphile_worker._private_jobs')).length, 1)
  await work()
  await sendLetter.perform(shop(), { letter: letter?.id ?? '' })
  assert.equal(sent.length, 1)
  const [mail] = sent
  assert.equal(mail?.to, 'noor@example.org')
  assert.equal(mail?.subject, 'Un mensaje de Holdfast')
  assert.match(mail?.text ?? '', /Alguien que conoces te invita/)
  assert.doesNotMatch(withoutLinks(`${mail?.text}${mail?.html}`), /Lantern|Ada|dolor|grupo/)
  const path = new URL(/http\S+\/i\/\S+/.exec(mail?.text ?? '')?.[0] ?? '').pathname
  assert.equal((await world.visit(undefined, path)).status, 200)
  assert.deepEqual(await waiting(), [])
  const everything = await world.owner<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  )
  for (const { name } of everything)
    assert.ok(!JSON.stringify(await world.owner(`select * from ${name}`)).includes('noor@'), name)
})

test('whoever presses the button in a letter is never written to again, from any group, and nobody learns it', async () => {
  await letterTo('quim@example.org')
  await work()
  const path = new URL(/http\S+\/no-more-letters\/\S+/.exec(sent[0]?.text ?? '')?.[0] ?? '').pathname
  assert.equal((await world.visit(undefined, path)).status, 200)
  assert.deepEqual(await world.owner('select 1 from letter_marks where until is null'), [])
  assert.equal((await world.post(undefined, path)).status, 303)
  await world.owner(`update letter_marks set until = now() - interval '1 day' where until is not null`)
  const another = await world.group(ada, { name: 'Another' })
  await world.db.acting(ada.id, (as) => sendLetters(as, another, ['Quim@Example.org'], 'en'))
  assert.deepEqual(await waiting(), [])
  assert.equal((await world.owner(`select 1 from invitations where personal and group_id = '${another}'`)).length, 1)
})

test('a mail program stops the letters in one press, without a page', async () => {
  await letterTo('ximena@example.org')
  await work()
  const { pathname } = new URL(sent[0]?.stop ?? '')
  const before = (await world.owner('select 1 from letter_marks where until is null')).length
  const asked = await world.post(undefined, pathname, { 'List-Unsubscribe': 'One-Click' }, { origin: 'null' })
  assert.deepEqual([asked.status, asked.body], [200, 'OK\n'])
  assert.equal((await world.owner('select 1 from letter_marks where until is null')).length, before + 1)
})

test('a made-up token stops nothing, and is answered like a true one', async () => {
  const before = await world.owner('select count(*) from letter_marks')
  for (const token of ['x'.repeat(59), 'nonsense', 'a'.repeat(3000)]) {
    const answer = await world.post(undefined, paths.noMoreLetters(token))
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('location'), '/')
  }
  assert.deepEqual(await world.owner('select count(*) from letter_marks'), before)
})

test('one mailbox gets one letter a week, however many groups have its address', async () => {
  await letterTo('wren@example.org')
  const another = await world.group(ada, { name: 'A third' })
  await world.db.acting(ada.id, (as) => sendLetters(as, another, ['wren@example.org'], 'en'))
  assert.equal((await waiting()).length, 1)
  await work()
})

test('a letter whose link was ended meanwhile, or whose sender no longer leads, does not go', async () => {
  await letterTo('sol@example.org')
  await world.owner('update invitations set revoked_at = now() where personal')
  await work()
  assert.deepEqual([sent.length, await waiting()], [0, []])
})

test('what the mail server refuses for good is forgotten, and what it cannot take now waits', async () => {
  await letterTo('tam@example.org')
  fails = { code: 'EENVELOPE', responseCode: 451 }
  await assert.rejects(work())
  assert.equal((await waiting()).length, 1)
  fails = { code: 'EENVELOPE', responseCode: 550 }
  await work()
  assert.deepEqual(await waiting(), [])
})

test('an address whose letter never went is erased after fourteen days', async () => {
  await letterTo('uma@example.org')
  await nightly.perform(shop(), {})
  assert.equal((await waiting()).length, 1)
  await world.owner(`update invited_addresses set queued_at = now() - interval '15 days'`)
  await nightly.perform(shop(), {})
  assert.deepEqual(await waiting(), [])
})
