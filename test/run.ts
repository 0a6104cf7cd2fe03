// Runs every test: brings a PostgreSQL server up once, runs the files side by side, and says at the end what ran and what did not,
// and why. `npm test -- src/log.test.ts` runs one file.
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { startThrowaway } from '../src/database/embedded/throwaway.ts'
import { findMachinesPostgres } from './machine.ts'

const given = process.argv.slice(2)
const files = given.length > 0 ? given : globSync('{src,test,db,bench}/**/*.test.{ts,tsx}').sort()
/** What reckons with time is run where clocks are odd: west of everything, and with offsets of 45 minutes. */
const ODD_ZONES = ['America/Los_Angeles', 'Pacific/Chatham']
const TIMELY = /(when|week|zone|time|read-day|read-time|read-zone|directory)[\w-]*\.test\.tsx?$/
/** What a PostgreSQL of somebody's own must do as the embedded one does. */
const ON_POSTGRES =
  /^(src\/(database\/[^/]*|backup\/.*|domain\/(groups|people|finding)\/.*)|test\/(catalogue|policies|random-worlds|oracle|upgrade)[^/]*|db\/demo\/.*)\.test\.ts$/

const summary: string[] = []
let failed = false

const server = await startThrowaway()
const embedded = { HOLDFAST_TEST_SERVER: JSON.stringify(server.connection) }
await runFiles('on the embedded PostgreSQL', files, { ...embedded, TZ: 'UTC' })
if (given.length === 0) {
  for (const TZ of ODD_ZONES)
    await runFiles(
      `what reckons with time, TZ=${TZ}`,
      files.filter((file) => TIMELY.test(file)),
      { ...embedded, TZ },
    )
  await runOnMachinesPostgres()
}
await server.stop()
console.log(`\n${summary.join('\n')}`)
process.exitCode = failed ? 1 : 0

async function runOnMachinesPostgres(): Promise<void> {
  const { connection, version, why } = await findMachinesPostgres()
  if (connection) {
    const env = { HOLDFAST_TEST_SERVER: JSON.stringify(connection), TZ: 'UTC' }
    await runFiles(
      `on this machine’s PostgreSQL ${version}`,
      files.filter((file) => ON_POSTGRES.test(file)),
      env,
    )
  } else if (process.env.HOLDFAST_CI === '1' && process.env.HOLDFAST_NO_POSTGRES !== '1') {
    summary.push(
      `FAILED  on a PostgreSQL of one’s own: ${why}. Where there is none, say so with HOLDFAST_NO_POSTGRES=1.`,
    )
    failed = true
  } else summary.push(`not run on a PostgreSQL of one’s own: ${why}`)
}

function runFiles(name: string, paths: string[], env: Record<string, string>): Promise<void> {
  console.log(`\n${name}: ${paths.length} files`)
  const args = [
    '--enable-source-maps',
    '--import',
    './bin/hooks.mjs',
    '--test',
    '--test-concurrency=2',
    '--test-reporter=spec',
    ...paths,
  ]
  const begun = performance.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test', ...env } })
    child.on('close', (status) => {
      failed ||= status !== 0
      summary.push(
        `${status === 0 ? 'passed' : 'FAILED'}  ${name}: ${paths.length} files in ${Math.round((performance.now() - begun) / 1000)} s`,
      )
      resolve()
    })
  })
}
