import type { MessageId } from '../locales/words.ts'
import type { Typed } from './form.ts'
import { Written } from './groups/written.tsx'
import type { Scene } from './scene.ts'
import { Button } from './ui/button.tsx'

interface KeptProps {
  readonly scene: Scene
  readonly action: string
  readonly typed: Typed
  /** What is said about them. */
  readonly lead?: MessageId
}

/** What nobody should read over a shoulder, or press twice. */
const SECRET = new Set(['password', 'code', 'passkey', 'question'])
/** Shorter ones are choices and names; whoever wrote more would miss it. */
const LONG = 60

/** A form that could not be taken now, as it was filled in: to be read, copied, sent again later. It is kept in this page alone. */
export function KeptWords({ scene, action, typed, lead = 'answers.too_often.kept' }: KeptProps) {
  const { t } = scene
  const kept = Object.entries(typed)
    .filter(([name]) => !SECRET.has(name))
    .flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const))
  if (kept.length === 0) return null
  const long = kept.filter(([, value]) => value.length > LONG)
  return (
    <form class="stack" method="post" action={action}>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <p>{t(lead)}</p>
      {long.map(([, value]) => (
        <div class="sheet stack tight">
          <Written words={value} />
        </div>
      ))}
      <p>
        <Button kind="lit">{t('answers.too_often.again')}</Button>
      </p>
    </form>
  )
}
