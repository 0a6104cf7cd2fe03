import { agreementLinesInEnglish } from './agreement-templates-en.ts'
import { agreementLinesInSpanish } from './agreement-templates-es.ts'

export const agreementTemplateIds = ['gentle', 'medication', 'closed'] as const
export type AgreementTemplateId = (typeof agreementTemplateIds)[number]

/** What an agreement is made of until a group makes it its own: short lines, read before the first word. */
export interface AgreementLines {
  readonly confidence: readonly string[]
  readonly company: readonly string[]
  /** How the group talks of medicines. */
  readonly medicines: Readonly<Record<'no_talk' | 'own_experience' | 'open_no_doses', readonly string[]>>
  readonly cohort: readonly string[]
  readonly harm: readonly string[]
}

const words: Readonly<Record<'en' | 'es', AgreementLines>> = {
  en: agreementLinesInEnglish,
  es: agreementLinesInSpanish,
}

/**
 * The default agreement of a group, in the group's own language, as lines of at most 300 characters.
 * `gentle` fits most groups, `medication` is for groups that speak of medicines openly but without doses, `closed` for a
 * cohort that begins and ends together. The group's own lines come after them.
 */
export function agreementTemplate(
  id: AgreementTemplateId,
  language: 'en' | 'es',
  medicationTalk: 'no_talk' | 'own_experience' | 'open_no_doses' = id === 'medication'
    ? 'open_no_doses'
    : 'own_experience',
): readonly string[] {
  const { confidence, company, medicines, cohort, harm } = words[language]
  return [...confidence, ...company, ...(id === 'closed' ? cohort : []), ...medicines[medicationTalk], ...harm]
}
