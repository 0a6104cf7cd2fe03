import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase, type TestDatabase } from '../../test/database.ts'
import type { GroupId, PersonId } from '../database/ids.ts'
import { setFlare } from '../domain/people/flare.ts'
import { makeLog } from '../log.ts'
import type { Mail } from '../mail/mailer.ts'
import { mailLink } from '../web/mail-links.ts'
import type { Workshop } from './job.ts'
import { sendMail } from './send-mail.ts'

let world: TestDatabase
let sent: Mail[] = []
let shop: Workshop
let ada: PersonId

before(async () => {
  world = await openTestDatabase()
  shop = {
    db: world.db,
    log: makeLog({ level: 'error', json: false }, () => {}),
    baseUrl: 'https://pain.example.org',
    linkOf: mailLink,
    mailer: {
      kind: 'folder',
      send: async (mail) => void sent.push(mail),
      check: async () => {},
      forget: async () => {},
      forgetMails: async () => {},
      close: () => {},
    },
  }
  const [person] = await world.owner<{
    id: PersonId
  }>(`with p as (insert into people (sign_in_name, shown_name, keepsake, language, zone, adult_since)
    values ('willow-0001', 'Ada', 'lamp', 'es', 'UTC', now()) returning id),
    a as (insert into mail_addresses (person_id, address, lookup, verified_at) select id, 'ada@example.org', 'x', now() from p) select id from p`)
  ada = person?.id as PersonId
})
after(() => world.drop())

const queue = async (group: GroupId | null, cause: string) => {
  sent = []
  await world.owner(`insert into outbox (person_id, group_id, cause, text_id) values ($1, $2, $3, 'announcement')`, [
    ada,
    group,
    cause,
  ])
}
const post = () => sendMail.perform(shop, {})

test('a mail goes once, in the person’s language, and says nothing of what it is about', async () => {
  await queue(null, 'one')
  await post()
  await post()
  assert.equal(sent.length, 1)
  assert.equal(sent[0]?.to, 'ada@example.org')
  assert.match(sent[0]?.text ?? '', /Hay algo nuevo que leer/)
  assert.equal(sent[0]?.subject, 'Un mensaje de Holdfast')
})

test('whoever may no longer see a group is not told of it', async () => {
  const [group] = await world.owner<{
    id: GroupId
  }>(`insert into groups (name, purpose, focus, tone, formats, size_band, languages, zone, medication_talk, not_for, door, listing)
    values ('Quiet', 'To sit', 'broad', 'mixed', '{text}', '3-5', '{en}', 'UTC', 'no_talk', 'nobody', 'open', 'hidden') returning id`)
  await queue(group?.id as GroupId, 'two')
  await post()
  assert.equal(sent.length, 0)
})

test('whoever is suspended, or was never inside, is not told what happens inside a group whose card anybody reads', async () => {
  const [group] = await world.owner<{
    id: GroupId
  }>(`insert into groups (name, purpose, focus, tone, formats, size_band, languages, zone, medication_talk, not_for, door, listing)
    values ('Lamps', 'To sit', 'broad', 'mixed', '{text}', '3-5', '{en}', 'UTC', 'no_talk', 'nobody', 'open', 'listed') returning id`)
  const id = group?.id as GroupId
  await queue(id, 'three')
  await post()
  assert.equal(sent.length, 0)
  await world.owner(
    `insert into memberships (group_id, person_id, state, name, skeleton, keepsake, agreement) values ($1, $2, 'member', 'Ada', 'ada', 'lamp', 1)`,
    [id, ada],
  )
  await queue(id, 'four')
  await post()
  assert.equal(sent.length, 1)
  await world.owner('update people set suspended = true where id = $1', [ada])
  await queue(id, 'five')
  await post()
  assert.equal(sent.length, 0)
  await world.owner('update people set suspended = false where id = $1', [ada])
})

test('a job queued in an acting that fails is never done', async () => {
  await assert.rejects(
    world.db.acting(ada, async (as) => {
      await sql`select ring_post()`.execute(as.db)
      throw new Error('changed her mind')
    }),
  )
  assert.deepEqual(await world.owner('select 1 from graphile_worker._private_jobs'), [])
})

test('however many mails one transaction queues, the outbox is looked through once', async () => {
  await world.db.acting(ada, async (as) => {
    for (let i = 0; i < 3; i++) await sql`select ring_post()`.execute(as.db)
  })
  const jobs = await world.owner<{ id: string }>('select id from graphile_worker._private_jobs')
  assert.equal(jobs.length, 1)
  await world.owner('delete from graphile_worker._private_jobs')
})

