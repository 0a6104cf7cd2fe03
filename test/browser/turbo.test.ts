import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { GroupId } from '../../src/database/ids.ts'
import { wordsIn } from '../../src/locales/words.ts'
import { paths } from '../../src/web/paths.ts'
import type { Someone } from '../world.ts'
import { type BrowserWorld, openBrowserWorld } from './browser.ts'
import { watch } from './looking.ts'

const t = wordsIn('en')

let world: BrowserWorld
let ada: Someone
let group: GroupId
before(async () => {
  world = await openBrowserWorld()
  ada = await world.someone('Ada')
  group = await world.group(ada, { name: 'Slow Mornings' })
})
after(() => world?.close())

/** Marks the document, so that a page drawn anew by the browser is told from one that Turbo put in. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { marked: true }))
const isMarked = (page: Page) => page.evaluate(() => 'marked' in window)
/** The words of a page are there a moment before the focus is. */
const hasFocus = (page: Page, selector: string) =>
  page.waitForFunction((part) => document.activeElement?.matches(part), selector)

test('a link changes the page without drawing all of it anew, and reading starts at its words', async () => {
  const context = await world.open(undefined)
  const page = await context.newPage()
  const seen = watch(page, world.base)
  await page.goto(paths.home())
  await mark(page)
  await page.getByRole('link', { name: t('place.find') }).click()
  await page.getByRole('heading', { level: 1, name: t('finding.title') }).waitFor()
  assert.equal(await isMarked(page), true)
  await hasFocus(page, '#main')
  assert.equal(await page.title(), `${t('finding.title')} · Holdfast`)
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: t('place.welcome.title') }).waitFor()
  await page.goForward()
  await page.getByRole('heading', { level: 1, name: t('finding.title') }).waitFor()
  assert.deepEqual(seen, { strangers: [], complaints: [] })
  await context.close()
})

test('a form that comes back says what is wrong first, has the focus there, and keeps what was typed', async () => {
  const context = await world.open(undefined)
  const page = await context.newPage()
  await page.goto(paths.signIn())
  await page.fill('[name=name]', 'willow-4821')
  await page.fill('[name=password]', 'not the right one')
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.getByRole('button', { name: t('people.sign_in.act'), exact: true }).click()
  assert.equal((await answered).status(), 422)
  await page.locator('.errors').waitFor()
  await hasFocus(page, '.errors')
  assert.equal(await page.locator('[name=name]').inputValue(), 'willow-4821')
  assert.equal(await page.locator('[name=password]').inputValue(), '')
  await context.close()
})

test('a reason leads to its field, again and again, and takes nothing away', async () => {
  const context = await world.open(ada)
  const page = await context.newPage()
  await page.goto(paths.newGroup())
  await page.locator('main form:has(.btn.lit)').evaluate((form: HTMLFormElement) => {
    form.noValidate = true
    form.requestSubmit()
  })
  const reason = page.locator('.errors a').first()
  await reason.waitFor()
  const field = (await reason.getAttribute('href'))?.slice(1) ?? ''
  await page.locator('[name=purpose]').fill('An hour for mornings.')
  for (const _ of ['once', 'twice']) {
    await reason.click()
    await hasFocus(page, `#${field}`)
  }
  await page.locator('.skip').focus()
  await page.keyboard.press('Enter')
  await hasFocus(page, '#main')
  assert.equal(await page.locator('[name=purpose]').inputValue(), 'An hour for mornings.')
  const described = await page.locator(`#${field}`).getAttribute('aria-describedby')
  assert.match(described ?? '', /error/)
  await context.close()
})

test('what was done is said once, on the page it leads to', async () => {
  const context = await world.open(ada)
  const page = await context.newPage()
  await page.goto(paths.lead(group))
  await mark(page)
  await page.locator('form[action$="/notes"] textarea').fill('The kettle is on.')
  await page.locator('form[action$="/notes"] button').click()
  await page.locator('.flash').waitFor()
  assert.equal(await isMarked(page), true)
  await page.reload()
  assert.equal(await page.locator('.flash').count(), 0)
  await page.goto(paths.group(group))
  await page.getByText('The kettle is on.').waitFor()
  await context.close()
})

test('Back after signing out shows nothing of the person’s', async () => {
  const context = await world.open(await world.someone('Ben'))
  const page = await context.newPage()
  await page.goto(paths.yourName())
  await page.goto(paths.you())
  await page.getByRole('button', { name: t('people.sign_out.act') }).click()
  await page.getByText(t('people.sign_out.done')).waitFor()
  await page.goBack()
  await page.waitForURL((url) => url.pathname === '/sign-in')
  assert.equal(await page.getByText('Ben').count(), 0)
  await context.close()
})
