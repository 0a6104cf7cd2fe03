import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { paths } from '../../src/web/paths.ts'
import type { Someone } from '../world.ts'
import { type BrowserWorld, openBrowserWorld } from './browser.ts'
import { furnish } from './furnish.ts'
import { axe, coveredInFocus, sideways, smallTargets, tabOrder, watch } from './looking.ts'
import { everyPage, MAIL, NOT_PAGES, type PageToSee } from './pages.ts'
import { newcomer } from './passing-pages.ts'
import { WAYS, type Way } from './ways.ts'

let world: BrowserWorld
let pages: PageToSee[]
before(async () => {
  world = await openBrowserWorld()
  pages = everyPage(world, await furnish(world))
  mkdirSync(join(world.folder, 'outbox'))
  writeFileSync(join(world.folder, 'outbox', MAIL), 'To: a@example.org\r\nSubject: A way in\r\n\r\nHello.\r\n')
})
after(() => world?.close())

test('every page a person can open is looked at', () => {
  const routes = world.app.routes.filter(({ method, path }) => method === 'GET' && !path.includes('*'))
  const seen = new Set([...pages.map((page) => page.route), ...NOT_PAGES])
  assert.deepEqual([...new Set(routes.map((route) => route.path))].sort(), [...seen].sort())
  for (const { route, path } of pages)
    assert.match(path, new RegExp(`^${route.replaceAll(/:\w+/g, '[^/?]+')}(\\?|$)`), `${path} is no ${route}`)
})

for (const [turn, way] of WAYS.entries()) {
  test(`every page holds ${way.name}`, { timeout: 1_200_000 }, async () => {
    const due = pages.map((page, i) => ({ ...page, due: i % way.every === turn % way.every }))
    const lookers = [...Map.groupBy(due, (page) => page.as).values()]
    // The first steward empties the place of its steward, and so comes when the others have gone.
    const last = lookers.pop() ?? []
    const wrong = (await inTurns(lookers, (theirs) => lookAs(theirs, way))).concat(await lookAs(last, way))
    assert.deepEqual(wrong, [])
  })
}

test('a form that comes back with reasons holds as well, by day and in a flare', { timeout: 900_000 }, async () => {
  const forms = [paths.signIn(), paths.signUp(), paths.signInByMail(), paths.signInByCode(), paths.newGroup()]
  const wrong: string[] = []
  for (const way of WAYS.filter((one) => one.javaScript && one.width < 400)) {
    const founder = await world.someone('Fay')
    for (const path of forms) {
      const context = await world.open(path === paths.newGroup() ? founder : undefined, optionsOf(way))
      await chooseFor(path === paths.newGroup() ? founder : undefined, way)
      const page = await context.newPage()
      await page.goto(path)
      await Promise.all([page.waitForResponse((answer) => answer.status() === 422), sendEmpty(page, path)])
      await page.locator('.errors').waitFor()
      for (const problem of await judge(page, way)) wrong.push(`${path} ${way.name}: ${problem}`)
      await context.close()
    }
  }
  assert.deepEqual(wrong, [])
})

test('a keyboard reaches everything from the skip link on, sees where it is, and comes out again', async () => {
  // On a tall phone the bar of places lies over the page, and must not lie over what has the focus.
  const context = await world.open(undefined, { viewport: { width: 360, height: 800 } })
  const page = await context.newPage()
  for (const path of [paths.home(), paths.groups(), paths.signIn(), paths.signUp(), paths.helpNow()]) {
    await page.goto(path)
    const order = await tabOrder(page)
    assert.match(order[0]?.name ?? '', /Skip/i, path)
    assert.ok(order.length > 5 && order.length < 200, `${path}: ${order.length} stops`)
    assert.equal(new Set(order.map((stop) => stop.at)).size, order.length, `${path}: a trap`)
    assert.deepEqual(await coveredInFocus(page), [], path)
  }
  await context.close()
})

/** Two at once, as a machine of two cores can. */
async function inTurns<T>(all: readonly T[], look: (one: T) => Promise<string[]>): Promise<string[]> {
  const left = all.values()
  const found: string[] = []
  const work = async () => {
    for (const one of left) found.push(...(await look(one)))
  }
  await Promise.all([work(), work()])
  return found
}

