import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { takeLock } from '../../src/database/embedded/lock.ts'
import { whoAmI } from '../../src/database/embedded/runner.ts'
import { startLive } from '../../src/live/live.ts'
import { freePort as programPort } from '../program.ts'
import { openWorld, type Someone, type World } from '../world.ts'

const MACHINE = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
]
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

/** For what takes seconds, on a machine that has much else to do. */
const GENEROUS_MS = 180_000

/** The machine's Chromium if it has one, else the one npm brings. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = MACHINE.find((path) => existsSync(path)) ?? (await unpackBrowser())
  return chromium.launch({ executablePath, args: FLAGS, headless: true, timeout: GENEROUS_MS })
}

/** One process at a time: another would take the file for whole while it is still being written, and could not run it. */
async function unpackBrowser(): Promise<string> {
  const lock = await takeLock(join(tmpdir(), `holdfast-browser-${whoAmI()}.lock`), GENEROUS_MS)
  if (!lock) throw new Error('Another process has been unpacking the browser for too long.')
  try {
    return await (await import('@sparticuz/chromium')).default.executablePath()
  } finally {
    lock.release()
  }
}

export interface BrowserWorld extends World {
  readonly browser: Browser
  /** A fresh browser, signed in as somebody, or nobody. */
  open(
    who?: Someone,
    options?: Parameters<Browser['newContext']>[0] & { cookies?: Record<string, string> },
  ): Promise<BrowserContext>
  /** Its data folder, where mails land. */
  readonly folder: string
  close(): Promise<void>
}

/** A place served over real HTTP with its live notices, and a browser to look at it with. What was begun is let go of when a part of
 *  it cannot be brought up. */
export async function openBrowserWorld(): Promise<BrowserWorld> {
  const stack = new AsyncDisposableStack()
  try {
    const port = await freePort()
    const base = `http://localhost:${port}`
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-browser-'))
    stack.defer(() => rmSync(folder, { recursive: true }))
    const world = await openWorld({ PORT: String(port), BASE_URL: base, DATA_DIR: folder })
    stack.defer(() => world.drop())
    const server = createServer(getRequestListener(world.app.fetch))
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    stack.defer(() => closeServer(server))
    const connection = { ...world.connection, options: `-c role=${world.roles.system}` }
    const live = await startLive({ server, house: world.house, db: world.db, connection })
    stack.defer(() => live.close())
    const browser = await launchBrowser()
    stack.defer(() => browser.close())
    return { ...world, browser, folder, open: opener(browser, base), close: () => stack.disposeAsync() }
  } catch (error) {
    await stack.disposeAsync()
    throw error
  }
}

function opener(browser: Browser, base: string): BrowserWorld['open'] {
  return async (who, { cookies = {}, ...options } = {}) => {
    const context = await browser.newContext({ baseURL: base, viewport: { width: 360, height: 740 }, ...options })
    // Nothing here takes long; what does not come is wrong, and says so in the end.
    context.setDefaultTimeout(GENEROUS_MS)
    const all = { ...cookies, ...(who ? { holdfast: who.cookie.split('=')[1] ?? '' } : {}) }
    await context.addCookies(
      Object.entries(all).map(([name, value]) => ({ name, value, url: base, sameSite: 'Lax' as const })),
    )
    return context
  }
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

/** As the tests of the program find one: not where connections going out are given theirs. */
export const freePort = async (): Promise<number> => Number(await programPort())
