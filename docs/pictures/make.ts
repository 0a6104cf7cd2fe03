// Takes the pictures of the README: brings the demo world up in a folder of its own, and looks at it with a real browser.
// `npm run pictures`
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { readDemoFile } from '../../db/demo/demo-file.ts'
import { paths } from '../../src/web/paths.ts'
import { freePort, launchBrowser } from '../../test/browser/browser.ts'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const MOST_KB = 1200
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 }
const WIDE = { viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1 }
const TIME_OF_DAY = { timezoneId: 'Europe/London', locale: 'en-GB' }

interface Picture {
  readonly name: string
  readonly on: typeof PHONE
  readonly light: 'day' | 'evening'
  readonly as?: 'Ada' | 'Cleo'
  /** Goes there, and to the part that is to be seen. */
  show(page: Page): Promise<unknown>
}

const PICTURES: readonly Picture[] = [
  { name: 'home', on: WIDE, light: 'day', show: (page) => page.goto(paths.home()) },
  { name: 'directory', on: PHONE, light: 'day', show: openDirectory },
  { name: 'group', on: PHONE, light: 'day', show: openGroup },
  { name: 'evening', on: PHONE, light: 'evening', show: (page) => page.goto(paths.home()) },
  { name: 'calendar', on: PHONE, light: 'day', as: 'Ada', show: openCalendar },
  { name: 'door', on: PHONE, light: 'day', as: 'Cleo', show: openDoor },
  {
    name: 'poster',
    on: { ...PHONE, viewport: { width: 720, height: 980 }, deviceScaleFactor: 1 },
    light: 'day',
    as: 'Ada',
    show: openPoster,
  },
  { name: 'help-now', on: PHONE, light: 'day', show: (page) => page.goto(paths.helpNow('GB')) },
]

const folder = mkdtempSync(join(tmpdir(), 'holdfast-pictures-'))
const port = await freePort()
const base = `http://localhost:${port}`
const server = startDemo()
try {
  await becomesReady(server)
  const browser = await launchBrowser()
  for (const picture of PICTURES) await take(browser, picture)
  await browser.close()
} finally {
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  rmSync(folder, { recursive: true, force: true })
}

const kilobytes = PICTURES.map(({ name }) => Math.ceil(statSync(join(HERE, `${name}.png`)).size / 1024))
for (const [i, { name }] of PICTURES.entries()) process.stdout.write(`${name}.png ${kilobytes[i]} KB\n`)
if (kilobytes.reduce((sum, one) => sum + one, 0) > MOST_KB)
  throw new Error(`The pictures are over ${MOST_KB} KB together.`)

function startDemo(): ChildProcess {
  const { PATH, HOME } = process.env
  return spawn(process.execPath, ['--import', './bin/hooks.mjs', 'src/main.ts', 'start'], {
    cwd: ROOT,
    env: { PATH, HOME, PORT: String(port), DATA_DIR: folder, TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function becomesReady({ exitCode }: ChildProcess): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (exitCode !== null) throw new Error('The demo did not start.')
    const ready = await fetch(`${base}${paths.ready()}`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return
    await wait(200)
  }
  throw new Error('The demo was not ready within two minutes.')
}

async function take(browser: Browser, { name, on, light, as, show }: Picture): Promise<void> {
  const context = await browser.newContext({ ...on, ...TIME_OF_DAY, baseURL: base, reducedMotion: 'reduce' })
  await context.addCookies([{ name: 'light', value: `${light}.device`, url: base }])
  const page = await context.newPage()
  if (as) await signIn(page, as)
  await show(page)
  await page.evaluate(() => document.fonts.ready)
  // That everybody here is invented, the README says; the picture is of the page.
  const around = name === 'poster' ? '.banner, .places' : '.banner'
  await page.locator(around).evaluateAll((parts) => {
    for (const part of parts) part.remove()
  })
  const png = name === 'poster' ? await page.locator('.poster').screenshot() : await page.screenshot()
  writeFileSync(join(HERE, `${name}.png`), packed(png))
  await context.close()
}

/** The same picture in half the bytes: of flat washes nobody sees the last two bits, and unfiltered they pack best. */
function packed(png: Buffer): Buffer {
  const { PNG } = createRequire(import.meta.url)('pngjs') as { PNG: { sync: Pngs } }
  const image = PNG.sync.read(png)
  image.data = image.data.map((value) => Math.min(255, Math.round(value / 4) * 4))
  return PNG.sync.write(image, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 })
}

interface Image {
  data: Buffer
}

interface Pngs {
  read(png: Buffer): Image
  write(image: Image, how: object): Buffer
}

async function signIn(page: Page, name: string): Promise<void> {
  const who = readDemoFile(folder)?.find((one) => one.name === name)
  if (!who) throw new Error(`The demo has no ${name}.`)
  await page.goto(paths.signIn())
  await page.fill('[name=name]', who.signInName)
  await page.fill('[name=password]', who.password)
  await Promise.all([page.waitForURL(`${base}/`), page.locator('main .btn.lit').click()])
}

/** A little down, where the first groups stand. */
async function openDirectory(page: Page): Promise<void> {
  await page.goto(paths.groups('q=mornings'))
  await page
    .locator('main label')
    .first()
    .evaluate((label) => label.scrollIntoView({ block: 'start' }))
}

async function openGroup(page: Page): Promise<void> {
  await page.goto(paths.groups('q=slow+mornings'))
  await page.locator('.group .btn').first().click()
  await page.waitForURL(/\/groups\/[\w-]{22}(\?|$)/)
}

async function openCalendar(page: Page): Promise<void> {
  await openGroup(page)
  await page.goto(`${new URL(page.url()).pathname}/calendar`)
}

async function openDoor(page: Page): Promise<void> {
  await openGroup(page)
  await page.locator('main .btn.lit').click()
  await page.locator('form [name=agreed]').waitFor()
  await page.locator('.door').scrollIntoViewIfNeeded()
  await page.locator('main .btn.lit').evaluate((button) => button.scrollIntoView({ block: 'end' }))
  await page.mouse.wheel(0, 90)
}

async function openPoster(page: Page): Promise<void> {
  await openGroup(page)
  await page.goto(`${new URL(page.url()).pathname}/invitations`)
  const form = page.locator('form[action$="/invitations"]')
  await form.locator('button[type=submit]').click()
  await page.locator('a[href*="/poster"]').first().click()
  await page.locator('.poster').waitFor()
}
