import assert from 'node:assert/strict'
import { request as ask } from 'node:http'
import { type RequestOptions, request } from 'node:https'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { WebSocket } from 'ws'
import { dataFolder, freePort, run, spawnProgram } from './program.ts'
import { startProxy, whyNot } from './real-proxy.ts'

const HOST = 'pain.example.org'
const ORIGIN = `https://${HOST}`
const INVITATION = '/i/abcdefghijklmnopqrstuv'

for (const proxy of ['nginx', 'caddy'] as const)
  test(`behind ${proxy}, set up as docs/operate says, people sign in, pages hear of news, and lies gain nothing`, async (t) => {
    const why = whyNot(proxy)
    if (why) return t.skip(why)
    const inner = await freePort()
    const place = { DATA_DIR: dataFolder(t), PORT: inner, BASE_URL: ORIGIN, TRUST_PROXY: '1', HOLDFAST_DEMO: '0' }
    const started = spawnProgram(t, ['start'], place)
    await started.says(/Holdfast is at/)
    const ada = JSON.parse((await run(['user', 'create', 'Ada', '--steward', '--json'], place)).out)
    const front = await startProxy(t, proxy, inner)
    const signIn = (password: string, from: string, headers = {}) => {
      const body = new URLSearchParams({ name: ada.signInName, password }).toString()
      return send(front.port, { method: 'POST', path: '/sign-in', localAddress: from, headers }, body)
    }

    assert.equal((await send(front.port, { path: '/' })).status, 200)
    const { status, cookies } = await signIn(ada.password, '127.0.0.3')
    assert.equal(status, 303)
    assert.match(cookies, /^__Host-/)
    await hears(front.port, cookies)

    assert.equal((await signIn(ada.password, '127.0.0.3', { origin: 'https://elsewhere.example' })).status, 403)
    const elsewhere = await send(front.port, { path: '/help-now', headers: { host: 'elsewhere.example' } })
    assert.ok(!elsewhere.body.includes('<h1'), 'under another name there is no page')
    assert.equal(elsewhere.status, proxy === 'nginx' ? 421 : 200)

    for (let i = 0; i < 11; i++)
      assert.notEqual((await signIn('not this one', '127.0.0.2', { 'x-forwarded-for': `192.0.2.${i}` })).status, 303)
    assert.equal((await signIn(ada.password, '127.0.0.2', { 'x-forwarded-for': '192.0.2.99' })).status, 429)
    assert.equal((await signIn(ada.password, '127.0.0.3')).status, 303, 'somebody else comes in')

    if (proxy === 'nginx') {
      const { status, location } = await plain(front.plainPort, '/groups')
      assert.deepEqual([status, location], [301, `${ORIGIN}/groups`])
    }
    await send(front.port, { path: INVITATION })
    assert.equal(await started.end('SIGINT'), 0)
    assert.ok(!front.said().includes(INVITATION), 'who goes where is written down nowhere')
  })

interface Said {
  readonly status: number | undefined
  readonly cookies: string
  readonly location: string | undefined
  readonly body: string
}

function send(port: string, options: RequestOptions, body?: string): Promise<Said> {
  const form = body === undefined ? {} : { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' }
  const headers = { host: HOST, ...form, ...options.headers }
  return said(
    request({
      host: '127.0.0.1',
      port,
      servername: HOST,
      rejectUnauthorized: false,
      agent: false,
      ...options,
      headers,
    }),
    body,
  )
}

const plain = (port: string, path: string) => said(ask({ host: '127.0.0.1', port, path, headers: { host: HOST } }))

async function said(asked: ReturnType<typeof request>, body?: string): Promise<Said> {
  const { promise, resolve, reject } = Promise.withResolvers<Said>()
  asked.on('error', reject).on('response', (answer) => {
    const cookies = (answer.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ')
    const { location } = answer.headers
    text(answer).then((words) => resolve({ status: answer.statusCode, cookies, location, body: words }), reject)
  })
  asked.end(body)
  return promise
}

function hears(port: string, cookie: string): Promise<void> {
  const options = { origin: ORIGIN, headers: { cookie, host: HOST }, servername: HOST, rejectUnauthorized: false }
  const socket = new WebSocket(`wss://127.0.0.1:${port}/live`, options)
  return new Promise((resolve, reject) => {
    socket.on('error', reject).on('open', () => {
      socket.terminate()
      resolve()
    })
  })
}
