import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'

interface AskProps {
  readonly scene: Scene
  readonly action: string
  readonly back: string
  readonly act: string
}

/** Asks the device for a passkey and sends its answer as a form. Without script it is not there. */
export function AskPasskey({ scene: { t }, action, back, act }: AskProps) {
  return (
    <passkey-form
      hidden
      data-question={paths.passkeyQuestion()}
      data-how="ask"
      data-failed={t('people.passkeys.failed')}
    >
      <form method="post" novalidate action={action}>
        <input type="hidden" name="back" value={back} />
        <PasskeyAnswer />
        <Button mark="key">{act}</Button>
        <p role="status" />
      </form>
    </passkey-form>
  )
}

/** Where script puts the device's answer. */
export function PasskeyAnswer({ question, passkey }: { question?: string | undefined; passkey?: string | undefined }) {
  return (
    <>
      <input type="hidden" name="question" value={question} />
      <input type="hidden" name="passkey" value={passkey} />
    </>
  )
}
