import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { wordsIn } from '../../src/locales/words.ts'
import { paths } from '../../src/web/paths.ts'
import { type BrowserWorld, openBrowserWorld } from './browser.ts'

const t = wordsIn('en')
const ELSEWHERE = 'https://weather.example/'

let world: BrowserWorld
before(async () => {
  world = await openBrowserWorld()
  await world.owner('update place set quick_exit = $1', [ELSEWHERE])
})
after(() => world?.close())

/** A page of the place, in a browser for which the other page exists. */
async function opened(path: string): Promise<Page> {
  const context = await world.open(undefined)
  await context.route(`${ELSEWHERE}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Rain</h1>' }))
  const page = await context.newPage()
  await page.goto('about:blank')
  await page.goto(path)
  return page
}

/** Escape twice, a fifth of a second apart by the keyboard's own clock, however slowly this machine hands the keys on. */
async function pressTwice(page: Page): Promise<void> {
  const keyboard = await page.context().newCDPSession(page)
  const begun = Date.now() / 1000
  for (const timestamp of [begun, begun + 0.2])
    for (const type of ['rawKeyDown', 'keyUp'] as const)
      await keyboard
        .send('Input.dispatchKeyEvent', { type, timestamp, key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 })
        // The page may be gone before the key comes up.
        .catch(() => undefined)
}

/** Longer than the half second in which a second Escape counts. */
async function pause(page: Page): Promise<void> {
  const begun = await page.evaluate(() => performance.now())
  await page.waitForFunction((then) => performance.now() - then > 700, begun)
}

test('Escape pressed twice leaves, and Back does not come to the page that was left', async () => {
  const page = await opened(paths.helpNow())
  await pressTwice(page)
  await page.waitForURL(ELSEWHERE)
  await page.goBack().catch(() => undefined)
  assert.notEqual(new URL(page.url()).origin, world.base)
  await page.context().close()
})

test('one Escape never leaves, nor do two with a pause between, nor one that is held', async () => {
  const page = await opened(paths.helpNow())
  await page.keyboard.press('Escape')
  await pause(page)
  await page.keyboard.press('Escape')
  await pause(page)
  // A key that is held repeats itself.
  for (let i = 0; i < 5; i++) await page.keyboard.down('Escape')
  await page.keyboard.up('Escape')
  assert.equal(page.url(), world.base + paths.helpNow())
  await page.context().close()
})

test('with the comfort panel open one Escape shuts it, and two leave all the same', async () => {
  const page = await opened(paths.home())
  await page.locator('.comfort > summary').click()
  await page.keyboard.press('Escape')
  assert.equal(await page.locator('.comfort').getAttribute('open'), null)
  assert.equal(page.url(), `${world.base}/`)
  await pause(page)
  await page.locator('.comfort > summary').click()
  await pressTwice(page)
  await page.waitForURL(ELSEWHERE)
  await page.context().close()
})

test('the link leaves, also without JavaScript', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await world.open(undefined, { javaScriptEnabled })
    await context.route(`${ELSEWHERE}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Rain</h1>' }))
    const page = await context.newPage()
    await page.goto(paths.home())
    await page.locator('quick-exit a:visible', { hasText: t('common.leave') }).click()
    await page.waitForURL(ELSEWHERE)
    await context.close()
  }
})
