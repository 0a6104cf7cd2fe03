import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import { after, before, test } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import { WebSocket } from 'ws'
import { freePort } from '../../test/program.ts'
import { countQueries } from '../../test/queries.ts'
import { openWorld, type Someone, type World } from '../../test/world.ts'
import { NOBODYS_ID } from '../database/ids.ts'
import { removeMember } from '../domain/groups/lead.ts'
import { setPassword } from '../domain/people/account.ts'
import { openSession } from '../domain/people/sessions.ts'
import { letters } from '../web/ids.ts'
import { paths } from '../web/paths.ts'
import { type Live, startLive } from './live.ts'

const GENEROUS_MS = 120_000

let world: World
let server: Server
let live: Live
let address: string
let ada: Someone

before(async () => {
  const port = await freePort()
  world = await openWorld({ BASE_URL: `http://localhost:${port}` })
  server = createServer(getRequestListener(world.app.fetch))
  await new Promise<void>((resolve) => server.listen(Number(port), '127.0.0.1', resolve))
  address = `ws://127.0.0.1:${port}${paths.live()}`
  live = await startLive({
    server,
    house: world.house,
    db: world.db,
    connection: { ...world.connection, options: `-c role=${world.roles.system}` },
  })
  ada = await world.someone('Ada')
})
after(async () => {
  await live.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await world.drop()
})

interface OpenTab {
  readonly heard: string[]
  readonly socket: WebSocket
  readonly closed: Promise<number>
}

