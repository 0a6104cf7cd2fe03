import { Hono } from 'hono'
import { countries, guessCountry } from '../../domain/safety/help-lines.ts'
import type { Env, Here } from '../env.ts'
import { paths } from '../paths.ts'
import { HelpNow } from './views.tsx'

/** Numbers to call, for everybody. Asks the database nothing, and remembers and logs nothing. */
export const safety = new Hono<Env>()

safety.get(paths.helpNow(), (c) => c.html(<HelpNow scene={c.var.scene} country={countryFor(c)} />))

/** The country asked for, else where the person lives, else where the place is. */
function countryFor(c: Here): string {
  const asked = c.req.query('country') ?? ''
  if (/^[A-Z]{2}$/.test(asked)) return asked
  const { person, zone, place } = c.var.scene
  return (person && guessCountry(zone)) ?? (place.country || (countries()[0] ?? ''))
}
