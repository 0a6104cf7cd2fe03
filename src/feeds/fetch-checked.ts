import { decodeText } from '../standards/csv/decode-text.ts'
import { checkTarget, type Resolve, resolveName, type Target } from './checked-target.ts'
import { FetchProblem } from './fetch-problem.ts'
import { readBody } from './read-body.ts'
import { type Answer, request } from './request.ts'

export interface FetchOptions {
  /** Of the body, both as sent and unpacked. */
  maxBytes?: number
  /** For everything together: names, redirects, body. */
  timeoutMs?: number
  maxRedirects?: number
  /** Also machines of private networks, and any port. For tests, and for a steward's own network if a setting says so. */
  allowPrivate?: boolean
  resolve?: Resolve
}

export interface Fetched {
  text: string
  /** Media type in lower case, without parameters; empty when the server told none. */
  contentType: string
  finalUrl: string
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/**
 * Fetches a text from an address somebody typed in, so that it can neither reach into our network nor exhaust us: http and https
 * only, public machines only, the connection goes to the very address that was checked, each redirect is checked anew, size is
 * bounded on the wire and unpacked, time in total. Sends no cookie, no referrer. Throws `FetchProblem`.
 */
export async function fetchChecked(url: string, options: FetchOptions = {}): Promise<Fetched> {
  const { maxBytes = 20_000_000, timeoutMs = 20_000, maxRedirects = 5 } = options
  const signal = AbortSignal.timeout(timeoutMs)
  const check = { allowPrivate: options.allowPrivate ?? false, resolve: options.resolve ?? resolveName }
  try {
    let target = await beforeTimeout(checkTarget(url, check), signal)
    for (let followed = 0; ; followed += 1) {
      const answer = await request(target, signal)
      const onward = redirectOf(answer)
      if (onward === undefined) return await readAnswer(target, answer, maxBytes)
      answer.response.destroy()
      if (followed === maxRedirects) throw new FetchProblem('feeds.fetch.redirects', { limit: maxRedirects })
      target = await beforeTimeout(checkTarget(onward, { ...check, base: target.url }), signal)
    }
  } catch (error) {
    if (signal.aborted) throw new FetchProblem('feeds.fetch.too_slow', { seconds: Math.round(timeoutMs / 1000) })
    throw error instanceof FetchProblem ? error : new FetchProblem('feeds.fetch.unreachable')
  }
}

function redirectOf({ response }: Answer): string | undefined {
  return REDIRECTS.has(response.statusCode ?? 0) ? response.headers.location : undefined
}

async function readAnswer(target: Target, { response }: Answer, maxBytes: number): Promise<Fetched> {
  try {
    if (response.statusCode !== 200) throw new FetchProblem('feeds.fetch.status', { status: response.statusCode ?? 0 })
    const { text } = decodeText(await readBody(response, maxBytes))
    const contentType = (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
    return { text, contentType, finalUrl: target.url.href }
  } finally {
    response.destroy()
  }
}

/** Asking for a name cannot be called off, so it is left behind. */
async function beforeTimeout<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const over = Promise.withResolvers<never>()
  const stop = () => over.reject(new FetchProblem('feeds.fetch.too_slow'))
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([work, over.promise])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