/** A browser's tab, open and heard. */
async function open(who: Someone | undefined, origin = world.base): Promise<OpenTab> {
  const socket = new WebSocket(address, { origin, headers: who ? { cookie: who.cookie } : {} })
  const heard: string[] = []
  socket.on('message', (data) => void heard.push(String(data)))
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => resolve())
    socket.on('error', reject)
  })
  return { heard, socket, closed }
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const limit = Date.now() + GENEROUS_MS
  while (!holds()) {
    if (Date.now() > limit) throw new Error(`It never happened: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const within = (closed: Promise<number>) =>
  Promise.race([closed, new Promise<string>((resolve) => setTimeout(resolve, GENEROUS_MS, 'still open').unref())])

/** The same person at another device. */
async function elsewhere(who: Someone): Promise<Someone> {
  const { token } = await world.db.asSystem('a second device for a test', (as) =>
    openSession(as, who.id, { name: 'Another', shared: false }),
  )
  return { ...who, cookie: `holdfast=${token}` }
}

test('a new password closes what is open elsewhere, and not the page it was set on', async () => {
  const other = await elsewhere(ada)
  const [here, there] = await Promise.all([open(ada), open(other)])
  await until('both are heard', () => here.heard.length > 0 && there.heard.length > 0)
  assert.equal((await world.post(ada, paths.yourPassword(), { password: 'fig under the tree' })).status, 303)
  assert.equal(await within(there.closed), 4401)
  assert.equal(here.socket.readyState, WebSocket.OPEN)
  here.socket.close()
})

test('signing out in one tab closes the others of that session', async () => {
  const other = await elsewhere(ada)
  const tab = await open(other)
  await until('it is heard', () => tab.heard.length > 0)
  await world.post(other, paths.signOut())
  assert.equal(await within(tab.closed), 4401)
})

test('a suspended person’s pages close, whoever else stays', async () => {
  const sam = await world.someone('Sam', { steward: true })
  const eve = await world.someone('Eve')
  const [hers, adas] = await Promise.all([open(eve), open(ada)])
  await until('both are heard', () => hers.heard.length > 0 && adas.heard.length > 0)
  const { suspendPerson } = await import('../domain/people/suspension.ts')
  await world.db.acting(sam.id, (as) => suspendPerson(as, eve.signInName, { reason: 'For a test', until: null }))
  assert.equal(await within(hers.closed), 4401)
  assert.equal(adas.socket.readyState, WebSocket.OPEN)
  adas.socket.close()
})

test('a reset by whoever holds the machine closes everything', async () => {
  const fay = await world.someone('Fay')
  const tab = await open(fay)
  await until('it is heard', () => tab.heard.length > 0)
  const { resetPassword } = await import('../domain/people/account.ts')
  const { hashPassword } = await import('../domain/people/password.ts')
  const hash = await hashPassword('fig under the tree')
  await world.db.asSystem('a reset for a test', (as) => resetPassword(as, fay.signInName, hash))
  assert.equal(await within(tab.closed), 4401)
})

test('another place cannot listen with this person’s cookie', async () => {
  for (const origin of ['https://evil.example', 'http://localhost:1', '', 'null']) {
    await assert.rejects(open(ada, origin), /404|socket hang up/, origin)
  }
})

test('who is not signed in is told so, and hears nothing', async () => {
  const tab = await open(undefined)
  assert.equal(await within(tab.closed), 4401)
  assert.deepEqual(tab.heard, [])
})

test('a notice goes to who may see the group, says nothing, and stops when they may not', async () => {
  const ben = await world.someone('Ben')
  const cleo = await world.someone('Cleo')
  const group = await world.group(ada, { listing: 'hidden' })
  await world.owner(
    `insert into memberships (group_id, person_id, state, name, skeleton, keepsake, agreement) values ($1, $2, 'member', 'Ben', 'ben', 'chair', 1)`,
    [group, ben.id],
  )
  const [bens, cleos] = await Promise.all([open(ben), open(cleo)])
  await until('both are heard', () => bens.heard.length > 0 && cleos.heard.length > 0)
  const topic = `group:${letters(group)}`
  for (const tab of [bens, cleos]) tab.socket.send(JSON.stringify({ show: [topic] }))
  await until('Ben hears of his group', () => {
    void live.bus.publish(`group:${group}`)
    return bens.heard.includes(JSON.stringify({ topic }))
  })
  assert.ok(!cleos.heard.join('').includes('group'), 'an outsider hears nothing, not even that it is gone')

  const [seat] = await world.owner<{ id: string }>(
    `select id from memberships where group_id = $1 and person_id = $2`,
    [group, ben.id],
  )
  await world.owner('select lose_membership($1, $2)', [seat?.id, 'removed'])
  await until('Ben’s page is told to go', () => bens.heard.includes(JSON.stringify({ gone: topic })))
  bens.socket.close()
  cleos.socket.close()
})

test('the page of somebody removed goes, also where anybody may still read the group’s card; an outsider’s stays', async () => {
  const eli = await world.someone('Eli')
  const dot = await world.someone('Dot')
  const group = await world.group(ada)
  const seat = await world.sit(eli, group)
  const [elis, dots] = await Promise.all([open(eli), open(dot)])
  const topic = `group:${letters(group)}`
  for (const tab of [elis, dots]) tab.socket.send(JSON.stringify({ show: [topic] }))
  await until('Eli hears of his group', () => {
    void live.bus.publish(`group:${group}`)
    return elis.heard.includes(JSON.stringify({ topic }))
  })
  await world.db.acting(ada.id, (as) => removeMember(as, seat, { reason: 'For a test' }))
  await until('Eli’s page is told to go', () => elis.heard.includes(JSON.stringify({ gone: topic })))
  // Once Dot is told of something else, whatever was to be told before has been.
  await until('Dot hears of herself', () => {
    void live.bus.publish(`person:${dot.id}`)
    return dots.heard.filter((said) => said === JSON.stringify({ topic: 'you' })).length > 1
  })
  assert.ok(
    !dots.heard.join('').includes('group'),
    'whoever sees the card alone does not hear when something happens inside',
  )
  elis.socket.close()
  dots.socket.close()
})

test('a tab that says nonsense, or far too much, is closed', async () => {
  for (const said of [
    'nonsense',
    '[]',
    '{"show":7}',
    JSON.stringify({ show: Array(21).fill('x') }),
    Buffer.from([1, 2]),
  ]) {
    const tab = await open(ada)
    tab.socket.send(said)
    assert.equal(await within(tab.closed), 1008, String(said))
  }
  const tab = await open(ada)
  tab.socket.send('x'.repeat(5000))
  assert.equal(await within(tab.closed), 1009)
})

test('a tab that says very much at once has the database asked of the last only, and keeps no page waiting', async () => {
  const tab = await open(ada)
  await until('it is heard', () => tab.heard.length > 0)
  const group = await world.group(ada)
  const topic = `group:${letters(group)}`
  const nothing = `group:${letters(NOBODYS_ID)}`
  const saying = async () => {
    for (let n = 0; n < 490; n++) tab.socket.send(JSON.stringify({ show: [nothing] }))
    tab.socket.send(JSON.stringify({ show: [topic] }))
    await until('it hears of the group it said last', () => {
      void live.bus.publish(`group:${group}`)
      return tab.heard.includes(JSON.stringify({ topic }))
    })
  }
  // Of all that is asked meanwhile only what is asked about what it said first: the rest is as much as the machine is slow.
  const { queries } = await countQueries(saying, (query) => query.includes(NOBODYS_ID))
  assert.ok(queries < 25, `${queries} queries`)
  tab.socket.close()
})

test('no more than forty tabs a person', async () => {
  const gus = await world.someone('Gus')
  const tabs: OpenTab[] = []
  for (let n = 0; n < 40; n++) tabs.push(await open(gus))
  await until('all are heard', () => tabs.every((tab) => tab.heard.length > 0))
  assert.equal(await within((await open(gus)).closed), 1013)
  for (const tab of tabs) tab.socket.terminate()
})

test('when the database’s connection breaks, the tabs ask again by themselves once it is back', async () => {
  const tab = await open(ada)
  await until('it is heard', () => tab.heard.length > 0)
  await world.db.asSystem('a way in for a test', (as) => setPassword(as, ada.id, 'fig under the tree'))
  await world.owner(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'holdfast-live' and datname = current_database()`,
  )
  // Ended without a notice that anybody could hear.
  await world.owner('delete from sessions where person_id = $1', [ada.id])
  assert.equal(await within(tab.closed), 4401)
})
