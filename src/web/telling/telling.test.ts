import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { announceNote, writeNote } from '../../domain/groups/lead.ts'
import { keepAddress } from '../../domain/people/mail-address.ts'
import { myTelling } from '../../domain/telling/choices.ts'
import type { Workshop } from '../../jobs/job.ts'
import { sendMail } from '../../jobs/send-mail.ts'
import type { Mail } from '../../mail/mailer.ts'
import { mailLink } from '../mail-links.ts'
import { paths } from '../paths.ts'

let world: World
let ada: Someone
let ben: Someone
let group: GroupId
let sent: Mail[]
before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
})
after(() => world.drop())
beforeEach(async () => {
  sent = []
  ben = await world.someone('Ben')
  group = await world.group(ada)
  await world.sit(ben, group)
  await giveMail(ben)
})

const giveMail = (who: Someone) =>
  world.db.asSystem('a proven address', (as) => keepAddress(as, who.id, `${who.signInName}@example.org`))
const shop = () =>
  ({
    db: world.db,
    log: world.house.log,
    baseUrl: world.base,
    linkOf: mailLink,
    mailer: { kind: 'folder', send: async (mail: Mail) => void sent.push(mail) },
  }) as unknown as Workshop
const post = () => sendMail.perform(shop(), {})
const mine = (who: Someone) => world.db.reading(who.id, myTelling)
const usual = { announcements: 'at_once', answers: 'at_once', reminders: 'day' }

async function announce(): Promise<void> {
  const note = await world.db.acting(ada.id, (as) => writeNote(as, group, 'Tuesday is off'))
  await world.db.acting(ada.id, (as) => announceNote(as, note))
}

/** Asks as the program of a mail service does: no page, no cookie, no origin. */
async function oneClick(
  address: string,
  body = 'List-Unsubscribe=One-Click',
): Promise<{ status: number; location: string | null }> {
  const answer = await world.app.request(
    new Request(address, {
      method: 'POST',
      body,
      headers: { host: new URL(world.base).host, 'content-type': 'application/x-www-form-urlencoded' },
    }),
    undefined,
    { incoming: { socket: { remoteAddress: '127.0.0.1' } } } as never,
  )
  return { status: answer.status, location: answer.headers.get('location') }
}

test('a member chooses what comes and when they sleep, and reads it back', async () => {
  const answer = await world.post(ben, paths.yourTelling(), {
    announcements: 'weekly',
    answers: 'none',
    reminders: ['hour', 'start'],
    quiet1_starts: '22:00',
    quiet1_ends: '7.30',
    quiet1_weekdays: ['1', '2'],
  })
  assert.equal(answer.status, 303)
  assert.deepEqual(await mine(ben), {
    announcements: 'weekly',
    answers: 'none',
    reminders: ['hour', 'start'],
    quiet: [1, 2].map((weekday) => ({ weekday, starts: '22:00', ends: '07:30' })),
  })
  const { body } = await world.visit(ben, paths.yourTelling())
  assert.match(body, /name="quiet1_ends"[^>]*value="07:30"|value="07:30"[^>]*name="quiet1_ends"/)
  assert.equal((await mine(ada)).announcements, 'at_once', 'nobody else’s changes')
})

test('half a row of quiet hours, or a week without an hour left, is said beside the field and nothing is kept', async () => {
  const half = await world.post(ben, paths.yourTelling(), { ...usual, quiet1_starts: '22:00' })
  assert.equal(half.status, 422)
  assert.match(half.body, /from when, until when and on which days/)
  assert.match(half.body, /value="22:00"/)
  const whole = await world.post(ben, paths.yourTelling(), {
    ...usual,
    quiet1_starts: '00:00',
    quiet1_ends: '00:00',
    quiet1_weekdays: ['0', '1', '2', '3', '4', '5', '6'],
  })
  assert.equal(whole.status, 422)
  assert.match(whole.body, /leaves no hour of the week/)
  for (const typed of ['25:00', 'soon'])
    assert.equal((await world.post(ben, paths.yourTelling(), { ...usual, quiet1_starts: typed })).status, 422)
  assert.deepEqual((await mine(ben)).quiet, [])
})

