import { setTimeout } from 'node:timers/promises'
import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { directionOf, isLanguage, type Language, languageWanted, wordsIn } from '../../locales/words.ts'
import { isKnownZone } from '../../standards/known-zone.ts'
import type { Env, Here, House } from '../env.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { comfortOf } from './comfort.ts'
import { takeNotice } from './notice.ts'
import { noteSeen } from './seen.ts'
import { findSession, type SessionRow, tokenHashOf } from './session.ts'

interface PlaceRow {
  name: string
  zone: string
  quick_exit: string
  demo: boolean
  country: string
  hue: string
}

/** Finds who is looking and sets the scene for them: one flight to the database, the same for everybody. */
export const identify: MiddlewareHandler<Env> = async (c, next) => {
  const tokenHash = tokenHashOf(c)
  const [session, place] = await lookUp(c, tokenHash)
  c.set('viewer', session?.person_id)
  c.set('session', session && tokenHash ? sessionOf(session, tokenHash) : undefined)
  c.set('scene', sceneFor(c, session, place))
  if (session) noteSeen(c.var.house, session.session_id)
  await next()
}

type Found = [session: SessionRow | undefined, place: PlaceRow]

const PATIENCE_MS = 800
const lastSeen = new WeakMap<House, PlaceRow>()
const NOWHERE: PlaceRow = {
  name: 'Holdfast',
  zone: 'UTC',
  quick_exit: 'https://www.wikipedia.org/',
  demo: false,
  country: '',
  hue: 'lamp',
}

/** Numbers to call must come even when the database does not: then the page is a visitor's, at the place as it was last seen. */
async function lookUp(c: Here, tokenHash: Buffer | undefined): Promise<Found> {
  const { db, house } = c.var
  const asked = db.reading(undefined, async (as): Promise<Found> => {
    const [session, place] = await Promise.all([
      findSession(as, tokenHash ?? Buffer.alloc(32)),
      as.db
        .selectFrom('place')
        .select(['name', 'zone', 'quick_exit', 'demo', 'country', 'hue'])
        .executeTakeFirstOrThrow(),
    ])
    lastSeen.set(house, place)
    return [session, place]
  })
  if (c.req.path !== paths.helpNow()) return asked
  const without: Found = [undefined, lastSeen.get(house) ?? NOWHERE]
  const patienceMs = house.waits?.helpMs ?? PATIENCE_MS
  return Promise.race([asked.catch(() => without), setTimeout(patienceMs, without, { ref: false })])
}

function sessionOf(row: SessionRow, tokenHash: Buffer) {
  return {
    id: row.session_id,
    tokenHash,
    person: row.person_id,
    confirmedAt: row.confirmed_at,
    approved: row.approved,
    suspended: row.suspended,
  }
}

function sceneFor(c: Here, session: SessionRow | undefined, place: PlaceRow): Scene {
  const { config, assets } = c.var.house
  const language = languageFor(c, session)
  const now = new Date()
  return {
    t: wordsIn(language),
    language: language === 'en-XB' ? 'en' : language,
    direction: directionOf(language),
    zone: [session?.zone, place.zone].find((zone) => zone !== undefined && isKnownZone(zone)) ?? 'UTC',
    now,
    person: session && {
      id: session.person_id,
      name: session.shown_name,
      steward: session.is_steward,
      resetWaits: session.reset_waiting,
    },
    comfort: comfortOf(c, session, now),
    place: {
      name: place.name,
      leaveTo: place.quick_exit,
      country: place.country,
      hue: place.hue,
      demo: place.demo,
      insecure: !config.secure && !config.loopback,
    },
    path: pathOf(c),
    assets,
    saveData: c.req.header('save-data') === 'on',
    notice: takeNotice(c, wordsIn(language)),
  }
}

/** Asked for in this browser, else the person's own, else what the browser prefers. */
function languageFor(c: Here, session: SessionRow | undefined): Language {
  const chosen = session?.language ?? getCookie(c, 'language')
  if (isLanguage(chosen) && (chosen !== 'en-XB' || c.var.house.config.loopback)) return chosen
  return languageWanted(c.req.header('accept-language'))
}

function pathOf(c: Here): string {
  const { pathname, search } = new URL(c.req.url)
  return pathname + search
}
