import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, type Server } from 'node:net'
import { type TestContext, test } from 'node:test'
import { createServer as createTlsServer } from 'node:tls'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { type FetchOptions, fetchChecked } from './fetch-checked.ts'
import { FetchProblem } from './fetch-problem.ts'

const toHere = async () => [{ address: '127.0.0.1', family: 4 }]
/** So long that a busy machine reaches what is asked about first. */
const timeoutMs = 300_000
const inside: FetchOptions = { allowPrivate: true, resolve: toHere, timeoutMs }

async function reason(url: string, options: FetchOptions = {}): Promise<string> {
  const problem = await fetchChecked(url, { timeoutMs, ...options }).then(
    () => undefined,
    (error: unknown) => error,
  )
  assert.ok(problem instanceof FetchProblem, `${url} was answered`)
  return problem.reason.replace('feeds.fetch.', '')
}

async function listening(t: TestContext, server: Server): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  t.after(() => server.close())
  return (server.address() as AddressInfo).port
}

async function serving(t: TestContext, answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  t.after(() => server.closeAllConnections())
  return `http://feeds.example:${await listening(t, server)}`
}

test('a feed is fetched, told nothing about us but our name', async (t) => {
  let asked: Record<string, unknown> = {}
  const at = await serving(t, (request, response) => {
    asked = { ...request.headers, url: request.url }
    response.setHeader('content-type', 'Application/JSON; charset=utf-8').end('[1]')
  })
  const fetched = await fetchChecked(`${at}/list.json?full=1#part`, inside)
  assert.deepEqual(fetched, { text: '[1]', contentType: 'application/json', finalUrl: `${at}/list.json?full=1#part` })
  assert.deepEqual(Object.keys(asked).sort(), ['accept', 'accept-encoding', 'connection', 'host', 'url', 'user-agent'])
  assert.deepEqual([asked.host, asked['user-agent'], asked.url], [new URL(at).host, 'Holdfast', '/list.json?full=1'])
})

test('packed answers are unpacked', async (t) => {
  const packs = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync }
  for (const [encoding, pack] of Object.entries(packs)) {
    const at = await serving(t, (_, response) => response.setHeader('content-encoding', encoding).end(pack('[2]')))
    assert.equal((await fetchChecked(at, inside)).text, '[2]', encoding)
  }
})

test('only web addresses without a password are asked', async () => {
  for (const url of [
    'file:///etc/passwd',
    'ftp://example.org/',
    'javascript:1',
    'data:,x',
    'gopher://example.org',
    'nonsense',
    '',
    'http://',
    '//example.org',
  ]) {
    assert.equal(await reason(url), 'not_web', url)
  }
  assert.equal(await reason('https://user:pw@example.org/'), 'credentials')
  assert.equal(await reason('https://user@example.org/'), 'credentials')
  for (const port of [22, 25, 3306, 5432, 6379, 9200])
    assert.equal(await reason(`http://example.org:${port}/`), 'port', String(port))
})

test('addresses inside our network are refused, however they are written', async () => {
  const literals = [
    '127.0.0.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '127.1',
    '0',
    '127.0.0.1.',
    '10.0.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '①②⑦.0.0.1',
  ]
  const six = [
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[fe80::1]',
    '[fd00::1]',
    '[2001:db8::1]',
  ]
  for (const host of [...literals, ...six]) assert.equal(await reason(`http://${host}/`), 'private', host)
})

test('a name for our own machine is refused', async () => {
  for (const host of ['localhost', 'LOCALHOST']) assert.equal(await reason(`http://${host}/`), 'private', host)
})

test('a name with one private address among public ones is refused', async () => {
  const resolve = async () => [
    { address: '93.184.216.34', family: 4 },
    { address: '10.0.0.5', family: 4 },
  ]
  assert.equal(await reason('https://mixed.example/', { resolve }), 'private')
  assert.equal(await reason('https://nowhere.example/', { resolve: async () => [] }), 'not_found')
  assert.equal(
    await reason('https://failing.example/', { resolve: () => Promise.reject(new Error('ENOTFOUND')) }),
    'not_found',
  )
})

test('the connection goes to the address that was checked, and the name is asked for once', async (t) => {
  const at = await serving(t, (request, response) => response.end(request.headers.host))
  let asked = 0
  const resolve = async (host: string) => {
    assert.equal(host, 'feeds.example')
    asked += 1
    return asked === 1 ? toHere() : [{ address: '203.0.113.1', family: 4 }]
  }
  assert.equal((await fetchChecked(at, { ...inside, resolve })).text, new URL(at).host)
  assert.equal(asked, 1)
})

