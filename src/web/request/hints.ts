import type { MiddlewareHandler } from 'hono'
import type { Env } from '../env.ts'
import { paths } from '../paths.ts'

/** Names the styles in the head of the answer: on a slow line they are on their way while the page itself still travels. */
export const hintStyles: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  if (!c.res.headers.get('content-type')?.startsWith('text/html')) return
  const { assets } = c.var.house
  const name = c.req.header('save-data') === 'on' ? 'lean.css' : 'app.css'
  c.header('Link', `<${paths.asset(assets[name] ?? name)}>; rel=preload; as=style`)
}
