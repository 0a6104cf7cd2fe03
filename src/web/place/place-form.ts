import { z } from 'zod'
import { SIGN_UPS } from '../../domain/place/place.ts'
import { line, lineOrNone, oneOf, zone } from '../form.ts'
import { isCountry } from './choices.ts'

const country = () => z.string({ error: 'forms.needed.country' }).refine(isCountry, { error: 'forms.needed.country' })
const language = () => oneOf(['en', 'es'])

/** The fields that the steps of the first run and the stewards' settings share. */
export const PlaceFields = {
  name: line(60, 'forms.needed.place_name'),
  signUp: oneOf(SIGN_UPS),
  language: language(),
  zone: zone(),
  country: country(),
  keeper: lineOrNone(120),
  contact: lineOrNone(200),
  hosting: lineOrNone(200),
}

export const KeeperFields = {
  keeper: line(120, 'forms.needed.keeper'),
  contact: line(200, 'forms.needed.contact'),
  country: country(),
  hosting: line(200, 'forms.needed.hosting'),
}
