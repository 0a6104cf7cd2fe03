import type { ParseArgsOptionsConfig } from 'node:util'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'

/** Where a command speaks. `say` is for people, `tell` for scripts (with --json), `warn` for what went wrong. */
export interface Voice {
  say(line: string): void
  tell(facts: unknown): void
  warn(line: string): void
}

export interface Call {
  readonly config: Config
  readonly log: Log
  readonly voice: Voice
  /** Where the person stood who called; relative files are theirs. */
  readonly folder: string
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
}

/** One command of bin/holdfast. `run` answers the exit code: 0 done, 1 it could not be done, 2 it was called wrongly. */
export interface Command {
  readonly name: string
  readonly summary: string
  /** What `--help` prints below the first line. */
  readonly help: string
  readonly options: ParseArgsOptionsConfig
  run(call: Call): Promise<number>
  /** What to do with wrong settings instead of printing each on a line of its own. */
  tellWrongSettings?(voice: Voice, problems: readonly string[]): number
}

/** Called wrongly: one line, exit code 2. */
export class Misuse extends Error {}

/** The words a command was called with, one for each name asked for; a name with `?` may be left out.
 *  @throws Misuse when there are too few or too many. */
export function wordsFor(call: Call, after: number, ...names: string[]): (string | undefined)[] {
  const given = call.words.slice(after)
  const missing = names.find((name, place) => !name.endsWith('?') && given[place] === undefined)
  if (missing) throw new Misuse(`${missing} is missing.`)
  if (given.length > names.length) throw new Misuse(`"${given[names.length]}" is one word too many.`)
  return names.map((_, place) => given[place])
}

/** An option's text; undefined when it was not given. */
export function optionOf(call: Call, name: string): string | undefined {
  const value = call.options[name]
  return typeof value === 'string' ? value : undefined
}
