import { doors, formats, sizeBands } from '../../domain/groups/choices.ts'
import { Choice, Ticks } from '../ui/choice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import { bandKey } from './card-facts.ts'
import { type FormProps, fieldOf, listOf } from './card-field.ts'
import { FirstTimes } from './card-row-views.tsx'
import { FocusField } from './card-select-views.tsx'
import { sentence } from './said-lists.ts'

/** What only those who found a group can say: what it is and how large, when it meets, how people come in. All else has an answer already and
 *  waits in `MoreOfCard`. */
export function FirstOfCard(props: FormProps) {
  return (
    <>
      <About {...props} />
      <When {...props} />
      <Door {...props} />
    </>
  )
}

function About(props: FormProps) {
  return (
    <Sheet title={props.scene.t('leading.form.about')}>
      <TextField {...fieldOf(props, 'name', 'leading.form.name')} maxlength={80} />
      <TextArea {...fieldOf(props, 'purpose', 'leading.form.purpose', 'leading.form.purpose_hint')} maxlength={1200} />
      <FocusField {...props} />
      <TextArea
        {...fieldOf(props, 'not_for', 'leading.form.not_for', 'leading.form.not_for_hint')}
        maxlength={400}
        rows={2}
      />
      <Choice
        {...fieldOf(props, 'size_band', 'leading.form.size')}
        options={sizeBands.map((value) => ({ value, label: props.scene.t('groups.size', { band: bandKey(value) }) }))}
      />
    </Sheet>
  )
}

function When(props: FormProps) {
  const { t } = props.scene
  return (
    <Sheet title={t('leading.form.when')}>
      <Ticks
        {...fieldOf(props, 'formats', 'leading.form.formats')}
        values={listOf(props, 'formats')}
        options={formats.map((value) => ({
          value,
          label: sentence(props.scene.language, t(`groups.format.${value}`)),
        }))}
      />
      {props.scheduled ? (
        <p class="hint">{props.scene.t('leading.form.times_scheduled')}</p>
      ) : (
        <FirstTimes {...props} />
      )}
    </Sheet>
  )
}

function Door(props: FormProps) {
  const { t } = props.scene
  return (
    <Sheet title={t('leading.form.ways')}>
      <Choice
        {...fieldOf(props, 'door', 'leading.form.door')}
        options={doors.map((value) => ({
          value,
          label: t(`leading.door.${value}`),
          hint: t(`leading.door_is.${value}`),
        }))}
      />
    </Sheet>
  )
}
