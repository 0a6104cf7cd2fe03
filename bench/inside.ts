import pg from 'pg'
import { readDemoFile, type SignIn } from '../db/demo/demo-file.ts'
import { Database } from '../src/database/database.ts'
import { joinEmbedded } from '../src/database/embedded/embedded.ts'
import { rolesMarked } from '../src/database/roles.ts'
import { refusalOf } from '../src/domain/refusal.ts'
import { Wire } from './load.ts'
import type { Program } from './program.ts'

/** The database of a place that runs, from another process. */
export interface Inside {
  /** Connects past the policies: to find out who is hidden from whom. */
  readonly owner: pg.Client
  /** One connection for each kind of work. */
  readonly db: Database
  close(): Promise<void>
}

export async function lookInside({ folder }: Program): Promise<Inside> {
  const server = await joinEmbedded(folder)
  if (!server) throw new Error('no database runs there')
  const owner = new pg.Client(server.connection)
  await owner.connect()
  const { rows } = await owner.query<{ digest: string }>(`select digest from migrations where name = 'roles'`)
  const roles = rolesMarked(rows[0]?.digest ?? '')
  const db = new Database(server.connection, roles, { members: 1, system: 1 }, refusalOf)
  return {
    owner,
    db,
    async close() {
      await Promise.all([owner.end(), db.close()])
      await server.stop()
    },
  }
}

export interface DemoPerson extends SignIn {
  readonly cookie: string
}

/** The four people of the demo, each signed in. */
export async function signInAll(place: Program): Promise<DemoPerson[]> {
  const wire = new Wire(place)
  const people: DemoPerson[] = []
  for (const person of readDemoFile(place.folder) ?? []) {
    const form = { name: person.signInName, password: person.password }
    const { status, cookies } = await wire.send({ path: '/sign-in', form })
    if (status !== 303) throw new Error(`${person.name} could not sign in: ${status}`)
    people.push({ ...person, cookie: cookies.find((cookie) => cookie.startsWith('holdfast=')) ?? '' })
  }
  wire.close()
  return people
}
