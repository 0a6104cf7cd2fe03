import { mustAcceptAnew } from '../../domain/groups/may-write.ts'
import { closesAt, isUnled, mayTakeLead } from '../../domain/groups/unled.ts'
import { paths } from '../paths.ts'
import { ActionButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import type { InsideProps } from './inside.tsx'
import { momentWords } from './moment-words.ts'

/** Nobody leads: said plainly, with the day on which the group closes, and to members what they could do. */
export function Unled({ scene, group, mine }: Pick<InsideProps, 'scene' | 'group' | 'mine'>) {
  const { t } = scene
  if (!isUnled(group)) return null
  return (
    <Notice>
      <p>{t('groups.unled.words', { day: momentWords(scene, closesAt(group.unled_since)) })}</p>
      {mine.standing !== 'guest' && (
        <>
          {group.lead_asked_at && <p>{t('groups.unled.asked')}</p>}
          <p>{t(mustAcceptAnew(mine) ? 'groups.unled.accept_first' : 'groups.unled.what')}</p>
        </>
      )}
      {mayTakeLead(group, mine) && (
        <div>
          <ActionButton action={paths.leadOffer(group.id)}>{t('groups.unled.offer')}</ActionButton>
        </div>
      )}
    </Notice>
  )
}
