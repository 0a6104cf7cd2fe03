import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { makeWhatWaits } from '../../../test/archives.ts'
import { type Cast, furnishKinds } from '../../../test/kinds.ts'
import { canary } from '../../../test/word.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { forgetMails } from '../../jobs/forget-mails.ts'
import type { Workshop } from '../../jobs/job.ts'
import { sendMail } from '../../jobs/send-mail.ts'
import { makeMailer } from '../../mail/mailer.ts'
import { mailLink } from '../../web/mail-links.ts'
import { paths } from '../../web/paths.ts'
import { exportErasures, importErasures, replayErasures } from './erasures.ts'
import { askForSignInLink } from './mail-address.ts'

let world: World
let cast: Cast
let folder: string
before(async () => {
  world = await openWorld()
  cast = await furnishKinds(world)
  folder = mkdtempSync(join(tmpdir(), 'holdfast-erased-'))
})
after(async () => {
  rmSync(folder, { recursive: true })
  await world.drop()
})

const shop = (): Workshop => ({
  db: world.db,
  mailer: makeMailer({ ...world.house.config, dataFolder: folder }),
  log: world.house.log,
  baseUrl: world.base,
  linkOf: mailLink,
})

/** Every row of every table of the program and of its worker, as text; bytes as hex and as letters. */
async function dump(): Promise<string> {
  const tables = await world.owner<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'graphile_worker') and c.relkind = 'r' order by 1`,
  )
  const parts: string[] = []
  for (const { name } of tables) {
    const rows = await world.owner<{ text: string }>(`select t::text as text from ${name} t`)
    parts.push(...rows.map(({ text }) => `${name} ${text} ${unhexed(text)}`))
  }
  return parts.join('\n').toLowerCase()
}

const unhexed = (text: string) =>
  [...text.matchAll(/\\x([0-9a-f]+)/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')).join(' ')

const mailbox = () =>
  readdirSync(join(folder, 'outbox'))
    .map((name) => readFileSync(join(folder, 'outbox', name), 'utf8'))
    .join('\n')

/** Words planted in all that is the member's, and nobody else's. */
const PLANTED = [
  'name member',
  'address',
  'lookup',
  'credential',
  'public key',
  'passkey name',
  'password hash',
  'plan note',
  'mail cause',
  'mail secret',
  'mail problem',
  'block shown as',
  'code hash',
  'reset hash',
  'sign member',
  'link address',
  'challenge',
  'seat member',
  'carried words',
  'carried group',
  'arrival',
  'archive part',
].map(canary)

const found = (text: string, words: readonly string[]) => words.filter((word) => text.includes(word))

async function doWaitingMails(): Promise<void> {
  for (const { id } of await world.owner<{ id: string }>('select id from outbox where sent_at is null'))
    await sendMail.perform(shop(), { mail: id })
}

test('erasing me leaves no word and no id of mine in any table, job, mail or log', async () => {
  const { member } = cast.people
  await world.post(member, paths.yourArchive())
  await makeWhatWaits(world)
  await world.owner(`update archive_parts set bytes = $2 where person_id = $1`, [member.id, canary('archive part')])
  await world.owner(`delete from mail_links`)
  const address = `${canary('address')}@example.org`
  await world.owner(`update outbox set sent_at = now() where person_id = $1`, [member.id])
  await world.owner(
    `insert into mail_links (token_hash, person_id, purpose, address, ends_at) values ('x', $1, 'prove_address', $2, now())`,
    [member.id, canary('link address')],
  )
  // A digest of the address finds it, so a link can be mailed.
  const { keepAddress } = await import('./mail-address.ts')
  await world.owner(`delete from mail_addresses`)
  await world.db.asSystem('an address for a test', (as) => keepAddress(as, member.id, address))
  await world.db.asSystem('a link for a test', (as) => askForSignInLink(as, address))
  await doWaitingMails()
  assert.ok(mailbox().includes(address))
  const before = await dump()
  assert.deepEqual(
    PLANTED.filter((word) => !before.includes(word) && word !== canary('lookup')),
    [],
    'everything was planted',
  )

  assert.equal((await world.post(member, paths.yourErasure(), { word: 'erase me' })).status, 303)
  const jobs = await world.owner<{ payload: { mails: string[] } }>(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'forget-mails'`,
  )
  assert.equal(jobs.length, 1)
  for (const { payload } of jobs) await forgetMails.perform(shop(), payload)

  const words = [...PLANTED, member.id, member.signInName]
  assert.deepEqual(found(await dump(), words), [])
  assert.ok(!mailbox().includes(address))
  assert.deepEqual(found(world.logged.join('').toLowerCase(), words), [])
})

