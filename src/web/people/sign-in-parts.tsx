import type { Child } from 'hono/jsx'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { Tick } from '../ui/choice.tsx'
import { TextField } from '../ui/text-field.tsx'

interface PartProps {
  readonly scene: Scene
  readonly form: Filled
}

/** The end of every form that opens a session: on whose device, and in. */
export function SignInForm({ scene, form, action, children }: PartProps & { action: string; children?: Child }) {
  return (
    <form class="stack" method="post" novalidate action={action}>
      {children}
      <SharedTick scene={scene} checked={form.typed.shared === 'on'} />
      <p>
        <Button kind="lit">{scene.t('people.sign_in.act')}</Button>
      </p>
    </form>
  )
}

export function SignInNameField({ scene, form }: PartProps) {
  const { t } = scene
  return (
    <TextField
      {...fieldsOf(scene, form)('name')}
      label={t('people.sign_in.name')}
      hint={t('people.sign_in.name_hint')}
      autocomplete="username"
      maxlength={60}
      code
      required
    />
  )
}

/** Whoever uses this device next must find nothing. */
export function SharedTick({ scene: { t }, checked }: { scene: Scene; checked: boolean }) {
  return <Tick name="shared" label={t('people.shared.label')} hint={t('people.shared.hint')} checked={checked} />
}