test('several mails about one group become one letter; a link asked for stays a letter of its own, and goes first', async () => {
  const group = await sitIn('Several')
  await queue(group, 'six')
  await queue(group, 'seven')
  await ask('new_ask', group, 'eight')
  await ask('reset_asked', null, 'nine')
  await post()
  assert.equal(sent.length, 2)
  assert.match(sent[1]?.text ?? '', /^Hay algunas cosas nuevas que leer\./)
  assert.equal(sent[0]?.stop, undefined)
  assert.match(sent[1]?.stop ?? '', /^https:\/\/pain\.example\.org\/mail\/stop\/[\w-]{43}$/)
  const outcomes = await world.owner(
    `select outcome, count(*)::int as mails from outbox where cause in ('six', 'seven', 'eight') group by 1 order by 1`,
  )
  assert.deepEqual(outcomes, [
    { outcome: 'joined', mails: 2 },
    { outcome: 'sent', mails: 1 },
  ])
})

test('what somebody wants together in the morning waits for it; what they want not at all is withheld', async () => {
  const group = await sitIn('Mornings')
  await choose({ announcements: 'daily' })
  await queue(group, 'ten')
  await post()
  assert.equal(sent.length, 0)
  const [waiting] = await world.owner<{ waits: boolean }>(
    `select due_at > now() as waits from outbox where cause = 'ten' and sent_at is null`,
  )
  assert.equal(waiting?.waits, true)
  await choose({ announcements: 'none' })
  await world.owner(`update outbox set due_at = now() where cause = 'ten'`)
  await post()
  assert.equal(sent.length, 0)
  assert.deepEqual(await outcomeOf('ten'), 'withheld')
  await choose({ announcements: 'at_once' })
})

test('in a flare nothing comes but what was asked for, and afterwards the rest does', async () => {
  const group = await sitIn('Flare')
  await world.owner(`insert into comforts (person_id, flare_until) values ($1, now() + interval '1 day')`, [ada])
  await queue(group, 'eleven')
  await ask('reset_asked', null, 'twelve')
  await post()
  assert.equal(sent.length, 1)
  await world.db.acting(ada, (as) => setFlare(as, false))
  sent = []
  await post()
  assert.equal(sent.length, 1)
})

test('what a flare held back comes as one letter when it is over, whatever it was about', async () => {
  await world.owner(
    `update comforts set flare_since = now() - interval '2 days', flare_until = now() + interval '1 day' where person_id = $1`,
    [ada],
  )
  for (const cause of ['held one', 'held two', 'held three']) await queue(await sitIn(cause), cause)
  await post()
  assert.equal(sent.length, 0)
  await world.db.acting(ada, (as) => setFlare(as, false))
  await post()
  assert.equal(sent.length, 1)
  assert.deepEqual(await Promise.all(['held one', 'held two', 'held three'].map(outcomeOf)), [
    'sent',
    'joined',
    'joined',
  ])
  await world.owner('update comforts set flare_since = null, flare_until = null')
})

test('six an hour reach one person, the rest waits for the next', async () => {
  await world.owner('delete from outbox')
  for (let i = 0; i < 8; i++) await queue(await sitIn(`Many ${i}`), `many ${i}`)
  await post()
  assert.equal(sent.length, 6)
  await world.owner(`update outbox set due_at = now() where sent_at is null`)
  await post()
  assert.equal(sent.length, 6)
  await world.owner(`update outbox set sent_at = now() - interval '61 minutes' where sent_at is not null`)
  await world.owner(`update outbox set due_at = now() where sent_at is null`)
  await post()
  assert.equal(sent.length, 8)
})

test('the sender and the subject are the stewards’, and never a group’s', async () => {
  await world.owner('delete from outbox')
  await world.owner(`update place set mail_sender = 'M. Holm', mail_subject = 'Una nota'`)
  await queue(await sitIn('Secret Name'), 'thirteen')
  await post()
  assert.equal(sent[0]?.sender, 'M. Holm')
  assert.equal(sent[0]?.subject, 'Una nota')
  assert.ok(!JSON.stringify(sent).match(/Holdfast|Secret Name/))
})

const ask = (textId: string, group: GroupId | null, cause: string) =>
  world.owner(`insert into outbox (person_id, group_id, cause, text_id) values ($1, $2, $3, $4)`, [
    ada,
    group,
    cause,
    textId,
  ])
const choose = ({ announcements }: { announcements: string }) =>
  world.owner(
    `insert into tellings (person_id, announcements) values ($1, $2) on conflict (person_id) do update set announcements = excluded.announcements`,
    [ada, announcements],
  )
const outcomeOf = async (cause: string) =>
  (await world.owner<{ outcome: string }>('select outcome from outbox where cause = $1', [cause]))[0]?.outcome

/** A group that Ada is in. */
async function sitIn(name: string): Promise<GroupId> {
  const [group] = await world.owner<{
    id: GroupId
  }>(
    `with g as (insert into groups (name, purpose, focus, tone, formats, size_band, languages, zone, medication_talk, not_for, door, listing)
     values ($1, 'To sit', 'broad', 'mixed', '{text}', '3-5', '{en}', 'UTC', 'no_talk', 'nobody', 'open', 'hidden') returning id)
     insert into memberships (group_id, person_id, state, name, skeleton, keepsake, agreement) select id, $2, 'member', 'Ada', 'ada', 'lamp', 1 from g
     returning group_id as id`,
    [name, ada],
  )
  return group?.id ?? assert.fail()
}
