import type { Group } from '../../domain/groups/group.ts'
import type { Typed } from '../form.ts'
import type { Scene } from '../scene.ts'
import { typedCover, typedTimes } from './card-rows.ts'

/** What stands in the form of somebody founding a group before they typed anything: gentle defaults, nothing ticked. */
export function typedNew(scene: Scene): Typed {
  return {
    focus: '',
    tone: 'mixed',
    size_band: '6-9',
    language: scene.language === 'es' ? 'es' : 'en',
    zone: scene.zone,
    medication_talk: 'own_experience',
    faith: 'none',
    guests: 'ask',
    door: 'ask',
    newcomers_see: 'since',
    template: 'gentle',
    listing: 'listed',
    my_name: scene.person?.name ?? '',
  }
}

/** A group's card as it stands in the form. */
export function typedFrom(group: Group): Typed {
  return {
    name: group.name,
    purpose: group.purpose,
    focus: group.focus,
    focus2: group.further_foci[0] ?? '',
    focus3: group.further_foci[1] ?? '',
    identity_led: group.identity_led,
    tone: group.tone,
    formats: group.formats,
    size_band: group.size_band,
    language: group.languages[0] ?? 'en',
    language2: group.languages[1] ?? '',
    zone: group.zone,
    medication_talk: group.medication_talk,
    faith: group.faith,
    access: group.access,
    not_for: group.not_for,
    guests: group.guests,
    door: group.door,
    newcomers_see: group.newcomers_see,
    ...(group.search_engines ? { search_engines: 'on' } : {}),
    ...typedTimes(group.times),
    ...typedCover(group.cover),
    ...Object.fromEntries(group.questions.map((words, i) => [`question${i + 1}`, words])),
  }
}
