import assert from 'node:assert/strict'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readDemoFile } from '../db/demo/demo-file.ts'
import { COMMANDS, runCommand } from '../src/cli/run.ts'
import { processesIn } from '../src/database/embedded/process-list.ts'
import { openClient } from './client.ts'
import { pretendToBePostgres } from './old-postgres.ts'
import { dataFolder, freePort, type Program, type Ran, run, type Settings, spawnProgram } from './program.ts'

const READY = /Holdfast is at (\S+) \(ready in/

async function startPlace(t: TestContext, settings: Settings): Promise<Program> {
  const program = spawnProgram(t, ['start'], settings)
  await program.says(READY)
  return program
}

/** Settings of a place of the test's own. */
async function placeOf(t: TestContext, more: Settings = {}): Promise<{ DATA_DIR: string; PORT: string } & Settings> {
  return { DATA_DIR: dataFolder(t), PORT: await freePort(), ...more }
}

/** The same without a process of its own, for what ends before anything is opened. */
async function runHere(words: readonly string[], settings: Settings): Promise<Ran> {
  let [out, err] = ['', '']
  const code = await runCommand(words, settings, { out: (text) => (out += text), err: (text) => (err += text) })
  return { code, out, err }
}

const lines = (text: string) => text.split('\n').filter(Boolean)

test('help names every command, each says how it is called, and a word too few or too many is 2', async (t) => {
  const settings = await placeOf(t)
  const help = await run(['help'], settings)
  assert.equal(help.code, 0)
  for (const { name } of COMMANDS) {
    assert.match(help.out, new RegExp(`holdfast ${name} `))
    const each = await runHere([name, '--help'], settings)
    assert.ok(each.code === 0 && lines(each.out).length > 1)
  }
  for (const wrong of [
    'dance',
    'user',
    'user rest x',
    'user reset',
    'user list all',
    'doctor --fast',
    'import people x',
    'export',
  ]) {
    const { code, err } = await runHere(wrong.split(' '), settings)
    assert.deepEqual([code, lines(err).length], [2, 1], wrong)
  }
})

test('a place comes up with a demo, says how to sign in, and Ctrl-C stops it with its database', async (t) => {
  const settings = await placeOf(t)
  const first = await startPlace(t, settings)
  const people = readDemoFile(settings.DATA_DIR) ?? []
  const said = await first.says(/Marta .*\n/)
  assert.match(said, new RegExp(`http://localhost:${settings.PORT} `))
  for (const { name, signInName, password } of people)
    assert.match(said, new RegExp(`${name} +${signInName} +${password}`))
  assert.equal(people.length, 4)
  assert.equal((await fetch(`http://localhost:${settings.PORT}/ready`)).status, 200)

  const told = await run(['demo', '--json'], settings)
  assert.deepEqual(JSON.parse(told.out), { people })
  assert.equal((await run(['demo', '--make'], settings)).code, 1)

  assert.equal(await first.end('SIGINT'), 0)
  assert.deepEqual(processesIn(join(settings.DATA_DIR, 'postgres')), [])
  assert.equal(statSync(join(settings.DATA_DIR, 'demo.txt')).mode & 0o777, 0o600)

  const second = await startPlace(t, settings)
  await second.says(/demo\.txt/)
  for (const { password } of people) assert.ok(!second.said().includes(password))
  assert.equal(await second.end('SIGTERM'), 0)

  const others = await run(['start'], { ...settings, BASE_URL: 'https://pain.example.org' })
  assert.deepEqual([others.code, lines(others.err).length], [1, 1])
  assert.match(others.err, /demo world lives here/)
})

test('while the place runs, people are made, reset and given roles from the terminal', async (t) => {
  const settings = await placeOf(t, { HOLDFAST_DEMO: '0' })
  const place = await startPlace(t, settings)
  await place.says(/type this code/)
  const made = JSON.parse((await run(['user', 'create', 'Ada', '--steward', '--json'], settings)).out)
  const client = openClient(settings.PORT)
  assert.equal(await client.signIn(made.signInName, made.password), 303)
  assert.equal((await client.visit('/you')).status, 200)

  const reset = await run(['user', 'reset', made.signInName, '--json'], settings)
  assert.notEqual((await client.visit('/you')).status, 200)
  assert.notEqual(await client.signIn(made.signInName, made.password), 303)
  assert.equal(await client.signIn(made.signInName, JSON.parse(reset.out).password), 303)

  const last = await runHere(['user', 'role', made.signInName, 'person'], settings)
  assert.equal(last.code, 1)
  assert.equal(lines(last.err).length, 1)
  const ben = JSON.parse((await runHere(['user', 'create', 'Ben', '--json'], settings)).out)
  assert.equal((await runHere(['user', 'role', ben.signInName, 'steward'], settings)).code, 0)
  assert.equal((await runHere(['user', 'role', made.signInName, 'person'], settings)).code, 0)
  const nobody = await runHere(['user', 'reset', 'nobody-0000'], settings)
  assert.equal(nobody.code, 1)
  assert.match(nobody.err, /Nobody signs in as/)

  const doctor = await run(['doctor', '--json'], settings)
  assert.equal(doctor.code, 0, doctor.out)
  assert.equal(JSON.parse(doctor.out).ok, true)

  await importsAndExports(settings, made.signInName)
  await readsWhatComesBack(settings)

  const beside = await run(['start'], { ...settings, PORT: await freePort() })
  assert.deepEqual([beside.code, lines(beside.err).length], [1, 1])
  assert.match(beside.err, /Another Holdfast/)
  const there = await run(['start'], { ...settings, DATA_DIR: dataFolder(t) })
  assert.deepEqual([there.code, lines(there.err).length], [1, 1])
  assert.match(there.err, new RegExp(`PORT ${settings.PORT}`))
  assert.equal(await place.end('SIGINT'), 0)

  const list = await run(['user', 'list', '--json'], settings)
  assert.deepEqual(
    JSON.parse(list.out)
      .people.map((person: { signInName: string; steward: boolean }) => person.steward)
      .sort(),
    [false, true],
  )
  assert.deepEqual(processesIn(join(settings.DATA_DIR, 'postgres')), [])
})

/** A mail server calls the command while the place runs. */
async function readsWhatComesBack(settings: Settings): Promise<void> {
  const report = readFileSync(new URL('fixtures/returned/postfix.eml', import.meta.url), 'utf8')
  const patient = await run(['bounce', '--json'], settings, report.replace('Status: 5.1.1', 'Status: 4.4.1'))
  assert.deepEqual([patient.code, JSON.parse(patient.out)], [0, { counted: false }], patient.err)
  for (const mail of [report, 'Subject: Hello\n\nI am ada@example.org\n']) {
    const { code, out, err } = await run(['bounce'], settings, mail)
    assert.deepEqual([code, out, lines(err).length], [1, '', 1])
    assert.doesNotMatch(err, /ada@|1111/)
  }
  const unreached = { ...settings, DATABASE_URL: 'postgres://ada@127.0.0.1:1/holdfast' }
  const { code, err } = await run(['bounce'], unreached, report)
  assert.deepEqual([code, lines(err).length], [75, 1], 'the mail server keeps it and calls again')
}

async function importsAndExports(settings: { DATA_DIR: string } & Settings, signInName: string): Promise<void> {
  const feed = (name: string) => fileURLToPath(new URL(`fixtures/feeds/${name}`, import.meta.url))
  const first = await run(['import', 'meetings', feed('harbour.json'), '--json'], settings)
  assert.equal(first.code, 0, first.err)
  const report = JSON.parse(first.out)
  assert.equal(report.rows.length, report.counts.rows)
  const again = await runHere(['import', 'meetings', feed('harbour.json')], settings)
  assert.match(again.out, /Nothing changed\./)
  const broken = await runHere(['import', 'meetings', feed('broken-day.json')], settings)
  assert.equal(broken.code, 1)
  assert.match(broken.err, /^Row 2, field “day”/)

  const file = join(settings.DATA_DIR, 'ada.json')
  assert.equal((await runHere(['export', signInName, file], settings)).code, 0)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.equal(JSON.parse(readFileSync(file, 'utf8')).mine.people[0].shown_name, 'Ada')
  assert.equal((await runHere(['export', signInName, file], settings)).code, 1)
  assert.equal((await runHere(['export', 'directory', join(settings.DATA_DIR, 'groups.json')], settings)).code, 0)
}

test('what is wrong before a start is one line each, and all wrong settings are told at once', async (t) => {
  const settings = await placeOf(t)
  const file = join(settings.DATA_DIR, 'a-file')
  writeFileSync(file, '')
  const old = await pretendToBePostgres(14)
  t.after(() => old.close())
  const [wrong, blocked, gone, tooOld, sick] = await Promise.all([
    runHere(['start'], { PORT: 'much', BASE_URL: 'pain.example.org', TRUST_PROXY: 'yes', DATA_DIR: '/proc/none' }),
    runHere(['start'], { ...settings, DATA_DIR: file }),
    run(['start'], { ...settings, DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' }),
    run(['start'], { ...settings, PORT: await freePort(), DATABASE_URL: old.url }),
    runHere(['doctor', '--json'], { ...settings, PORT: 'much' }),
  ])
  for (const { code } of [wrong, blocked, gone, tooOld, sick]) assert.equal(code, 1)
  assert.deepEqual(
    lines(wrong.err).map((line) => line.split(' ')[0]),
    ['PORT', 'BASE_URL', 'TRUST_PROXY', 'DATA_DIR'],
  )
  for (const { err } of [blocked, gone, tooOld]) assert.equal(lines(err).length, 1, err)
  assert.match(blocked.err, /a-file cannot be used/)
  assert.match(gone.err, /DATABASE_URL cannot be reached/)
  assert.doesNotMatch(gone.err, /secret/)
  assert.match(tooOld.err, /PostgreSQL 14; Holdfast needs 15/)
  assert.equal(JSON.parse(sick.out).ok, false)
})

test('while the place comes up it is alive and not ready, and Ctrl-C then leaves nothing running', async (t) => {
  const settings = await placeOf(t)
  const place = spawnProgram(t, ['start'], settings)
  await waitUntil(() => processesIn(join(settings.DATA_DIR, 'postgres')).length > 0)
  const answers = await Promise.all(
    ['up', 'ready', ''].map((path) => fetch(`http://localhost:${settings.PORT}/${path}`)),
  )
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 503, 503],
  )
  assert.equal(await place.end('SIGINT'), 0)
  assert.deepEqual(processesIn(join(settings.DATA_DIR, 'postgres')), [])
})

async function waitUntil(condition: () => boolean): Promise<void> {
  for (const until = performance.now() + 180_000; !condition() && performance.now() < until; ) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  assert.ok(condition(), 'it never came to that')
}
