import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type BrowserWorld, openBrowserWorld } from './browser.ts'
import { furnish } from './furnish.ts'
import { everyPage, type PageToSee } from './pages.ts'

let world: BrowserWorld
let pages: PageToSee[]
before(async () => {
  world = await openBrowserWorld()
  // What is shown once on the way is looked at with the others.
  pages = everyPage(world, await furnish(world)).filter(({ as }) => as !== 'newcomer' && as !== 'first steward')
})
after(() => world?.close())

const NAMED = 'button|checkbox|combobox|link|listbox|radio|searchbox|slider|spinbutton|switch|tab|textbox'

/** What a screen reader would say of the page: one line a thing, in reading order. */
async function spoken(page: Page): Promise<string[]> {
  return (await page.locator('body').ariaSnapshot()).split('\n').map((line) => line.trim().replace(/^- /, ''))
}

/** Headings that go deeper by more than one step, nameless controls, missing or doubled landmarks. */
function wrongIn(lines: string[]): string[] {
  const levels = lines.flatMap((line) => /^'?heading .*\[level=(\d)\]/.exec(line)?.[1] ?? []).map(Number)
  const jumps = levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)
  const nameless = lines.filter((line) => new RegExp(`^'?(${NAMED})( \\[[^\\]]*\\])*:?$`).test(line))
  const marks = ['banner', 'main', 'contentinfo'].filter(
    (mark) => lines.filter((line) => new RegExp(`^${mark}\\b`).test(line)).length !== 1,
  )
  const navs = lines.filter((line) => /^navigation\b/.test(line))
  return [
    ...(levels[0] === 1 ? [] : [`begins with a heading of level ${levels[0]}`]),
    ...(jumps.length > 0 ? [`headings ${levels.join(' ')}`] : []),
    ...nameless.map((line) => `nameless: ${line}`),
    ...marks.map((mark) => `not exactly one ${mark}`),
    ...(new Set(navs).size === navs.length ? [] : ['two navigations of one name']),
  ]
}

test('on every page headings nest, landmarks stand once, and every control has a name', {
  timeout: 900_000,
}, async () => {
  const wrong: string[] = []
  for (const [as, theirs] of Map.groupBy(pages, (page) => page.as)) {
    const context = await world.open(theirs[0]?.who)
    const page = await context.newPage()
    for (const { path } of theirs) {
      await page.goto(path)
      for (const problem of wrongIn(await spoken(page))) wrong.push(`${as} ${path}: ${problem}`)
    }
    await context.close()
  }
  assert.deepEqual(wrong, [])
})

test('what is heard first on the way in is the way past, then help, then the page’s own heading', async () => {
  const context = await world.open(undefined)
  const page = await context.newPage()
  await page.goto('/groups')
  const lines = await spoken(page)
  const at = (part: RegExp) => lines.findIndex((line) => part.test(line))
  assert.equal(at(/^link "Skip/), 0)
  assert.ok(at(/^link "Help now"/) < at(/^main/))
  assert.ok(at(/^main/) < at(/heading .*level=1/))
  assert.ok(at(/heading .*level=1/) < at(/^searchbox/))
  assert.ok(at(/^contentinfo/) > at(/^main/))
  await context.close()
})
