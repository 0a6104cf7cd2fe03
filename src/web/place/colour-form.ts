import { z } from 'zod'
import { contrastOnLamp, isReadable, readableColour } from '../../domain/place/colour.ts'
import { HUES, type Hue } from '../../domain/place/place.ts'
import { oneOf, type Reason } from '../form.ts'

const hex = () =>
  z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^(#[0-9a-f]{6})?$/, { error: 'place.colour.like' })
    .optional()
    .default('')

/** One of the five, or a colour of one's own. `take` is the nearest colour that can be read, where it was offered. */
export const ColourFields = { hue: oneOf([...HUES, 'own']), colour: hex(), take: hex() }

interface Wished {
  readonly hue: (typeof HUES)[number] | 'own'
  readonly colour: string
  readonly take: string
}

/** The colour that was chosen; or why it cannot be one, with the nearest that can. */
export function chosenColour({ hue, colour, take }: Wished): { readonly hue: Hue } | { readonly reason: Reason } {
  if (hue !== 'own') return { hue }
  const wished = take || colour
  if (wished === '') return { reason: { id: 'place.colour.like' } }
  if (isReadable(wished)) return { hue: wished as Hue }
  return {
    reason: {
      id: 'place.colour.too_dark',
      values: { colour: wished, contrast: contrastOnLamp(wished), nearest: readableColour(wished) },
    },
  }
}

/** What stands in the fields for a colour that was kept. */
export function typedColour(hue: Hue): { hue: string; colour: string } {
  return hue.startsWith('#') ? { hue: 'own', colour: hue } : { hue, colour: '' }
}
