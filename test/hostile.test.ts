import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { english } from '../src/locales/catalogue.ts'
import { letters } from '../src/web/ids.ts'
import { writeSeen } from '../src/web/request/seen.ts'
import { filledIn, formsOf, type PageForm } from './forms.ts'
import { type Cast, furnishKinds, type Kind } from './kinds.ts'
import { digestTables } from './tables.ts'
import { openWorld, type World } from './world.ts'

let world: World
let cast: Cast
before(async () => {
  world = await openWorld()
  cast = await furnishKinds(world)
})
after(() => world.drop())

/** What somebody hostile, a broken phone or a cat on the keyboard sends. Percent-encoded where no string can hold it. */
const HOSTILE: Record<string, string> = {
  nothing: '',
  spaces: '%20%20%20',
  nul: 'a%00b',
  'half of a surrogate pair': '%ED%A0%80',
  'broken utf-8': '%C3%28%FF',
  'bidi overrides': '%E2%80%AEtxt.exe%E2%80%AC',
  'a tower of marks': `a${'%CC%81'.repeat(200)}`,
  'too long': 'x'.repeat(60_000),
  script: encodeURIComponent('"><script>alert(1)</script><img src=x onerror=alert(1)>'),
  sql: encodeURIComponent(`'); drop table people; --`),
  template: '%7Bname%7D+%7B%7B7*7%7D%7D+%24%7B7*7%7D+%7Bn%2C+plural%2C+other%7Bx%7D%7D',
  prototype: '__proto__',
  'a huge number': '99999999999999999999999999',
  'a negative number': '-1',
  'a date that is none': '2026-02-30',
  'a javascript address': encodeURIComponent('javascript:alert(1)//https://example.org'),
  'line breaks': 'a%0D%0ASet-Cookie:%20x=1%0D%0A%0D%0Ab',
}
const LOOKERS: Kind[] = ['visitor', 'outsider', 'member', 'facilitator', 'steward']

for (const kind of LOOKERS) {
  test(`whatever is typed into any form as ${kind}, the answer is in words`, { timeout: 3_600_000 }, async () => {
    const forms = await everyForm(kind)
    assert.ok(forms.length > 3, `only ${forms.length} forms were found`)
    const names = Object.keys(HOSTILE)
    const wrong: string[] = []
    let turn = 0
    for (const form of forms) {
      // Nobody types so fast; here every answer is to what was typed, not to how often.
      await world.owner('delete from attempts')
      for (const field of form.fields.filter((one) => one.kind !== 'file')) {
        // Each field meets four of them, taken in turn; with so many fields every form meets all.
        for (let i = 0; i < 4; i++) {
          const name = names[turn++ % names.length] ?? ''
          wrong.push(
            ...(await send(kind, form, bodyWith(form, field.name, HOSTILE[name] ?? '')).then((said) =>
              said.map((what) => `${form.action} ${field.name} (${name}): ${what}`),
            )),
          )
        }
        wrong.push(
          ...(await send(kind, form, `${bodyWith(form, field.name, 'a')}&${field.name}=b&${field.name}[x]=c`)).map(
            (what) => `${form.action} ${field.name} (twice): ${what}`,
          ),
        )
      }
    }
    assert.deepEqual(wrong, [])
  })
}

test('whatever is left empty is asked for by its name', async () => {
  const unnamed: string[] = []
  for (const kind of LOOKERS) {
    for (const form of await everyForm(kind)) {
      if (form.method === 'get') continue
      for (const { name } of form.fields.filter((one) => one.kind === 'text')) {
        for (const empty of ['', '%20%20']) {
          const { body } = await postRaw(kind, form.action, bodyWith(form, name, empty))
          const reason = new RegExp(`id="f-${name}-error">[\\s\\S]*?<span>([^<]*)`).exec(body)?.[1]
          if (reason === english['forms.needed']) unnamed.push(`${form.action} ${name}`)
        }
      }
    }
  }
  assert.deepEqual(unnamed, [])
})

test('ten megabytes are turned away in words', async () => {
  for (const path of ['/sign-in', '/sign-up', '/groups', '/comfort']) {
    const answer = await world.app.request(
      `${world.base}${path}`,
      {
        method: 'POST',
        body: `name=${'x'.repeat(10 * 1024 * 1024)}`,
        headers: {
          host: new URL(world.base).host,
          origin: world.base,
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(10 * 1024 * 1024 + 5),
        },
      },
      { incoming: { socket: { remoteAddress: '127.0.0.1' } } } as never,
    )
    assert.ok(answer.status >= 400 && answer.status < 500, `${path} ${answer.status}`)
  }
})

