import type { Scene } from '../scene.ts'
import { TextField } from '../ui/text-field.tsx'

interface NameProps {
  readonly scene: Scene
  readonly value: string | undefined
  readonly error: string | undefined
}

/** What one is called in one group. */
export function NameField({ scene: { t }, ...field }: NameProps) {
  return (
    <TextField {...field} name="name" label={t('groups.face.name')} hint={t('groups.face.name_hint')} maxlength={40} />
  )
}
