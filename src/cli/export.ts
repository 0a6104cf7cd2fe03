import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Database, System } from '../database/database.ts'
import type { PersonId } from '../database/ids.ts'
import { publishedGroups } from '../domain/finding/published.ts'
import { exportMyData } from '../domain/people/export.ts'
import { asSignInName } from '../domain/people/sign-in-name.ts'
import { Problem } from '../problem.ts'
import { writeMeetingGuide } from '../standards/meeting-guide/write-meeting-guide.ts'
import { letters } from '../web/ids.ts'
import { paths } from '../web/paths.ts'
import { type Call, type Command, Misuse, wordsFor } from './command.ts'
import { withDatabase } from './open.ts'

export const exportData: Command = {
  name: 'export',
  summary: "Write a person's own data, or the directory, to a file.",
  help: [
    '  holdfast export SIGN-IN-NAME [FILE]',
    '      All that the place keeps of a person, as JSON, read as they would read it. For them and nobody else.',
    '  holdfast export directory [FILE]',
    '      The listed groups that live here and have times, as Meeting Guide JSON. No way in.',
    '',
    '  FILE is written for its owner alone and never over another file; "-" or none is the terminal.',
    '  --json   { "file", "bytes" } when a FILE is written',
  ].join('\n'),
  options: {},

  async run(call) {
    const [what = '', file = '-'] = wordsFor(call, 0, 'SIGN-IN-NAME or directory', 'FILE?')
    if (call.options.json && file === '-') throw new Misuse('--json wants a FILE.')
    const data = await withDatabase(call.config, call.log, (db) =>
      what === 'directory' ? directoryData(db, call.config.baseUrl) : personData(db, what),
    )
    return write(call, file, `${JSON.stringify(data, null, 2)}\n`)
  },
}

/** What `/directory/meeting-guide.json` says to everybody. */
async function directoryData(db: Database, baseUrl: string): Promise<unknown> {
  const groups = await db.reading(undefined, publishedGroups)
  const pageOf = (id: string) => new URL(paths.group(id), baseUrl).href
  return writeMeetingGuide(groups.map(({ id, ...group }) => ({ ...group, id: letters(id), page: pageOf(id) })))
}

/** Read as the person themselves: a policy that hides something from them hides it here. */
async function personData(db: Database, signInName: string): Promise<unknown> {
  const person = await db.asSystem('the command line exports for somebody', (as) => findBySignInName(as, signInName))
  if (!person) throw new Problem(`Nobody signs in as "${signInName}". See: holdfast user list`)
  return db.reading(person, (as) => exportMyData(as, new Date()))
}

async function findBySignInName({ db }: System, signInName: string): Promise<PersonId | undefined> {
  const name = asSignInName(signInName)
  return (await db.selectFrom('people').select('id').where('sign_in_name', '=', name).executeTakeFirst())?.id
}

function write({ voice, folder }: Call, file: string, text: string): number {
  if (file === '-') {
    process.stdout.write(text)
    return 0
  }
  const path = resolve(folder, file)
  writeNewFile(path, text)
  voice.say(`Written to ${path}.`)
  voice.tell({ file: path, bytes: Buffer.byteLength(text) })
  return 0
}

function writeNewFile(path: string, text: string): void {
  try {
    const file = openSync(path, 'wx', 0o600)
    try {
      writeSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    const { code } = error as { code?: string }
    throw new Problem(code === 'EEXIST' ? `${path} is there already.` : `${path} cannot be written (${code}).`)
  }
}
