import type { Child } from 'hono/jsx'
import { FieldGroup, type FieldProps, fieldId } from './field.tsx'
import { Mark } from './mark.tsx'

export interface Option {
  readonly value: string
  readonly label: Child
  readonly hint?: Child | undefined
}

interface ChoiceProps extends FieldProps {
  readonly options: readonly Option[]
  readonly value?: string | undefined
}

/** One answer out of a few, as large rows. Nothing is chosen unless `value` says so. */
export function Choice({ options, value, ...props }: ChoiceProps) {
  return (
    <FieldGroup {...props}>
      <div class="rows">
        {options.map((option) => (
          <Row type="radio" option={option} name={props.name} checked={option.value === value} of={fieldId(props)} />
        ))}
      </div>
    </FieldGroup>
  )
}

interface TicksProps extends FieldProps {
  readonly options: readonly Option[]
  readonly values?: readonly string[] | undefined
}

/** Any number of answers, as large rows. */
export function Ticks({ options, values = [], ...props }: TicksProps) {
  return (
    <FieldGroup {...props}>
      <div class="rows">
        {options.map((option) => (
          <Row
            type="checkbox"
            option={option}
            name={props.name}
            checked={values.includes(option.value)}
            of={fieldId(props)}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

interface TickProps extends FieldProps {
  readonly value?: string | undefined
  readonly checked?: boolean | undefined
}

/** One box to tick: a consent, an agreement. Never ticked beforehand. */
export function Tick({ value = 'on', checked, label, hint, error, ...props }: TickProps) {
  const id = fieldId(props)
  const described = [error && `${id}-error`, hint !== undefined && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div class={error ? 'field wrong' : 'field'}>
      {error && (
        <p class="error" id={`${id}-error`}>
          <Mark name="wave" />
          <span>{error}</span>
        </p>
      )}
      <label class="tick">
        <input
          type="checkbox"
          id={id}
          name={props.name}
          value={value}
          checked={checked}
          required={props.required}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={described || undefined}
        />
        <span>{label}</span>
      </label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

interface RowProps {
  readonly type: 'radio' | 'checkbox'
  readonly option: Option
  readonly name: string
  readonly checked: boolean
  readonly of: string
}

function Row({ type, option, name, checked, of }: RowProps) {
  const id = `${of}-${option.value.replaceAll(/[^\w-]/g, '_')}`
  return (
    <div>
      <label class="tick">
        <input
          type={type}
          id={id}
          name={name}
          value={option.value}
          checked={checked}
          aria-describedby={option.hint === undefined ? undefined : `${id}-hint`}
        />
        <span>{option.label}</span>
      </label>
      {option.hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {option.hint}
        </p>
      )}
    </div>
  )
}
