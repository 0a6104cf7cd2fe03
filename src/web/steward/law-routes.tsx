import { Hono } from 'hono'
import { findPlace } from '../../domain/place/place.ts'
import { isLanguage, wordsIn } from '../../locales/words.ts'
import type { Env } from '../env.ts'
import { paths } from '../paths.ts'
import { blanksOf } from '../place/templates.ts'
import { LawPage } from './law-view.tsx'

/** What the law asks of whoever runs a place: a list to go through, and texts to begin with. */
export const stewardLaw = new Hono<Env>()

stewardLaw.get(paths.stewardLaw(), async (c) => {
  const { db, house, viewer, scene } = c.var
  const place = await db.reading(viewer, findPlace)
  const language = isLanguage(scene.language) ? scene.language : 'en'
  const blanks = blanksOf(wordsIn(language), place, language, house.config.backup?.keep)
  return c.html(<LawPage scene={scene} blanks={blanks} />)
})
