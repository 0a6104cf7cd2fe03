import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import { syncFocusWords } from '../domain/finding/focus-words.ts'
import { ensureFirstRunCode } from '../domain/place/first-run.ts'
import { findPlace } from '../domain/place/place.ts'
import { Problem } from '../problem.ts'
import { type Call, type Command, wordsFor } from './command.ts'

const ECHO_MS = 1_000
const QUIET_MS = 1_500

export const start: Command = {
  name: 'start',
  summary: 'Start the place and serve it.',
  help: [
    'Starts the database (its own, unless DATABASE_URL is set), brings it up to date, and serves.',
    'On the first run on this machine itself it makes a small demo world; HOLDFAST_DEMO=0 makes none.',
    'Ctrl-C stops everything.',
    '',
    '  --json   { "url", "port" } when it is ready; the log follows',
  ].join('\n'),
  options: {},

  async run(call: Call) {
    wordsFor(call, 0)
    const { config, log, voice } = call
    const begun = performance.now()
    const stopped = untilStopped()
    const said: string[] = []
    // The whole of the web is loaded for this command alone; the others answer at once.
    const { startServer } = await import('../server.ts')
    const running = await startServer(config, log, async (db) => {
      await prepare(db, config, said)
    })
    voice.say(`Holdfast is at ${config.baseUrl} (ready in ${((performance.now() - begun) / 1000).toFixed(1)} s)`)
    for (const line of said) voice.say(line)
    voice.tell({ url: config.baseUrl, port: running.port })
    setTimeout(letGoOfTheStart, QUIET_MS).unref()
    await stopped
    voice.say('Stopping.')
    await running.stop()
    return 0
  },
}

async function prepare(db: Database, config: Config, said: string[]): Promise<void> {
  await db.asSystem('write the words of the directory', syncFocusWords)
  await refuseDemoForOthers(db, config)
  if (config.demo && config.loopback) {
    const { seedOnFirstRun } = await import('../../db/demo/seed.ts')
    said.push(...(await seedOnFirstRun(db, config)))
  }
  const code = await db.asSystem('the first steward needs a code from this terminal', ensureFirstRunCode)
  if (code) said.push(`Nobody looks after this place yet. Open ${config.baseUrl}/first-run and type this code: ${code}`)
}

/** Reading the program leaves half the heap as litter, which a quiet place would keep for hours: nothing else asks for it back. */
function letGoOfTheStart(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')({ type: 'major', flavor: 'last-resort' })
}

/** The passwords of the demo's people lie in a file, and its mails in a page. */
async function refuseDemoForOthers(db: Database, config: Config): Promise<void> {
  if (config.loopback) return
  const { demo } = await db.reading(undefined, findPlace)
  if (demo)
    throw new Problem(
      `The demo world lives here, and is for this machine alone. For ${config.baseUrl} choose an empty DATA_DIR (or database).`,
    )
}

/** The first signal asks everything to stop, also while it is still starting; a later one does not wait for it. Ctrl-C may reach
 *  us twice at once, from the terminal and from npm. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked: number | undefined
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked !== undefined && performance.now() - asked > ECHO_MS) process.exit(130)
        asked ??= performance.now()
        resolve()
      })
    }
  })
}
