import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { answerTooLarge } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { paths } from '../paths.ts'

const KB = 1024
const upTo = (kilobytes: number): MiddlewareHandler<Env> =>
  bodyLimit({ maxSize: kilobytes * KB, onError: (c) => answerTooLarge(c) })

// Reading a form costs by its fields: a megabyte of them keeps everybody waiting for seconds. The longest honest one of each kind,
// with nine bytes a letter, fits: signing up with a passkey, an agreement of 9,000 letters, three pages of 40,000, a feed's file.
const visitors = upTo(64)
const persons = upTo(192)
const stewards = upTo(1024)
const feeds = upTo(21 * KB)
// Ten thousand people to invite, as one file: few fields, sent in parts, so that reading them costs little.
const lists = upTo(768)
const LIST = /^\/groups\/[\w-]{22}\/bring\/list$/
const archives = upTo(8 * KB)

/** Nobody sends more than their longest form needs. */
export const bodyOfFittingSize: MiddlewareHandler<Env> = (c, next) => limitFor(c)(c, next)

function limitFor(c: Here): MiddlewareHandler<Env> {
  const { person } = c.var.scene
  if (!person) return visitors
  const inParts = c.req.header('content-type')?.toLowerCase().startsWith('multipart/form-data')
  if (inParts && LIST.test(c.req.path)) return lists
  if (inParts && c.req.path === paths.yourArrival()) return archives
  if (!person.steward) return persons
  return inParts && c.req.path === paths.stewardFeeds() ? feeds : stewards
}
