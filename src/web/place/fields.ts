import type { Reasons, Typed } from '../form.ts'
import type { Scene } from '../scene.ts'
import { errorOf } from '../ui/form-errors.tsx'

/** A form as it came back, or a fresh one: what stands in its fields and what is wrong with them. */
export interface Filled {
  readonly typed: Typed
  readonly errors?: Reasons | undefined
}

/** Name, words typed and reason of one field, as the parts of the page take them. */
export function fieldsOf(scene: Scene, { typed, errors = {} }: Filled) {
  return (name: string) => {
    const value = typed[name]
    return { name, value: typeof value === 'string' ? value : undefined, error: errorOf(scene, errors, name) }
  }
}
