import type { GroupId } from '../../database/ids.ts'
import type { MyAsk, MyGroup, PastGroup } from '../../domain/groups/mine.ts'
import type { MessageId } from '../../locales/words.ts'
import { paths } from '../paths.ts'
import { BackToYou } from '../people/back-link.tsx'
import type { Mine } from '../place/next.ts'
import type { Scene } from '../scene.ts'
import { ButtonLink } from '../ui/button.tsx'
import { BenchDrawing } from '../ui/drawings/bench.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { ComingTime } from '../ui/time-in-zone.tsx'
import { momentWords } from './moment-words.ts'
import { Written } from './written.tsx'

interface MyGroupsProps {
  readonly scene: Scene
  /** The soonest meeting first. */
  readonly groups: readonly Mine[]
  readonly welcomed: readonly MyAsk[]
  readonly waiting: readonly MyAsk[]
  readonly declined: readonly MyAsk[]
  readonly past: readonly PastGroup[]
  /** Groups where something said privately is kept though one sits there no longer; their names may be hidden by now. */
  readonly left: readonly GroupId[]
}

/** Every group I have to do with, each with what is next there. Nothing is counted. */
export function MyGroupsPage({ scene, groups, welcomed, waiting, declined, past, left }: MyGroupsProps) {
  const { t } = scene
  const asked = [...welcomed, ...waiting]
  const nothing = groups.length + asked.length + declined.length + past.length === 0
  return (
    <Page scene={scene} title={t('groups.mine.title')}>
      <div class="narrow stack">
        <PageHead title={t('groups.mine.title')} before={<BackToYou scene={scene} />} />
        {nothing && (
          <EmptyState title={t('groups.mine.none')} drawing={<BenchDrawing />}>
            <p>{t('groups.mine.none_words')}</p>
          </EmptyState>
        )}
        {groups.map((mine) => (
          <Seat scene={scene} mine={mine} />
        ))}
        {asked.length > 0 && <h2>{t('groups.mine.asked')}</h2>}
        {asked.map((ask) => (
          <Asked scene={scene} ask={ask} />
        ))}
        {declined.length > 0 && <h2>{t('groups.mine.answers')}</h2>}
        {declined.map((ask) => (
          <article class="sheet stack tight">
            {ask.name && <h3 dir="auto">{ask.name}</h3>}
            <p>{t('groups.declined.words')}</p>
            {ask.reason && <Written words={ask.reason} />}
            <p class="soft">{t('groups.declined.also')}</p>
          </article>
        ))}
        {past.length > 0 && <h2>{t('groups.mine.past')}</h2>}
        {past.map((group) => (
          <Past scene={scene} group={group} />
        ))}
        {left.length > 0 && <h2>{t('safety.quiet.left')}</h2>}
        {left.map((group) => (
          <article class="sheet stack tight">
            <p>{t('safety.quiet.left_words')}</p>
            <p>
              <ButtonLink href={paths.quietWord(group)}>{t('safety.quiet.left_read')}</ButtonLink>
            </p>
          </article>
        ))}
        <p>
          <ButtonLink href={paths.groups()}>{t('groups.mine.find')}</ButtonLink>
        </p>
      </div>
    </Page>
  )
}

function Seat({ scene, mine: { group, meets } }: { scene: Scene; mine: Mine }) {
  const { t } = scene
  const next = nextThing(group)
  return (
    <article class="sheet stack tight">
      <h2 dir="auto">
        <a href={paths.group(group.id)}>{group.name}</a>
      </h2>
      <p class="soft">{t(standingWords(group))}</p>
      {meets && (
        <p>
          {t(meets.starts > scene.now ? 'groups.mine.meets' : 'groups.mine.now')}{' '}
          <ComingTime scene={scene} at={meets.starts > scene.now ? meets.starts : meets.ends} />
        </p>
      )}
      {next && (
        <p>
          <ButtonLink href={next.href} about={group.name}>
            {t(next.act)}
          </ButtonLink>
        </p>
      )}
    </article>
  )
}

function standingWords({ state, facilitates, resting, closed }: MyGroup): MessageId {
  if (closed) return 'groups.mine.is.closed'
  if (state === 'guest') return 'groups.mine.is.guest'
  if (facilitates) return 'groups.mine.is.leading'
  return resting ? 'groups.mine.is.resting' : 'groups.mine.is.member'
}

/** The one thing that waits for me there; nothing where nothing does. */
function nextThing(group: MyGroup): { readonly act: MessageId; readonly href: string } | undefined {
  if (group.closed) return undefined
  if (group.agreementWaits) return { act: 'groups.mine.next.agreement', href: paths.group(group.id) }
  if (group.unled) return { act: 'groups.mine.next.unled', href: paths.group(group.id) }
  if (group.wordWaits) return { act: 'safety.duty.read_word', href: paths.duty(group.id) }
  if (group.askWaits) return { act: 'groups.mine.next.ask', href: paths.lead(group.id) }
  return undefined
}

function Asked({ scene: { t }, ask }: { scene: Scene; ask: MyAsk }) {
  const welcome = ask.state === 'welcomed'
  return (
    <article class="sheet dashed stack tight">
      {ask.name && (
        <h3 dir="auto">
          <a href={paths.group(ask.group)}>{ask.name}</a>
        </h3>
      )}
      <p>{t(welcome ? 'groups.mine.is.welcomed' : 'groups.mine.is.asking')}</p>
      {welcome && ask.name && (
        <p>
          <ButtonLink href={paths.door(ask.group, ask.asGuest ? 'guest' : 'member')} about={ask.name}>
            {t('groups.mine.next.door')}
          </ButtonLink>
        </p>
      )}
    </article>
  )
}

function Past({ scene, group }: { scene: Scene; group: PastGroup }) {
  const { t } = scene
  return (
    <article class="sheet stack tight">
      <h3 dir="auto">{group.seen ? <a href={paths.group(group.id)}>{group.name}</a> : group.name}</h3>
      <p class="soft">{pastWords(scene, group)}</p>
      {group.removed && (
        <p>
          <a class="plain" href={paths.yourDecisions()}>
            {t('groups.removed.what_next')}
          </a>
        </p>
      )}
    </article>
  )
}

function pastWords(scene: Scene, { removed, barred, until }: PastGroup): string {
  const { t } = scene
  if (!removed) return t('groups.mine.was.left')
  if (!barred) return t('groups.mine.was.open_again')
  return until ? t('groups.removed.until', { day: momentWords(scene, until) }) : t('groups.removed.open_end')
}
