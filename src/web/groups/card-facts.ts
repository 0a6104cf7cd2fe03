import type { SizeBand } from '../../domain/groups/choices.ts'
import { findFocus } from '../../domain/groups/focus.ts'
import type { Group } from '../../domain/groups/group.ts'
import type { Scene } from '../scene.ts'
import type { Fact } from '../ui/facts.tsx'
import { languageName, listWords, sentence } from './said-lists.ts'
import { coverWords, timeWords } from './when-words.ts'
import { lines } from './written.tsx'

/** A band as the catalogues name it: `b3`, `b6`, `b10`, `b16`. */
export const bandKey = (band: SizeBand) => `b${Number.parseInt(band, 10)}`

/** The honest card as questions and answers. What is not known is left out, not guessed. */
export function factsOf(scene: Scene, group: Group): Fact[] {
  const { t, language } = scene
  const list = (words: readonly string[]) => sentence(language, listWords(language, words))
  const times = group.times.map((time) => timeWords(scene, time, group.zone))
  const focus = findFocus(group.focus)
  const facts: (Fact | undefined)[] = [
    { question: t('groups.card.meets'), answer: times.length > 0 ? lines(times) : t('groups.card.no_times') },
    group.usual_size && {
      question: t('groups.card.usually'),
      answer: t('groups.card.usually_is', { band: bandKey(group.usual_size) }),
    },
    { question: t('groups.card.means'), answer: t('groups.size', { band: bandKey(group.size_band) }), later: true },
    focus && {
      question: t('groups.card.focus'),
      answer: list(
        [focus, ...group.further_foci.map(findFocus)].flatMap((one) => (one ? [t(`focus.name.${one.id}`)] : [])),
      ),
    },
    group.identity_led.length > 0
      ? { question: t('groups.card.led_by'), answer: list(group.identity_led.map((id) => t(`groups.audience.${id}`))) }
      : undefined,
    { question: t('groups.card.tone'), answer: t(`groups.tone.${group.tone}`) },
    { question: t('groups.card.formats'), answer: list(group.formats.map((id) => t(`groups.format.${id}`))) },
    {
      question: t('groups.card.languages'),
      answer: list(group.languages.map((tag) => languageName(language, tag))),
      later: true,
    },
    { question: t('groups.card.medication'), answer: t(`groups.medication.${group.medication_talk}`), later: true },
    { question: t('groups.card.faith'), answer: t(`groups.faith.${group.faith}`), later: true },
    group.access.length > 0
      ? { question: t('groups.card.access'), answer: list(group.access.map((id) => t(`groups.access.${id}`))) }
      : undefined,
    { question: t('groups.card.on_duty'), answer: lines(coverWords(scene, group.cover, group.zone, group.gaps)) },
    { question: t('groups.card.guests'), answer: t(`groups.guests.${group.guests}`), later: true },
    group.newcomers_see === 'everything'
      ? { question: t('groups.card.newcomers'), answer: t('groups.newcomers.everything'), later: true }
      : undefined,
    { question: t('groups.card.not_for'), answer: group.not_for },
  ]
  return facts.filter((fact) => fact !== undefined)
}
