import type { MyAsk } from '../../domain/groups/mine.ts'
import type { DateSeen } from '../../domain/meeting/look.ts'
import type { Coming } from '../../domain/meeting/meetings.ts'
import { WaysIn } from '../meeting/date-parts.tsx'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ButtonLink } from '../ui/button.tsx'
import { BenchDrawing } from '../ui/drawings/bench.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { ComingTime } from '../ui/time-in-zone.tsx'
import { type Deed, type Mine, type Next, partOfDay } from './next.ts'

interface HomeProps {
  readonly scene: Scene
  /** What the next meeting's own page says of it: the way in while it is open, and my answer. */
  readonly seen?: DateSeen | undefined
  readonly standing: { readonly approved: boolean; readonly suspended: boolean }
  readonly next: Next
}

/** The start for somebody who is signed in: one thing to do, then their groups. Nothing is counted. */
export function Home({ scene, standing, next, seen }: HomeProps) {
  const { t, person, now, zone } = scene
  const [first, ...others] = next.deeds
  return (
    <Page scene={scene} title={t('common.nav.home')}>
      <div class="narrow stack airy">
        <div class="stack">
          <h1>{t(`place.home.hello.${partOfDay(now, zone)}`, { name: person?.name })}</h1>
          {standing.suspended ? <Paused scene={scene} /> : standing.approved ? null : <Waiting scene={scene} />}
          {first && <Deeds scene={scene} first={first} others={others} />}
          {next.meeting && !standing.suspended && (
            <NextMeeting scene={scene} date={next.meeting} seen={seen} lit={!first} />
          )}
        </div>
        {!standing.suspended && <Groups scene={scene} next={next} lit={!first && standing.approved} />}
        {person?.steward && (
          <p class="later">
            <a class="plain" href={paths.steward()}>
              {t('steward.index.title')}
            </a>
          </p>
        )}
        {next.declined.length > 0 && <Declined scene={scene} asks={next.declined} />}
      </div>
    </Page>
  )
}

function Paused({ scene: { t } }: { scene: Scene }) {
  return (
    <Notice kind="care">
      <p>{t('place.home.paused.words')}</p>
      <p>
        <a class="plain" href={paths.yourDecisions()}>
          {t('place.home.paused.act')}
        </a>
      </p>
    </Notice>
  )
}

function Waiting({ scene: { t } }: { scene: Scene }) {
  return <Notice>{t('place.home.not_yet')}</Notice>
}

function Deeds({ scene: { t }, first, others }: { scene: Scene; first: Deed; others: readonly Deed[] }) {
  return (
    <>
      <p class="lead">{t(first.words, { group: first.group })}</p>
      <p>
        <ButtonLink kind="lit" href={first.href}>
          {t(first.act, { group: first.group })}
        </ButtonLink>
      </p>
      {others.length > 0 && (
        <ul class="stack tight later">
          {others.map((deed) => (
            <li>
              {t(deed.words, { group: deed.group })}{' '}
              <a class="plain" href={deed.href}>
                {t(deed.act, { group: deed.group })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

interface NextProps {
  readonly scene: Scene
  readonly date: Coming
  readonly seen: DateSeen | undefined
  readonly lit: boolean
}

/** The one meeting to go to, with the way in while it is open. All else of it stands on its own page. */
function NextMeeting({ scene, date, seen, lit }: NextProps) {
  const { t, now } = scene
  const { meeting, onDate, starts, ends, about, groupName } = date
  const open = seen !== undefined && seen.ways.length > 0
  return (
    <Sheet title={t(starts > now ? 'place.home.meeting.next' : 'place.home.meeting.now')}>
      <p class="lead">
        <b dir="auto">{groupName}</b>
        <br />
        {starts > now ? (
          <ComingTime scene={scene} at={starts} first />
        ) : (
          <>
            {t('place.home.now')} <ComingTime scene={scene} at={ends} />
          </>
        )}
      </p>
      {about && <p dir="auto">{about}</p>}
      {open && <WaysIn scene={scene} seen={seen} lit={lit} />}
      {seen?.replies.mine && <p>{t('meeting.reply.said', { reply: t(`meeting.reply.${seen.replies.mine}`) })}</p>}
      {seen?.replies.waits && <p>{t('meeting.reply.waits')}</p>}
      <p>
        <ButtonLink
          kind={lit && !open ? 'lit' : 'paper'}
          href={paths.meetingDate(meeting.group_id, meeting.id, onDate)}
        >
          {t('place.home.meeting.look')}
        </ButtonLink>
      </p>
    </Sheet>
  )
}

/** How many groups a flare shows. */
const IN_A_FLARE = 3

function Groups({ scene, next, lit }: { scene: Scene; next: Next; lit: boolean }) {
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

function Declined({ scene: { t }, asks }: { scene: Scene; asks: readonly MyAsk[] }) {
  return (
    <Sheet title={t('place.home.declined.title')} later>
      {asks.map(({ name, reason }) => (
        <div class="stack tight">
          {name && <b dir="auto">{name}</b>}
          <p dir="auto">{reason === '' ? t('place.home.declined.words') : reason}</p>
        </div>
      ))}
      <p>
        <a class="plain" href={paths.groups()}>
          {t('place.home.another')}
        </a>
      </p>
    </Sheet>
  )
}
