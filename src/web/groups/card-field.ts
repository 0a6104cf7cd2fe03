import type { MessageId } from '../../locales/words.ts'
import type { Reasons, Typed } from '../form.ts'
import type { Scene } from '../scene.ts'
import { errorOf } from '../ui/form-errors.tsx'
import { textOf } from './my-seat.tsx'

export interface FormProps {
  readonly scene: Scene
  readonly form: { readonly typed: Typed; readonly errors: Reasons }
  /** The hours are the calendar's: said, not asked. */
  readonly scheduled?: boolean | undefined
}

/** Name, label, hint, value and reason of one field of the card. */
export function fieldOf({ scene, form }: FormProps, name: string, label: MessageId, hint?: MessageId) {
  return {
    name,
    label: scene.t(label),
    ...(hint ? { hint: scene.t(hint) } : {}),
    value: textOf(form.typed[name]),
    error: errorOf(scene, form.errors, name),
  }
}

/** What is ticked in a field of many answers. */
export function listOf({ form }: FormProps, name: string): readonly string[] {
  const typed = form.typed[name]
  return typeof typed === 'object' ? typed : []
}
