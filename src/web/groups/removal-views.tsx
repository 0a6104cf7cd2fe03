import type { Group } from '../../domain/groups/group.ts'
import type { Removal } from '../../domain/groups/removals.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton } from '../ui/button.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { momentWords } from './moment-words.ts'
import { Written } from './written.tsx'

interface RemovalsProps {
  readonly scene: Scene
  readonly group: Group
  readonly removals: readonly Removal[]
}

/** Whose seat those who lead have ended and who may not come back yet, with the reason they gave. */
export function Removals({ scene, group, removals }: RemovalsProps) {
  const { t } = scene
  if (removals.length === 0) return null
  return (
    <section class="stack tight" id="removals">
      <h2>{t('leading.removals.title')}</h2>
      {removals.map((removal) => (
        <article class="sheet stack tight">
          <h3 dir="auto">{removal.name || t('leading.removals.somebody')}</h3>
          <p class="small soft">{t('leading.removals.since', { day: momentWords(scene, removal.removedAt) })}</p>
          <Written words={removal.reason} />
          <p>
            {removal.until
              ? t('leading.removals.until', { day: momentWords(scene, removal.until) })
              : t('leading.removals.open_end')}
          </p>
          <div>
            <ActionButton action={paths.removalEnd(group.id, removal.id)} about={removal.name}>
              {t('leading.removals.lift')}
            </ActionButton>
          </div>
        </article>
      ))}
      <WhoCanSee>{t('leading.removals.seen')}</WhoCanSee>
    </section>
  )
}
