import { waysIn } from '../../domain/groups/doors.ts'
import type { GroupExport } from '../../domain/groups/exporting/group-exports.ts'
import type { Group } from '../../domain/groups/group.ts'
import { hasSmallChange, mustAcceptAnew } from '../../domain/groups/may-write.ts'
import type { NotePage } from '../../domain/groups/notes.ts'
import type { Belonging, Seat } from '../../domain/groups/standing.ts'
import type { NextDate } from '../../domain/meeting/look.ts'
import type { Poll } from '../../domain/meeting/polls.ts'
import type { ToldNote } from '../../domain/people/flaring/people.ts'
import type { Reasons, Typed } from '../form.ts'
import { NextMeeting } from '../meeting/next-meeting.tsx'
import { PollNote } from '../meeting/poll-views.tsx'
import { paths } from '../paths.ts'
import { ToldNotes } from '../people/told-notes.tsx'
import type { Scene } from '../scene.ts'
import { ActionButton, ButtonLink } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Fold, Sheet } from '../ui/sheet.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { CardBody, CardHead, titleOf, topicOf } from './card.tsx'
import { Declined } from './declined.tsx'
import { ExportAsked } from './export-asked.tsx'
import { MySeat } from './my-seat.tsx'
import { NewAgreement, SmallChange } from './new-agreement.tsx'
import { Notes } from './note-list.tsx'
import { labelOf } from './outside.tsx'
import { Unled } from './unled.tsx'
import { timeWords } from './when-words.ts'
import { lines, Written, WrittenWay } from './written.tsx'

export interface InsideProps {
  readonly scene: Scene
  readonly group: Group
  readonly mine: Belonging & { readonly seat: Seat }
  readonly welcome: { readonly words: string; readonly way_in: string }
  readonly notes: NotePage
  readonly calendar: NextDate
  /** A copy of the group that those who lead ask for. */
  readonly asked: GroupExport | undefined
  /** What members in a flare let me know. */
  readonly told: readonly ToldNote[]
  /** What the group is being asked about its times; nothing for guests. */
  readonly poll: Poll | undefined
  readonly form?: { readonly typed: Typed; readonly errors: Reasons } | undefined
}

/** The group's page for those who belong, and for guests. What is asked of somebody stands first. */
export function InsidePage(props: InsideProps) {
  const { scene, group, mine, welcome, notes } = props
  const { t } = scene
  const guest = mine.standing === 'guest'
  return (
    <Page scene={scene} title={titleOf(scene, group)} topic={topicOf(group)}>
      <article class="narrow stack">
        <CardHead scene={scene} group={group} />
        {mustAcceptAnew(mine) && <NewAgreement {...props} />}
        {hasSmallChange(group, mine) && <SmallChange scene={scene} group={group} />}
        <States scene={scene} group={group} mine={mine} />
        <ToldNotes scene={scene} notes={props.told} />
        {props.asked && (
          <div class="later">
            <ExportAsked scene={scene} group={group} asked={props.asked} />
          </div>
        )}
        {guest ? <AsGuest {...props} /> : <Ways {...props} />}
        <When {...props} />
        {props.poll && <PollNote scene={scene} group={group} poll={props.poll} />}
        {(welcome.words || welcome.way_in) && (
          <Sheet title={t('groups.welcome.title')}>
            {welcome.words && <Written words={welcome.words} />}
            {welcome.way_in && (
              <>
                <h3>{t('groups.welcome.way_in')}</h3>
                <WrittenWay words={welcome.way_in} />
              </>
            )}
          </Sheet>
        )}
        {!guest && <Notes scene={scene} notes={notes} to={(page) => paths.groupNotes(group.id, page)} />}
        <MySeat {...props} />
        <Fold title={t('groups.inside.card')} later>
          <CardBody scene={scene} group={group} />
        </Fold>
      </article>
    </Page>
  )
}

/** How things stand with the seat and with the group, where that needs saying. */
function States({ scene, group, mine }: Pick<InsideProps, 'scene' | 'group' | 'mine'>) {
  const { t } = scene
  return (
    <>
      {mine.seat.resting && (
        <Notice>
          <p>{t('groups.rest.kept')}</p>
          <div>
            <ActionButton action={paths.restEnd(group.id)}>{t('groups.rest.back')}</ActionButton>
          </div>
        </Notice>
      )}
      {group.closed_at && <Notice>{t('groups.inside.ended')}</Notice>}
      <Unled scene={scene} group={group} mine={mine} />
    </>
  )
}

function Ways({ scene: { t }, group, mine }: InsideProps) {
  return (
    <p class="row">
      <ButtonLink href={paths.conversations(group.id)} mark="text">
        {t('talking.title')}
      </ButtonLink>
      <ButtonLink href={paths.people(group.id)} mark="groups">
        {t('groups.inside.people')}
      </ButtonLink>
      <ButtonLink href={paths.quietWord(group.id)}>{t('safety.quiet.title')}</ButtonLink>
      {mine.standing === 'facilitator' && (
        <>
          <ButtonLink href={paths.lead(group.id)} mark="lamp">
            {t('groups.inside.lead')}
          </ButtonLink>
          <ButtonLink href={paths.duty(group.id)}>{t('safety.duty.title')}</ButtonLink>
        </>
      )}
    </p>
  )
}

/** The next meeting out of the calendar; where nothing is in it, what the card says. */
function When(props: InsideProps) {
  const { scene, group, mine, calendar } = props
  if (!calendar.next && calendar.cancelled.length === 0) return <Meeting {...props} />
  const lit = mine.standing !== 'guest' && !mustAcceptAnew(mine)
  return <NextMeeting scene={scene} group={group} calendar={calendar} lit={lit} />
}

/** When it meets; where nobody wrote down how one gets there, that is said too. */
function Meeting({ scene, group, mine, welcome }: InsideProps) {
  const { t } = scene
  if (group.closed_at || group.times.length === 0) return null
  const times = group.times.map((time) => timeWords(scene, time, group.zone))
  return (
    <>
      <Facts facts={[{ question: t('groups.card.meets'), answer: lines(times) }]} />
      {mine.standing === 'facilitator' && (
        <p>
          <a class="plain" href={paths.calendar(group.id)}>
            {t('meeting.next.calendar')}
          </a>
        </p>
      )}
      {!welcome.way_in && (
        <p class="soft">
          {t('groups.inside.no_way_in')}{' '}
          {mine.standing === 'facilitator' && (
            <a class="plain" href={paths.welcome(group.id)}>
              {t('groups.inside.write_way_in')}
            </a>
          )}
        </p>
      )}
    </>
  )
}

/** A guest is always told that they are one, and how to stay. */
function AsGuest({ scene, group, mine }: InsideProps) {
  const { t } = scene
  const [first] = waysIn(group, mine)
  return (
    <Sheet title={t('groups.guest.title')}>
      <WhoCanSee>{t('groups.guest.seen', { name: mine.seat.name })}</WhoCanSee>
      {mine.ask?.state === 'waiting' && <p>{t('groups.guest.asked')}</p>}
      <Declined scene={scene} mine={mine} />
      {first && (
        <p>
          <ButtonLink kind={mustAcceptAnew(mine) ? 'paper' : 'lit'} href={paths.door(group.id, first.way)}>
            {t(first.by === 'door' ? 'groups.guest.stay' : labelOf(first))}
          </ButtonLink>
        </p>
      )}
      <p>
        <a class="plain" href={paths.quietWord(group.id)}>
          {t('safety.quiet.title')}
        </a>
      </p>
    </Sheet>
  )
}
