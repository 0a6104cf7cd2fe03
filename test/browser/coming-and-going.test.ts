import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { GroupId } from '../../src/database/ids.ts'
import { wordsIn } from '../../src/locales/words.ts'
import { paths } from '../../src/web/paths.ts'
import { type BrowserWorld, openBrowserWorld } from './browser.ts'
import { type Hands, keyboardHands, pointingHands } from './hands.ts'

const t = wordsIn('en')

let world: BrowserWorld
let group: GroupId
before(async () => {
  world = await openBrowserWorld()
  const ada = await world.someone('Ada')
  for (const kind of ['terms', 'privacy', 'contact'])
    await world.owner(`insert into pages (kind, language, words) values ($1, 'en', '# Words')`, [kind])
  group = await world.group(ada, { name: 'Slow Mornings' })
  await world.group(ada, { name: 'Other Evenings', purpose: 'An hour for the end of the day.' })
})
after(() => world?.close())

test('without JavaScript a visitor finds a group, signs up, agrees, joins, rests and leaves', async () => {
  const context = await world.open(undefined, { javaScriptEnabled: false })
  await comeAndGo(await context.newPage(), pointingHands())
  await context.close()
})

test('with nothing but a keyboard the same is done', async () => {
  const context = await world.open(undefined)
  const page = await context.newPage()
  await comeAndGo(page, keyboardHands(page))
  await context.close()
})

async function comeAndGo(page: Page, hands: Hands): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const link = (name: string | RegExp) => page.getByRole('main').getByRole('link', { name })
  const field = (label: string) => page.getByLabel(label, { exact: true })
  // Turbo changes the address a moment before the words.
  const arrive = async (path: string, heading: string) => {
    await page.waitForURL((url) => url.pathname === path.split('?')[0])
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await isThere()
  }
  const isThere = () => page.locator('html:not([aria-busy])').waitFor({ state: 'attached' })

  await page.goto(paths.home())
  await hands.press(link(t('place.find')))
  await arrive(paths.groups(), t('finding.title'))
  await hands.write(page.getByRole('searchbox'), 'slow mornings')
  await hands.press(button(t('finding.words.act')))
  await page.waitForURL(/q=slow/)
  await isThere()
  await hands.press(link(/Slow Mornings/))
  await arrive(paths.group(group), 'Slow Mornings')
  await page.getByText('What is said here stays here.').waitFor()

  await hands.press(link(t('groups.way.door.member')))
  await arrive(paths.signUp(), t('people.sign_up.title'))
  await hands.write(field(t('people.sign_up.name')), 'Pip')
  await hands.write(page.locator('[name=password]'), 'a lamp in the window')
  for (const box of ['adult', 'terms', 'health_data']) await hands.tick(page.locator(`[name=${box}]`))
  await hands.press(button(t('people.sign_up.act')))
  await arrive(paths.keepThese(), t('people.keep.title'))
  assert.equal(await page.locator('.codes li').count(), 8)

  await hands.press(link(t('people.keep.act')))
  await arrive(paths.door(group), 'Slow Mornings')
  await page.getByText('What is said here stays here.').waitFor()
  assert.equal(await page.locator('[name=agreed]').isChecked(), false)
  await hands.tick(page.locator('[name=agreed]'))
  await hands.press(button(t('groups.way.door.member')))
  await arrive(paths.group(group), 'Slow Mornings')
  await page.getByText(t('groups.said.inside')).waitFor()

  await hands.press(page.locator('summary', { hasText: t('groups.rest.title') }))
  await hands.press(button(t('groups.rest.do')))
  await page.getByText(t('groups.rest.kept')).waitFor()
  await isThere()
  await hands.press(page.locator('summary', { hasText: t('groups.leave.title') }))
  await hands.press(button(t('groups.leave.do')))
  await page.getByText(t('groups.said.left')).waitFor()
  await page.goto(paths.group(group))
  await page.getByRole('link', { name: t('groups.door.come_back') }).waitFor()
  const [seat] = await world.owner(
    `select state from memberships where group_id = $1 and name = 'Pip' order by joined_at desc`,
    [group],
  )
  assert.deepEqual(seat, { state: 'left' })
}
