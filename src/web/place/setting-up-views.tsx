import type { Child } from 'hono/jsx'
import type { Step } from '../../domain/place/place.ts'
import { paths } from '../paths.ts'
import { zoneLabel } from '../people/zone-names.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { ColourChoice } from './colour-fields.tsx'
import type { Filled } from './fields.ts'
import { LanguageChoice, NameField, SignUpChoice } from './place-fields.tsx'
import { StepList, StepsAround } from './step-list.tsx'
import type { Unfinished } from './unfinished.ts'

interface StepProps {
  readonly scene: Scene
  readonly found: Unfinished
  readonly form: Filled
}

/** A page of the first run: which step it is, what it asks, and the ways around it. */
export function StepPage({
  scene,
  found,
  here,
  form,
  before,
  later,
  children,
}: Omit<StepProps, 'form'> & { form?: Filled; here: Step; before?: Step; later?: string; children: Child }) {
  const { t } = scene
  const title = t(`place.first.${here}.title`)
  return (
    <Page scene={scene} title={title}>
      <div class="narrow stack">
        <PageHead title={title} lead={t(`place.first.${here}.lead`)} />
        <StepList scene={scene} here={here} done={found.place.stepsDone} />
        <FormErrors scene={scene} errors={form?.errors ?? {}} />
        {children}
        <StepsAround scene={scene} {...(before && { before })} {...(later && { later })} />
        <p class="soft">{t('place.first.leave')}</p>
      </div>
    </Page>
  )
}

/** What the place is called, its colour and its language. */
export function AskName({ scene, found, form }: StepProps) {
  const { t } = scene
  return (
    <StepPage scene={scene} found={found} form={form} here="name" later={paths.firstRunComing()}>
      <Notice>
        {t('place.first.sign_in_name')} <b dir="ltr">{found.me.sign_in_name}</b>
      </Notice>
      <form class="stack" method="post" novalidate action={paths.firstRunName()}>
        <NameField scene={scene} form={form} />
        <ColourChoice scene={scene} form={form} />
        <LanguageChoice scene={scene} form={form} />
        <p class="soft">{t('place.first.name.zone', { zone: zoneLabel(scene, found.me.zone) })}</p>
        <p>
          <Button kind="lit">{t('place.first.name.act')}</Button>
        </p>
      </form>
    </StepPage>
  )
}

/** Who may come, each answer with what follows from it. */
export function AskComing({ scene, found, form }: StepProps) {
  const { t } = scene
  return (
    <StepPage scene={scene} found={found} form={form} here="coming" before="name" later={paths.firstRunMail()}>
      <form class="stack" method="post" novalidate action={paths.firstRunComing()}>
        <SignUpChoice scene={scene} form={form} />
        <p class="soft">{t('place.first.coming.groups')}</p>
        <p>
          <Button kind="lit">{t('place.first.coming.act')}</Button>
        </p>
      </form>
    </StepPage>
  )
}
