import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { invite } from '../../src/domain/groups/invitations.ts'
import { paths } from '../../src/web/paths.ts'
import type { Someone } from '../world.ts'
import { type BrowserWorld, openBrowserWorld } from './browser.ts'
import { readSquare } from './square.ts'

let world: BrowserWorld
let ada: Someone
let marta: Someone
before(async () => {
  world = await openBrowserWorld()
  ada = await world.someone('Ada')
  marta = await world.someone('Marta', { steward: true })
})
after(() => world?.close())

const endsAt = new Date(Date.now() + 9 * 24 * 60 * 60 * 1000)

/** Links to the place, to a listed group with much to say, and to one that says nothing of itself. */
async function links(): Promise<{ id: string; token: string; by: Someone }[]> {
  const wordy = await world.group(ada, {
    name: 'The Long Table for Everybody who Sits Badly and Laughs Well',
    purpose: 'We are many, and we begin with one word each. Nobody has to be funny, brave or better. '.repeat(3),
    times: [
      { weekday: 2, starts: '10:30', minutes: 60, every: 1, nth: null },
      { weekday: 4, starts: '19:30', minutes: 90, every: 2, nth: null },
    ],
  })
  const quiet = await world.group(ada, { listing: 'hidden' })
  const to = async (by: Someone, what: typeof wordy | 'place') => ({
    by,
    ...(await world.db.acting(by.id, (as) => invite(as, what, { endsAt, note: '' }))),
  })
  return [await to(ada, wordy), await to(ada, quiet), await to(marta, 'place')]
}

const pagesIn = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0

test('a poster prints on one sheet of A4 and one of Letter, and its square leads to the invitation', async () => {
  for (const { id, token, by } of await links()) {
    for (const language of ['en', 'es']) {
      await world.owner('update people set language = $2 where id = $1', [by.id, language])
      const context = await world.open(by, { viewport: { width: 900, height: 1200 } })
      const page = await context.newPage()
      for (const [paper, format] of [
        ['a4', 'A4'],
        ['letter', 'Letter'],
      ] as const) {
        await page.goto(paths.poster(id, paper))
        await page.evaluate(() => document.fonts.ready)
        assert.equal(pagesIn(await page.pdf({ format, preferCSSPageSize: true, printBackground: true })), 1, format)
      }
      assert.equal(await readSquare(page.locator('.poster .qr')), world.base + paths.invitation(token))
      await context.close()
    }
  }
})

test('the square can be photographed in the evening, in a flare and on a small screen', async () => {
  const [link] = await links()
  assert.ok(link)
  await world.owner(
    `insert into comforts (person_id, light, contrast, flare_until) values ($1, 'evening', 'more', now() + interval '1 day')
     on conflict (person_id) do nothing`,
    [ada.id],
  )
  const context = await world.open(ada, { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2 })
  const page = await context.newPage()
  await page.goto(paths.poster(link.id))
  assert.equal(await readSquare(page.locator('.poster .qr')), world.base + paths.invitation(link.token))
  await context.close()
})

test('what is printed is the poster and nothing around it', async () => {
  const [link] = await links()
  assert.ok(link)
  const context = await world.open(ada)
  const page = await context.newPage()
  await page.goto(paths.poster(link.id))
  await page.emulateMedia({ media: 'print' })
  for (const around of ['.top', '.places', '.foot', '.banner', 'main .screen', 'print-page'])
    for (const part of await page.locator(around).all()) assert.equal(await part.isVisible(), false, around)
  assert.equal(await page.locator('.poster').isVisible(), true)
  await context.close()
})
