import { Hono } from 'hono'
import { z } from 'zod'
import type { PersonId } from '../../database/ids.ts'
import { unledGroups } from '../../domain/groups/unled.ts'
import { countHiddenGroups, groupsWaiting, peopleWaiting } from '../../domain/place/approval.ts'
import { findBackupState } from '../../domain/place/backups.ts'
import { allPages } from '../../domain/place/pages.ts'
import { changeSettings, findPlace } from '../../domain/place/place.ts'
import { changedGroups } from '../../domain/place/second-look.ts'
import { staleHelpLines } from '../../domain/safety/stale-help-lines.ts'
import { answerNotHere } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { readForm } from '../form.ts'
import { paths } from '../paths.ts'
import { ColourFields, chosenColour, typedColour } from '../place/colour-form.ts'
import { PlaceFields } from '../place/place-form.ts'
import { seeOther } from '../request/notice.ts'
import { StewardSettings } from './settings-view.tsx'
import { StewardIndex } from './views.tsx'

/** The stewards' pages. For everybody else nothing under this address exists; this room stands before all others that do. */
export const steward = new Hono<Env>()

steward.use(`${paths.steward()}/*`, (c, next) =>
  c.var.scene.person?.steward ? next() : Promise.resolve(answerNotHere(c)),
)

/** Whoever passed the guard above is signed in. */
export const stewardOf = (c: Here) => c.var.viewer as PersonId

steward.get(paths.steward(), async (c) => {
  const { db, viewer, scene } = c.var
  const [place, groups, unled, changed, people, hidden, pages, backups] = await db.reading(viewer, (as) =>
    Promise.all([
      findPlace(as),
      groupsWaiting(as),
      unledGroups(as),
      changedGroups(as),
      peopleWaiting(as),
      countHiddenGroups(as),
      allPages(as),
      findBackupState(as),
    ]),
  )
  const waits = {
    groups: groups.length > 0,
    unled: unled.some(({ askedAt }) => askedAt === null),
    changed: changed.length > 0,
    people: people.length > 0,
    helpLines: staleHelpLines(scene.now).length,
  }
  return c.html(
    <StewardIndex
      scene={scene}
      place={place}
      waits={waits}
      hidden={hidden}
      pages={pages}
      backups={c.var.house.config.backup && backups}
    />,
  )
})

const Settings = z.object({
  ...PlaceFields,
  ...ColourFields,
  quickExit: z
    .string({ error: 'forms.needed.exit' })
    .trim()
    .min(1, { error: 'forms.needed.exit', abort: true })
    .regex(/^https:\/\/[\x21-\x7e]{3,200}$/, { error: 'steward.settings.exit_like' })
    .refine((address) => URL.canParse(address), { error: 'steward.settings.exit_like' }),
})

steward.get(paths.stewardSettings(), async (c) => {
  const { db, viewer, scene } = c.var
  const { setUpAt, demo, stepsDone, hue, ...kept } = await db.reading(viewer, findPlace)
  return c.html(<StewardSettings scene={scene} form={{ typed: { ...kept, ...typedColour(hue) } }} />)
})

steward.post(paths.stewardSettings(), async (c) => {
  const form = await readForm(c, Settings)
  if (!form.valid) return c.html(<StewardSettings scene={c.var.scene} form={form} />, 422)
  const { hue, colour, take, ...settings } = form.values
  const chosen = chosenColour({ hue, colour, take })
  if ('reason' in chosen) {
    const back = { typed: form.typed, errors: { colour: chosen.reason } }
    return c.html(<StewardSettings scene={c.var.scene} form={back} />, 422)
  }
  await c.var.db.acting(stewardOf(c), (as) => changeSettings(as, { ...settings, hue: chosen.hue }))
  return seeOther(c, paths.stewardSettings(), 'steward.settings.kept')
})
