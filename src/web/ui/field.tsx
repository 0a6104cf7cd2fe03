import type { Child } from 'hono/jsx'
import { Mark } from './mark.tsx'

/** What every field takes: its words, and what went wrong with what was typed, said beside it. */
export interface FieldProps {
  readonly name: string
  readonly label: Child
  readonly hint?: Child | undefined
  readonly error?: string | undefined
  /** Only where the same name stands twice on a page. */
  readonly id?: string | undefined
  readonly required?: boolean | undefined
}

/** The id of a field's control, so that a summary of errors can lead to it. */
export function fieldId({ id, name }: { id?: string | undefined; name: string }): string {
  return id ?? `f-${name}`
}

/** The attributes that tie a control to its hint and its error. `also` is the id of one more thing that describes it. */
export function wiring(props: FieldProps, also?: string) {
  const id = fieldId(props)
  const described = [props.error && `${id}-error`, props.hint !== undefined && `${id}-hint`, also].filter(Boolean)
  return {
    id,
    name: props.name,
    required: props.required,
    'aria-invalid': props.error ? ('true' as const) : undefined,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
  }
}

/** Label, hint, error and one control. */
export function Field({ children, ...props }: FieldProps & { children: Child }) {
  return (
    <div class={props.error ? 'field wrong' : 'field'}>
      <label for={fieldId(props)}>{props.label}</label>
      <Beside {...props} />
      {children}
    </div>
  )
}

/** The same for several controls that answer one question. The group is what a summary of errors leads to. */
export function FieldGroup({ children, ...props }: FieldProps & { children: Child }) {
  const { id, 'aria-describedby': describedBy } = wiring(props)
  return (
    <fieldset id={id} tabindex={-1} class={props.error ? 'field wrong' : 'field'} aria-describedby={describedBy}>
      <legend>{props.label}</legend>
      <Beside {...props} />
      {children}
    </fieldset>
  )
}

function Beside(props: FieldProps) {
  const id = fieldId(props)
  return (
    <>
      {props.hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.error && (
        <p class="error" id={`${id}-error`}>
          <Mark name="wave" />
          <span>{props.error}</span>
        </p>
      )}
    </>
  )
}