/** Looks at one person's pages, one after another in the same browser. */
async function lookAs(theirs: (PageToSee & { due: boolean })[], way: Way): Promise<string[]> {
  const [{ who, as } = { who: undefined, as: 'visitor' }] = theirs
  const context = await world.open(who, optionsOf(way))
  await chooseFor(who, way)
  const page = await context.newPage()
  const seen = watch(page, world.base)
  const wrong: string[] = []
  for (const { path, before, due } of theirs) {
    if (before) {
      // What ends a session would also take away the page that is still open.
      await page.goto('about:blank')
      await before(context, way.cookies.language ?? 'en')
    }
    if (!due) continue
    // Some pages ask for a proof again ten minutes after signing in; the walk may take longer.
    if (who) await world.owner('update sessions set confirmed_at = now() where person_id = $1', [who.id])
    const answer = await page.goto(path)
    if (answer?.status() !== 200 || new URL(page.url()).pathname !== path.split('?')[0])
      wrong.push(`${as} ${path}: answered ${answer?.status()} at ${page.url()}`)
    else for (const problem of await inTime(judge(page, way))) wrong.push(`${as} ${path}: ${problem}`)
  }
  await context.close()
  return [
    ...wrong,
    ...seen.strangers.map((url) => `${as}, a stranger: ${url}`),
    ...seen.complaints.map((words) => `${as}, console: ${words}`),
  ]
}

async function judge(page: Page, way: Way): Promise<string[]> {
  const headings = await page.locator('h1').count()
  const lit = await page.locator('main .btn.lit:visible').count()
  return [
    ...(headings === 1 ? [] : [`${headings} main headings`]),
    ...(lit <= 1 || page.url().endsWith(paths.design()) ? [] : [`${lit} lit actions`]),
    ...(await sideways(page)),
    ...(await smallTargets(page, way.reach)),
    // Without script nothing but the server's own words is in the page, and axe, a script, could not run.
    ...(way.javaScript ? await axe(page) : await inline(page)),
  ]
}

/** What the browser is asked inside a page has no limit of its own. */
async function inTime(judging: Promise<string[]>): Promise<string[]> {
  const late = Promise.withResolvers<string[]>()
  const timer = setTimeout(() => late.resolve(['was not judged within three minutes']), 180_000)
  try {
    return await Promise.race([judging, late.promise])
  } finally {
    clearTimeout(timer)
    judging.catch(() => undefined)
  }
}

async function inline(page: Page): Promise<string[]> {
  const found = await page.locator('[style], style, script:not([src]), [onclick], [onload]').count()
  return found === 0 ? [] : [`${found} inline styles or scripts`]
}

const optionsOf = (way: Way) => ({
  // Low enough for the bar of places not to stick: what lies under it is not too small, it can be scrolled out from there.
  viewport: { width: way.width, height: 640 },
  javaScriptEnabled: way.javaScript,
  cookies: way.cookies,
})

/** Whoever is signed in has their comfort and language with their account, not in the browser. */
async function chooseFor(who: Someone | undefined, way: Way): Promise<void> {
  if (!who) return
  const [light, contrast] = (way.cookies.light ?? 'device.device').split('.')
  await world.owner(
    `insert into comforts (person_id, light, contrast, flare_until) values ($1, $2, $3, case when $4 then now() + interval '1 day' end)
     on conflict (person_id) do update set light = excluded.light, contrast = excluded.contrast, flare_until = excluded.flare_until`,
    [who.id, light, contrast, way.cookies.flare === 'on'],
  )
  await world.owner('update people set language = $2 where id = $1', [who.id, way.cookies.language ?? 'en'])
}

/** Sends the page's own form with almost nothing in it, past the browser's own checks. */
async function sendEmpty(page: Page, path: string): Promise<void> {
  if (path === paths.signUp()) await page.locator('[name=name]').fill(newcomer.name)
  await page
    .locator('main form:has(.btn.lit)')
    .first()
    .evaluate((form: HTMLFormElement) => {
      form.noValidate = true
      form.requestSubmit()
    })
}
