import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createTransport } from 'nodemailer'
import type pg from 'pg'
import { writeLetter } from '../src/mail/letter.ts'
import { CONNECTIONS } from '../src/mail/mailer.ts'
import { cpuOf } from './cpu.ts'
import { lookInside } from './inside.ts'
import type { Line } from './line.ts'
import { newFolder, startPlace, throwAway } from './program.ts'

const MAILS = 10_000

/** An announcement to 10,000 members of one group, from the moment it is queued until the next server has taken the last; beside a
 *  bare loop that hands the same words to the same server over as many connections. */
export async function measureOutbox(): Promise<Line[]> {
  const sink = await openSink()
  const folder = newFolder()
  const place = await startPlace(folder, { SMTP_URL: sink.url, MAIL_FROM: 'post@example.org', HOLDFAST_DEMO: '0' })
  const inside = await lookInside(place)
  try {
    await queueMails(inside.owner)
    const control = await bareLoop(sink)
    const before = cpuOf(...place.roots())
    const begun = performance.now()
    await inside.owner.query(`select graphile_worker.add_job('send-mail', '{}')`)
    await sink.hasTaken(2 * MAILS)
    const seconds = (performance.now() - begun) / 1000
    const cpuMs = (cpuOf(...place.roots()) - before) / MAILS / 1e6
    const note = `${((MAILS / seconds) * 60).toFixed(0)} a minute; the bare loop ${control.seconds.toFixed(1)} s`
    return [
      {
        name: 'a mail of the outbox',
        target: 6,
        value: cpuMs,
        unit: 'ms CPU',
        control: control.cpuMs,
        ratio: cpuMs / control.cpuMs,
      },
      {
        name: `outbox, ${MAILS} mails`,
        value: seconds,
        unit: 's',
        target: 60,
        control: control.seconds,
        ratio: seconds / control.seconds,
        note,
      },
    ]
  } finally {
    await inside.close()
    await place.stop()
    sink.stop()
    throwAway(folder)
  }
}

/** Everybody in one hidden group, each with an address, each with an announcement that is due. */
async function queueMails(owner: pg.Client): Promise<void> {
  await owner.query(
    `with g as (insert into groups (name, purpose, focus, tone, formats, size_band, languages, zone, medication_talk, not_for, door, listing)
       values ('All of us', 'To sit', 'broad', 'mixed', '{text}', '16+', '{en}', 'UTC', 'no_talk', 'nobody', 'closed', 'hidden') returning id),
     p as (insert into people (sign_in_name, shown_name, keepsake, language, zone, adult_since)
       select 'willow-' || to_char(n, 'FM0000'), 'Ada', 'lamp', 'en', 'UTC', now() from generate_series(0, ${MAILS - 1}) n returning id, sign_in_name),
     a as (insert into mail_addresses (person_id, address, lookup, verified_at)
       select id, sign_in_name || '@example.org', convert_to(sign_in_name, 'UTF8'), now() from p),
     m as (insert into memberships (group_id, person_id, state, name, skeleton, keepsake, agreement)
       select g.id, p.id, 'member', 'Ada', 'ada', 'lamp', 1 from p cross join g)
     insert into outbox (person_id, group_id, cause, text_id) select p.id, g.id, 'note', 'announcement' from p cross join g`,
  )
  await owner.query('analyze')
}

async function bareLoop(sink: Sink): Promise<{ seconds: number; cpuMs: number }> {
  const options = { pool: true, maxConnections: CONNECTIONS }
  const transport = createTransport(sink.url, options as never)
  const [begun, cpu] = [performance.now(), process.cpuUsage()]
  const numbers = Array.from({ length: MAILS }, (_, i) => i)[Symbol.iterator]()
  const loop = async () => {
    for (const n of numbers) {
      const mail = letter(n)
      await transport.sendMail({
        from: 'post@example.org',
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
      })
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, loop))
  await sink.hasTaken(MAILS)
  const seconds = (performance.now() - begun) / 1000
  const { user, system } = process.cpuUsage(cpu)
  transport.close()
  return { seconds, cpuMs: (user + system) / 1000 / MAILS }
}

const letter = (n: number) =>
  writeLetter({
    to: `willow-${n}@example.org`,
    language: 'en',
    sender: 'Holdfast',
    subject: '',
    textId: 'mail.announcement',
    link: 'http://localhost:3000/',
    id: String(n),
    host: 'localhost',
    stop: { link: `http://localhost:3000/mail/stop/${'x'.repeat(43)}`, choose: 'http://localhost:3000/you/telling' },
  })

interface Sink {
  readonly url: string
  hasTaken(mails: number): Promise<void>
  stop(): void
}

async function openSink(): Promise<Sink> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('sink.ts', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const port = await says(child)
  return {
    url: `smtp://127.0.0.1:${port}`,
    async hasTaken(mails) {
      for (;;) {
        child.stdin?.write('?\n')
        if ((await says(child)) >= mails) return
        await pause(50)
      }
    },
    stop: () => void child.stdin?.end(),
  }
}

async function says(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error('The sink has no output')
  const [text] = await once(child.stdout, 'data')
  return Number(String(text))
}
