import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { Refusal } from '../domain/refusal.ts'
import { answerBroken, answerNotHere, answerRefusal } from './answers.tsx'
import { assets } from './assets.ts'
import { comfort } from './comfort/routes.ts'
import type { Env, House } from './env.ts'
import { health } from './health.ts'
import { bodyOfFittingSize } from './request/body.ts'
import { compress } from './request/compress.ts'
import { securityHeaders } from './request/headers.ts'
import { hintStyles } from './request/hints.ts'
import { identify } from './request/identify.ts'
import { networkOf } from './request/network.ts'
import { hostIsOurs, originIsOurs } from './request/origin.ts'
import { patternOf } from './request/pattern.ts'
import { writesInMeasure } from './request/writing.ts'
import { rooms } from './rooms.ts'

/** The whole place as one application. */
export function createApp(house: House): Hono<Env> {
  const app = new Hono<Env>()

  app.use(async (c, next) => {
    const started = performance.now()
    c.set('house', house)
    c.set('requestId', randomBytes(6).toString('hex'))
    await next()
    const ms = performance.now() - started
    const { method } = c.req
    const { status } = c.res
    house.requests?.observe({ method, route: patternOf(c), status, seconds: ms / 1000 })
    house.log.debug('request', { id: c.var.requestId, method, status, ms: Math.round(ms) })
  })
  app.use(securityHeaders)
  app.route('/', health)
  app.use(hostIsOurs)
  app.route('/', assets)
  app.use(async (c, next) => {
    if (house.isReady()) {
      c.set('db', house.db)
      c.set('network', networkOf(c, house.config.trustedProxies, house.limits.digest))
      return next()
    }
    c.header('Retry-After', '2')
    return c.text('The place is being made ready. Please try again in a moment.\n', 503)
  })
  app.use(compress)
  app.use(hintStyles)
  app.use(originIsOurs)
  app.use(identify)
  app.use(bodyOfFittingSize)
  app.use(writesInMeasure)

  app.route('/', comfort)
  for (const room of rooms(house.config)) app.route('/', room)

  app.notFound((c) => answerNotHere(c))
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    if (error instanceof Refusal) return answerRefusal(c, error)
    house.log.error('request.broke', error, { id: c.var.requestId, method: c.req.method, route: c.req.routePath })
    return answerBroken(c)
  })
  return app
}
