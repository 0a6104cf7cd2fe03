import type { MyFlare } from '../../domain/people/flare.ts'
import { Written } from '../groups/written.tsx'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton } from '../ui/button.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'

interface NowProps {
  readonly scene: Scene
  readonly flare: MyFlare
  /** The way to the plan, where the page is not the plan's own. */
  readonly toPlan?: boolean
}

/** While a flare lasts: what I wrote to myself, until when it is, whether anybody has been told, and the way out. */
export function FlareNow({ scene, flare: { plan, now }, toPlan = false }: NowProps) {
  const { t } = scene
  if (!now) return null
  return (
    <section class="sheet stack tight" aria-labelledby="flare-now">
      <h2 id="flare-now">{t('people.flare.now')}</h2>
      {plan.note !== '' && <Written words={plan.note} />}
      <p class="soft">
        {now.until ? (
          <>
            {t('people.flare.until')} <TimeInZone scene={scene} at={now.until} as="both" />
          </>
        ) : (
          t('flare.until_said')
        )}
      </p>
      {now.tellsAt && <p>{t('flare.tells_at', { time: clock(scene, now.tellsAt) })}</p>}
      <div>
        <ActionButton action={paths.yourFlareEnd()}>
          {t(now.mayTakeBack ? 'flare.not_now' : 'people.flare.off')}
        </ActionButton>
      </div>
      {toPlan && (
        <p>
          <a class="plain" href={paths.yourFlare()}>
            {t('flare.plan')}
          </a>
        </p>
      )}
    </section>
  )
}

const clock = ({ language, zone }: Scene, at: Date) =>
  new Intl.DateTimeFormat(language, { timeStyle: 'short', hourCycle: 'h23', timeZone: zone }).format(at)
