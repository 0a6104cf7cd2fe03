import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { GroupId } from '../../src/database/ids.ts'
import { wordsIn } from '../../src/locales/words.ts'
import { paths } from '../../src/web/paths.ts'
import { begin, say } from '../talking.ts'
import type { Someone } from '../world.ts'
import { type BrowserWorld, openBrowserWorld } from './browser.ts'

const t = wordsIn('en')

let world: BrowserWorld
let group: GroupId
let ada: Someone
let ben: Someone
before(async () => {
  world = await openBrowserWorld()
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
  group = await world.group(ada)
  await world.sit(ben, group)
})
after(() => world?.close())

test('somebody’s answer comes under the finger; neither the box, the focus nor the page moves until it is pressed', async () => {
  const { conversation } = await begin(world, ben, group, 'Awake since three.')
  const context = await world.open(ben)
  const page = await context.newPage()
  const heard = page.waitForEvent('websocket').then((socket) => socket.waitForEvent('framesent'))
  await page.goto(paths.conversation(group, conversation))
  await heard
  const box = page.locator('[name=words]')
  await box.pressSequentially('I was going to')
  const before = await page.evaluate(() => window.scrollY)
  const link = page.locator('new-replies a')
  // What the tab shows is known to the server a moment after it said so.
  for (let n = 1; n < 200 && !(await link.isVisible()); n++) {
    await say(world, ada, conversation, `So am I, ${n}.`)
    await link.waitFor({ timeout: 1000 }).catch(() => undefined)
  }
  assert.equal(await page.locator('new-replies [role=status]').innerText(), t('talking.live.new'))
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'words')
  assert.equal(await page.evaluate(() => window.scrollY), before)
  assert.equal(await page.getByText('So am I, 1.').count(), 0)
  await link.click()
  await page.getByText('So am I, 1.').waitFor()
  assert.equal(await box.inputValue(), 'I was going to')
  await context.close()
})

test('what was being written is there again after the page was left, and gone once it is said', async () => {
  const { conversation } = await begin(world, ada, group, 'Slowly.')
  const context = await world.open(ben)
  const page = await context.newPage()
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/drafts'))
  await page.goto(paths.conversation(group, conversation))
  await page.locator('[name=words]').pressSequentially('Half a thought')
  assert.equal((await kept).status(), 204)
  await page.goto(paths.home())
  await page.goto(paths.conversation(group, conversation))
  assert.equal(await page.locator('[name=words]').inputValue(), 'Half a thought')
  await page.getByRole('button', { name: t('talking.say.do', { group: 'Slow Mornings' }) }).click()
  await page.locator('.thread').getByText('Half a thought').waitFor()
  assert.equal(await page.locator('[name=words]').inputValue(), '')
  assert.deepEqual(await world.owner('select from drafts'), [])
  await context.close()
})
