import type { Scene } from '../scene.ts'
import { Choice } from '../ui/choice.tsx'

interface LanguageProps {
  readonly scene: Scene
  readonly name: string
  readonly value: string | undefined
  readonly error: string | undefined
  readonly hint?: string
}

/** The language somebody reads here. Each is called what it calls itself. */
export function LanguageField({ scene, ...field }: LanguageProps) {
  return (
    <Choice
      {...field}
      label={scene.t('people.profile.language')}
      options={[
        { value: 'en', label: 'English' },
        { value: 'es', label: 'Español' },
      ]}
    />
  )
}
