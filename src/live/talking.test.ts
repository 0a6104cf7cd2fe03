import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import { after, before, test } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import { WebSocket } from 'ws'
import { freePort } from '../../test/program.ts'
import { begin, say, seatOf } from '../../test/talking.ts'
import { openWorld, type Someone, type World } from '../../test/world.ts'
import { blockMember } from '../domain/people/blocks.ts'
import { letters } from '../web/ids.ts'
import { paths } from '../web/paths.ts'
import { type Live, startLive } from './live.ts'

let world: World
let server: Server
let live: Live
let address: string
before(async () => {
  const port = Number(await freePort())
  world = await openWorld({ BASE_URL: `http://localhost:${port}` })
  server = createServer(getRequestListener(world.app.fetch))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  address = `ws://127.0.0.1:${port}${paths.live()}`
  const connection = { ...world.connection, options: `-c role=${world.roles.system}` }
  live = await startLive({ server, house: world.house, db: world.db, connection })
})
after(async () => {
  await live.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await world.drop()
})

/** A tab that shows a conversation, and what it has heard. */
async function open(who: Someone, topic: string): Promise<string[]> {
  const socket = new WebSocket(address, { origin: world.base, headers: { cookie: who.cookie } })
  const heard: string[] = []
  socket.on('message', (data) => void heard.push(String(data)))
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => resolve())
    socket.on('error', reject)
  })
  // Heard by its first word, the tab is known; what it shows is read in the order in which it says it.
  await until('it is heard', () => heard.length > 0)
  socket.send(JSON.stringify({ show: [topic] }))
  return heard
}

/** Asks again until it holds, doing `meanwhile` each time before. */
async function until(what: string, holds: () => boolean, meanwhile = async () => {}): Promise<void> {
  const limit = Date.now() + 60_000
  for (let holding = false; !holding; holding = holds()) {
    await meanwhile()
    if (Date.now() > limit) throw new Error(`It never happened: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('a notice of new words goes to whoever may read them; not to an outsider, nor across a block', async () => {
  const [ada, ben, cleo, olaf] = await Promise.all(['Ada', 'Ben', 'Cleo', 'Olaf'].map((name) => world.someone(name)))
  assert.ok(ada && ben && cleo && olaf)
  const group = await world.group(ada)
  await world.sit(ben, group)
  await world.sit(cleo, group)
  await world.db.acting(ben.id, async (as) => blockMember(as, await seatOf(world, group, cleo)))
  const { conversation } = await begin(world, ada, group, 'Hello.')
  const topic = `conversation:${letters(conversation)}`
  const [adas, bens, cleos, olafs] = await Promise.all([ada, ben, cleo, olaf].map((who) => open(who, topic)))
  assert.ok(adas && bens && cleos && olafs)
  const notice = JSON.stringify({ topic })
  let turn = 0
  const saying = (who: Someone) => async () => void (await say(world, who, conversation, `Words ${turn++}`))
  await until('Ada hears of Cleo’s words', () => adas.includes(notice), saying(cleo))
  assert.ok(!bens.includes(notice) && !cleos.includes(notice) && !olafs.includes(notice))
  // Once Ben hears of Ada's words, whatever was to be told of Cleo's before has been told.
  await until('Ben hears of Ada’s words', () => bens.includes(notice), saying(ada))
  await until('Cleo hears of Ada’s words', () => cleos.includes(notice))
  assert.ok(!olafs.includes(notice))
  assert.ok(![...adas, ...bens].join('').includes('Words'), 'no notice holds a word')
})
