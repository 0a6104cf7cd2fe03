import type { BrowserContext } from 'playwright-core'
import { ensureFirstRunCode } from '../../src/domain/place/first-run.ts'
import { wordsIn } from '../../src/locales/words.ts'
import { paths } from '../../src/web/paths.ts'
import type { Someone, World } from '../world.ts'
import type { PageToSee } from './pages.ts'

/** Pages that are shown once, on the way: each of them needs the step before it. */
export function newcomerPages(world: World): PageToSee[] {
  const post = async (context: BrowserContext, path: string, form: Record<string, string>) => {
    const headers = { origin: world.base }
    const answer = await context.request.post(path, { form, headers, maxRedirects: 0 })
    if (answer.status() !== 303) throw new Error(`${path} answered ${answer.status()}`)
  }
  const signUp: PageToSee['before'] = async (context, language) => {
    await post(context, paths.signUp(), newcomer)
    await world.owner(`update people set language = $1 where shown_name = 'Pip'`, [language])
  }
  const erase: PageToSee['before'] = (context, language) =>
    post(context, paths.yourErasure(), { word: wordsIn(language as 'en')('people.erasure.word') })
  const page = (path: string, before: PageToSee['before']) =>
    ({ route: path, path, as: 'newcomer', who: undefined, before }) as const
  return [
    page(paths.keepThese(), signUp),
    page(paths.anotherDevice(), (context) => post(context, paths.anotherDevice(), {})),
    page(paths.newCalendar(), (context) => post(context, paths.yourCalendars(), { of: 'all', titles: 'plain' })),
    page(paths.erased(), erase),
  ]
}

/** What somebody types who signs up. */
export const newcomer = {
  name: 'Pip',
  word: 'pip',
  language: 'en',
  zone: 'Europe/London',
  password: 'a lamp in the window',
  adult: 'on',
  terms: 'on',
  health_data: 'on',
}

/** The first run, in a place that for this moment has no steward, or has not been set up. */
export function firstRunPages(world: World, steward: Someone): PageToSee[] {
  let code: string | undefined
  const begin = async () => {
    await world.owner('update people set is_steward = false')
    code = await world.db.asSystem('a code for the first run', ensureFirstRunCode)
  }
  const typeCode = (context: BrowserContext) =>
    context.request.post(paths.firstRun(), { form: { code: code ?? '' }, headers: { origin: world.base } })
  const goOn = async (context: BrowserContext) => {
    await world.owner('update people set is_steward = true where id = $1', [steward.id])
    await world.owner('update place set set_up_at = null')
    await context.addCookies([{ name: 'holdfast', value: steward.cookie.split('=')[1] ?? '', url: world.base }])
  }
  const afterKeeper = () => world.owner(`update place set steps_done = '{name,coming,mail,keeper}'`)
  const settle = () => world.owner('update place set set_up_at = now()')
  const page = (path: string, before: PageToSee['before']) =>
    ({ route: path, path, as: 'first steward', who: undefined, before }) as const
  return [
    page(paths.firstRun(), begin),
    page(paths.firstRun(), typeCode),
    page(paths.firstRunName(), goOn),
    page(paths.firstRunComing(), undefined),
    page(paths.firstRunMail(), undefined),
    page(paths.firstRunKeeper(), undefined),
    page(paths.firstRunPages(), afterKeeper),
    page(paths.firstRunOpen(), settle),
    // Last, so that the place is again as it was.
    { ...page(paths.steward(), settle), route: '/steward' },
  ]
}
