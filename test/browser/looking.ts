import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core'),
  'utf8',
)
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Axe {
  run(
    options: object,
  ): Promise<{ violations: { id: string; nodes: { target: string[]; any: { message: string }[] }[] }[] }>
}

/** What WCAG 2.2 AA finds wrong with a page: rule and places, short enough to read in a test's output. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const violations = await page.evaluate(async (values) => {
    const { axe: found } = window as unknown as { axe: Axe }
    return (await found.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] })).violations
  }, RULES)
  return violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? ''})`)
    return `${id}: ${places.join(' | ')}`
  })
}

/** Things that can be pressed and are smaller than `least` CSS pixels in either direction. Links inside a sentence are exempt,
 *  as WCAG 2.5.8 has it, and so is what only a screen reader meets. */
export function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((most) => {
    const BLOCKS = 'p, div, ul, ol, dl, h2, h3, form, .hush, svg'
    const inSentence = (el: Element) => {
      const parent = el.closest('p, li, dd, td, figcaption, label')
      const beside = [...(parent?.childNodes ?? [])].filter(
        (node) => !(node instanceof Element && node.matches(BLOCKS)),
      )
      return el.tagName === 'A' && beside.some((node) => !node.contains(el) && (node.textContent ?? '').trim() !== '')
    }
    // A label around a tick or radio is the target, not the little box.
    const target = (el: Element) =>
      el.matches('input[type=checkbox], input[type=radio]')
        ? (el.closest('label') ?? document.querySelector(`label[for="${el.id}"]`) ?? el)
        : el
    return [...document.querySelectorAll('a[href], button, summary, select, input:not([type=hidden]), textarea')]
      .filter((el) => el.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !inSentence(el))
      .map((el) => ({ el, box: target(el).getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height > 1 && (box.width < most - 0.5 || box.height < most - 0.5))
      .filter(({ box }) => box.bottom + window.scrollY > 0)
      .map(
        ({ el, box }) =>
          `small: ${el.tagName.toLowerCase()}.${el.className} "${(el.textContent ?? '').trim().slice(0, 30)}" ${Math.round(box.width)}×${Math.round(box.height)}`,
      )
  }, least)
}

/** How far the page can be pushed sideways, in CSS pixels; what reaches out is named. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter((el) => {
      const box = el.getBoundingClientRect()
      return box.right > clientWidth + 1 || box.left < -1
    })
    const named = wide.slice(0, 4).map((el) => `${el.tagName.toLowerCase()}.${el.getAttribute('class')}`)
    return [`sideways by ${scrollWidth - clientWidth}px: ${named.join(' ')}`]
  })
}

/** Every address the page asked for that is not of this place, and every complaint of its content policy. */
export function watch(page: Page, base: string): { strangers: string[]; complaints: string[] } {
  const seen = { strangers: [] as string[], complaints: [] as string[] }
  const ours = [base, base.replace('http', 'ws'), 'data:']
  page.on('request', (request) => {
    if (!ours.some((start) => request.url().startsWith(start))) seen.strangers.push(request.url())
  })
  page.on('console', (message) => {
    if (message.type() === 'error') seen.complaints.push(message.text())
  })
  page.on('pageerror', (error) => void seen.complaints.push(error.message))
  return seen
}

export interface Stop {
  /** Its place among all elements. */
  readonly at: number
  readonly name: string
}

/** The order in which a keyboard reaches things; ends where it begins again. */
export async function tabOrder(page: Page, most = 200): Promise<Stop[]> {
  const order: Stop[] = []
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const el = document.activeElement
      if (!el || el === document.body) return undefined
      const at = [...document.querySelectorAll('*')].indexOf(el)
      return { at, name: (el.textContent ?? '').trim().slice(0, 40) }
    })
    if (!here || here.at === order[0]?.at) break
    order.push(here)
  }
  return order
}

/** What has the focus and lies under something else, going through the page by Tab (WCAG 2.4.11). */
export async function coveredInFocus(page: Page, most = 200): Promise<string[]> {
  const covered: string[] = []
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(() => {
      const el = document.activeElement
      if (!el || el === document.body) return undefined
      const box = el.getBoundingClientRect()
      const above = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20))
      const seen = above !== null && (el.contains(above) || above.contains(el))
      return { first: el.matches('.skip'), covered: seen ? '' : `${el.tagName} ${(el.textContent ?? '').slice(0, 30)}` }
    })
    if (!found || (found.first && i > 0)) break
    if (found.covered) covered.push(found.covered)
  }
  return covered
}
