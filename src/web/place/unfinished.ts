import type { PersonId } from '../../database/ids.ts'
import { type Myself, requireMyself } from '../../domain/people/profile.ts'
import { allPages, type PlacePage } from '../../domain/place/pages.ts'
import { findPlace, type Place, STEPS } from '../../domain/place/place.ts'
import { answerNotHere } from '../answers.tsx'
import type { Here } from '../env.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { STEP_PATHS } from './step-list.tsx'

/** A place that is being set up, for the steward who does it. */
export interface Unfinished {
  readonly viewer: PersonId
  readonly place: Place
  readonly pages: readonly PlacePage[]
  readonly me: Myself
}

/** The language of this program that the place does not speak by itself; its readers may choose it all the same. */
export const otherLanguage = ({ language }: Pick<Place, 'language'>): Place['language'] =>
  language === 'es' ? 'en' : 'es'

/** The place, for a steward who has not been through everything yet. */
export async function findUnfinished(c: Here): Promise<Unfinished | undefined> {
  const { db, viewer, scene } = c.var
  if (!viewer || !scene.person?.steward) return undefined
  const [place, pages, me] = await db.reading(viewer, (as) =>
    Promise.all([findPlace(as), allPages(as), requireMyself(as)]),
  )
  return place.setUpAt === null ? { viewer, place, pages, me } : undefined
}

/** It is done, or it is not for them: a steward goes on to their pages, everybody else is told nothing. */
export const elsewhere = (c: Here) => (c.var.scene.person?.steward ? seeOther(c, paths.steward()) : answerNotHere(c))

/** The first step that has not been done; the pages when all have. */
export async function goOn(c: Here) {
  const found = await findUnfinished(c)
  if (!found) return elsewhere(c)
  const next = STEPS.find((step) => !found.place.stepsDone.includes(step))
  return seeOther(c, next ? STEP_PATHS[next]() : paths.firstRunPages())
}
