import type { Block } from '../../domain/people/blocks.ts'
import type { Decision, GroupDecision } from '../../domain/people/suspension.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, ButtonLink } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { BackToYou } from './back-link.tsx'
import { LeavingLinks } from './leaving-links.tsx'
import { LostAddress } from './lost-address.tsx'
import { SignOut } from './you-views.tsx'

export function BlocksPage({ scene, blocks }: { scene: Scene; blocks: readonly Block[] }) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('people.blocks.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('people.blocks.title')}
          lead={t('people.blocks.lead')}
          before={<BackToYou scene={scene} />}
        />
        {blocks.length === 0 && <p>{t('people.blocks.none')}</p>}
        <ul class="sessions">
          {blocks.map(({ id, shown_as, made_at }) => (
            <li class="session">
              <div>
                <b dir="auto">{shown_as}</b>
                <p class="soft">
                  {t('people.blocks.since')} <TimeInZone scene={scene} at={made_at} as="date" />
                </p>
              </div>
              <ActionButton action={paths.blockEnd(id)} about={shown_as}>
                {t('people.blocks.end')}
              </ActionButton>
            </li>
          ))}
        </ul>
        <p class="soft">{t('people.blocks.silent')}</p>
      </div>
    </Page>
  )
}

interface DecisionsProps {
  readonly scene: Scene
  readonly suspensions: readonly (Decision & { readonly lifted_at: Date | null })[]
  readonly removals: readonly GroupDecision[]
  readonly mailLostAt: Date | null
  readonly suspended: boolean
}

/** Decisions about me, with their reasons and their ends. */
export function DecisionsPage({ scene, suspensions, removals, mailLostAt, suspended }: DecisionsProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('people.decisions.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('people.decisions.title')}
          lead={suspended ? t('people.decisions.suspended') : t('people.decisions.lead')}
          before={suspended ? undefined : <BackToYou scene={scene} />}
        />
        {suspensions.length + removals.length === 0 && !mailLostAt && <p>{t('people.decisions.none')}</p>}
        {suspensions.map((decision) => (
          <DecisionItem
            scene={scene}
            title={t('people.decisions.place')}
            decision={decision}
            lifted={decision.lifted_at}
          />
        ))}
        {removals.map((decision) => (
          <DecisionItem
            scene={scene}
            title={t('people.decisions.group', { group: decision.group_name })}
            decision={decision}
            lifted={decision.lifted_at}
          />
        ))}
        {mailLostAt && <LostAddress scene={scene} at={mailLostAt} />}
        <p>{t('people.decisions.appeal')}</p>
        <p class="row">
          <ButtonLink href={paths.page('contact')}>{t('people.decisions.contact')}</ButtonLink>
          {suspended && <SignOut scene={scene} />}
        </p>
        {suspended && <LeavingLinks scene={scene} words />}
      </div>
    </Page>
  )
}

interface ItemProps {
  readonly scene: Scene
  readonly title: string
  readonly decision: Decision
  readonly lifted: Date | null
}

function DecisionItem({ scene, title, decision: { reason, since, until }, lifted }: ItemProps) {
  const { t } = scene
  return (
    <section class="sheet stack tight">
      <h2 dir="auto">{title}</h2>
      <p class="soft">
        {t('people.decisions.since')} <TimeInZone scene={scene} at={since} as="date" />
      </p>
      <p dir="auto">{reason}</p>
      <p>
        {lifted ? t('people.decisions.lifted') : until ? t('people.decisions.until') : t('people.decisions.open')}{' '}
        {(lifted ?? until) && <TimeInZone scene={scene} at={lifted ?? until ?? since} as="date" />}
      </p>
    </section>
  )
}