test('the receipt has a number that says nothing of me', async () => {
  const { outsider } = cast.people
  const answer = await world.post(outsider, paths.yourErasure(), { word: 'erase me' })
  const cookie =
    answer.headers
      .getSetCookie()
      .find((one) => one.startsWith('receipt='))
      ?.split(';')[0] ?? ''
  const [, number = ''] =
    /(\d{4}-\d{4}-\d{4})/.exec((await world.visit({ ...outsider, cookie }, paths.erased())).body) ?? []
  assert.equal((await world.owner('select from erasures where receipt = $1', [number])).length, 1)
  const typed = number.replaceAll('-', ' ')
  assert.match((await world.post(undefined, paths.receipt(), { number: typed })).body, /This receipt is known/)
  const columns = await world.owner<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'erasures' order by 1`,
  )
  assert.deepEqual(
    columns.map(({ name }) => name),
    ['digest', 'erased_on', 'keyed', 'receipt'],
  )
})

test('an older backup brings nobody back: the list travels beside it, and they are erased once more', async () => {
  await world.release()
  const backup = await openWorld({}, world)
  const later = await openWorld({}, world)
  try {
    const { guest, resting } = cast.people
    for (const who of [guest, resting])
      assert.equal((await later.post(who, paths.yourErasure(), { word: 'erase me' })).status, 303)
    const list = await later.db.asSystem('the list for a test', exportErasures)
    const text = JSON.stringify(list)
    for (const who of [guest, resting]) assert.ok(!text.includes(who.id) && !text.includes(who.signInName))

    const people = () => backup.owner('select id from people where id = any($1)', [[guest.id, resting.id]])
    assert.equal((await people()).length, 2, 'the backup is from before')
    const restore = (what: unknown) =>
      backup.db.asSystem('restore for a test', async (as) => {
        const taken = await importErasures(as, what)
        return { taken, again: await replayErasures(as) }
      })
    assert.deepEqual(await restore(JSON.parse(text)), { taken: { added: list.erased.length - 2 }, again: 2 })
    assert.deepEqual(await people(), [])
    assert.deepEqual(found(await backupWords(backup), [canary('seat resting')]), [])
    assert.equal((await backup.owner('select from people')).length, (await later.owner('select from people')).length)
    assert.deepEqual(
      await restore(JSON.parse(text)),
      { taken: { added: 0 }, again: 0 },
      'doing it twice is doing it once',
    )
    assert.deepEqual(await restore({ format: 'something else' }), { taken: undefined, again: 0 })
  } finally {
    await backup.drop()
    await later.drop()
  }
})

test('a list made with another key is kept beside ours, and both are heeded', async () => {
  const here = await openWorld()
  const there = await openWorld()
  try {
    const ada = await there.someone('Ada')
    const ben = await here.someone('Ben')
    await here.post(ben, paths.yourErasure(), { word: 'erase me' })
    await there.post(ada, paths.yourErasure(), { word: 'erase me' })
    const list = await there.db.asSystem('the list for a test', exportErasures)
    await here.db.asSystem('the list for a test', (as) => importErasures(as, list))
    for (const { id, name } of [ada, ben])
      await here.owner(
        `insert into people (id, sign_in_name, shown_name, keepsake, language, zone, adult_since) values ($1, $2, $3, 'x', 'en', 'UTC', now())`,
        [id, `${name.toLowerCase()}-1234`, name],
      )
    const whole = await here.db.asSystem('the list for a test', exportErasures)
    assert.equal(whole.others?.[0]?.erased.length, 1, 'what was brought goes along with ours')
    const cleo = await here.someone('Cleo')
    assert.equal(await here.db.asSystem('restore for a test', replayErasures), 2)
    assert.deepEqual(await here.owner('select id from people'), [{ id: cleo.id }])
  } finally {
    await here.drop()
    await there.drop()
  }
})

async function backupWords(of: World): Promise<string> {
  const rows = await of.owner<{ text: string }>('select m::text as text from memberships m')
  return rows
    .map(({ text }) => text)
    .join('\n')
    .toLowerCase()
}
