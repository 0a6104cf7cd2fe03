import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ButtonLink } from '../ui/button.tsx'
import { BenchDrawing } from '../ui/drawings/bench.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ComingTime } from '../ui/time-in-zone.tsx'
import type { Mine, Next } from './next.ts'

/** How many groups a flare shows. */
const IN_A_FLARE = 3

/** My groups, the soonest meeting first, and what I have asked; for somebody without one, where to look. */
export function Groups({ scene, next, lit }: { scene: Scene; next: Next; lit: boolean }) {
  const { t } = scene
  if (next.groups.length === 0 && next.waiting.length === 0) {
    return (
      <EmptyState title={t('place.home.none.title')} drawing={<BenchDrawing />}>
        <p>{t('place.home.none.words')}</p>
        <p>
          <ButtonLink kind={lit ? 'lit' : 'paper'} href={paths.groups()}>
            {t('place.find')}
          </ButtonLink>
        </p>
      </EmptyState>
    )
  }
  return (
    <section class="stack">
      <h2>{t('place.home.groups')}</h2>
      <ul class="stack">
        {next.groups.map((mine, i) => (
          <li class={i < IN_A_FLARE ? undefined : 'later'}>
            <GroupLine scene={scene} mine={mine} told={mine.date !== undefined && mine.date === next.meeting} />
          </li>
        ))}
        {next.waiting.map((ask) => (
          <li class="sheet dashed stack tight">
            {ask.name && (
              <h3 dir="auto">
                <a href={paths.group(ask.group)}>{ask.name}</a>
              </h3>
            )}
            <p class="soft">{t('place.home.in_their_hands')}</p>
          </li>
        ))}
      </ul>
      <p class="later">
        <a class="plain" href={paths.groups()}>
          {t('place.home.another')}
        </a>
      </p>
    </section>
  )
}

/** `told`: its hour stands above already. */
function GroupLine({ scene, mine: { group, meets, date }, told }: { scene: Scene; mine: Mine; told: boolean }) {
  const { t } = scene
  const said = group.closed
    ? t('place.home.closed')
    : group.resting
      ? t('place.home.resting')
      : group.state === 'guest'
        ? t('place.home.guest')
        : undefined
  return (
    <article class="sheet stack tight">
      <h3 dir="auto">
        <a href={paths.group(group.id)}>{group.name}</a>
      </h3>
      {meets && (
        <p>
          {!told && (
            <>
              {meets.starts > scene.now ? t('place.home.meets') : t('place.home.now')}{' '}
              <ComingTime scene={scene} at={meets.starts > scene.now ? meets.starts : meets.ends} />{' '}
            </>
          )}
          {date && (
            <a class="plain" href={paths.calendar(group.id)}>
              {t('meeting.calendar.title')}
              <span class="hush"> {group.name}</span>
            </a>
          )}
        </p>
      )}
      {group.state === 'member' && (
        <p>
          <a class="plain" href={paths.conversations(group.id)}>
            {t('talking.title')}
            <span class="hush"> {group.name}</span>
          </a>
        </p>
      )}
      {said && <p class="soft">{said}</p>}
    </article>
  )
}
