import type { z } from 'zod'
import type { Written } from '../backup/write-backup.ts'
import type { Database } from '../database/database.ts'
import type { Log } from '../log.ts'
import type { Mailer } from '../mail/mailer.ts'

/** What jobs work with. */
export interface Workshop {
  readonly db: Database
  readonly mailer: Mailer
  readonly log: Log
  readonly baseUrl: string
  /** The path a mail leads to; a one-time link carries its secret there. */
  readonly linkOf: (textId: string, secret: string | undefined) => string
  /** Where a backup is kept every night, and how one is written; undefined when whoever runs the place wants none. */
  readonly backups?: Backups | undefined
  /** Told of each job that failed, by name. */
  readonly jobFailed?: ((job: string) => void) | undefined
}

export interface Backups {
  /** Absolute. */
  readonly folder: string
  /** How many are kept there. */
  readonly keep: number
  write(path: string): Promise<Written>
}

/** Something done later, at least once: its name, the ids it is given, and the doing, which may be done twice without harm. */
export interface Job<Payload> {
  readonly name: string
  readonly payload: z.ZodType<Payload>
  /** One that waits goes along in a backup and on in another place. A mail does not: it may have gone since. */
  readonly travels?: true
  perform(shop: Workshop, payload: Payload): Promise<void>
}
