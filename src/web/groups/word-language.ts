import type { Group } from '../../domain/groups/group.ts'

/** In which language a second word is given: the one the group speaks first, of those we have words in. */
export function wordLanguage(group: Group): 'en' | 'es' {
  return group.languages[0] === 'es' ? 'es' : 'en'
}
