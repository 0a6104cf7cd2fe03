import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { WebSocket } from 'ws'
import { readDemoFile } from '../db/demo/demo-file.ts'
import { findDoubts } from '../src/cli/doctor/proxy.ts'
import { COMMANDS } from '../src/cli/run.ts'
import { readConfig, SETTINGS } from '../src/config.ts'
import { asOwner } from './empty-database.ts'
import { readExposition } from './exposition-grammar.ts'
import { findMachinesPostgres } from './machine.ts'
import { dataFolder, freePort, run, spawnProgram } from './program.ts'
import { openProxy } from './proxy.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const today = () => new Date().toISOString().slice(0, 10)
const pages = [...globSync('docs/operate/*', { cwd: root }), '.env.example', 'README.md']

test('every setting is explained, and none is named that does not exist', () => {
  const explained = [...read('.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1])
  assert.deepEqual([...explained].sort(), [...SETTINGS].sort())
  const shaped = /\b((?:HOLDFAST|BACKUP|METRICS|SMTP|MAIL|DATA|DATABASE|LOG|TRUST|BASE)_[A-Z]+)\b/g
  for (const page of pages)
    for (const [, name = ''] of read(page).matchAll(shaped)) assert.ok(SETTINGS.includes(name), `${page}: ${name}`)
  const page = read('docs/operate/README.md')
  for (const [, name = ''] of page.matchAll(/bin\/holdfast (\w+)/g))
    assert.ok(COMMANDS.some((command) => command.name === name) || name === 'start', name)
  for (const [, file = ''] of page.matchAll(/\]\(([\w./]+)\)/g))
    assert.ok(existsSync(join(root, 'docs/operate', file)), file)
})

test('the settings of the small server are taken as they stand, with a proxy in front or a database of one’s own', (t) => {
  const folder = dataFolder(t)
  const text = read('docs/operate/env.example')
  for (const env of [text, text.replaceAll(/^#(?=[A-Z])/gm, '')]) {
    const given = { ...parseEnv(env), DATA_DIR: folder, BACKUP_DIR: join(folder, 'backups') }
    const result = readConfig(given as Record<string, string>)
    assert.ok('config' in result, JSON.stringify(result))
    assert.deepEqual(findDoubts(result.config), [])
  }
})

test('systemd takes the unit', (t) => {
  if (spawnSync('systemd-analyze', ['--version']).status !== 0) return t.skip('there is no systemd-analyze here')
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-unit-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const unit = join(folder, 'holdfast.service')
  writeFileSync(unit, read('docs/operate/holdfast.service').replaceAll('/opt/holdfast', root.replace(/\/$/, '')))
  const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', unit], { encoding: 'utf8' })
  const said = `${stdout}${stderr}`.split('\n').filter((line) => line.includes('holdfast.service'))
  assert.deepEqual([status, said], [0, []])
})

test('the container brings what the program is tried on, and takes no secret along', () => {
  const file = read('docs/operate/Containerfile')
  assert.match(file, new RegExp(`^FROM node:${process.versions.node.split('.')[0]}-`, 'm'))
  for (const [, sources = ''] of file.matchAll(/^COPY (.+) \S+$/gm))
    for (const source of sources.split(' ')) assert.ok(existsSync(join(root, source)), source)
  for (const name of ['.env', 'data', 'node_modules', '.git'])
    assert.ok(read('docs/operate/Containerfile.dockerignore').split('\n').includes(name), name)
  assert.match(file, /^USER node$/m)
})

test('the proxies pass on what the place needs', () => {
  const nginx = read('docs/operate/nginx.conf')
  for (const line of [
    'proxy_set_header Host $host;',
    'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
    'proxy_set_header Upgrade $http_upgrade;',
    'proxy_set_header Connection $connection_upgrade;',
    'access_log off;',
  ])
    assert.ok(nginx.includes(line), line)
  assert.equal(nginx.split('{').length, nginx.split('}').length)
  assert.match(read('docs/operate/Caddyfile'), /reverse_proxy 127\.0\.0\.1:3000/)
})

test('behind a proxy people sign in, open pages hear of news, and whoever lies about an address gains nothing', async (t) => {
  const [inner, outer, other] = [await freePort(), await freePort(), await freePort()]
  const host = `localhost:${outer}`
  const base = `http://${host}`
  const DATA_DIR = dataFolder(t)
  const METRICS_PORT = await freePort()
  const place = spawnProgram(t, ['start'], { DATA_DIR, PORT: inner, BASE_URL: base, TRUST_PROXY: '1', METRICS_PORT })
  await place.says(/Holdfast is at/)
  await openProxy(t, { to: Number(inner), port: Number(outer), host, address: '203.0.113.5' })
  await openProxy(t, { to: Number(inner), port: Number(other), host, address: '198.51.100.7' })
  const ada = readDemoFile(DATA_DIR)?.[0]
  assert.ok(ada)
  const signIn = (port: string, password: string, headers = {}) =>
    fetch(`http://localhost:${port}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: base, ...headers },
      body: new URLSearchParams({ name: ada.signInName, password }),
    })
  assert.equal((await fetch(base)).status, 200)
  const answer = await signIn(outer, ada.password)
  assert.equal(answer.status, 303)
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const socket = new WebSocket(`ws://localhost:${outer}/live`, { origin: base, headers: { cookie } })
  await new Promise<void>((resolve, reject) => socket.on('open', () => resolve()).on('error', reject))
  socket.terminate()

  // Tries are counted anew each day, and midnight may come between two of them.
  for (let day = ''; day !== today(); ) {
    day = today()
    for (let i = 0; i < 11; i++) {
      const lied = await signIn(outer, 'not this one', { 'x-forwarded-for': `192.0.2.${i}` })
      assert.notEqual(lied.status, 303)
    }
    const tried = await signIn(outer, ada.password, { 'x-forwarded-for': '192.0.2.99' })
    if (day === today()) assert.notEqual(tried.status, 303)
  }
  assert.equal((await signIn(other, ada.password)).status, 303)

  const figures = await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`)
  assert.equal(figures.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8')
  const told = readExposition(await figures.text())
  assert.equal(told.get('holdfast_ready')?.samples[0]?.value, 1)
  assert.ok(told.has('holdfast_http_request_duration_seconds'))
  assert.equal((await fetch(`http://127.0.0.1:${METRICS_PORT}/`)).status, 404)
  assert.notEqual((await fetch(`${base}/metrics`)).status, 200)
  assert.equal(await place.end('SIGINT'), 0)
})

test('on a PostgreSQL of one’s own, made as the page says, a place moves in as a user with few rights', async (t) => {
  const { connection, why } = await findMachinesPostgres()
  if (!connection) return t.skip(why)
  const name = `hf_${randomBytes(5).toString('hex')}`
  const statements = read('docs/operate/postgres.sql').replaceAll(/\bholdfast\b/g, name)
  await asOwner(connection, async (client) => {
    for (const statement of statements
      .replaceAll(/^--.*$/gm, '')
      .split(';')
      .filter((one) => one.trim()))
      await client.query(statement)
  })
  t.after(() =>
    asOwner(connection, async (client) => {
      await client.query(`drop database ${name} with (force)`)
      const { rows } = await client.query<{ role: string }>(
        `select m.roleid::regrole::text as role from pg_auth_members m where m.member = $1::regrole and m.roleid::regrole::text like 'holdfast_%'`,
        [name],
      )
      for (const role of [...rows.map(({ role }) => role), name]) await client.query(`drop role ${role}`)
    }),
  )
  const { host = '127.0.0.1', port = 5432 } = connection.connectionString
    ? { host: new URL(connection.connectionString).hostname, port: new URL(connection.connectionString).port || 5432 }
    : connection
  const password = encodeURIComponent('choose a long one')
  const here = { DATA_DIR: dataFolder(t) }
  const there = { DATA_DIR: dataFolder(t), DATABASE_URL: `postgres://${name}:${password}@${host}:${port}/${name}` }
  assert.equal((await run(['user', 'create', 'Ada', '--steward'], here)).code, 0)
  const file = join(here.DATA_DIR, 'place.zip')
  assert.equal((await run(['backup', file], here)).code, 0)
  for (const more of [[], ['--replace']]) {
    const moved = await run(['restore', file, ...more], there)
    assert.equal(moved.code, 0, moved.err)
  }
  assert.match((await run(['user', 'list'], there)).out, /-\d{4} {2}steward/)
  const doctor = JSON.parse((await run(['doctor', '--json'], there)).out)
  const said = doctor.findings.filter(
    ({ about, state }: { about: string; state: string }) => about === 'database' && state !== 'ok',
  )
  assert.deepEqual(said, [])
})
