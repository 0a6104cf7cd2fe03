import type { Talk } from '../../domain/talking/talk.ts'
import type { Scene } from '../scene.ts'

/** Who can see what is written here, in words: from the very settings that the policy of posts is decided by. */
export function whoSees(
  { t }: Scene,
  { name, newcomersSee, door }: Pick<Talk, 'name' | 'newcomersSee' | 'door'>,
): string {
  return t('talking.who', { group: name, sees: newcomersSee, door })
}
