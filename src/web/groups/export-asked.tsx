import type { GroupExport } from '../../domain/groups/exporting/group-exports.ts'
import type { Group } from '../../domain/groups/group.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { momentWords } from './moment-words.ts'

interface AskedProps {
  readonly scene: Scene
  readonly group: Pick<Group, 'id' | 'zone'>
  readonly asked: GroupExport
}

/** On the group's page while those who lead ask for a copy. Nothing need be done: not answering is a no. */
export function ExportAsked({ scene, group, asked }: AskedProps) {
  const { t } = scene
  const until = lastDayWords(scene, group, asked)
  return (
    <Notice>
      <p>{t(asked.myYes ? 'yours.group.notice_yes' : 'yours.group.notice', { until })}</p>
      <p>
        <ButtonLink href={paths.groupExport(group.id)}>{t('yours.group.notice_do')}</ButtonLink>
      </p>
    </Notice>
  )
}

/** The last day on which one can answer, in the group's own zone: it closes with the midnight after. */
export function lastDayWords(scene: Scene, { zone }: Pick<Group, 'zone'>, { closesAt }: GroupExport): string {
  return momentWords({ language: scene.language, zone }, new Date(closesAt.getTime() - 1))
}
