import type { System } from '../database/database.ts'
import { createPerson, keepPassword, resetPassword, setRole } from '../domain/people/account.ts'
import { makePassphrase } from '../domain/people/passphrase.ts'
import { hashPassword } from '../domain/people/password.ts'
import { Refusal } from '../domain/refusal.ts'
import { Problem } from '../problem.ts'
import { isZone } from '../standards/zone.ts'
import { type Call, type Command, Misuse, optionOf, wordsFor } from './command.ts'
import { withDatabase } from './open.ts'

export const user: Command = {
  name: 'user',
  summary: 'Make a person, help one back in, make a steward.',
  help: [
    '  holdfast user create NAME [--steward] [--language en|es] [--zone ZONE]',
    '      Makes a person who is shown as NAME, and prints how they sign in. The password is shown this once.',
    '  holdfast user reset SIGN-IN-NAME',
    '      A new password, shown this once. Every session of theirs ends at once, also while the place runs.',
    '  holdfast user role SIGN-IN-NAME steward|person',
    '      Makes somebody a steward, or no longer one. The last steward stays.',
    '  holdfast user list',
    '      Every sign-in name, and who is a steward.',
    '',
    '  --json   { "signInName", "password" }, or for list { "people": [{ "signInName", "steward" }] }',
  ].join('\n'),
  options: { steward: { type: 'boolean' }, language: { type: 'string' }, zone: { type: 'string' } },

  async run(call) {
    const verb = { create, reset, role, list }[call.words[0] ?? '']
    if (!verb)
      throw new Misuse(
        call.words[0] ? `There is no "user ${call.words[0]}".` : 'Say what to do: create, reset, role or list.',
      )
    return verb(call)
  },
}

async function create(call: Call): Promise<number> {
  const [name = ''] = wordsFor(call, 1, 'NAME')
  if (name.trim() === '' || name.length > 40) throw new Misuse('NAME has 1 to 40 characters.')
  const language = optionOf(call, 'language') ?? 'en'
  if (language !== 'en' && language !== 'es') throw new Misuse('--language is en or es.')
  const zone = optionOf(call, 'zone') ?? 'UTC'
  if (!isZone(zone)) throw new Misuse('--zone is a time zone such as Europe/London.')
  const password = makePassphrase(5, language)
  const hash = await hashPassword(password)
  const draft = { shownName: name.trim(), language, zone, approved: true, steward: call.options.steward === true }
  const person = await withDatabase(call.config, call.log, (db) =>
    db.asSystem('the command line makes a person', async (as) => {
      const made = await createPerson(as, draft)
      await keepPassword(as, made.id, hash)
      return made
    }),
  )
  return tellSignIn(call, person.signInName, password)
}

async function reset(call: Call): Promise<number> {
  const [signInName = ''] = wordsFor(call, 1, 'SIGN-IN-NAME')
  const password = makePassphrase(5)
  const hash = await hashPassword(password)
  await withDatabase(call.config, call.log, (db) =>
    known(
      signInName,
      db.asSystem('the command line lets somebody back in', (as) => resetPassword(as, signInName, hash)),
    ),
  )
  return tellSignIn(call, signInName, password)
}

async function role(call: Call): Promise<number> {
  const [signInName = '', wish = ''] = wordsFor(call, 1, 'SIGN-IN-NAME', 'steward|person')
  if (wish !== 'steward' && wish !== 'person') throw new Misuse('The role is steward or person.')
  const steward = wish === 'steward'
  await withDatabase(call.config, call.log, (db) =>
    known(
      signInName,
      db.asSystem('the command line says who looks after the place', (as) => setRole(as, signInName, steward)),
    ),
  )
  call.voice.say(steward ? `${signInName} is a steward now.` : `${signInName} is no steward now.`)
  call.voice.tell({ signInName, steward })
  return 0
}

async function list(call: Call): Promise<number> {
  wordsFor(call, 1)
  const people = await withDatabase(call.config, call.log, (db) =>
    db.asSystem('the command line lists sign-in names', listPeople),
  )
  for (const { signInName, steward } of people) call.voice.say(steward ? `${signInName}  steward` : signInName)
  call.voice.tell({ people })
  return 0
}

async function listPeople({ db }: System): Promise<{ signInName: string; steward: boolean }[]> {
  const rows = await db.selectFrom('people').select(['sign_in_name', 'is_steward']).orderBy('sign_in_name').execute()
  return rows.map((row) => ({ signInName: row.sign_in_name, steward: row.is_steward }))
}

function tellSignIn({ voice }: Call, signInName: string, password: string): number {
  voice.say(`Sign-in name  ${signInName}`)
  voice.say(`Password      ${password}`)
  voice.say('The password is shown this once.')
  voice.tell({ signInName, password })
  return 0
}

/** At the terminal it may be said that nobody has a name: whoever sits there could look. */
async function known<T>(signInName: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const unknown = error instanceof Refusal && error.code === 'not_found'
    throw unknown ? new Problem(`Nobody signs in as "${signInName}". See: holdfast user list`) : error
  }
}
