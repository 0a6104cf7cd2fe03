import type { Child } from 'hono/jsx'
import { Field, type FieldProps, wiring } from './field.tsx'

interface TextProps extends FieldProps {
  /** What was typed, kept when the form comes back. Passwords are never given back. */
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url' | 'number' | 'date' | undefined
  /** One of the purposes of HTML's `autocomplete`; `off` where nothing fits. */
  readonly autocomplete?: string | undefined
  readonly maxlength?: number | undefined
  readonly inputmode?: 'text' | 'numeric' | 'email' | 'tel' | 'url' | 'search' | undefined
  readonly min?: number | string | undefined
  readonly max?: number | string | undefined
  readonly autofocus?: boolean | undefined
  /** Not words but a code or an address: no capitals, no spelling marks, left to right. */
  readonly code?: boolean | undefined
  /** The id of what else describes the field: who can see it. */
  readonly describedBy?: string | undefined
  /** Stands after the control: a `WhoCanSee`. */
  readonly after?: Child | undefined
}

export function TextField(props: TextProps) {
  const { value, type = 'text', code, after, describedBy } = props
  const spelling = code
    ? ({ dir: 'ltr', spellcheck: false, autocapitalize: 'none' } as const)
    : ({ dir: 'auto' } as const)
  return (
    <Field {...shared(props)}>
      <input
        class="text"
        type={type}
        value={type === 'password' ? undefined : value}
        {...spelling}
        {...typing(props)}
        {...wiring(props, describedBy)}
      />
      {after}
    </Field>
  )
}

interface AreaProps extends Omit<TextProps, 'type' | 'min' | 'max' | 'inputmode' | 'code'> {
  readonly rows?: number | undefined
}

export function TextArea(props: AreaProps) {
  const { value, rows = 4, after, describedBy } = props
  // A browser drops one line break right after the opening tag, so one is given that it may drop.
  return (
    <Field {...shared(props)}>
      <textarea rows={rows} dir="auto" {...typing(props)} {...wiring(props, describedBy)}>
        {value?.startsWith('\n') ? `\n${value}` : value}
      </textarea>
      {after}
    </Field>
  )
}

function shared({ name, label, hint, error, id, required }: FieldProps): FieldProps {
  return { name, label, hint, error, ...(id && { id }), ...(required && { required }) }
}

function typing({ autocomplete = 'off', maxlength, inputmode, min, max, autofocus }: TextProps) {
  return { autocomplete, maxlength, inputmode, min, max, autofocus }
}
