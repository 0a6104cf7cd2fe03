import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../test/browser/browser.ts'
import { type Line, median } from './line.ts'

/** Slow 3G as browsers' own tools have it: 400 kbit/s each way, 400 ms there and back; and a processor four times slower. */
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const SLOWER = 4

interface Visit {
  lcpMs: number
  bytes: number
  fontBytes: number
  scriptBytes: number
  requests: number
}

const VISITS = 3
/** What has been painted by then is all a reader will have seen. */
const LAST_PAINT_MS = 5000

/** A first visit to each page in a fresh context, which has no cache and no open connection, three times, beside the bare page. */
export async function measureFirstVisits(base: string, control: string, paths: readonly string[]): Promise<Line[]> {
  const browser = await launchBrowser()
  try {
    const bare = median((await repeat(browser, control)).map((visit) => visit.lcpMs))
    const lines: Line[] = [{ name: 'first visit, bare 10 KB page: LCP', value: bare, unit: 'ms' }]
    for (const path of paths) {
      const visits = await repeat(browser, base + path)
      const of = (what: keyof Visit) => median(visits.map((visit) => visit[what]))
      lines.push(
        {
          name: `first visit ${path}: LCP`,
          value: of('lcpMs'),
          unit: 'ms',
          target: 1200,
          control: bare,
          ratio: of('lcpMs') / bare,
          note: 'slow 3G, 4x slower CPU',
        },
        {
          name: `first visit ${path}: bytes without fonts`,
          value: (of('bytes') - of('fontBytes')) / 1024,
          unit: 'KB',
          target: 60,
        },
        { name: `first visit ${path}: JavaScript`, value: of('scriptBytes') / 1024, unit: 'KB', target: 35 },
        { name: `first visit ${path}: requests`, value: of('requests'), unit: '', target: 8 },
      )
    }
    return lines
  } finally {
    await browser.close()
  }
}

async function repeat(browser: Browser, url: string): Promise<Visit[]> {
  const visits: Visit[] = []
  for (let i = 0; i < VISITS; i++) visits.push(await visit(browser, url))
  return visits
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const seen = { bytes: 0, fontBytes: 0, scriptBytes: 0, requests: 0 }
  const kinds = new Map<string, string>()
  await session.send('Network.enable')
  session.on('Network.responseReceived', ({ requestId, type }) => void kinds.set(requestId, type))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    seen.requests++
    seen.bytes += encodedDataLength
    if (kinds.get(requestId) === 'Font') seen.fontBytes += encodedDataLength
    if (kinds.get(requestId) === 'Script') seen.scriptBytes += encodedDataLength
  })
  await session.send('Network.emulateNetworkConditions', SLOW_3G)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.goto(url, { waitUntil: 'networkidle', timeout: 60_000 })
  const lcpMs = await largestPaint(page)
  await context.close()
  return { lcpMs, ...seen }
}

/** The last entry is the final one: nothing has been touched, and the network has been still for half a second. */
function largestPaint(page: Page): Promise<number> {
  return page.evaluate(
    (patienceMs) =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error('nothing was painted')), patienceMs)
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        })
      }),
    LAST_PAINT_MS,
  )
}
