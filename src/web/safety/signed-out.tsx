import type { z } from 'zod'
import type { Here } from '../env.ts'
import { readForm, type Typed } from '../form.ts'
import { Written } from '../groups/written.tsx'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'

/** Whoever wrote for longer than their session lasted keeps their words, in this page alone. Answered before anything is looked up: to
 *  all who are signed out the same, whatever is at the address. */
export async function answerSignedOut(c: Here, shape: z.ZodObject): Promise<Response> {
  const { typed } = await readForm(c, shape)
  return c.html(<SignedOut scene={c.var.scene} action={c.req.path} typed={typed} />, 404)
}

function SignedOut({ scene, action, typed }: { scene: Scene; action: string; typed: Typed }) {
  const { t } = scene
  const kept = Object.entries(typed).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  return (
    <Page scene={{ ...scene, path: paths.home() }} title={t('safety.signed_out.title')}>
      <div class="narrow stack">
        <PageHead title={t('safety.signed_out.title')} lead={t('safety.signed_out.lead')} />
        <p>
          <ButtonLink href={paths.signIn()}>{t('answers.not_here.sign_in')}</ButtonLink>
        </p>
        {kept.length > 0 && (
          <form class="stack" method="post" action={action}>
            {kept.map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            {kept
              .filter(([name]) => name !== 'key')
              .map(([, value]) => (
                <div class="sheet stack tight">
                  <Written words={value ?? ''} />
                </div>
              ))}
            <p>
              <Button kind="lit">{t('answers.too_often.again')}</Button>
            </p>
          </form>
        )}
      </div>
    </Page>
  )
}
