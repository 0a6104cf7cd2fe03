import { promisify } from 'node:util'
import { constants, gzip, zstdCompress } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import type { Env } from '../env.ts'

const zstd1 = promisify(zstdCompress)
const gzip1 = promisify(gzip)
const TEXT = /^(text\/|application\/(json|manifest\+json)|image\/svg)/

/** Level 1 of either: more costs more than it saves. Small answers, and those already packed, go as they are; so does what another
 *  place asked for in the name of somebody signed in, for the length of it would tell of the secrets in the page (BREACH). */
export const compress: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const accepts = c.req.header('accept-encoding') ?? ''
  const how = /\bzstd\b/.test(accepts) ? 'zstd' : /\bgzip\b/.test(accepts) ? 'gzip' : undefined
  const { headers } = c.res
  if (
    !how ||
    headers.has('content-encoding') ||
    !TEXT.test(headers.get('content-type') ?? '') ||
    c.req.method === 'HEAD' ||
    (c.var.session && /^(cross|same)-site$/.test(c.req.header('sec-fetch-site') ?? ''))
  )
    return
  const body = Buffer.from(await c.res.arrayBuffer())
  const worth = body.length > 900
  const packed = !worth
    ? body
    : how === 'zstd'
      ? await zstd1(body, { params: { [constants.ZSTD_c_compressionLevel]: 1 } })
      : await gzip1(body, { level: 1 })
  c.res = new Response(packed, { status: c.res.status, headers })
  if (worth) c.res.headers.set('Content-Encoding', how)
  c.res.headers.set('Content-Length', String(packed.length))
}
