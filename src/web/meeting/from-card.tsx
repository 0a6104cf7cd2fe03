import type { Group } from '../../domain/groups/group.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton } from '../ui/button.tsx'

/** The hours the card says, into the calendar in one press. */
export function FromCard({ scene: { t }, group }: { scene: Scene; group: Group }) {
  if (group.times.length === 0 || group.closed_at) return null
  return (
    <>
      <p>{t('meeting.from_card.words')}</p>
      <div>
        <ActionButton action={paths.meetingsFromCard(group.id)} mark="calendar">
          {t('meeting.from_card.do')}
        </ActionButton>
      </div>
    </>
  )
}
