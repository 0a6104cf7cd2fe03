import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import type { Id } from '../../src/database/ids.ts'
import { workOffImport } from '../../src/domain/finding/importing/work-off-import.ts'
import { wordsIn } from '../../src/locales/words.ts'
import { paths } from '../../src/web/paths.ts'
import { type BrowserWorld, openBrowserWorld } from './browser.ts'

const t = wordsIn('en')
const LIST = fileURLToPath(new URL('../fixtures/feeds/harbour.json', import.meta.url))

let world: BrowserWorld
before(async () => {
  world = await openBrowserWorld()
})
after(() => world?.close())

async function bring(page: Page, name: string): Promise<Id<'imports'>> {
  await page.goto(paths.stewardFeeds())
  const form = page.locator('form:has(input[type=file])')
  await form.locator('[name=name]').fill(name)
  await form.locator('input[type=file]').setInputFiles(LIST)
  await form.locator('button[type=submit]').click()
  await page.waitForURL(/\/steward\/imports\//)
  const [waiting] = await world.owner<{ id: Id<'imports'> }>(`select id from imports where state = 'waiting'`)
  assert.ok(waiting)
  return waiting.id
}

test('a steward brings a list and sees by itself that it has been read', async () => {
  const context = await world.open(await world.someone('Marta', { steward: true }))
  const page = await context.newPage()
  const id = await bring(page, 'Harbour list')
  await page.getByRole('heading', { level: 1, name: t('feeds.import_title.waiting') }).waitFor()
  await workOffImport(world.db, world.house.log, id)
  await page.getByRole('heading', { level: 1, name: t('feeds.import_title.done') }).waitFor()
  await page
    .getByText(/41 rows/)
    .first()
    .waitFor()
  await context.close()
})

test('without JavaScript a link looks again', async () => {
  const context = await world.open(await world.someone('Sam', { steward: true }), { javaScriptEnabled: false })
  const page = await context.newPage()
  const id = await bring(page, 'Another list')
  await workOffImport(world.db, world.house.log, id)
  await page.locator('look-again a').click()
  await page.getByRole('heading', { level: 1, name: t('feeds.import_title.done') }).waitFor()
  await context.close()
})
