import { createHmac } from 'node:crypto'
import type { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Network } from './network.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What may be tried how often: points in a span of seconds. */
const RULES = {
  // By network. Never by a name alone, so that guessing cannot lock somebody else out.
  /** Sign-in tries for one name from one network. */
  guess: { points: 10, duration: 15 * MINUTE },
  /** Sign-in tries from one network, whatever the names. */
  signIn: { points: 120, duration: 15 * MINUTE },
  signUp: { points: 30, duration: HOUR },
  mailLink: { points: 5, duration: HOUR },
  invitation: { points: 60, duration: 15 * MINUTE },
  correction: { points: 20, duration: HOUR },
  testMail: { points: 10, duration: HOUR },
  receipt: { points: 20, duration: HOUR },
  firstRun: { points: 20, duration: 15 * MINUTE },

  // By session, so that whoever has got hold of one cannot keep its owner from saying "not me" in another.
  /** Forms sent by somebody signed in, whatever they ask for. */
  write: { points: 600, duration: 15 * MINUTE },

  // By person. More than anybody means to do.
  found: { points: 10, duration: DAY },
  ask: { points: 30, duration: DAY },
  enter: { points: 40, duration: DAY },
  invite: { points: 60, duration: DAY },
  part: { points: 60, duration: HOUR },
  edit: { points: 60, duration: HOUR },
  quiet: { points: 30, duration: HOUR },
  /** Posts and changes to them; presses are counted with the other forms. */
  say: { points: 200, duration: HOUR },
  carry: { points: 10, duration: HOUR },

  // By group.
  announce: { points: 5, duration: DAY },
} as const

export type Rule = keyof typeof RULES

/** How long to wait, at most, once a rule says no. */
export const secondsOf = (rule: Rule): number => RULES[rule].duration

/** A /48 may be one person's, or the phones of a town: it has so many times the points of a /64. */
const ROOMIER = 4

export interface Limits {
  /** Takes a point of a network and of the site it lies in; false when either has none left. `about` is what is tried from there: a
   *  name, an address, an id. */
  allowsFrom(rule: Rule, network: Network, about?: string): Promise<boolean>
  /** Takes a point of whatever has this id; false when there is none left. */
  allows(rule: Rule, id: string): Promise<boolean>
  /** A digest of the day, keyed: whoever reads it without the key cannot try out what it may have been. */
  digest(text: string): string
}

/** Limits kept in the database, so that several nodes count together and a restart forgets nothing. `key` is the place's own; with it
 *  everything becomes a digest before it is written. `now` tells the day. */
export function makeLimits(pool: Pool, key: Buffer, now = () => new Date()): Limits {
  const homes = limitersIn(pool, '', 1)
  const sites = limitersIn(pool, ':site', ROOMIER)

  function digest(text: string): string {
    const today = now().toISOString().slice(0, 10)
    return createHmac('sha256', key).update(`${today} ${text}`).digest('base64url').slice(0, 22)
  }
  const allows = (rule: Rule, id: string) => takes(homes[rule], digest(`${rule} ${id}`))

  return {
    digest,
    allows,
    async allowsFrom(rule, { home, site }, about = '') {
      if (home === site) return allows(rule, `${home} ${about}`)
      const whole = digest(`${rule} ${site} ${about}`)
      // Looked at first: a site that has had its points leaves no row for each of its 65,536 homes. A home that has had its own takes
      // nothing from its neighbours.
      const had = await sites[rule].get(whole)
      if (had && had.consumedPoints >= sites[rule].points) return false
      return (await allows(rule, `${home} ${about}`)) && (await takes(sites[rule], whole))
    },
  }
}

function limitersIn(pool: Pool, suffix: string, times: number): Record<Rule, RateLimiterPostgres> {
  const limiter = ([rule, { points, duration }]: [string, { points: number; duration: number }]) => [
    rule,
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'attempts',
      tableCreated: true,
      keyPrefix: rule + suffix,
      points: points * times,
      duration,
      clearExpiredByTimeout: false,
    }),
  ]
  return Object.fromEntries(Object.entries(RULES).map(limiter)) as Record<Rule, RateLimiterPostgres>
}

async function takes(limiter: RateLimiterPostgres, key: string): Promise<boolean> {
  try {
    await limiter.consume(key)
    return true
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false
    throw refused
  }
}