test('over https the server is asked for by name and must prove it', async (t) => {
  let named: string | undefined
  const server = createTlsServer({
    SNICallback: (name, done) => {
      named = name
      done(null)
    },
  })
  server.on('tlsClientError', () => undefined)
  const port = await listening(t, server)
  assert.equal(await reason(`https://feeds.example:${port}/`, inside), 'not_secure')
  assert.equal(named, 'feeds.example')
})

test('each redirect is checked like the first address', async (t) => {
  const at = await serving(t, (request, response) => {
    const onward = new URL(request.url ?? '/', 'http://feeds.example').searchParams.get('to')
    if (onward === null) response.end('arrived')
    else response.writeHead(302, { location: onward }).end('x'.repeat(100_000))
  })
  const via = (to: string) => `${at}/?to=${encodeURIComponent(to)}`
  const fetched = await fetchChecked(via('/end'), inside)
  assert.deepEqual([fetched.text, fetched.finalUrl], ['arrived', `${at}/end`])
  assert.equal(await reason(via('file:///etc/passwd'), inside), 'not_web')
  assert.equal(await reason(via('http://user:pw@feeds.example/'), inside), 'credentials')
  const resolve = async (host: string) => (host === 'feeds.example' ? toHere() : [])
  assert.equal(await reason(via('http://elsewhere.example/'), { ...inside, resolve }), 'not_found')
})

test('redirects come to an end', async (t) => {
  let asked = 0
  const at = await serving(t, (_, response) => {
    asked += 1
    response.writeHead(301, { location: '/again' }).end()
  })
  assert.equal(await reason(at, { ...inside, maxRedirects: 3 }), 'redirects')
  assert.equal(asked, 4)
})

test('a file too large is not read on, told in its head, on the wire or unpacked', async (t) => {
  const told = await serving(t, (_, response) =>
    response.writeHead(200, { 'content-length': '5000000' }).flushHeaders(),
  )
  assert.equal(await reason(told, { ...inside, maxBytes: 1000 }), 'too_big')
  let sent = 0
  const endless = await serving(t, (_, response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(10_000))) sent += 10_000
    }
    response.on('drain', more)
    more()
  })
  assert.equal(await reason(endless, { ...inside, maxBytes: 100_000 }), 'too_big')
  assert.ok(sent < 20_000_000)
  for (const [encoding, pack] of Object.entries({ gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync })) {
    const bomb = pack(Buffer.alloc(30_000_000))
    const at = await serving(t, (_, response) => response.setHeader('content-encoding', encoding).end(bomb))
    assert.equal(await reason(at, { ...inside, maxBytes: 1_000_000 }), 'too_big', encoding)
  }
})

test('a server that dawdles is left after the time in total', { timeout: 250_000 }, async (t) => {
  const drip = await serving(t, (_, response) => {
    const timer = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(timer))
  })
  assert.equal(await reason(drip, { ...inside, timeoutMs: 300 }), 'too_slow')
  const silent = await listening(
    t,
    createSocketServer((socket) => socket.on('error', () => undefined).unref()),
  )
  assert.equal(await reason(`http://feeds.example:${silent}/`, { ...inside, timeoutMs: 300 }), 'too_slow')
  assert.equal(
    await reason('http://feeds.example/', { ...inside, timeoutMs: 300, resolve: () => new Promise(() => undefined) }),
    'too_slow',
  )
})

test('an answer that is none is told apart', async (t) => {
  const status = async (code: number) =>
    reason(await serving(t, (_, response) => response.writeHead(code).end('no')), inside)
  assert.deepEqual(
    [await status(404), await status(500), await status(204), await status(304)],
    Array(4).fill('status'),
  )
  const packed = async (encoding: string, body: Buffer | string) =>
    reason(await serving(t, (_, response) => response.setHeader('content-encoding', encoding).end(body)), inside)
  assert.equal(await packed('gzip, gzip', gzipSync(gzipSync('x'))), 'encoding')
  assert.equal(await packed('constructor', 'x'), 'encoding')
  assert.equal(await packed('gzip', 'not packed'), 'garbled')
  assert.equal(await packed('gzip', gzipSync('x'.repeat(1000)).subarray(0, 20)), 'garbled')
  const cut = await serving(t, (_, response) =>
    response.writeHead(200, { 'content-length': '100' }).write('short', () => response.destroy()),
  )
  assert.equal(await reason(cut, inside), 'garbled')
})

test('a server that hangs up, switches protocols or is not there does not answer', async (t) => {
  const raw = async (words: string) =>
    listening(
      t,
      createSocketServer((socket) => void socket.on('error', () => undefined).end(words)),
    )
  for (const words of [
    '',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n',
    'nonsense\r\n\r\n',
    `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(40_000)}\r\n\r\n`,
  ]) {
    assert.equal(await reason(`http://feeds.example:${await raw(words)}/`, inside), 'unreachable', words.slice(0, 20))
  }
  assert.equal(await reason('http://feeds.example:1/', inside), 'unreachable')
})
