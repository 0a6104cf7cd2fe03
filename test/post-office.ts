// The worker alone, in a process that can be killed: `node test/post-office.ts DATABASE SMTP_URL`.
import { tmpdir } from 'node:os'
import pg from 'pg'
import { readConfig } from '../src/config.ts'
import { Database } from '../src/database/database.ts'
import { rolesMarked } from '../src/database/roles.ts'
import { refusalOf } from '../src/domain/refusal.ts'
import { startWorker } from '../src/jobs/worker.ts'
import { makeLog } from '../src/log.ts'
import { makeMailer } from '../src/mail/mailer.ts'
import { mailLink } from '../src/web/mail-links.ts'
import { testServer } from './server.ts'

const [database = '', smtpUrl = ''] = process.argv.slice(2)
const connection = { ...(await testServer()), database }
const client = new pg.Client(connection)
await client.connect()
const { rows } = await client.query<{ digest: string }>(`select digest from migrations where name = 'roles'`)
await client.end()
const roles = rolesMarked(rows[0]?.digest ?? '')
const read = readConfig({ SMTP_URL: smtpUrl, MAIL_FROM: 'post@pain.example.org', DATA_DIR: tmpdir() })
if ('problems' in read) throw new Error(read.problems.join('\n'))
const db = new Database(connection, roles, { members: 2, system: 3 }, refusalOf)
const mailer = makeMailer(read.config)
const log = makeLog({ level: 'error', json: false }, (line) => process.stderr.write(line))
await startWorker(connection, roles, { db, mailer, log, baseUrl: 'https://pain.example.org', linkOf: mailLink })
process.stdout.write('open\n')
