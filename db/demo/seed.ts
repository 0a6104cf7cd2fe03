import type { Config } from '../../src/config.ts'
import type { Database } from '../../src/database/database.ts'
import { age } from './age.ts'
import { demoFile, type SignIn, signInLines, writeDemoFile } from './demo-file.ts'
import { type DemoState, demoState, takeBackTelling } from './state.ts'
import { tellBelonging } from './tell-belonging.ts'
import { tellFlare } from './tell-flare.ts'
import { tellGroups } from './tell-groups.ts'
import { tellMeetings } from './tell-meetings.ts'
import { tellPartings } from './tell-partings.ts'
import { tellPeople } from './tell-people.ts'
import { tellPlace } from './tell-place.ts'
import { tellQuiet } from './tell-quiet.ts'
import { tellTalking } from './tell-talking.ts'
import { tellTimes } from './tell-times.ts'
import { tellWords } from './tell-words.ts'
import { emptyWorld } from './world.ts'

/** Two programs that want to tell the demo to one database wait for each other on this number. */
const LOCK = 7_401_341

/** Tells the demo world in a database nobody lives in, with the domain's own verbs.
 *  @returns lines for the terminal that say how to sign in; none where others live. */
export async function seedOnFirstRun(db: Database, config: Config): Promise<string[]> {
  const seeded = await seedDemo(db, config)
  if (seeded.state === 'lived in') return []
  if (seeded.people.length === 0)
    return [`How to sign in to the demo world is written in ${demoFile(config.dataFolder)}.`]
  return [
    'How to sign in to the demo world, said this once (it is also written in demo.txt in the data folder):',
    ...signInLines(seeded.people),
  ]
}

/** Tells the demo world unless it is told or others live there. `people`: the four, when it was told just now. What was cut off
 *  before its end is taken back first. */
export async function seedDemo(db: Database, config: Config): Promise<{ state: DemoState; people: SignIn[] }> {
  const lock = await db.systemPool.connect()
  try {
    await lock.query('select pg_advisory_lock($1)', [LOCK])
    const state = await db.asSystem('look whether the demo world is told', demoState)
    if (state === 'told' || state === 'lived in') return { state, people: [] }
    if (state === 'cut off') await db.asSystem('take back a demo world that was cut off', takeBackTelling)
    return { state: 'told', people: await tellDemo(db, config) }
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [LOCK])
    lock.release()
  }
}

async function tellDemo(db: Database, config: Config): Promise<SignIn[]> {
  const world = emptyWorld(db)
  const signIns = await tellPeople(world)
  await tellGroups(world)
  await tellBelonging(world)
  const written = await tellWords(world)
  await tellMeetings(world)
  await tellQuiet(world)
  await tellTimes(world)
  const spoken = await tellTalking(world)
  await tellPartings(world)
  await tellFlare(world)
  // Before the world is there: afterwards nobody would know the passwords.
  writeDemoFile(config.dataFolder, config.baseUrl, signIns)
  await db.asSystem('the demo world is older than the database', async (as) => {
    await age(as, world, written, spoken)
    await tellPlace(as)
  })
  return signIns
}
