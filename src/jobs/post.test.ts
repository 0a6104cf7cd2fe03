import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { openSmtp, type Smtp } from '../../test/smtp.ts'
import { withoutLinks } from '../../test/word.ts'
import { openWorld, type Someone, type World } from '../../test/world.ts'
import type { Config } from '../config.ts'
import { announceNote, writeNote } from '../domain/groups/lead.ts'
import { myAddress, tryAddressAgain } from '../domain/people/mail-address.ts'
import { mailHealth } from '../domain/telling/health.ts'
import { type Mailer, makeMailer } from '../mail/mailer.ts'
import { mailLink } from '../web/mail-links.ts'
import type { Workshop } from './job.ts'
import { sendMail } from './send-mail.ts'

/** The post against a real server that takes, postpones and refuses. */
let world: World
let smtp: Smtp
let mailer: Mailer
let answers: Record<string, string>
let ada: Someone
let ben: Someone
before(async () => {
  world = await openWorld()
  smtp = await openSmtp({ toAddress: (address) => answers[address], toMail: ({ to }) => answers[`mail ${to}`] })
  mailer = mailerTo(smtp.url)
  ada = await withMail('Ada')
  ben = await withMail('Ben')
})
after(async () => {
  mailer.close()
  await smtp.stop()
  await world.drop()
})
beforeEach(async () => {
  answers = {}
  smtp.taken.length = 0
  await world.owner('delete from outbox')
})

function mailerTo(smtpUrl: string, bounces?: string): Mailer {
  return makeMailer({ ...world.house.config, mail: { smtpUrl, from: 'post@pain.example.org', bounces } } as Config)
}
const shop = (through = mailer) =>
  ({
    db: world.db,
    log: world.house.log,
    mailer: through,
    baseUrl: 'https://pain.example.org',
    linkOf: mailLink,
  }) as Workshop
const post = (through?: Mailer) => sendMail.perform(shop(through), {})
const dueNow = () => world.owner('update outbox set due_at = now() where sent_at is null')

async function withMail(name: string): Promise<Someone> {
  const who = await world.someone(name)
  await world.owner(
    `insert into mail_addresses (person_id, address, lookup, verified_at) values ($1, $2, decode(md5($2), 'hex'), now())`,
    [who.id, `${name.toLowerCase()}@example.org`],
  )
  return who
}

const ask = (who: Someone, cause: string) =>
  world.owner(`insert into outbox (person_id, cause, text_id) values ($1, $2, 'reset_asked')`, [who.id, cause])

test('an announcement comes to each member once, ends in one press, and says nothing in any part', async () => {
  const group = await world.group(ada, { name: 'Whispering Pines' })
  await world.sit(ben, group)
  const note = await world.db.acting(ada.id, (as) => writeNote(as, group, 'We meet by the harbour'))
  await world.db.acting(ada.id, (as) => announceNote(as, note))
  await post()
  await post()
  assert.equal(smtp.taken.length, 1)
  const [mail] = smtp.taken
  assert.equal(mail?.to, 'ben@example.org')
  const header = (name: string) => mail?.headers.get(name)
  assert.match(header('list-unsubscribe') ?? '', /^<https:\/\/pain\.example\.org\/mail\/stop\/[\w-]{43}>$/)
  assert.equal(header('list-unsubscribe-post'), 'List-Unsubscribe=One-Click')
  assert.equal(header('auto-submitted'), 'auto-generated')
  assert.equal(header('precedence'), 'bulk')
  assert.match(header('from') ?? '', /^Holdfast <post@pain\.example\.org>$/)
  assert.match(header('content-type') ?? '', /multipart\/alternative/)
  // Lines are broken anywhere, also in the middle of a word.
  const whole = `${[...(mail?.headers.values() ?? [])].join()} ${mail?.body.replaceAll('=\r\n', '')}`
  assert.doesNotMatch(withoutLinks(whole), /Whispering|harbour|Ada|Ben[^@]|pain.?group/)
})

test('what was asked for carries no link to end it', async () => {
  await ask(ben, 'asked')
  await post()
  assert.equal(smtp.taken[0]?.headers.has('list-unsubscribe'), false)
})

