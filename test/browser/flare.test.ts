import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { GroupId } from '../../src/database/ids.ts'
import { announceNote, writeNote } from '../../src/domain/groups/lead.ts'
import { followFlare } from '../../src/domain/people/flaring/follow.ts'
import { wordsIn } from '../../src/locales/words.ts'
import { paths } from '../../src/web/paths.ts'
import type { Someone } from '../world.ts'
import { type BrowserWorld, openBrowserWorld } from './browser.ts'
import { axe, sideways } from './looking.ts'

const t = wordsIn('en')
const SMALL = { width: 320, height: 640 }

let world: BrowserWorld
let ada: Someone
let ben: Someone
let cleo: Someone
before(async () => {
  world = await openBrowserWorld()
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
  cleo = await world.someone('Cleo')
  const group = await world.group(cleo, { name: 'Slow Mornings' })
  await world.sit(ada, group)
  await world.sit(ben, group)
})
after(() => world?.close())

const choice = (page: Page, words: string) => page.getByRole('checkbox', { name: words, exact: true })

test('without JavaScript a plan is written, one press begins it, and one takes it back', async () => {
  const context = await world.open(ada, { viewport: SMALL, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(paths.yourFlare())
  await page.getByLabel(t('flare.lasts.said')).check()
  await page.locator('summary', { hasText: t('flare.people_in', { group: 'Slow Mornings', name: 'Ada' }) }).click()
  await choice(page, 'Ben').check()
  await page.getByLabel(t('flare.words'), { exact: true }).fill('Quiet for a while.')
  await page.getByRole('button', { name: t('people.flare.keep') }).click()
  await page.getByText(t('flare.preview')).waitFor()
  await page.goto(paths.home())
  await page.locator('.comfort > summary').click()
  await page.getByLabel(t('common.comfort.flare'), { exact: true }).check()
  await page.getByRole('button', { name: t('common.comfort.keep') }).click()
  await page.getByText(/Nobody has been told yet/).waitFor()
  await page.getByRole('button', { name: t('flare.not_now') }).click()
  await page.getByText(t('flare.taken_back')).waitFor()
  assert.equal(await page.getByText(t('people.flare.now')).count(), 0)
  await context.close()
})

test('the one who was chosen reads the words, and no more when the flare ends', async () => {
  const context = await world.open(ben)
  const page = await context.newPage()
  await page.goto(paths.home())
  await world.post(ada, paths.comfort(), { light: 'device', flare: 'on' })
  await world.owner(
    `update comforts set flare_since = now() - interval '6 minutes', flare_tells_at = now() where person_id = $1`,
    [ada.id],
  )
  await world.db.asSystem('the wait of a test is over', (as) => followFlare(as, ada.id))
  await page.reload()
  await page.getByText('Quiet for a while.').waitFor()
  assert.deepEqual(await axe(page), [])
  await world.post(ada, paths.yourFlareEnd())
  await page.reload()
  assert.equal(await page.getByText('Quiet for a while.').count(), 0)
  await context.close()
})

test('the way back holds on a small phone, and is put away by keyboard', async () => {
  const [group] = await world.owner<{ id: GroupId }>('select id from groups')
  assert.ok(group)
  await world.db.acting(cleo.id, async (as) => announceNote(as, await writeNote(as, group.id, 'We sit in the garden.')))
  const context = await world.open(ada, { viewport: SMALL })
  const page = await context.newPage()
  await page.goto(paths.home())
  await page.getByText(t('flare.back.title')).waitFor()
  assert.deepEqual(await axe(page), [])
  assert.deepEqual(await sideways(page), [])
  await page.getByRole('button', { name: t('flare.back.enough') }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(t('flare.back.done')).waitFor()
  assert.equal(await page.getByText(t('flare.back.title')).count(), 0)
  await context.close()
})
