import { type DateSeen, opensAt } from '../../domain/meeting/look.ts'
import type { Coming } from '../../domain/meeting/meetings.ts'
import { replies } from '../../domain/meeting/replies.ts'
import { phoneLink, type WayIn } from '../../domain/meeting/ways-in.ts'
import { clockShift } from '../../standards/recurrence/recurrence.ts'
import { GroupPerson } from '../groups/name-words.tsx'
import { listWords, sentence } from '../groups/said-lists.ts'
import { WrittenWay } from '../groups/written.tsx'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ComingTime, TimeInZone, TimeInZones } from '../ui/time-in-zone.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'

export interface SeenProps {
  readonly scene: Scene
  readonly seen: DateSeen
}

/** When it is: by my clock, by the group's, for how long; whether it was moved; and whether a clock change moves it for me. */
export function When({ scene, seen: { date, before } }: SeenProps) {
  const { t, zone, now } = scene
  const { starts, ends, meeting, changed, cancelled } = date
  const shift = before && !changed ? clockShift(meeting.zone, zone, before, starts) : 0
  const minutes = Math.round((ends.getTime() - starts.getTime()) / 60_000)
  return (
    <>
      <p>
        {starts <= now && ends > now && !cancelled && <b>{t('meeting.now')} </b>}
        <TimeInZones scene={scene} at={starts} home={meeting.zone} />
        <br />
        <span class="soft">{lengthWords(scene, minutes)}</span>
      </p>
      {cancelled && <p>{t('meeting.cancelled')}</p>}
      {changed && <p>{t('meeting.moved')}</p>}
      {shift !== 0 && !cancelled && (
        <p>{t('meeting.shift', { minutes: Math.abs(shift), way: shift < 0 ? 'earlier' : 'later' })}</p>
      )}
    </>
  )
}

export const lengthWords = ({ t }: Scene, minutes: number) =>
  minutes >= 1440 ? t('meeting.hours', { hours: Math.round(minutes / 60) }) : t('meeting.minutes', { minutes })

/** The way in while it can be read; before that, from when. `lit`: it is the one thing to do on this page. */
export function WaysIn({ scene, seen: { date, ways }, lit }: SeenProps & { lit: boolean }) {
  const { t, now } = scene
  if (date.cancelled || date.ends <= now) return null
  if (ways.length > 0) {
    return (
      <div class="stack tight">
        {ways.map((way, i) => (
          <OneWay scene={scene} way={way} lit={lit && i === 0} />
        ))}
        <WhoCanSee>{t('meeting.way.seen')}</WhoCanSee>
      </div>
    )
  }
  if (opensAt(date) <= now) return <p class="soft">{t('meeting.way.none')}</p>
  return (
    <p class="soft">
      {t('meeting.way.later')} <ComingTime scene={scene} at={opensAt(date)} />
    </p>
  )
}

function OneWay({ scene: { t }, way: { kind, wayIn }, lit }: { scene: Scene; way: WayIn; lit: boolean }) {
  if (kind === 'link' || kind === 'phone') {
    return (
      <p class="row">
        <ButtonLink
          kind={lit ? 'lit' : 'paper'}
          href={kind === 'phone' ? phoneLink(wayIn) : wayIn}
          mark={kind === 'phone' ? 'call' : 'door'}
          outside
        >
          {t(`meeting.way.${kind}_do`)}
        </ButtonLink>
        <span class="way" dir="ltr">
          {wayIn}
        </span>
      </p>
    )
  }
  return (
    <div>
      <p class="soft">{t(`meeting.way.${kind}`)}</p>
      <WrittenWay words={wayIn} />
    </div>
  )
}

/** Who holds it, what it meets of access needs, and who hopes to come: people, never how many. */
export function WithWhom({ scene, seen: { date, hosts, replies: said } }: SeenProps) {
  const { t, language } = scene
  const { access } = date.meeting
  return (
    <>
      {hosts.length > 0 && (
        <p class="row">
          <span class="soft">{t('meeting.held_by')}</span>
          {hosts.map((host) => (
            <GroupPerson of={host} size="s" />
          ))}
        </p>
      )}
      {access.length > 0 && (
        <p>
          <span class="soft">{t('meeting.meets_needs')}</span>{' '}
          {sentence(
            language,
            listWords(
              language,
              access.map((one) => t(`groups.access.${one}`)),
            ),
          )}
        </p>
      )}
      {said.hoping.length > 0 && !date.cancelled && (
        <p class="row">
          <span class="soft">{t('meeting.hoping')}</span>
          {said.hoping.map((one) => (
            <GroupPerson of={one} size="s" />
          ))}
        </p>
      )}
    </>
  )
}

/** "I hope to come, maybe, not this time": can be left out, changed and taken back. `from` is the page to come back to. */
export function ReplyForm({ scene, seen: { date, replies: said }, from }: SeenProps & { from: 'group' | 'date' }) {
  const { t, now } = scene
  const { meeting, onDate, cancelled, ends } = date
  if (cancelled || ends <= now) return null
  return (
    <form
      class="stack tight"
      method="post"
      novalidate
      action={paths.meetingReply(meeting.group_id, meeting.id, onDate)}
    >
      <input type="hidden" name="from" value={from} />
      <fieldset class="taps">
        <legend>{t('meeting.reply.label')}</legend>
        {replies.map((reply) => (
          <button
            class="tap"
            type="submit"
            name="reply"
            value={reply}
            aria-pressed={said.mine === reply ? 'true' : 'false'}
          >
            {t(`meeting.reply.${reply}`)}
          </button>
        ))}
      </fieldset>
      {said.waits && <p>{t('meeting.reply.waits')}</p>}
      {said.mine && (
        <p>
          <Button kind="plain" name="reply" value="none">
            {t('meeting.reply.take_back')}
          </Button>
        </p>
      )}
      <WhoCanSee>{t('meeting.reply.seen')}</WhoCanSee>
    </form>
  )
}

/** A cancelled date, in a line. */
export function CancelledLine({ scene, date }: { scene: Scene; date: Coming }) {
  return (
    <p>
      <TimeInZone scene={scene} at={date.starts} as="far" />: {scene.t('meeting.cancelled')}
    </p>
  )
}
