import type { Belonging } from '../../domain/groups/standing.ts'
import type { Scene } from '../scene.ts'
import { Notice } from '../ui/notice.tsx'
import { Written } from './written.tsx'

/** The answer to the last ask, where it was a no and nothing has happened since. */
export function Declined({ scene: { t }, mine: { ask, seat } }: { scene: Scene; mine: Belonging }) {
  if (ask?.state !== 'declined' || (seat && ask.askedAt < seat.joinedAt)) return null
  return (
    <Notice>
      <p>{t('groups.declined.words')}</p>
      {ask.reason && <Written words={ask.reason} />}
      <p>{t('groups.declined.also')}</p>
    </Notice>
  )
}
