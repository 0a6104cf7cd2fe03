import type { BackupState } from '../../domain/place/backups.ts'
import { NEEDED_PAGES, type PlacePage } from '../../domain/place/pages.ts'
import type { Place } from '../../domain/place/place.ts'
import type { MessageId } from '../../locales/words.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { BackLink } from '../ui/back-link.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'

interface IndexProps {
  readonly scene: Scene
  readonly place: Place
  readonly waits: {
    readonly groups: boolean
    /** Nobody leads a listed group, and its members have not been asked yet. */
    readonly unled: boolean
    /** A listed group says something else than a steward read. */
    readonly changed: boolean
    readonly people: boolean
    readonly helpLines: number
  }
  /** All that a steward learns of hidden groups. */
  readonly hidden: number
  readonly pages: readonly PlacePage[]
  /** undefined: this place makes none by itself. */
  readonly backups: BackupState | undefined
}

const ROOMS: readonly { title: MessageId; links: readonly (readonly [href: string, words: MessageId])[] }[] = [
  {
    title: 'steward.index.people',
    links: [
      [paths.stewardGroups(), 'steward.groups.title'],
      [paths.stewardPeople(), 'steward.people.title'],
      [paths.placeInvitations(), 'steward.index.invitations'],
      [paths.bringYourPeople(), 'bring.public.title'],
    ],
  },
  {
    title: 'steward.index.place',
    links: [
      [paths.stewardSettings(), 'steward.settings.title'],
      [paths.stewardPages(), 'steward.pages.title'],
      [paths.stewardMail(), 'telling.health.title'],
      [paths.stewardLaw(), 'law.title'],
    ],
  },
  {
    title: 'steward.index.lists',
    links: [
      [paths.stewardFeeds(), 'steward.index.feeds'],
      [paths.stewardCorrections(), 'steward.index.corrections'],
    ],
  },
]

/** What waits for a steward, and where everything else is. */
export function StewardIndex({ scene, place, waits, hidden, pages, backups }: IndexProps) {
  const { t } = scene
  const missing = !place.demo && NEEDED_PAGES.some((kind) => !pages.some((page) => page.kind === kind))
  return (
    <Page scene={scene} title={t('steward.index.title')}>
      <div class="narrow stack">
        <PageHead title={t('steward.index.title')} lead={t('steward.index.lead', { place: place.name })} />
        {place.setUpAt === null && (
          <p>
            <ButtonLink href={paths.firstRun()}>{t('place.home.unfinished.act')}</ButtonLink>
          </p>
        )}
        {missing && <Notice kind="care">{t('steward.index.pages_missing')}</Notice>}
        {backups?.problem && <Notice kind="care">{t(`steward.backups.${backups.problem}`)}</Notice>}
        {waits.groups && (
          <p>
            <ButtonLink kind="lit" href={paths.stewardGroups()}>
              {t('steward.index.group_waits')}
            </ButtonLink>
          </p>
        )}
        {waits.people && (
          <p>
            <ButtonLink kind={waits.groups ? 'paper' : 'lit'} href={paths.stewardPeople()}>
              {t('steward.index.person_waits')}
            </ButtonLink>
          </p>
        )}
        {waits.changed && (
          <p>
            <ButtonLink kind={waits.groups || waits.people ? 'paper' : 'lit'} href={paths.stewardGroups()}>
              {t('steward.index.group_changed')}
            </ButtonLink>
          </p>
        )}
        {waits.unled && (
          <p>
            <ButtonLink
              kind={waits.groups || waits.people || waits.changed ? 'paper' : 'lit'}
              href={paths.stewardGroups()}
            >
              {t('steward.index.group_unled')}
            </ButtonLink>
          </p>
        )}
        {ROOMS.map(({ title, links }) => (
          <section class="stack tight">
            <h2>{t(title)}</h2>
            <ul>
              {links.map(([href, words]) => (
                <li>
                  <a class="plain" href={href}>
                    {t(words)}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p class="soft">{t('steward.index.hidden', { count: hidden })}</p>
        <BackupLine scene={scene} backups={backups} demo={place.demo} />
        {waits.helpLines > 0 && (
          <p class="soft">
            {t('helplines.steward.due', { count: waits.helpLines })}{' '}
            <a href={paths.helpNow()}>{t('common.nav.help')}</a>
          </p>
        )}
        <p class="soft">
          <a class="plain" href={paths.seen()}>
            {t('place.seen.title')}
          </a>
        </p>
      </div>
    </Page>
  )
}

/** When the place was last written to a file, for a steward to know; nothing of it can be opened from here. */
function BackupLine({ scene, backups, demo }: Pick<IndexProps, 'scene' | 'backups'> & { demo: boolean }) {
  const { t } = scene
  if (!backups) return demo ? null : <p class="soft">{t('steward.backups.none')}</p>
  if (!backups.lastAt) return <p class="soft">{t('steward.backups.not_yet')}</p>
  return (
    <p class="soft">
      {t('steward.backups.last')} <TimeInZone scene={scene} at={backups.lastAt} />
    </p>
  )
}

export function BackToIndex({ scene: { t } }: { scene: Scene }) {
  return <BackLink href={paths.steward()}>{t('steward.index.title')}</BackLink>
}
