import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { paths } from '../paths.ts'
import { networkOf } from './network.ts'

/** What stands before every page, tried from outside. */
let world: World
let ada: Someone
before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
})
after(() => world.drop())

const seenFrom = (forwarded: string | undefined, trusted: number, socket = '10.0.0.1') =>
  networkOf(
    {
      env: { incoming: { socket: { remoteAddress: socket } } },
      req: { header: (name: string) => (name === 'x-forwarded-for' ? forwarded : undefined) },
    } as never,
    trusted,
    (text) => text,
  )
const seenAs = (...from: Parameters<typeof seenFrom>) => seenFrom(...from).home

test('where somebody comes from is the proxy’s word, whatever they claim themselves', () => {
  assert.equal(seenAs('1.2.3.4', 0), seenAs(undefined, 0), 'without a proxy nobody’s claim counts')
  assert.equal(seenAs('9.9.9.9, 1.2.3.4', 1), seenAs('8.8.8.8, 1.2.3.4', 1))
  assert.notEqual(seenAs('1.2.3.4', 1), seenAs('1.2.3.5', 1))
})

test('a new connection is no new network, also where the proxy writes the port', () => {
  assert.equal(seenAs('1.2.3.4:50001', 1), seenAs('1.2.3.4:50002', 1))
  assert.equal(seenAs('1.2.3.4:50001', 1), seenAs('1.2.3.4', 1))
  assert.equal(seenAs('[2001:db8::7]:50001', 1), seenAs('2001:DB8::9', 1))
  assert.notEqual(seenAs('[2001:db8::7]:50001', 1), seenAs('[2001:db8:0:1::7]:50001', 1))
})

test('a proxy that says nothing counts as itself, not as nobody', () => {
  assert.equal(seenAs('', 1), seenAs(undefined, 0))
  assert.equal(seenAs(undefined, 1), seenAs(undefined, 0))
})

test('what another place asks for in the name of somebody signed in tells nothing by its length', async () => {
  const packed = { 'accept-encoding': 'gzip' }
  const encoding = async (who: Someone | undefined, site: string) =>
    (await world.visit(who, paths.you(), { ...packed, 'sec-fetch-site': site })).headers.get('content-encoding')
  assert.equal(await encoding(ada, 'same-origin'), 'gzip')
  assert.equal(await encoding(ada, 'none'), 'gzip')
  assert.equal(await encoding(ada, 'cross-site'), null)
  assert.equal(await encoding(ada, 'same-site'), null)
})

test('a form of very many fields is turned away before it is read, and the longest honest ones are not', async () => {
  const many = (kilobytes: number) =>
    Object.fromEntries([
      ['name', 'a'],
      ['note', 'x'.repeat(kilobytes * 1024)],
    ])
  const statusOf = async (who: Someone | undefined, kilobytes: number) =>
    (await world.post(who, paths.signIn(), many(kilobytes), { 'content-length': String(kilobytes * 1024 + 12) })).status
  assert.equal(await statusOf(undefined, 60), 422)
  assert.equal(await statusOf(undefined, 70), 413)
  assert.equal(await statusOf(ada, 180), 422)
  assert.equal(await statusOf(ada, 200), 413)
})

test('who is no steward cannot make the place hold twenty megabytes', async () => {
  const sam = await world.someone('Sam', { steward: true })
  const sent = async (who: Someone | undefined, type = 'application/x-www-form-urlencoded') => {
    let taken = 0
    const body = new ReadableStream<Uint8Array>({
      pull(out) {
        taken += 65_536
        if (taken > 20_000_000) out.close()
        else out.enqueue(new Uint8Array(65_536))
      },
    })
    const request = new Request(world.base + paths.stewardFeeds(), {
      method: 'POST',
      body,
      duplex: 'half',
      headers: {
        host: new URL(world.base).host,
        origin: world.base,
        'content-type': type,
        ...(who ? { cookie: who.cookie } : {}),
      },
    } as RequestInit)
    const { status } = await world.app.request(request, undefined, {
      incoming: { socket: { remoteAddress: '127.0.0.1' } },
    } as never)
    return { status, taken }
  }
  for (const who of [undefined, ada]) {
    const { status, taken } = await sent(who)
    assert.ok(status === 413 || status === 404, String(status))
    assert.ok(taken < 1_000_000, `${taken} bytes were taken in`)
  }
  // A steward's large file comes in parts; as one long form of fields it would keep everybody waiting.
  assert.ok((await sent(sam)).taken < 3_000_000)
  assert.ok((await sent(sam, 'multipart/form-data; boundary=x')).taken > 19_000_000)
})

