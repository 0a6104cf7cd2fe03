import type { MiddlewareHandler } from 'hono'
import { isLoopback } from '../../config.ts'
import type { Env } from '../env.ts'
import { paths } from '../paths.ts'

/** The address people typed must be ours: another Host gets 421, so that nothing is ever built from it. Loopback names count
 *  as one. */
export const hostIsOurs: MiddlewareHandler<Env> = async (c, next) => {
  const ours = new URL(c.var.house.config.baseUrl)
  if (!sameHost(ours, `${ours.protocol}//${c.req.header('host') ?? ''}`))
    return c.text('This is not the address of this place.\n', 421)
  await next()
}

const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data', 'application/json']

const ONE_CLICK = [paths.mailStop(''), paths.noMoreLetters('')]

/** Whatever changes something must come from our own page. A browser says where a form was sent from; what says nothing is
 *  taken only when it says that it is the same origin in another way. */
export const originIsOurs: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  // Mail programs ask there without a page (RFC 8058); the secret in the address is what makes it the reader's own wish.
  if (ONE_CLICK.some((path) => c.req.path.startsWith(path))) return next()
  const origin = c.req.header('origin')
  const ours = new URL(c.var.house.config.baseUrl)
  const same =
    origin === undefined
      ? c.req.header('sec-fetch-site') === 'same-origin'
      : URL.canParse(origin) && sameHost(ours, origin)
  if (!same) return c.text('This did not come from a page of this place. Please open the page again.\n', 403)
  const type = (c.req.header('content-type') ?? FORMS[0] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!FORMS.includes(type)) return c.text('This is not a form of this place.\n', 415)
  await next()
}

/** Whether an origin is the place's own. */
export function sameHost(ours: URL, given: string): boolean {
  if (!URL.canParse(given)) return false
  const url = new URL(given)
  if (url.protocol !== ours.protocol || url.port !== ours.port) return false
  return url.hostname === ours.hostname || (isLoopback(url.hostname) && isLoopback(ours.hostname))
}
