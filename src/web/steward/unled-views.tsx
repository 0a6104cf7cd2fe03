import { closesAt, type UnledGroup } from '../../domain/groups/unled.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton } from '../ui/button.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'

/** Listed groups that nobody leads, each with the day it closes. A steward may ask the members, once; who they are stays theirs. */
export function UnledGroups({ scene, groups }: { scene: Scene; groups: readonly UnledGroup[] }) {
  const { t } = scene
  if (groups.length === 0) return null
  return (
    <section class="stack tight">
      <h2>{t('steward.unled.title')}</h2>
      <p>{t('steward.unled.words')}</p>
      <ul class="stack">
        {groups.map((group) => (
          <li>
            <article class="sheet stack tight">
              <h3 dir="auto">
                <a href={paths.group(group.id)}>{group.name}</a>
              </h3>
              <p>
                {t('steward.unled.closes')} <TimeInZone scene={scene} at={closesAt(group.unledSince)} as="date" />
              </p>
              {group.askedAt ? (
                <p class="soft">
                  {t('steward.unled.asked')} <TimeInZone scene={scene} at={group.askedAt} as="date" />
                </p>
              ) : (
                <div>
                  <ActionButton action={paths.leadRequest(group.id)} about={group.name}>
                    {t('steward.unled.ask')}
                  </ActionButton>
                </div>
              )}
            </article>
          </li>
        ))}
      </ul>
    </section>
  )
}
