import { type As, waysIn, whyShut } from '../../domain/groups/doors.ts'
import type { Group } from '../../domain/groups/group.ts'
import type { Belonging } from '../../domain/groups/standing.ts'
import { BackToSearch } from '../finding/my-search.tsx'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, ButtonLink } from '../ui/button.tsx'
import { DoorDrawing } from '../ui/drawings/door.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { CardBody, CardHead, titleOf } from './card.tsx'
import { Declined } from './declined.tsx'
import { momentWords } from './moment-words.ts'
import { Written } from './written.tsx'

interface OutsideProps {
  readonly scene: Scene
  readonly group: Group
  readonly mine: Belonging
  /** The search it was opened from. */
  readonly search?: string | undefined
}

/** The group's page for whoever does not belong: the honest card, the agreement, and one door. */
export function OutsidePage({ scene, group, mine, search }: OutsideProps) {
  return (
    <Page
      scene={scene}
      title={titleOf(scene, group)}
      indexable={group.listing === 'listed' && group.search_engines && !group.closed_at}
    >
      <article class="narrow stack">
        <BackToSearch scene={scene} search={search} />
        <CardHead scene={scene} group={group} />
        <Between scene={scene} mine={mine} />
        <CardBody scene={scene} group={group} />
        <div class="door">
          <DoorDrawing />
          <div class="stack tight">
            <WayIn scene={scene} group={group} mine={mine} />
          </div>
        </div>
      </article>
    </Page>
  )
}

/** What already stands between this person and the group: an answer, a leaving, a decision. */
function Between({ scene, mine }: { scene: Scene; mine: Belonging }) {
  const { t } = scene
  const { removal, removalLifted, standing } = mine
  if (removal) {
    return (
      <Notice kind="care">
        <p>{t('groups.removed.words')}</p>
        <Written words={removal.reason} />
        <p>
          {removal.until
            ? t('groups.removed.until', { day: momentWords(scene, removal.until) })
            : t('groups.removed.open_end')}
        </p>
        <p>
          <a class="plain" href={paths.yourDecisions()}>
            {t('groups.removed.what_next')}
          </a>
        </p>
      </Notice>
    )
  }
  return (
    <>
      {standing === 'former' && (
        <Notice>
          {removalLifted
            ? t('groups.removed.lifted', { day: momentWords(scene, removalLifted) })
            : t('groups.former.words')}
        </Notice>
      )}
      {(standing === 'former' || standing === 'outsider') && <Declined scene={scene} mine={mine} />}
    </>
  )
}

/** One lit action, or an honest sentence why there is none. */
function WayIn({ scene, group, mine }: OutsideProps) {
  const { t } = scene
  if (mine.standing === 'visitor') return <WayInForVisitors scene={scene} group={group} mine={mine} />
  const [first, ...others] = waysIn(group, mine)
  if (mine.ask?.state === 'waiting' && !first) return <Waiting scene={scene} group={group} mine={mine} />
  if (!first) return <p>{t(`groups.shut.${whyShut(group, mine)}`)}</p>
  return (
    <>
      <p>{t(mine.ask?.state === 'welcomed' ? 'groups.door.welcomed' : `groups.door.before.${first.by}`)}</p>
      <p>
        <ButtonLink kind="lit" wide href={paths.door(group.id, first.way)}>
          {mine.standing === 'former' && first.by === 'door' ? t('groups.door.come_back') : t(labelOf(first))}
        </ButtonLink>
      </p>
      {others.map((way) => (
        <p>
          <a class="plain" href={paths.door(group.id, way.way)}>
            {t(labelOf(way))}
          </a>
        </p>
      ))}
      {mine.ask?.state === 'waiting' && <Waiting scene={scene} group={group} mine={mine} />}
    </>
  )
}

function WayInForVisitors({ scene: { t }, group, mine }: OutsideProps) {
  const asOutsider: Belonging = { ...mine, standing: 'outsider', writes: true }
  const [first] = waysIn(group, asOutsider)
  if (!first) return <p>{t(`groups.shut.${whyShut(group, asOutsider)}`)}</p>
  return (
    <>
      <p>{t(`groups.door.visitor.${first.by}`)}</p>
      <p>
        <ButtonLink kind="lit" wide href={paths.signUp(paths.door(group.id))}>
          {t(labelOf(first))}
        </ButtonLink>
      </p>
      <p>
        <a class="plain" href={paths.signIn(paths.door(group.id))}>
          {t('groups.door.sign_in')}
        </a>
      </p>
    </>
  )
}

function Waiting({ scene, group, mine }: OutsideProps) {
  const { t } = scene
  return (
    <>
      <p>{t('groups.asked.words', { day: momentWords(scene, mine.ask?.askedAt ?? scene.now) })}</p>
      <div>
        <ActionButton action={paths.askWithdrawal(group.id)}>{t('groups.asked.take_back')}</ActionButton>
      </div>
    </>
  )
}

export function labelOf({ way, by }: { readonly way: As; readonly by: 'door' | 'ask' }) {
  return `groups.way.${by}.${way}` as const
}
