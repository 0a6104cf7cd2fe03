import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { parse } from 'hono/utils/cookie'
import type pg from 'pg'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Database } from '../database/database.ts'
import type { House } from '../web/env.ts'
import { asId } from '../web/ids.ts'
import { paths } from '../web/paths.ts'
import { sameHost } from '../web/request/origin.ts'
import { findSession, sessionCookie, tokenHashIn } from '../web/request/session.ts'
import type { Bus } from './bus.ts'
import { makeTelling, SESSION_OVER } from './notices.ts'
import { openPostgresBus } from './postgres-bus.ts'
import { MOST_GROUPS, MOST_SAID, MOST_TABS, type Tab, Tabs } from './sockets.ts'

const PING_MS = 30_000

export interface Live {
  readonly bus: Bus
  close(): Promise<void>
}

interface LiveParts {
  readonly server: Server
  readonly house: Pick<House, 'config' | 'log' | 'isReady'>
  readonly db: Database
  /** For the one connection that listens; as :system. */
  readonly connection: pg.ClientConfig
  /** Another bus than PostgreSQL's. */
  readonly bus?: Bus
}

/** One WebSocket a tab at /live, beside the pages of the same server: notices without content, and an end to pages whose
 *  session is over. */
export async function startLive({ server, house, db, connection, bus: given }: LiveParts): Promise<Live> {
  const bus = given ?? (await openPostgresBus(connection, house.log))
  const tabs = new Tabs()
  // Without compression: it costs memory for every tab, and lengths would tell of contents.
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: 2048,
    clientTracking: false,
  })
  const telling = makeTelling(db, tabs, house.log)
  const stopHearing = bus.subscribe(telling.hear)

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => {})
    if (!isOurs(request)) return refuse(socket)
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('error', () => opened.terminate())
      // What the tab says before its session is known waits for whoever listens.
      opened.pause()
      void seat(opened, request)
        .catch((error: unknown) => {
          house.log.error('live.broke', error)
          opened.close(1011)
        })
        .finally(() => opened.resume())
    })
  }
  server.on('upgrade', upgrade)

  /** A browser always says where a socket comes from; another page must not listen with this person's cookie. */
  function isOurs(request: IncomingMessage): boolean {
    const ours = new URL(house.config.baseUrl)
    const { origin = '', host = '' } = request.headers
    return (
      request.url === paths.live() &&
      house.isReady() &&
      sameHost(ours, origin) &&
      sameHost(ours, `${ours.protocol}//${host}`)
    )
  }

  async function seat(socket: WebSocket, request: IncomingMessage): Promise<void> {
    const name = sessionCookie(house.config.secure)
    const tokenHash = tokenHashIn(parse(request.headers.cookie ?? '', name)[name])
    const session = tokenHash && (await db.reading(undefined, (as) => findSession(as, tokenHash)))
    // Said in a word, not by a failed connection: a page that was asleep while its session ended must close as well.
    if (!session) return socket.close(SESSION_OVER)
    if (tabs.of(session.person_id).length >= MOST_TABS) return socket.close(1013)
    const tab: Tab = {
      tokenHash,
      person: session.person_id,
      socket,
      groups: new Map(),
      conversations: new Set(),
      wanted: undefined,
      answers: true,
      said: 0,
    }
    tabs.add(tab)
    socket.on('close', () => tabs.remove(tab))
    socket.on('pong', () => {
      tab.answers = true
    })
    socket.on('message', (said, isBinary) => {
      const shown = isBinary || ++tab.said > MOST_SAID ? undefined : topicsIn(String(said))
      if (!shown) return socket.close(1008)
      tab.conversations = new Set(shown.conversations)
      void telling.show(tab, shown.groups)
    })
    // The session may have ended between the question and this moment; and the tab learns that it is heard.
    await telling.askAgain(tab.person)
  }

  const pinging = setInterval(() => {
    for (const tab of tabs.all()) {
      if (!tab.answers) tab.socket.terminate()
      tab.answers = false
      tab.socket.ping()
    }
  }, PING_MS)
  pinging.unref()

  return {
    bus,
    async close() {
      clearInterval(pinging)
      stopHearing()
      server.off('upgrade', upgrade)
      for (const tab of tabs.all()) tab.socket.terminate()
      sockets.close()
      if (!given) await bus.close()
    },
  }
}

function refuse(socket: Duplex): void {
  socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
}

/** `{"show":["group:<22 letters>","conversation:<22 letters>"]}`: what the tab's page shows. Undefined: not one of our tabs. */
function topicsIn(said: string): { groups: string[]; conversations: string[] } | undefined {
  try {
    const { show } = JSON.parse(said) as { show?: unknown }
    if (!Array.isArray(show) || show.length > MOST_GROUPS) return undefined
    const [conversations, groups] = [true, false].map((wanted) =>
      show.map(String).filter((topic) => topic.startsWith('conversation:') === wanted),
    )
    const idsOf = (topics: string[] = []) => topics.map((topic) => asId(topic.replace(/^\w+:/, '')))
    return { groups: idsOf(groups), conversations: idsOf(conversations) }
  } catch {
    return undefined
  }
}
