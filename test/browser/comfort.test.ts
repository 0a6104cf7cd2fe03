import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { wordsIn } from '../../src/locales/words.ts'
import { paths } from '../../src/web/paths.ts'
import { type BrowserWorld, openBrowserWorld } from './browser.ts'

const t = wordsIn('en')

let world: BrowserWorld
before(async () => {
  world = await openBrowserWorld()
})
after(() => world?.close())

const open = (page: Page) => page.locator('.comfort > summary').click()
interface Look {
  readonly paper: string
  readonly theme?: string
  readonly contrast?: string
  readonly flare?: string
}
const look = (page: Page): Promise<Look> =>
  page.evaluate(() => ({ ...document.documentElement.dataset, paper: getComputedStyle(document.body).backgroundColor }))
const kept = (page: Page) => page.locator('.comfort').getByText(t('common.comfort.kept')).waitFor()
/** The answer to a choice sent from now on; listened for before the tap, as it may be quicker than the next line. */
const answered = (page: Page) => page.waitForResponse((answer) => new URL(answer.url()).pathname === paths.comfort())

test('each choice of light, contrast and flare shows at once and is kept for the next page', async () => {
  const context = await world.open(undefined, { colorScheme: 'light' })
  const page = await context.newPage()
  await page.goto(paths.home())
  const day = await look(page)
  await open(page)
  // Each answer is awaited before the next choice: of two on their way either may be kept last.
  const toEvening = answered(page)
  await page.getByLabel(t('common.comfort.evening'), { exact: true }).check()
  await toEvening
  const evening = await look(page)
  assert.equal(evening.theme, 'evening')
  assert.notEqual(evening.paper, day.paper)
  const toContrast = answered(page)
  await page.getByLabel(t('common.comfort.contrast'), { exact: true }).check()
  assert.deepEqual(await look(page), { theme: 'evening', contrast: 'more', paper: 'rgb(0, 0, 0)' })
  await toContrast
  await kept(page)
  const toFlare = answered(page)
  await page.getByLabel(t('common.comfort.flare'), { exact: true }).check()
  assert.equal((await look(page)).flare, '')
  await toFlare

  await page.goto(paths.groups())
  const { paper, ...next } = await look(page)
  assert.deepEqual(next, { theme: 'evening', contrast: 'more', flare: '' })
  assert.equal(await page.locator('.comfort [name=flare]').isChecked(), true)
  await context.close()
})

test('without JavaScript a button keeps the choice and comes back to the same page', async () => {
  const context = await world.open(undefined, { javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(paths.groups('q=mornings'))
  await open(page)
  await page.getByLabel(t('common.comfort.flare'), { exact: true }).check()
  await page.getByLabel(t('common.comfort.day'), { exact: true }).check()
  await page.getByRole('button', { name: t('common.comfort.keep') }).click()
  await page.locator('html[data-flare=""][data-theme="day"]').waitFor()
  assert.equal(new URL(page.url()).search, '?q=mornings')
  await context.close()
})

test('a flare puts away what can wait, says so, and brings it back when asked', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await world.open(undefined, { javaScriptEnabled, cookies: { flare: 'on' } })
    const page = await context.newPage()
    const ada = await world.someone('Ada')
    for (const name of ['One', 'Two', 'Three', 'Four']) await world.group(ada, { name })
    await page.goto(paths.groups())
    const cards = page.locator('.menu > li:visible')
    assert.equal(await cards.count(), 3)
    await page.locator('.rest a').click()
    // The address changes a moment before the words.
    await page.waitForURL(/#rest$/)
    await cards.nth(3).waitFor()
    await context.close()
  }
})

test('Escape shuts the panel and gives the focus back to its button', async () => {
  const context = await world.open(undefined)
  const page = await context.newPage()
  await page.goto(paths.home())
  await open(page)
  await page.getByLabel(t('common.comfort.day'), { exact: true }).focus()
  await page.keyboard.press('Escape')
  assert.equal(await page.locator('.comfort').getAttribute('open'), null)
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'SUMMARY')
  await context.close()
})

test('a flare of a visitor outlasts signing up', async () => {
  const cleo = await world.someone('Cleo')
  const context = await world.open(cleo, { cookies: { flare: 'on', light: 'evening.device' } })
  const page = await context.newPage()
  await page.goto(paths.home())
  assert.deepEqual([(await look(page)).flare, (await look(page)).theme], ['', 'evening'])
  await context.close()
})