test('a server that says later is asked again, with the same Message-ID', async () => {
  answers['mail ben@example.org'] = '451 4.7.1 greylisted'
  await ask(ben, 'later')
  await post()
  const [waits] = await world.owner<{ tries: number; problem: string; later: boolean }>(
    `select tries, problem, due_at > now() as later from outbox where sent_at is null`,
  )
  assert.deepEqual(waits, { tries: 1, problem: 'not_now 451 4.7.1', later: true })
  answers = {}
  await dueNow()
  await post()
  const [row] = await world.owner<{ id: string; outcome: string }>('select id, outcome from outbox')
  assert.equal(row?.outcome, 'sent')
  assert.equal(smtp.taken[0]?.headers.get('message-id'), `<${row?.id}@pain.example.org>`)
})

test('what cannot be delivered comes back to the sender, or to the address that was set for it', async () => {
  await ask(ben, 'back to the sender')
  await post()
  const apart = mailerTo(smtp.url, 'bounces@pain.example.org')
  await ask(ben, 'back to its own address')
  await post(apart)
  apart.close()
  assert.deepEqual(
    smtp.taken.map(({ to, backTo, headers }) => [to, backTo, headers.get('from')]),
    ['post@pain.example.org', 'bounces@pain.example.org'].map((back) => [
      'ben@example.org',
      back,
      'Holdfast <post@pain.example.org>',
    ]),
  )
})

test('after five days of later a mail is given up', async () => {
  answers['mail ben@example.org'] = '451 4.3.0 later'
  await ask(ben, 'old')
  await world.owner(`update outbox set not_before = now() - interval '6 days'`)
  await post()
  assert.deepEqual(await world.owner('select outcome from outbox'), [{ outcome: 'refused' }])
})

test('an address refused three times rests; its person reads so, tries again with one press, and it works', async () => {
  answers['ben@example.org'] = '550 5.1.1 no such user'
  for (const cause of ['one', 'two', 'three']) {
    await ask(ben, cause)
    await post()
  }
  assert.ok((await world.db.reading(ben.id, myAddress))?.rests_since)
  answers = {}
  const group = await world.group(ada)
  await world.owner(
    `insert into outbox (person_id, group_id, cause, text_id) values ($1, $2, 'rests', 'ask_answered')`,
    [ben.id, group],
  )
  await post()
  assert.equal(smtp.taken.length, 0, 'nothing goes to an address that rests')
  await world.db.acting(ben.id, (as) => tryAddressAgain(as))
  await post()
  assert.equal(smtp.taken.length, 1)
  assert.equal((await world.db.reading(ben.id, myAddress))?.rests_since, null)
})

test('a rule of the server, or our own sender refused, is nobody’s address’s fault', async () => {
  answers['ben@example.org'] = '550 5.7.1 blocked by policy'
  for (const cause of ['a', 'b', 'c', 'd']) await ask(ben, cause)
  await post()
  assert.equal((await world.db.reading(ben.id, myAddress))?.rests_since, null)
  assert.deepEqual(await world.owner('select distinct outcome, problem from outbox'), [
    { outcome: 'refused', problem: 'by_rule 550 5.7.1' },
  ])
})

test('while nobody listens everything waits, and the stewards read why in words without an address', async () => {
  const marta = await world.someone('Marta', { steward: true })
  const nowhere = mailerTo('smtp://127.0.0.1:1')
  await ask(ben, 'waits')
  await ask(ada, 'waits')
  await post(nowhere)
  nowhere.close()
  const health = await world.db.reading(marta.id, mailHealth)
  assert.equal(health.waiting, 2)
  assert.match(health.problem ?? '', /^not_reached \w+$/)
  assert.equal((await world.db.reading(ben.id, mailHealth)).waiting, 0, 'nobody else reads it')
  await dueNow()
  await post()
  assert.equal(smtp.taken.length, 2)
})

test('a mail that breaks every connection keeps nobody else’s', async () => {
  const cleo = await withMail('Cleo')
  for (const who of [ada, ben, cleo]) await ask(who, 'poisoned')
  answers['mail ada@example.org'] = '421 4.3.2 going away'
  await post()
  assert.deepEqual(smtp.taken.map(({ to }) => to).sort(), ['ben@example.org', 'cleo@example.org'])
  assert.deepEqual(await world.owner('select tries, problem from outbox where sent_at is null'), [
    { tries: 0, problem: 'not_now 421 4.3.2' },
  ])
})
