import { zoneLabel } from '../people/zone-names.ts'
import type { Scene } from '../scene.ts'
import { Ticks } from '../ui/choice.tsx'
import { errorOf } from '../ui/form-errors.tsx'
import { Select, TimeField } from '../ui/select.tsx'
import { Fold } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { FormProps } from './card-field.ts'
import { filledTimes, RHYTHMS, ROWS, rowsOpen, WEEKDAYS } from './card-rows.ts'
import { textOf } from './my-seat.tsx'
import { weekdayWords } from './when-words.ts'

const ALL = Array.from({ length: ROWS }, (_, i) => i + 1)

/** When the group meets: one row, or as many as are filled. */
export function FirstTimes(props: FormProps) {
  const { t } = props.scene
  const zone = textOf(props.form.typed.zone) ?? props.scene.zone
  return (
    <div class="stack tight">
      <h3>{t('leading.form.times')}</h3>
      <p class="hint">{t('leading.form.times_hint', { zone: zoneLabel(props.scene, zone) })}</p>
      {ALL.slice(0, filledTimes(props.form.typed)).map((n) => (
        <TimeRow {...props} n={n} />
      ))}
    </div>
  )
}

/** Further hours a week. */
export function MoreTimes(props: FormProps) {
  const rows = ALL.slice(filledTimes(props.form.typed))
  if (rows.length === 0) return null
  const names = rows.map((n) => `time${n}_`)
  return (
    <Fold
      title={props.scene.t('leading.form.more_times')}
      open={Object.keys(props.form.errors).some((field) => names.some((name) => field.startsWith(name)))}
    >
      {rows.map((n) => (
        <TimeRow {...props} n={n} />
      ))}
    </Fold>
  )
}

/** When somebody is on duty: the rows that are filled and one more stand open, the others wait in a fold. */
export function CoverRows(props: FormProps) {
  const { t } = props.scene
  const open = rowsOpen(props.form.typed)
  return (
    <div class="stack tight">
      <h3>{t('leading.form.covers')}</h3>
      <p class="hint">{t('leading.form.covers_hint')}</p>
      {ALL.slice(0, open).map((n) => (
        <CoverRow {...props} n={n} />
      ))}
      {open < ROWS && (
        <Fold title={t('leading.form.more_rows')}>
          {ALL.slice(open).map((n) => (
            <CoverRow {...props} n={n} />
          ))}
        </Fold>
      )}
    </div>
  )
}

interface RowProps extends FormProps {
  readonly n: number
}

function TimeRow({ scene, form, n }: RowProps) {
  const { t } = scene
  const field = part(scene, form, `time${n}`)
  return (
    <fieldset class="well stack tight">
      <legend class="hush">{t('leading.form.time_row', { number: n })}</legend>
      <TimeField {...field('starts')} label={t('leading.form.starts')} />
      <Select
        {...field('weekday')}
        label={t('leading.form.weekday')}
        options={WEEKDAYS.map((value) => ({ value, label: weekdayWords(scene, Number(value)) }))}
      />
      <Select
        {...field('rhythm')}
        label={t('leading.form.rhythm')}
        options={RHYTHMS.map((value) => ({
          value,
          label: t('leading.form.rhythm_is', { rhythm: value.replace('-1', 'last') }),
        }))}
      />
      <TextField
        {...field('anchor')}
        type="date"
        label={t('leading.form.anchor')}
        hint={t('leading.form.anchor_hint')}
      />
      <TextField
        {...field('minutes')}
        value={field('minutes').value ?? '60'}
        type="number"
        min={10}
        max={4320}
        inputmode="numeric"
        label={t('leading.form.minutes')}
      />
    </fieldset>
  )
}

function CoverRow({ scene, form, n }: RowProps) {
  const { t } = scene
  const field = part(scene, form, `cover${n}`)
  const days = form.typed[`cover${n}_weekdays`]
  return (
    <fieldset class="well stack tight">
      <legend class="hush">{t('leading.form.cover_row', { number: n })}</legend>
      <TimeField {...field('starts')} label={t('leading.form.from')} />
      <TimeField {...field('ends')} label={t('leading.form.until')} />
      <Ticks
        {...field('weekdays')}
        label={t('leading.form.weekdays')}
        values={typeof days === 'object' ? days : []}
        options={WEEKDAYS.map((value) => ({ value, label: weekdayWords(scene, Number(value)) }))}
      />
    </fieldset>
  )
}

const part =
  (scene: Scene, form: FormProps['form'], row: string) =>
  (name: string): { name: string; value: string | undefined; error: string | undefined } => ({
    name: `${row}_${name}`,
    value: textOf(form.typed[`${row}_${name}`]),
    error: errorOf(scene, form.errors, `${row}_${name}`),
  })