test('a form from another place changes nothing', async () => {
  const before = await digestTables(world)
  const ours: Record<string, string>[] = [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://localhost.evil.example' },
  ]
  for (const headers of ours) {
    const answer = await world.post(cast.people.member, `/groups/${letters(cast.lane)}/departure`, {}, headers)
    assert.equal(answer.status, 403)
  }
  assert.deepEqual(await digestTables(world), before)
})

test('an address under another name is not answered', async () => {
  assert.equal((await world.visit(undefined, '/', { host: 'evil.example' })).status, 421)
  assert.equal((await world.visit(undefined, '/', { host: '127.0.0.1:3999' })).status, 200)
  assert.ok(!(await world.visit(undefined, '/', { 'x-forwarded-host': 'evil.example' })).body.includes('evil.example'))
})

test('looking at every page changes nothing', async () => {
  // What earlier pages left to be written a while later.
  await writeSeen(world.db)
  const before = await digestTables(world)
  for (const kind of LOOKERS) await everyForm(kind)
  assert.deepEqual(await digestTables(world), before)
})

async function send(kind: Kind, form: PageForm, body: string): Promise<string[]> {
  const answer =
    form.method === 'get'
      ? await world.visit(cast.who(kind), `${form.action}?${body.slice(0, 8000)}`)
      : await postRaw(kind, form.action, body)
  const said: string[] = []
  if (answer.status >= 500) said.push(`answered ${answer.status}`)
  if (/<script>alert|<img src=x/.test(answer.body)) said.push('script came back alive')
  if (answer.headers.get('set-cookie')?.includes('x=1')) said.push('a header was smuggled in')
  if (
    answer.status !== 303 &&
    answer.status !== 302 &&
    !answer.body.includes('<h1') &&
    answer.status !== 200 &&
    !answer.body.trim()
  )
    said.push(`${answer.status} without a word`)
  if (/\bat [\w.]+ \(|node_modules|PostgreSQL|violates/.test(answer.body)) said.push('inner workings were shown')
  return said
}

async function postRaw(kind: Kind, path: string, body: string) {
  const who = cast.who(kind)
  const request = new Request(world.base + path, {
    method: 'POST',
    body,
    headers: {
      host: new URL(world.base).host,
      origin: world.base,
      'content-type': 'application/x-www-form-urlencoded',
      ...(who ? { cookie: who.cookie } : {}),
    },
  })
  const answer = await world.app.request(request, undefined, {
    incoming: { socket: { remoteAddress: `10.0.${Math.floor(turns / 250)}.${turns++ % 250}` } },
  } as never)
  return { status: answer.status, headers: answer.headers, body: await answer.text() }
}
/** Each from another network, so that no limit hides an answer. */
let turns = 0

function bodyWith(form: PageForm, field: string, encoded: string): string {
  const others = Object.entries(filledIn(form)).filter(([name]) => name !== field)
  return [
    ...others.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
    `${encodeURIComponent(field)}=${encoded}`,
  ].join('&')
}

/** Every form this kind of person comes across, once each; not those that would end the walk itself. */
async function everyForm(kind: Kind): Promise<PageForm[]> {
  const lane = `/groups/${letters(cast.lane)}`
  const queue = [
    '/',
    '/groups',
    '/groups/new',
    '/sign-in',
    '/sign-up',
    '/you',
    '/steward',
    lane,
    `${lane}/door`,
    `${lane}/lead`,
    `${lane}/people`,
    `${lane}/edit`,
    `${lane}/invitations`,
    `${lane}/bring`,
    `/no-more-letters/${'x'.repeat(59)}`,
    `/i/${cast.tokens.lane}`,
  ]
  const seen = new Set(queue)
  const forms = new Map<string, PageForm>()
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const { body, status } = await world.visit(cast.who(kind), path)
    if (status >= 400) continue
    for (const form of formsOf(body)) {
      const key = `${form.action.replaceAll(/[\w-]{22}/g, ':id')} ${form.fields.map((field) => field.name).join()}`
      if (!/sign-out|erasure|suspension|departure|\/removal$|sessions/.test(form.action)) forms.set(key, form)
    }
    for (const match of body.matchAll(/href="(\/[^"#?]*)"/g)) {
      const link = match[1] ?? ''
      if (seen.has(link) || seen.size > 150 || link.startsWith('/assets')) continue
      seen.add(link)
      queue.push(link)
    }
  }
  return [...forms.values()]
}
