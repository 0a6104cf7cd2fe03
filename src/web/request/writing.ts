import type { MiddlewareHandler } from 'hono'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import type { Typed } from '../form.ts'

/** Whoever is signed in sends as many forms as anybody honestly would. Counted before the route looks at what was asked for, so that
 *  what is hidden costs what is absent does. Reading is never counted. */
export const writesInMeasure: MiddlewareHandler<Env> = async (c, next) => {
  const { session, house } = c.var
  if (!session || c.req.method !== 'POST') return next()
  if (await house.limits.allows('write', session.id)) return next()
  return answerTooOften(c, 'write', await typedIn(c))
}

/** More than any honest form has: what a flood sends is not worth keeping. */
const MOST_FIELDS = 500

async function typedIn(c: Here): Promise<Typed> {
  const data = await c.req.formData().catch(() => new FormData())
  const typed = new Map<string, string[]>()
  for (const [name, value] of [...data].slice(0, MOST_FIELDS)) {
    if (typeof value !== 'string') continue
    const before = typed.get(name)
    if (before) before.push(value)
    else typed.set(name, [value])
  }
  return Object.fromEntries(typed)
}
