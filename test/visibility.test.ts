import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addressOf, ORDER } from './addresses.ts'
import { type Cast, furnishKinds, KINDS, type Kind } from './kinds.ts'
import { answers } from './visibility-table.ts'
import { openWorld, type World } from './world.ts'

let first: World
let cast: Cast
before(async () => {
  first = await openWorld()
  cast = await furnishKinds(first)
})
after(() => first.drop())

test('every route has its answers written down, and no answer is for a route that is gone', () => {
  const routes = first.app.routes
    .filter(({ method, path }) => ['GET', 'POST'].includes(method) && !path.includes('*'))
    .map(({ method, path }) => `${method} ${path}`)
  assert.deepEqual([...new Set(routes)].sort(), Object.keys(answers).sort())
})

test('everybody gets what is theirs, at every address', { timeout: 3_600_000 }, async () => {
  await first.release()
  const pages = await openWorld({}, first)
  const wrong: string[] = []
  for (const [route, expected] of Object.entries(answers)) {
    const [method = '', path = ''] = route.split(' ')
    // What may change something is tried in a copy of its own.
    const world = method === 'GET' ? pages : await openWorld({}, first)
    const given = await ask(world, method, addressOf(path, cast))
    if (world !== pages) await world.drop()
    for (const kind of KINDS)
      if (given[kind] !== statusFor(expected, kind))
        wrong.push(`${route} as ${kind}: ${given[kind]}, not ${statusFor(expected, kind)}`)
  }
  await pages.drop()
  assert.deepEqual(wrong, [])
})

async function ask(world: World, method: string, path: string): Promise<Partial<Record<Kind, number>>> {
  const given: Partial<Record<Kind, number>> = {}
  // Some routes ask for a proof again ten minutes after signing in; on a slow machine so many routes take longer.
  await world.owner('update sessions set confirmed_at = now()')
  for (const kind of ORDER) {
    const who = cast.who(kind)
    given[kind] = (method === 'GET' ? await world.visit(who, path) : await world.post(who, path)).status
  }
  return given
}

/** `404; 200: facilitator` says 200 for the facilitator and 404 for everybody else. */
function statusFor(expected: string, kind: Kind): number {
  const [usual = '', ...others] = expected.split('; ')
  const named = others.find((other) => other.split(': ')[1]?.split(' ').includes(kind))
  return Number((named ?? usual).split(':')[0])
}
