import { demoFile, readDemoFile, type SignIn, signInLines } from '../../db/demo/demo-file.ts'
import { seedDemo } from '../../db/demo/seed.ts'
import { demoState } from '../../db/demo/state.ts'
import { syncFocusWords } from '../domain/finding/focus-words.ts'
import { Problem } from '../problem.ts'
import { type Call, type Command, wordsFor } from './command.ts'
import { withDatabase } from './open.ts'

export const demo: Command = {
  name: 'demo',
  summary: 'Say how to sign in to the demo world, or make it.',
  help: [
    'Prints how the four people of the demo world sign in: name, sign-in name, password, who they are.',
    '',
    '  --make   makes the demo world in a database nobody lives in yet, without serving. For another one,',
    '           choose an empty DATA_DIR.',
    '  --json   { "people": [{ "name", "signInName", "password", "is" }] }',
  ].join('\n'),
  options: { make: { type: 'boolean' } },

  async run(call) {
    wordsFor(call, 0)
    return tell(call, call.options.make ? await make(call) : await find(call))
  },
}

async function make({ config, log }: Call): Promise<SignIn[]> {
  if (!config.loopback)
    throw new Problem('The demo world is for this machine alone: BASE_URL must be a loopback address.')
  const { state, people } = await withDatabase(config, log, async (db) => {
    await db.asSystem('write the words of the directory', syncFocusWords)
    return seedDemo(db, config)
  })
  if (state === 'lived in')
    throw new Problem('Somebody lives here already. Choose an empty DATA_DIR (or database) for a demo world.')
  if (people.length === 0) throw new Problem('The demo world is here already. See: holdfast demo')
  return people
}

async function find({ config, log }: Call): Promise<SignIn[]> {
  const state = await withDatabase(config, log, (db) => db.asSystem('look whether the demo world is told', demoState))
  if (state !== 'told') throw new Problem('There is no demo world here. See: holdfast demo --help')
  const people = readDemoFile(config.dataFolder)
  if (!people)
    throw new Problem(
      `${demoFile(config.dataFolder)} is gone. New passwords: holdfast user list, then holdfast user reset SIGN-IN-NAME`,
    )
  return people
}

function tell({ voice, config }: Call, people: readonly SignIn[]): number {
  voice.say(`How to sign in to the demo world at ${config.baseUrl}/sign-in`)
  for (const line of signInLines(people)) voice.say(line)
  voice.tell({ people })
  return 0
}