test('what waits for Monday comes at once when its reader says so', async () => {
  await world.post(ben, paths.yourTelling(), { ...usual, announcements: 'weekly' })
  await announce()
  await post()
  assert.equal(sent.length, 0)
  await world.post(ben, paths.yourTelling(), usual)
  await post()
  assert.equal(sent.length, 1)
})

test('quiet hours hold a mail back until they end, and never a link to sign in', async () => {
  const today = new Date().getUTCDay()
  await world.post(ben, paths.yourTelling(), {
    ...usual,
    quiet1_starts: '00:00',
    quiet1_ends: '00:00',
    quiet1_weekdays: [0, 1, 6].map((days) => String((today + days) % 7)),
  })
  await announce()
  await world.post(undefined, paths.signInByMail(), { address: `${ben.signInName}@example.org` })
  await post()
  assert.equal(sent.length, 1)
  assert.match(sent[0]?.text ?? '', /\/sign-in\/link\//)
})

test('one press in a mail program ends that kind of mail without signing in; opening the link ends nothing', async () => {
  await announce()
  await post()
  const stop = sent[0]?.stop ?? assert.fail()
  const path = stop.replace(world.base, '')
  assert.equal((await world.visit(undefined, path)).status, 200)
  assert.equal((await mine(ben)).announcements, 'at_once')
  assert.deepEqual(await oneClick(stop), { status: 200, location: null })
  assert.deepEqual(
    { ...(await mine(ben)), quiet: [] },
    { announcements: 'none', answers: 'at_once', reminders: ['day'], quiet: [] },
  )
  await announce()
  await post()
  assert.equal(sent.length, 1)
})

test('the button on that page ends it too, and leads back to a page that says so', async () => {
  await announce()
  await post()
  const stop = sent[0]?.stop ?? assert.fail()
  assert.deepEqual(await oneClick(stop, ''), { status: 303, location: stop.replace(world.base, '') })
  assert.equal((await mine(ben)).announcements, 'none')
})

test('a link that is over, for another address or made up answers as one that works, and changes nothing', async () => {
  await announce()
  await post()
  const stop = sent[0]?.stop ?? assert.fail()
  await world.owner('delete from mail_addresses where person_id = $1', [ben.id])
  for (const address of [stop, `${world.base}${paths.mailStop('x'.repeat(43))}`])
    assert.deepEqual(await oneClick(address), { status: 200, location: null })
  assert.equal((await mine(ben)).announcements, 'at_once')
})

test('only digests of these links are kept', async () => {
  await announce()
  await post()
  const token = sent[0]?.stop?.split('/').at(-1) ?? assert.fail()
  const [row] = await world.owner<{ text: string }>('select string_agg(m::text, chr(10)) as text from mail_stops m')
  assert.ok(!row?.text.includes(token) && !row?.text.includes(Buffer.from(token).toString('hex')))
})

test('a steward names the sender and the subject, sends a test mail, and reads how mail goes', async () => {
  const marta = await world.someone('Marta', { steward: true })
  const before = await world.post(marta, paths.testMail())
  assert.match(before.headers.get('set-cookie') ?? '', /telling\.health\.test_nowhere/)
  await giveMail(marta)
  await world.post(marta, paths.stewardMail(), { mailSender: 'M. Holm', mailSubject: 'A note' })
  await world.post(marta, paths.testMail())
  await post()
  assert.deepEqual(
    sent.map(({ sender, subject }) => [sender, subject]),
    [['M. Holm', 'A note']],
  )
  const { body } = await world.visit(marta, paths.stewardMail())
  assert.match(body, /value="M\. Holm"/)
  assert.doesNotMatch(body, /not yet/)
  await world.post(marta, paths.stewardMail(), { mailSender: '', mailSubject: '' })
})

test('an address that rests says so on its person’s page, with a button to try again', async () => {
  await world.owner('update mail_addresses set rests_since = now(), refused = 3 where person_id = $1', [ben.id])
  const { body } = await world.visit(ben, paths.yourMail())
  assert.match(body, /came back/)
  assert.match((await world.visit(ben, paths.yourTelling())).body, /came back/)
  await world.post(ben, paths.yourMailAgain())
  await post()
  assert.equal(sent.length, 1)
  assert.doesNotMatch((await world.visit(ben, paths.yourMail())).body, /came back/)
})
