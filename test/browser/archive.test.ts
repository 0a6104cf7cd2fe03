import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Workshop } from '../../src/jobs/job.ts'
import { startWorker, type Worker } from '../../src/jobs/worker.ts'
import { wordsIn } from '../../src/locales/words.ts'
import { paths } from '../../src/web/paths.ts'
import { unzip } from '../archives.ts'
import type { Someone } from '../world.ts'
import { type BrowserWorld, openBrowserWorld } from './browser.ts'

const t = wordsIn('en')
const GENEROUS_MS = 180_000

let world: BrowserWorld
let worker: Worker
let ada: Someone
before(async () => {
  world = await openBrowserWorld()
  worker = await startWorker(world.connection, world.roles, { db: world.db, log: world.house.log } as Workshop)
  ada = await world.someone('Ada')
  const group = await world.group(ada, { name: 'Lamp and Kettle' })
  await world.post(ada, paths.notes(group), { note: 'A note of Ada' })
})
after(async () => {
  await worker?.stop()
  await world?.close()
})

const take = (page: Page) => page.locator(`form[action="${paths.yourArchiveTaking()}"] button`)

async function downloaded(page: Page): Promise<string> {
  const coming = page.waitForEvent('download', { timeout: GENEROUS_MS })
  await take(page).click()
  return (await coming).path()
}

test('an archive is asked for, comes by itself, is downloaded, and brought into another account', async () => {
  const context = await world.open(ada)
  const page = await context.newPage()
  await page.goto(paths.yourData())
  await page.getByRole('button', { name: t('people.data.act') }).click()
  await take(page).waitFor({ timeout: GENEROUS_MS })
  const path = await downloaded(page)
  const zip = readFileSync(path)
  assert.match((await unzip(zip))['words.html'] ?? '', /A note of Ada/)

  const other = await world.open(await world.someone('Somebody'))
  const there = await other.newPage()
  await there.goto(paths.yourArrival())
  await there
    .locator('input[type=file]')
    .setInputFiles({ name: 'my-data.zip', mimeType: 'application/zip', buffer: zip })
  await there.getByRole('button', { name: t('yours.arriving.look') }).click()
  await there.getByLabel(t('yours.arriving.offer.words')).check()
  await there.getByRole('button', { name: t('yours.arriving.carry') }).click()
  await there.waitForURL(`**${paths.carriedWords()}`)
  await there.getByText('A note of Ada').waitFor()
  await Promise.all([context.close(), other.close()])
})

test('without JavaScript a link looks again, and the download is the same', async () => {
  const context = await world.open(await world.someone('Ben'), { javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(paths.yourData())
  // Whoever looks again before the answer comes has not asked yet.
  const asked = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.getByRole('button', { name: t('people.data.act') }).click()
  await asked
  for (const until = Date.now() + GENEROUS_MS; Date.now() < until && (await take(page).count()) === 0; )
    await page.goto(paths.yourData())
  assert.equal(Object.keys(await unzip(readFileSync(await downloaded(page)))).length, 7)
  await context.close()
})
