import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { paths } from '../../src/web/paths.ts'
import { type BrowserWorld, openBrowserWorld } from './browser.ts'
import { readSquare } from './square.ts'

let world: BrowserWorld
before(async () => {
  world = await openBrowserWorld()
})
after(() => world?.close())

/** The page with the square and the code, on the device where Ada is in. */
async function showSquare(): Promise<Page> {
  const ada = await world.someone('Ada')
  const page = await (await world.open(ada)).newPage()
  await page.goto(paths.yourSessions())
  await page.locator(`form[action="${paths.anotherDevice()}"] button`).click()
  await page.locator('.qr').waitFor()
  return page
}

test('a second browser photographs the square and is in', async () => {
  const here = await showSquare()
  const address = await readSquare(here.locator('.qr'))
  const there = await (await world.open(undefined, { javaScriptEnabled: false })).newPage()
  await there.goto(address ?? assert.fail('the square cannot be read'))
  await isLetIn(there)
})

test('a second browser without script types the code and is in', async () => {
  const here = await showSquare()
  const code = await here.locator('code.typed').innerText()
  const there = await (await world.open(undefined, { javaScriptEnabled: false })).newPage()
  await there.goto((await here.locator('bdi.typed').innerText()).trim())
  await there.fill('[name=code]', code)
  await isLetIn(there)
})

/** Presses the one lit button, and is Ada. The form's answer is awaited: whoever goes on before it comes is not in yet. */
async function isLetIn(there: Page): Promise<void> {
  const answered = there.waitForResponse((answer) => answer.request().method() === 'POST')
  await there.locator('main .btn.lit').click()
  await answered
  await there.goto(paths.you())
  assert.equal(await there.locator('h1').textContent(), 'Ada')
}
