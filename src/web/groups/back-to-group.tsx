import type { Group } from '../../domain/groups/group.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Mark } from '../ui/mark.tsx'

/** From a page about a group back to its own. */
export function BackToGroup({ scene, group }: { scene: Scene; group: Pick<Group, 'id' | 'name'> }) {
  return (
    <p class="small">
      <a class="plain" href={paths.group(group.id)}>
        <Mark name="back" />
        <span>
          {scene.t('groups.back')} <bdi>{group.name}</bdi>
        </span>
      </a>
    </p>
  )
}
