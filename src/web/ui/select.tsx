import { Field, type FieldProps, wiring } from './field.tsx'

interface SelectProps extends FieldProps {
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value?: string | undefined
  /** Words of an empty first row; without it the first option is chosen. */
  readonly empty?: string | undefined
  readonly autocomplete?: string | undefined
}

/** For long lists only (zones, countries, languages); a few answers are a `Choice`. */
export function Select({ options, value, empty, autocomplete, ...props }: SelectProps) {
  return (
    <Field {...props}>
      <select class="text" autocomplete={autocomplete} {...wiring(props)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** A wall-clock time, `HH:MM`. */
export function TimeField({ value, ...props }: FieldProps & { value?: string | undefined }) {
  return (
    <Field {...props}>
      <input class="text time" type="time" dir="ltr" step={60} value={value} {...wiring(props)} />
    </Field>
  )
}
