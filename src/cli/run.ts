import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { Refusal } from '../domain/refusal.ts'
import { wordsIn } from '../locales/words.ts'
import { makeLog } from '../log.ts'
import { Problem } from '../problem.ts'
import { backup } from './backup.ts'
import { bounce } from './bounce.ts'
import { type Command, Misuse, type Voice } from './command.ts'
import { demo } from './demo.ts'
import { doctor } from './doctor/doctor.ts'
import { erasures } from './erasures.ts'
import { exportData } from './export.ts'
import { importMeetings } from './import/import.ts'
import { migrateDatabase } from './migrate.ts'
import { restore } from './restore.ts'
import { start } from './start.ts'
import { user } from './user.ts'

export const COMMANDS: readonly Command[] = [
  start,
  migrateDatabase,
  user,
  importMeetings,
  exportData,
  backup,
  restore,
  erasures,
  bounce,
  demo,
  doctor,
]

type Environment = Record<string, string | undefined>

/** Where lines go; a test passes its own. */
export interface Output {
  out(text: string): void
  err(text: string): void
}

const terminal: Output = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
}

/** Runs what was typed after `holdfast`. Never throws: what people did wrong is a line, what we did wrong is a line and a log. */
export async function runCommand(argv: readonly string[], env: Environment, output = terminal): Promise<number> {
  const [name = 'help', ...rest] = argv
  const wanted = ['help', '--help', '-h'].includes(name) ? rest.find((word) => !word.startsWith('-')) : name
  const voice = voiceOf(output, rest.includes('--json'))
  if (wanted === undefined) return help(voice)
  const command = COMMANDS.find((candidate) => candidate.name === wanted)
  if (!command) {
    voice.warn(`There is no command "${wanted}". See: holdfast help`)
    return 2
  }
  if (wanted !== name || rest.includes('--help') || rest.includes('-h'))
    return helpWith(command, voiceOf(output, false))
  return runOne(command, rest, env, voice)
}

async function runOne(command: Command, rest: readonly string[], env: Environment, voice: Voice): Promise<number> {
  try {
    const options = { ...command.options, json: { type: 'boolean' } } as const
    const parsed = parseArgs({ args: [...rest], options, allowPositionals: true })
    const read = readConfig(env)
    if ('problems' in read) return tellWrongSettings(command, voice, read.problems)
    const { config } = read
    // A command's own words go to stdout, so its log must not; it is silent unless something goes wrong.
    const started = command.name === 'start'
    const log = started
      ? makeLog(config.log)
      : makeLog({ ...config.log, level: 'warn' }, (line) => voice.warn(line.trimEnd()))
    const values = parsed.values as Record<string, string | boolean>
    const folder = env.INIT_CWD || process.cwd()
    return await command.run({ config, log, voice, folder, words: parsed.positionals, options: values })
  } catch (error) {
    return tellFailure(command, voice, error)
  }
}

function tellWrongSettings(command: Command, voice: Voice, problems: readonly string[]): number {
  if (command.tellWrongSettings) return command.tellWrongSettings(voice, problems)
  for (const problem of problems) voice.warn(problem)
  return 1
}

function tellFailure(command: Command, voice: Voice, error: unknown): number {
  if (error instanceof Misuse || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) {
    voice.warn(`${(error as Error).message} See: holdfast ${command.name} --help`)
    return 2
  }
  if (error instanceof Problem) {
    voice.warn(error.message)
    return 1
  }
  if (error instanceof Refusal) {
    voice.warn(wordsIn('en')(`refusals.${error.reason}` as 'refusals.not_found'))
    return 1
  }
  makeLog({ level: 'error', json: false }, (line) => voice.warn(line.trimEnd())).error(`${command.name}.broke`, error)
  voice.warn('Something broke. It is our fault; the line above says where.')
  return 1
}

function help(voice: Voice): number {
  voice.say('Holdfast: peer support for people living with chronic pain.\n')
  for (const { name, summary } of COMMANDS) voice.say(`  holdfast ${name.padEnd(10)} ${summary}`)
  voice.say(
    '\nEach has --help, and --json where a script would want it. They work while the place runs, and without it.',
  )
  voice.say('Exit codes: 0 done, 1 it could not be done, 2 called wrongly. Settings are explained in .env.example.')
  voice.tell({ commands: COMMANDS.map(({ name, summary }) => ({ name, summary })) })
  return 0
}

function helpWith(command: Command, voice: Voice): number {
  voice.say(`holdfast ${command.name}: ${command.summary}\n`)
  voice.say(command.help)
  return 0
}

function voiceOf({ out, err }: Output, json: boolean): Voice {
  return {
    say: (line) => void (json ? undefined : out(`${line}\n`)),
    tell: (facts) => void (json ? out(`${JSON.stringify(facts)}\n`) : undefined),
    warn: (line) => err(`${line}\n`),
  }
}
