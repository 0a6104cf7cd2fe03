import type { CoverHour } from '../../domain/groups/group.ts'
import { comingDuties, coverIn } from '../../domain/groups/when.ts'
import type { Say } from '../../domain/safety/duties.ts'
import { isSame, type OnDuty, onDuty } from '../../domain/safety/duty-names.ts'
import type { Shown } from '../../domain/safety/quiet-words.ts'
import { isKnownZone } from '../../standards/known-zone.ts'
import { dayWords } from '../groups/moment-words.ts'
import { textOf } from '../groups/my-seat.tsx'
import { listWords } from '../groups/said-lists.ts'
import { cityWords, coverWords } from '../groups/when-words.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, Button, ButtonLink } from '../ui/button.tsx'
import { errorOf } from '../ui/form-errors.tsx'
import { Notice } from '../ui/notice.tsx'
import { Fold, Sheet } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import type { DutyProps } from './duty-views.tsx'

/** My duty in other hands, in one press; and who else has given theirs away. Nobody says why, and nobody is asked. */
export function HandOverPart(props: DutyProps) {
  const { scene, group, mine, rota } = props
  const { t } = scene
  const given = rota.handOvers.find(({ who }) => who.id === mine.seat.id)
  const others = rota.handOvers.filter((one) => one !== given)
  const alone = rota.leaders.every(({ id }) => id === mine.seat.id || others.some(({ who }) => who.id === id))
  return (
    <section class="stack tight">
      <h2>{t('safety.hand.title')}</h2>
      {others.map(({ who, until }) => (
        <p>
          {until
            ? t('safety.hand.other_until', { name: nameOf(who), day: dayWords(scene, until) })
            : t('safety.hand.other', { name: nameOf(who) })}
        </p>
      ))}
      {given ? (
        <Notice>
          <p>
            {given.until ? t('safety.hand.given_until', { day: dayWords(scene, given.until) }) : t('safety.hand.given')}
          </p>
          <div>
            <ActionButton action={paths.handOverEnd(group.id)}>{t('safety.hand.back')}</ActionButton>
          </div>
        </Notice>
      ) : (
        <>
          <p>{t(alone ? 'safety.hand.words_alone' : 'safety.hand.words')}</p>
          <div>
            <ActionButton action={paths.handOver(group.id)}>{t('safety.hand.do')}</ActionButton>
          </div>
          <UntilForm {...props} />
        </>
      )}
    </section>
  )
}

function UntilForm({ scene, group, form }: DutyProps) {
  const { t } = scene
  const errors = form?.errors ?? {}
  return (
    <Fold title={t('safety.hand.until_title')} open={'until' in errors}>
      <form class="stack" method="post" novalidate action={paths.handOver(group.id)}>
        <TextField
          name="until"
          type="date"
          label={t('safety.hand.until')}
          value={textOf(form?.typed.until)}
          error={errorOf(scene, errors, 'until')}
        />
        <p>
          <Button>{t('safety.hand.do')}</Button>
        </p>
      </form>
    </Fold>
  )
}

/** The hours of the card, each with its names and its next date. */
export function RotaPart(props: DutyProps) {
  const { scene, group } = props
  const { t } = scene
  return (
    <section class="stack tight" id="rota">
      <h2>{t('safety.rota.title')}</h2>
      <p class="soft">{t('safety.rota.words')}</p>
      {group.cover.length === 0 && <p>{t('safety.rota.none')}</p>}
      {group.cover.map((hour) => (
        <HourItem {...props} hour={hour} />
      ))}
      <p>
        <ButtonLink href={paths.edit(group.id)}>{t('safety.rota.change')}</ButtonLink>
      </p>
    </section>
  )
}

function HourItem(props: DutyProps & { hour: CoverHour }) {
  const { scene, group, mine, rota, hour } = props
  const { t } = scene
  const home = isKnownZone(group.zone) ? group.zone : 'UTC'
  const [next] = comingDuties(hour, home, scene.now)
  const here = rota.duties.filter((duty) => isSame(duty.hour, hour))
  const weekly = here.filter(({ onDate }) => onDate === undefined).map(({ who }) => who)
  const byWeek = weekly.some(({ id }) => id === mine.seat.id)
  const then = next && onDuty(rota, hour, next.date)
  const mineThen = then !== undefined && then.kind !== 'nobody' && then.who.some(({ id }) => id === mine.seat.id)
  const byName = mineThen && then.kind === 'named'
  // A date can be taken or left by whoever has not handed over all of them.
  const given = rota.handOvers.some(
    ({ who, until }) => who.id === mine.seat.id && (until === undefined || (next?.date ?? '') < until),
  )
  const [there] = coverIn([hour], home, home, scene.now)
  const yours = coverWords(scene, [hour], group.zone).at(-1) ?? ''
  const say = (what: Say, words: string) => (
    <ActionButton action={paths.dutyHours(group.id)} fields={fieldsOf(hour, next?.date, what)} about={yours}>
      {words}
    </ActionButton>
  )
  return (
    <Sheet title={yours} level={3}>
      {there && scene.zone !== group.zone && (
        <p class="small soft">
          {t('groups.cover.there', {
            days: t('groups.day.many', { day: `d${hour.weekday}` }),
            from: there.from,
            until: there.until,
            city: cityWords(scene, group.zone),
          })}
        </p>
      )}
      <p>{weekly.length > 0 ? t('safety.rota.weekly', { names: names(scene, weekly) }) : t('safety.rota.no_name')}</p>
      {next && then && (
        <p>
          <TimeInZone scene={scene} at={new Date(next.starts.epochMilliseconds)} as="far" />: {thenWords(scene, then)}
        </p>
      )}
      <div class="row">
        {byWeek ? say('not_weekly', t('safety.rota.not_weekly')) : say('weekly', t('safety.rota.weekly_do'))}
        {!given && !byName && say('then', t('safety.rota.then'))}
        {!given && mineThen && say('not_then', t('safety.rota.not_then'))}
      </div>
    </Sheet>
  )
}

function thenWords(scene: Scene, then: OnDuty): string {
  if (then.kind === 'nobody') return scene.t('safety.rota.nobody')
  return scene.t(then.kind === 'named' ? 'safety.rota.named' : 'safety.rota.all', { names: names(scene, then.who) })
}

const fieldsOf = ({ weekday, starts, ends }: CoverHour, date: string | undefined, say: Say) => ({
  ...{ weekday: String(weekday), starts, ends, date: date ?? '', say },
})

const nameOf = ({ name, secondWord }: Shown) => (secondWord ? `${name} (${secondWord})` : name)
const names = ({ language }: Scene, who: readonly Shown[]) => listWords(language, who.map(nameOf))
