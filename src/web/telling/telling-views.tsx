import type { MyAddress } from '../../domain/people/mail-address.ts'
import { OFTEN, REMINDERS } from '../../domain/telling/choices.ts'
import { weekdayWords } from '../groups/when-words.ts'
import { paths } from '../paths.ts'
import { BackToYou } from '../people/back-link.tsx'
import { zoneLabel } from '../people/zone-names.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Ticks } from '../ui/choice.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { TimeField } from '../ui/select.tsx'
import { Fold, PageHead } from '../ui/sheet.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { QUIET_NUMBERS, QUIET_ROWS, quietOpen, WEEKDAYS } from './quiet-rows.ts'
import { NoMailHere } from './telling-letters.tsx'

interface TellingProps {
  readonly scene: Scene
  readonly form: Filled
  readonly address: MyAddress | undefined
  /** Mails leave this place. */
  readonly letters: boolean
}

export function TellingPage({ scene, form, address, letters }: TellingProps) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  const often = OFTEN.map((value) => ({ value, label: t(`telling.often.${value}`) }))
  const { value: _, ...reminders } = field('reminders')
  return (
    <Page scene={scene} title={t('telling.title')}>
      <div class="narrow stack">
        <PageHead title={t('telling.title')} lead={t('telling.lead')} before={<BackToYou scene={scene} />} />
        {!letters && <NoMailHere scene={scene} />}
        <Standing scene={scene} address={address} />
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <form class="stack" method="post" novalidate action={paths.yourTelling()}>
          <Choice {...field('announcements')} label={t('telling.announcements')} options={often} />
          <Choice {...field('answers')} label={t('telling.answers')} options={often} />
          <Ticks
            {...reminders}
            label={t('telling.reminders')}
            hint={t('telling.reminders_hint')}
            values={listOf(form, 'reminders')}
            options={REMINDERS.map((value) => ({ value, label: t(`telling.reminder.${value}`) }))}
          />
          <Quiet scene={scene} form={form} />
          <p class="soft">{t('telling.asked')}</p>
          <WhoCanSee>{t('people.only_me')}</WhoCanSee>
          <p>
            <Button kind="lit">{t('telling.keep')}</Button>
          </p>
        </form>
      </div>
    </Page>
  )
}

type RowProps = Pick<TellingProps, 'scene' | 'form'>

/** Why nothing comes at the moment, if so. */
function Standing({ scene, address }: Pick<TellingProps, 'scene' | 'address'>) {
  const { t, comfort } = scene
  if (!address || address.rests_since)
    return (
      <Notice kind={address ? 'care' : 'plain'}>
        {t(address ? 'telling.resting' : 'telling.no_address')}{' '}
        <a href={paths.yourMail()}>{t(address ? 'telling.see_address' : 'telling.give_address')}</a>
      </Notice>
    )
  return comfort.flare ? <Notice>{t('telling.flare')}</Notice> : null
}

function Quiet({ scene, form }: RowProps) {
  const { t, zone } = scene
  const open = quietOpen(form.typed)
  return (
    <section class="stack tight" aria-labelledby="quiet">
      <h2 id="quiet">{t('telling.quiet.title')}</h2>
      <p class="hint">{t('telling.quiet.hint', { zone: zoneLabel(scene, zone) })}</p>
      {QUIET_NUMBERS.slice(0, open).map((n) => (
        <QuietRow scene={scene} form={form} n={n} />
      ))}
      {open < QUIET_ROWS && (
        <Fold title={t('telling.quiet.more')}>
          {QUIET_NUMBERS.slice(open).map((n) => (
            <QuietRow scene={scene} form={form} n={n} />
          ))}
        </Fold>
      )}
    </section>
  )
}

function QuietRow({ scene, form, n }: RowProps & { n: number }) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  const { value: _, ...weekdays } = field(`quiet${n}_weekdays`)
  return (
    <fieldset class="well stack tight">
      <legend class="hush">{t('telling.quiet.row', { number: n })}</legend>
      <TimeField {...field(`quiet${n}_starts`)} label={t('telling.quiet.starts')} />
      <TimeField {...field(`quiet${n}_ends`)} label={t('telling.quiet.ends')} />
      <Ticks
        {...weekdays}
        label={t('telling.quiet.weekdays')}
        values={listOf(form, `quiet${n}_weekdays`)}
        options={WEEKDAYS.map((value) => ({ value, label: weekdayWords(scene, Number(value)) }))}
      />
    </fieldset>
  )
}

function listOf({ typed }: Filled, name: string): readonly string[] {
  const values = typed[name]
  return typeof values === 'object' ? values : []
}
