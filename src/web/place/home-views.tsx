import type { MyAsk } from '../../domain/groups/mine.ts'
import type { DateSeen } from '../../domain/meeting/look.ts'
import type { Coming } from '../../domain/meeting/meetings.ts'
import type { MyFlare } from '../../domain/people/flare.ts'
import type { Gentle } from '../../domain/people/flaring/gentle.ts'
import type { ToldNote } from '../../domain/people/flaring/people.ts'
import { WaysIn } from '../meeting/date-parts.tsx'
import { paths } from '../paths.ts'
import { FlareNow } from '../people/flare-now.tsx'
import { ToldNotes } from '../people/told-notes.tsx'
import type { Scene } from '../scene.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { ComingTime } from '../ui/time-in-zone.tsx'
import { ComingBack } from './back-views.tsx'
import { Groups } from './home-groups.tsx'
import { type Deed, type Next, partOfDay } from './next.ts'

interface HomeProps {
  readonly scene: Scene
  /** What the next meeting's own page says of it: the way in while it is open, and my answer. */
  readonly seen?: DateSeen | undefined
  readonly standing: { readonly approved: boolean; readonly suspended: boolean }
  readonly next: Next
  readonly flare?: MyFlare | undefined
  /** What others in a flare let me know. */
  readonly told?: readonly ToldNote[]
  /** After a flare of mine: what to come back to. */
  readonly things?: readonly Gentle[]
}

/** The start for somebody who is signed in: one thing to do, then their groups. Nothing is counted. */
export function Home({ scene, standing, next, seen, flare, told = [], things = [] }: HomeProps) {
  const { t, person, now, zone } = scene
  // In a flare and right after it nothing is asked of anybody.
  const [first, ...others] = flare?.now || things.length > 0 ? [] : next.deeds
  return (
    <Page scene={scene} title={t('common.nav.home')}>
      <div class="narrow stack airy">
        <div class="stack">
          <h1>{t(`place.home.hello.${partOfDay(now, zone)}`, { name: person?.name })}</h1>
          {standing.suspended ? <Paused scene={scene} /> : standing.approved ? null : <Waiting scene={scene} />}
          {flare?.now && !standing.suspended && <FlareNow scene={scene} flare={flare} toPlan />}
          <ToldNotes scene={scene} notes={told} withGroup />
          {things.length > 0 && <ComingBack scene={scene} things={things} />}
          {first && <Deeds scene={scene} first={first} others={others} />}
          {next.meeting && things.length === 0 && !standing.suspended && (
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
              {t(deed.words, { group: deed.group })} <a href={deed.href}>{t(deed.act, { group: deed.group })}</a>
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
