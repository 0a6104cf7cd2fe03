import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, beforeEach, type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { openTestDatabase, type TestDatabase } from '../../test/database.ts'
import { openSmtp, type Smtp, type TakenMail } from '../../test/smtp.ts'

/** A worker of its own process, killed between the server's yes and our noting it. */
const MAILS = 40
let world: TestDatabase
let smtp: Smtp
let said: (mail: TakenMail) => void
before(async () => {
  world = await openTestDatabase()
  smtp = await openSmtp({ said: (mail) => said(mail) })
  await world.owner(
    `with p as (insert into people (sign_in_name, shown_name, keepsake, language, zone, adult_since)
       select 'willow-' || to_char(n, 'FM0000'), 'Ada', 'lamp', 'en', 'UTC', now() from generate_series(1, ${MAILS}) n returning id, sign_in_name)
     insert into mail_addresses (person_id, address, lookup, verified_at)
       select id, sign_in_name || '@example.org', convert_to(sign_in_name, 'UTF8'), now() from p`,
  )
})
after(async () => {
  await smtp.stop()
  await world.drop()
})
beforeEach(async () => {
  // The test before has killed its last worker, whose connections may go on holding the post for a moment.
  await nobodyIsNoting()
  said = () => {}
  smtp.taken.length = 0
  await world.owner('delete from outbox')
  await world.owner(`insert into outbox (person_id, cause, text_id) select id, 'once', 'reset_asked' from people`)
  await world.owner(`select graphile_worker.add_job('send-mail', '{}')`)
})

test('killed right after the server’s yes, that mail comes once more with the same Message-ID, and no other', async (t) => {
  const holding = new pg.Client(world.connection)
  await holding.connect()
  t.after(() => holding.end())
  await holding.query('begin; select id from outbox for update')
  const worker = await openPostOffice(t)
  await until(async () => smtp.taken.length === 1 && (await isNoting()))
  await kill(worker)
  // The database would write down by itself what it was asked for last; so it is cut off too.
  await world.owner(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'holdfast'`,
  )
  await nobodyIsNoting()
  await holding.query('rollback')
  assert.equal(await waiting(), MAILS, 'nothing was noted')
  assert.equal(smtp.taken.length, 1, 'nobody else had said their last word')
  await openPostOffice(t)
  await until(async () => (await waiting()) === 0)
  const [first, ...others] = smtp.taken.map(({ headers }) => headers.get('message-id'))
  assert.equal(others.length, MAILS)
  assert.equal(new Set(others).size, MAILS)
  assert.ok(others.includes(first))
})

test('killed in the middle of many, again and again, none is lost, and one comes twice at most, each time', async (t) => {
  const kills = [3, 7, 1, 5]
  for (const [round, at] of kills.entries()) {
    const worker = await openPostOffice(t)
    const closed = once(worker, 'close')
    await new Promise<void>((resolve) => {
      let taken = 0
      said = () => {
        if (++taken !== at) return
        worker.kill('SIGKILL')
        resolve()
      }
    })
    await closed
    said = () => {}
    assert.ok((await waiting()) > 0, `round ${round} ended before it was killed`)
    await nobodyIsNoting()
  }
  await openPostOffice(t)
  await until(async () => (await waiting()) === 0)
  const times = Map.groupBy(smtp.taken, ({ headers }) => headers.get('message-id'))
  assert.equal(times.size, MAILS, 'every mail has come')
  const again = [...times.values()].reduce((sum, copies) => sum + copies.length - 1, 0)
  assert.ok(again <= kills.length, `${again} came again`)
  for (const copies of times.values()) assert.equal(new Set(copies.map(({ to }) => to)).size, 1)
})

async function openPostOffice(t: TestContext): Promise<ChildProcess> {
  const program = fileURLToPath(new URL('../../test/post-office.ts', import.meta.url))
  const hooks = fileURLToPath(new URL('../../bin/hooks.mjs', import.meta.url))
  const child = spawn(process.execPath, ['--import', hooks, program, String(world.connection.database), smtp.url], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  t.after(async () => {
    if (child.exitCode === null && child.signalCode === null) await kill(child)
  })
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close')
  child.kill('SIGKILL')
  await closed
}

const waiting = async () =>
  (await world.owner<{ mails: number }>('select count(*)::int as mails from outbox where sent_at is null'))[0]?.mails ??
  0

/** Somebody waits to write that a mail has gone. */
async function isNoting(): Promise<boolean> {
  const rows = await world.owner(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'update outbox%'`,
  )
  return rows.length > 0
}

/** A server process goes on for a moment when its client is gone; what it does then is done. */
async function nobodyIsNoting(): Promise<void> {
  await until(async () => {
    const rows = await world.owner(
      `select from pg_stat_activity where datname = current_database() and application_name in ('holdfast', 'holdfast-jobs')`,
    )
    return rows.length === 0
  })
}

async function until(what: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 300_000
  while (!(await what())) {
    assert.ok(Date.now() < end, 'it took too long')
    await pause(50)
  }
}
