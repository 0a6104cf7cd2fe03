import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { buildBrowser, readManifest } from '../src/browser/build.ts'
import { type Config, readConfig } from '../src/config.ts'
import type { Database } from '../src/database/database.ts'
import type { GroupId, MembershipId, PersonId } from '../src/database/ids.ts'
import { secretNamed } from '../src/database/secrets.ts'
import { joinGroup } from '../src/domain/groups/belong.ts'
import { foundGroup } from '../src/domain/groups/found.ts'
import { createPerson } from '../src/domain/people/account.ts'
import { openSession } from '../src/domain/people/sessions.ts'
import { type Log, makeLog } from '../src/log.ts'
import { createApp } from '../src/web/app.tsx'
import type { Env, House } from '../src/web/env.ts'
import { makeLimits } from '../src/web/request/limits.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'
import { gentle } from './drafts.ts'

/** Somebody of the cast: their id, their sign-in name and a browser that is signed in. */
export interface Someone {
  readonly id: PersonId
  readonly name: string
  readonly signInName: string
  readonly cookie: string
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: string
}

export interface World extends TestDatabase {
  /** The origin this place believes it is at. */
  readonly base: string
  readonly app: Hono<Env>
  readonly house: House
  /** Every line the program has logged. */
  readonly logged: string[]
  someone(name: string, more?: { steward?: boolean; approved?: boolean }): Promise<Someone>
  /** Founds a group as somebody; what is not said is gentle, open and listed. */
  group(founder: Someone, draft?: Partial<typeof gentle>): Promise<GroupId>
  /** Brings somebody in. */
  sit(
    who: Someone,
    group: GroupId,
    more?: { asGuest?: boolean; name?: string; invitation?: string },
  ): Promise<MembershipId>
  visit(who: Someone | undefined, path: string, headers?: Record<string, string>): Promise<Answer>
  post(
    who: Someone | undefined,
    path: string,
    form?: Record<string, string | string[]>,
    headers?: Record<string, string>,
  ): Promise<Answer>
}

export const BASE = 'http://localhost:3999'

/** A place of one's own for a test file: a database, the application, and nobody in it yet; or all that is in another test's
 *  place, once that has been released. */
export async function openWorld(settings: Record<string, string> = {}, like?: TestDatabase): Promise<World> {
  const database = await openTestDatabase(like)
  const built = fileURLToPath(new URL('../built/', import.meta.url))
  await buildBrowser({ outFolder: built })
  const logged: string[] = []
  const log = makeLog({ level: 'debug', json: false }, (line) => void logged.push(line))
  const key = await database.db.asSystem('the key under which tries are counted', (as) => secretNamed(as, 'limits'))
  const house = houseOf(database.db, configOf(settings), log, built, key)
  const app = createApp(house)
  const base = house.config.baseUrl
  await database.owner(`update place set name = 'Holdfast', sign_up = 'open', demo = true, set_up_at = now()`)
  return {
    ...database,
    base,
    app,
    house,
    logged,
    someone: (name, more) => makeSomeone(database.db, name, more),
    async group(founder, draft) {
      const { listing = 'listed', ...rest } = { ...gentle, ...draft }
      const id = await database.db.acting(founder.id, (as) =>
        foundGroup(as, { ...rest, listing }, { name: founder.name, keepsake: 'lamp' }),
      )
      if (listing === 'listed') await database.owner(`update groups set listing = 'listed' where id = $1`, [id])
      return id
    },
    sit: (who, group, more = {}) =>
      database.db.acting(who.id, (as) =>
        joinGroup(as, group, {
          asGuest: more.asGuest ?? false,
          accepted: 1,
          face: { name: more.name ?? who.name, keepsake: 'chair' },
          ...(more.invitation ? { invitation: more.invitation } : {}),
        }),
      ),
    visit: (who, path, headers) => ask(app, base, path, { headers: { ...cookieOf(who), ...headers } }),
    post: (who, path, form = {}, headers) =>
      ask(app, base, path, {
        method: 'POST',
        body: bodyOf(form),
        headers: { origin: base, 'content-type': 'application/x-www-form-urlencoded', ...cookieOf(who), ...headers },
      }),
  }
}

function configOf(settings: Record<string, string>): Config {
  const read = readConfig({
    BASE_URL: BASE,
    DATA_DIR: fileURLToPath(new URL('../node_modules/.cache/holdfast-test', import.meta.url)),
    ...settings,
  })
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  return read.config
}

function houseOf(db: Database, config: Config, log: Log, built: string, key: Buffer): House {
  // A new day forgets what was tried: a test that runs over midnight stays in the day it began.
  const opened = new Date()
  const limits = makeLimits(db.systemPool, key, () => opened)
  // On a busy machine a database that is well may take its time, and what is written by the clock would be counted with what a
  // request asks.
  const waits = { helpMs: 600_000, seenMs: 600_000_000 }
  return { config, db, log, built, assets: readManifest(built), limits, isReady: () => true, waits }
}

async function makeSomeone(
  db: Database,
  name: string,
  more: { steward?: boolean; approved?: boolean } = {},
): Promise<Someone> {
  return db.asSystem('the cast of a test', async (as) => {
    const { id, signInName } = await createPerson(as, {
      shownName: name,
      language: 'en',
      zone: 'Europe/London',
      ...more,
    })
    const { token } = await openSession(as, id, { name: 'A test', shared: false })
    return { id, name, signInName, cookie: `holdfast=${token}` }
  })
}

const cookieOf = (who: Someone | undefined): Record<string, string> => (who ? { cookie: who.cookie } : {})

function bodyOf(form: Record<string, string | string[]>): string {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) body.append(name, one)
  return body.toString()
}

async function ask(app: Hono<Env>, base: string, path: string, init: RequestInit): Promise<Answer> {
  const request = new Request(base + path, {
    ...init,
    headers: { host: new URL(base).host, ...(init.headers as Record<string, string>) },
  })
  const answer = await app.request(request, undefined, {
    incoming: { socket: { remoteAddress: '127.0.0.1' } },
  } as never)
  return { status: answer.status, headers: answer.headers, body: await answer.text() }
}
