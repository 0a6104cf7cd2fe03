import type { Group } from '../../domain/groups/group.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { BackLink } from '../ui/back-link.tsx'

/** From a page about a group back to its own. */
export function BackToGroup({ scene, group }: { scene: Scene; group: Pick<Group, 'id' | 'name'> }) {
  return (
    <BackLink href={paths.group(group.id)}>
      {scene.t('groups.back')} <bdi>{group.name}</bdi>
    </BackLink>
  )
}
