/** Whatever a viewer cannot see is `not_found`, never `not_allowed`: the difference would tell that it exists. */
export type RefusalCode = 'not_found' | 'not_allowed' | 'conflict'

/** The domain saying no. `reason` is the id of a message in the catalogues (room `refusals`), never a sentence. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly reason: string

  constructor(code: RefusalCode, reason: string) {
    super(`${code}: ${reason}`)
    this.code = code
    this.reason = reason
  }
}

export const notFound = () => new Refusal('not_found', 'not_found')
export const notAllowed = (reason: string) => new Refusal('not_allowed', reason)
export const conflict = (reason: string) => new Refusal('conflict', reason)

/** For the end of an expression: `(await findGroup(as, id)) ?? refuse(notFound())`. */
export function refuse(refusal: Refusal): never {
  throw refusal
}

const OURS: Record<string, RefusalCode> = { HF404: 'not_found', HF403: 'not_allowed', HF409: 'conflict' }

/** What the database's no means. Constraints would be oracles: a reference to a hidden row (23503) and a write the policies
 *  refuse (42501) are both "not found". What our own functions refuse keeps its reason; anything else stays what it was. */
export function refusalOf(error: unknown): unknown {
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  if (code === '23503' || code === '42501') return notFound()
  const refused = code === undefined ? undefined : OURS[code]
  return refused ? new Refusal(refused, message ?? refused) : error
}
