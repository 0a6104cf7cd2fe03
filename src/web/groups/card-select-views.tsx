import { groupLanguages } from '../../domain/groups/choices.ts'
import { foci } from '../../domain/groups/focus.ts'
import { Field, wiring } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { type FormProps, fieldOf } from './card-field.ts'
import { languageName } from './said-lists.ts'

const KINDS = ['broad', 'condition', 'situation', 'carers'] as const

/** What the group gathers round: one of our own plain words, by kind. */
export function FocusField(props: FormProps) {
  return (
    <FocusSelect
      {...props}
      field={fieldOf(props, 'focus', 'leading.form.focus', 'leading.form.focus_hint')}
      empty={props.scene.t('leading.form.choose')}
    />
  )
}

/** Up to two things it gathers round besides. */
export function FurtherFoci(props: FormProps) {
  const empty = props.scene.t('leading.form.none')
  return (
    <>
      <FocusSelect
        {...props}
        field={fieldOf(props, 'focus2', 'leading.form.focus2', 'leading.form.focus2_hint')}
        empty={empty}
      />
      <FocusSelect {...props} field={fieldOf(props, 'focus3', 'leading.form.focus3')} empty={empty} />
    </>
  )
}

interface FocusProps extends FormProps {
  readonly field: ReturnType<typeof fieldOf>
  readonly empty: string
}

function FocusSelect({ scene: { t }, field: { value, ...field }, empty }: FocusProps) {
  return (
    <Field {...field}>
      <select class="text" {...wiring(field)}>
        <option value="">{empty}</option>
        {KINDS.map((kind) => (
          <optgroup label={t(`focus.kind.${kind}`)}>
            {foci(kind).map(({ id }) => (
              <option value={id} selected={id === value}>
                {t(`focus.name.${id}`)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </Field>
  )
}

/** The language the group speaks, and a second one. */
export function LanguageFields(props: FormProps) {
  const { language: reader, t } = props.scene
  const { compare } = new Intl.Collator(reader)
  const options = groupLanguages
    .map((value) => ({ value, label: languageName(reader, value) }))
    .sort((a, b) => compare(a.label, b.label))
  return (
    <>
      <Select {...fieldOf(props, 'language', 'leading.form.language')} options={options} />
      <Select
        {...fieldOf(props, 'language2', 'leading.form.language2')}
        options={options}
        empty={t('leading.form.none')}
      />
    </>
  )
}
