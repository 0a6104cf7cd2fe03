import { Hono } from 'hono'
import { z } from 'zod'
import { agreeAnew } from '../../domain/people/consents.ts'
import { NEEDED_PAGES, type PageKind, writePage } from '../../domain/place/pages.ts'
import { changeSettings, finishSettingUp, finishStep, type Place } from '../../domain/place/place.ts'
import { countryOfZone } from '../../domain/safety/help-lines-zones.ts'
import { wordsIn } from '../../locales/words.ts'
import { answerNotHere } from '../answers.tsx'
import type { Env } from '../env.ts'
import { agreed, readForm, words, wordsOrNone } from '../form.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { AskKeeper, AskPages, PlaceIsOpen } from './keeper-step-views.tsx'
import { KeeperFields } from './place-form.ts'
import { templateOf } from './templates.ts'
import { elsewhere, findUnfinished, otherLanguage } from './unfinished.ts'

/** The last step: who answers for the place, and the three pages that say so. Nobody can sign up before it is done. */
export const keeperStep = new Hono<Env>()

const Keeper = z.object(KeeperFields)
const Pages = z.object({
  terms: words(40_000, 'forms.needed.page'),
  privacy: words(40_000, 'forms.needed.page'),
  contact: words(40_000, 'forms.needed.page'),
  other_terms: wordsOrNone(40_000),
  other_privacy: wordsOrNone(40_000),
  other_contact: wordsOrNone(40_000),
  agree: agreed('forms.needed.terms'),
})

keeperStep.get(paths.firstRunKeeper(), async (c) => {
  const found = await findUnfinished(c)
  if (!found) return elsewhere(c)
  const { keeper, contact, hosting, stepsDone } = found.place
  // Until it has been said, what stands in the settings is nobody's choice.
  const country = stepsDone.includes('keeper') ? found.place.country : (countryOfZone(found.me.zone) ?? '')
  return c.html(<AskKeeper scene={c.var.scene} found={found} form={{ typed: { keeper, contact, hosting, country } }} />)
})

keeperStep.post(paths.firstRunKeeper(), async (c) => {
  const found = await findUnfinished(c)
  if (!found) return elsewhere(c)
  const form = await readForm(c, Keeper)
  if (!form.valid) return c.html(<AskKeeper scene={c.var.scene} found={found} form={form} />, 422)
  await c.var.db.acting(found.viewer, async (as) => {
    await changeSettings(as, form.values)
    await finishStep(as, 'keeper')
  })
  return seeOther(c, paths.firstRunPages())
})

keeperStep.get(paths.firstRunPages(), async (c) => {
  const found = await findUnfinished(c)
  if (!found) return elsewhere(c)
  const { place, pages } = found
  if (!place.stepsDone.includes('keeper')) return seeOther(c, paths.firstRunKeeper())
  const standing = (kind: PageKind, language: Place['language']) =>
    pages.find((page) => page.kind === kind && page.language === language)?.words ??
    templateOf(wordsIn(language), kind, place, language, c.var.house.config.backup?.keep)
  const typed = Object.fromEntries(
    NEEDED_PAGES.flatMap((kind) => [
      [kind, standing(kind, place.language)],
      [`other_${kind}`, standing(kind, otherLanguage(place))],
    ]),
  )
  return c.html(<AskPages scene={c.var.scene} found={found} form={{ typed }} />)
})

keeperStep.post(paths.firstRunPages(), async (c) => {
  const found = await findUnfinished(c)
  if (!found) return elsewhere(c)
  const form = await readForm(c, Pages)
  if (!form.valid) return c.html(<AskPages scene={c.var.scene} found={found} form={form} />, 422)
  await c.var.db.acting(found.viewer, async (as) => {
    for (const kind of NEEDED_PAGES) {
      await writePage(as, kind, found.place.language, form.values[kind])
      const other = form.values[`other_${kind}`]
      if (other !== '') await writePage(as, kind, otherLanguage(found.place), other)
    }
    await agreeAnew(as, 'terms')
    await finishSettingUp(as)
  })
  return seeOther(c, paths.firstRunOpen())
})

keeperStep.get(paths.firstRunOpen(), async (c) => {
  if (!c.var.scene.person?.steward) return answerNotHere(c)
  if (await findUnfinished(c)) return seeOther(c, paths.firstRun())
  return c.html(<PlaceIsOpen scene={c.var.scene} />)
})
