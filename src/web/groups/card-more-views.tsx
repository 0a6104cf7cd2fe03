import {
  accessFeatures,
  audiences,
  faiths,
  guestPolicies,
  medicationTalks,
  newcomersSee,
  tones,
} from '../../domain/groups/choices.ts'
import { ZoneField } from '../people/zone-field.tsx'
import { Choice, Tick, Ticks } from '../ui/choice.tsx'
import { Fold, Sheet } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { type FormProps, fieldOf, listOf } from './card-field.ts'
import { QUESTIONS } from './card-form.ts'
import { CoverRows, MoreTimes } from './card-row-views.tsx'
import { FurtherFoci, LanguageFields } from './card-select-views.tsx'
import { textOf } from './my-seat.tsx'
import { sentence } from './said-lists.ts'

/** Fields that `FirstOfCard` and the pages around it show; a reason beside any other opens the fold. */
const IN_SIGHT =
  /^(name|purpose|focus|not_for|size_band|formats|door|listing|template|own_lines|my_name|agreed|form|time\d_\w+)$/

/** All of the card that can have a default has one, and waits here until somebody wants it otherwise. */
export function MoreOfCard(props: FormProps) {
  return (
    <Fold
      title={props.scene.t('leading.form.more')}
      open={Object.keys(props.form.errors).some((name) => !IN_SIGHT.test(name))}
    >
      <p class="hint">{props.scene.t('leading.form.more_hint')}</p>
      <Hours {...props} />
      <Manner {...props} />
      <People {...props} />
      <Newcomers {...props} />
    </Fold>
  )
}

function Hours(props: FormProps) {
  const { t } = props.scene
  const zone = fieldOf(props, 'zone', 'leading.form.zone', 'leading.form.zone_hint')
  return (
    <Sheet title={t('leading.form.hours')}>
      <ZoneField {...zone} scene={props.scene} value={zone.value ?? props.scene.zone} chosen />
      {!props.scheduled && <MoreTimes {...props} />}
      <CoverRows {...props} />
    </Sheet>
  )
}

function Manner(props: FormProps) {
  const { t } = props.scene
  return (
    <Sheet title={t('leading.form.manner')}>
      <Choice
        {...fieldOf(props, 'tone', 'leading.form.tone')}
        options={tones.map((value) => ({ value, label: t(`groups.tone.${value}`) }))}
      />
      <Choice
        {...fieldOf(props, 'medication_talk', 'leading.form.medication')}
        options={medicationTalks.map((value) => ({ value, label: t(`groups.medication.${value}`) }))}
      />
      <Choice
        {...fieldOf(props, 'faith', 'leading.form.faith')}
        options={faiths.map((value) => ({ value, label: t(`groups.faith.${value}`) }))}
      />
    </Sheet>
  )
}

function People(props: FormProps) {
  const { t, language } = props.scene
  return (
    <Sheet title={t('leading.form.people')}>
      <FurtherFoci {...props} />
      <LanguageFields {...props} />
      <Ticks
        {...fieldOf(props, 'identity_led', 'leading.form.led_by_label', 'leading.form.led_by_hint')}
        values={listOf(props, 'identity_led')}
        options={audiences.map((value) => ({ value, label: sentence(language, t(`groups.audience.${value}`)) }))}
      />
      <Ticks
        {...fieldOf(props, 'access', 'leading.form.access')}
        values={listOf(props, 'access')}
        options={accessFeatures.map((value) => ({ value, label: sentence(language, t(`groups.access.${value}`)) }))}
      />
    </Sheet>
  )
}

function Newcomers(props: FormProps) {
  const { t } = props.scene
  const asked = Array.from({ length: QUESTIONS }, (_, i) => `question${i + 1}`)
  return (
    <Sheet title={t('leading.form.coming')}>
      <Fold title={t('leading.form.questions')} open={asked.some((name) => textOf(props.form.typed[name]))}>
        <p class="hint">{t('leading.form.questions_hint')}</p>
        {asked.map((name, i) => (
          <TextField
            {...fieldOf(props, name, 'leading.form.questions')}
            label={t('leading.form.question', { number: i + 1 })}
            maxlength={300}
          />
        ))}
      </Fold>
      <Choice
        {...fieldOf(props, 'guests', 'leading.form.guests')}
        options={guestPolicies.map((value) => ({ value, label: t(`groups.guests.${value}`) }))}
      />
      <Choice
        {...fieldOf(props, 'newcomers_see', 'leading.form.newcomers')}
        options={newcomersSee.map((value) => ({ value, label: t(`groups.newcomers.${value}`) }))}
      />
      <Tick
        name="search_engines"
        label={t('leading.form.search_engines')}
        hint={t('leading.form.search_engines_hint')}
        checked={props.form.typed.search_engines === 'on'}
      />
    </Sheet>
  )
}