test('a flood of fields, and fields of odd names, are answered in words at once', async () => {
  const eve = await world.someone('Eve')
  const [session] = await world.owner<{ id: string }>('select id from sessions where person_id = $1', [eve.id])
  for (let i = 0; i < 600; i++) await world.house.limits.allows('write', session?.id ?? '')
  const odd = await world.post(eve, paths.comfort(), { constructor: 'x', ['__proto__']: 'y', theme: 'day' })
  assert.equal(odd.status, 429)
  const many = await world.post(eve, paths.comfort(), { a: Array.from({ length: 60_000 }, () => '') })
  assert.equal(many.status, 429)
  assert.ok(many.body.length < 200_000)
})

test('the mails of a demo are for whoever sits at the machine, whatever address is claimed', async () => {
  const from = async (remoteAddress: string, headers: Record<string, string> = {}) => {
    const request = new Request(world.base + paths.outbox(), {
      headers: { host: new URL(world.base).host, ...headers },
    })
    return (await world.app.request(request, undefined, { incoming: { socket: { remoteAddress } } } as never)).status
  }
  for (const here of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) assert.equal(await from(here), 200, here)
  assert.equal(await from('192.168.1.20'), 404)
  assert.equal(await from('127.0.0.1', { 'x-forwarded-for': '8.8.8.8' }), 404)
})

const routesOf = (method: string) => [
  ...new Set(world.app.routes.filter((route) => route.method === method).map(({ path }) => path)),
]
const filled = (route: string) => route.replaceAll(/:\w+(\{[^}]*\})?/g, 'A'.repeat(22))

test('no form of the place is taken from another page, whoever’s cookie comes along', async () => {
  assert.ok(routesOf('POST').length > 60)
  // Its secret is the reader's own wish, and mail programs send no page's origin (RFC 8058).
  for (const route of routesOf('POST').filter((route) => !/^\/(mail\/stop|no-more-letters)\//.test(route)))
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { origin: `${world.base}.evil.example` },
      { origin: world.base.replace('http:', 'https:') },
      { origin: world.base, 'content-type': 'text/plain' },
    ]) {
      const { status } = await world.post(ada, filled(route), {}, headers)
      assert.ok(status === 403 || status === 415, `${route} ${JSON.stringify(headers)} answered ${status}`)
    }
})

test('no cache keeps a page of somebody signed in, and only the feed and what was built may be kept at all', async () => {
  const kept: string[] = []
  for (const route of routesOf('GET').filter((route) => !route.includes('*'))) {
    const { headers } = await world.visit(ada, filled(route))
    if (headers.get('cache-control') !== 'private, no-store') kept.push(route)
  }
  assert.deepEqual(kept, [paths.meetingGuide()])
})

test('a way back leads to this place and nowhere else', async () => {
  const { safeBack } = await import('../paths.ts')
  for (const away of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/ok\r\nSet-Cookie: x=1',
    '',
  ])
    assert.equal(safeBack(away), '/', away)
  for (const home of ['/.//evil.example', '/%2F%2Fevil.example', '/groups?q=//evil.example', '/@evil.example'])
    assert.equal(new URL(safeBack(home), world.base).origin, world.base, home)
  assert.equal(safeBack('/groups?day=tue'), '/groups?day=tue')
})
