import { z } from 'zod'
import { agreementTemplateIds } from '../../domain/groups/agreement-templates.ts'
import {
  accessFeatures,
  audiences,
  doors,
  faiths,
  formats,
  groupLanguages,
  guestPolicies,
  listingWishes,
  medicationTalks,
  newcomersSee,
  sizeBands,
  tones,
} from '../../domain/groups/choices.ts'
import { isFocusId } from '../../domain/groups/focus.ts'
import type { CardDraft } from '../../domain/groups/found.ts'
import { agreed, anyOf, line, lineOrNone, oneOf, tick, words, wordsOrNone, zone } from '../form.ts'
import { coverFrom, coverShape, timeShape, timesFrom } from './card-rows.ts'

export const QUESTIONS = 6

const questionShape = Object.fromEntries(
  Array.from({ length: QUESTIONS }, (_, i) => [`question${i + 1}`, lineOrNone(300)] as const),
)

const furtherFocus = () =>
  z
    .string()
    .refine((id) => id === '' || isFocusId(id), { error: 'forms.choose' })
    .optional()
    .default('')

/** The fields of the honest card, by the names of its columns. */
const card = {
  name: line(80, 'forms.needed.group_name').pipe(z.string().min(2)),
  purpose: words(1200, 'forms.needed.purpose'),
  focus: z.string({ error: 'forms.needed.focus' }).refine(isFocusId, { error: 'forms.needed.focus' }),
  focus2: furtherFocus(),
  focus3: furtherFocus(),
  identity_led: anyOf(audiences),
  tone: oneOf(tones),
  formats: anyOf(formats).refine((chosen) => chosen.length > 0, { error: 'forms.needed.formats' }),
  size_band: oneOf(sizeBands),
  language: oneOf(groupLanguages),
  language2: z
    .enum(['', ...groupLanguages])
    .optional()
    .default(''),
  zone: zone(),
  medication_talk: oneOf(medicationTalks),
  faith: oneOf(faiths),
  access: anyOf(accessFeatures),
  not_for: words(400, 'forms.needed.not_for'),
  guests: oneOf(guestPolicies),
  door: oneOf(doors, 'forms.needed.door'),
  newcomers_see: oneOf(newcomersSee),
  search_engines: tick(),
}

export const CardForm = z.object({ ...card, ...timeShape, ...coverShape, ...questionShape })

/** A new group also chooses its agreement, where it is found, and the founder's face. `template` 'own' takes only own lines. */
export const FoundingForm = z.object({
  ...CardForm.shape,
  template: oneOf([...agreementTemplateIds, 'own'], 'forms.needed.template'),
  own_lines: wordsOrNone(6000),
  listing: oneOf(listingWishes),
  my_name: line(40, 'forms.needed.name_here'),
  keepsake: lineOrNone(40),
  agreed: agreed('forms.needed.agreed'),
})

export type CardValues = z.infer<typeof CardForm>

/** What was typed as a card to be written. */
export function draftFrom(values: CardValues): CardDraft {
  const questions = Array.from({ length: QUESTIONS }, (_, i) => textAt(values, `question${i + 1}`)).filter(Boolean)
  return {
    name: values.name,
    purpose: values.purpose,
    focus: values.focus,
    furtherFoci: [...new Set([values.focus2, values.focus3])].filter((id) => id !== '' && id !== values.focus),
    identityLed: values.identity_led,
    tone: values.tone,
    formats: values.formats,
    sizeBand: values.size_band,
    languages: [...new Set([values.language, values.language2])].filter(Boolean),
    zone: values.zone,
    medicationTalk: values.medication_talk,
    faith: values.faith,
    access: values.access,
    notFor: values.not_for,
    guests: values.guests,
    door: values.door,
    searchEngines: values.search_engines,
    newcomersSee: values.newcomers_see,
    times: timesFrom(values),
    cover: coverFrom(values),
    questions,
  }
}

function textAt(values: object, name: string): string {
  const value = (values as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : ''
}
