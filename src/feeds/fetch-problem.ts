/** Why an address was not fetched: each is a message of the catalogue room `feeds`. */
export type FetchReason =
  | 'feeds.fetch.not_web'
  | 'feeds.fetch.credentials'
  | 'feeds.fetch.port'
  | 'feeds.fetch.not_found'
  | 'feeds.fetch.private'
  | 'feeds.fetch.unreachable'
  | 'feeds.fetch.not_secure'
  | 'feeds.fetch.redirects'
  | 'feeds.fetch.status'
  | 'feeds.fetch.encoding'
  | 'feeds.fetch.too_big'
  | 'feeds.fetch.too_slow'
  | 'feeds.fetch.garbled'

/** Thrown by `fetchChecked`. `reason` is the id of a message, never a sentence; `values` are its arguments. */
export class FetchProblem extends Error {
  readonly reason: FetchReason
  readonly values: Record<string, string | number>

  constructor(reason: FetchReason, values: Record<string, string | number> = {}) {
    super(reason)
    this.reason = reason
    this.values = values
  }
}
