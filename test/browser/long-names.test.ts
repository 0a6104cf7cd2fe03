import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { paths } from '../../src/web/paths.ts'
import { type BrowserWorld, openBrowserWorld } from './browser.ts'

let world: BrowserWorld
before(async () => {
  world = await openBrowserWorld()
})
after(() => world?.close())

const NAMES = [
  'Holdfast',
  'Schmerzgruppen Oberhavel',
  'The Waiting Room of Greater Manchester',
  'Apoyo mutuo para el dolor de Zaragoza',
  'Selbsthilfegruppe Schmerzfreunde Hamburg',
]

for (const width of [320, 360]) {
  for (const cookies of [{}, { flare: 'on' }, { language: 'en-XB' }] as Record<string, string>[]) {
    test(`a place may have a long name at ${width} pixels, ${JSON.stringify(cookies)}`, async () => {
      const context = await world.open(undefined, { viewport: { width, height: 740 }, cookies })
      const page = await context.newPage()
      for (const name of NAMES) {
        await world.owner('update place set name = $1', [name])
        await page.goto(paths.helpNow())
        const seen = await page.evaluate(() => {
          const name = document.querySelector('.brand span') as HTMLElement
          const words = [...(name.textContent ?? '').matchAll(/\S+/g)].map(({ 0: word, index }) => {
            const range = document.createRange()
            range.setStart(name.firstChild as Node, index)
            range.setEnd(name.firstChild as Node, index + word.length)
            return { word, lines: range.getClientRects().length }
          })
          const [help, lamp] = ['.near > .btn', '.near summary'].map((part) =>
            (document.querySelector(part) as HTMLElement).getBoundingClientRect(),
          )
          return {
            cut: words.filter(({ lines }) => lines > 1).map(({ word }) => word),
            sideways: document.documentElement.scrollWidth - window.innerWidth,
            apart: Math.abs((help?.top ?? 0) - (lamp?.top ?? 0)) > 8,
          }
        })
        assert.deepEqual(seen, { cut: [], sideways: 0, apart: false }, name)
      }
      await context.close()
    })
  }
}
