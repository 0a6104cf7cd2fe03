import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import type { Id, PersonId, Viewer } from '../database/ids.ts'
import type { Log } from '../log.ts'
import type { RequestTimes } from '../metrics/request-times.ts'
import type { Limits } from './request/limits.ts'
import type { Network } from './request/network.ts'
import type { Scene } from './scene.ts'

/** What the program hands to its pages; made once at start. */
export interface House {
  readonly config: Config
  readonly db: Database
  readonly log: Log
  /** Where requests are counted, for whoever watches the machine; undefined when nobody does. */
  readonly requests?: RequestTimes | undefined
  readonly limits: Limits
  /** Source name of a browser file → its hashed name. */
  readonly assets: Readonly<Record<string, string>>
  /** Folder of the built browser files. */
  readonly built: string
  /** False until the database is migrated and open. */
  readonly isReady: () => boolean
  /** How long the numbers to call wait for the database before they come without it (800), and a note of who was here before it is
   *  written (30,000), where it is not that long. */
  readonly waits?: { readonly helpMs: number; readonly seenMs: number }
}

/** The session in hand. */
export interface Session {
  readonly id: Id<'sessions'>
  /** Digest of the cookie's token. */
  readonly tokenHash: Buffer
  readonly person: PersonId
  /** When the person last proved who they are; sensitive acts want it within ten minutes. */
  readonly confirmedAt: Date
  readonly approved: boolean
  readonly suspended: boolean
}

export interface Env {
  Bindings: HttpBindings
  Variables: {
    house: House
    db: Database
    viewer: Viewer
    session: Session | undefined
    scene: Scene
    requestId: string
    /** Digests of the network address; the address itself is kept nowhere. */
    network: Network
  }
}

export type Here = Context<Env>
