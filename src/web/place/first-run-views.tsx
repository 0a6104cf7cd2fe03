import { paths } from '../paths.ts'
import { ZoneField } from '../people/zone-field.tsx'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { Tick } from '../ui/choice.tsx'
import { KeyDrawing } from '../ui/drawings/key.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { type Filled, fieldsOf } from './fields.ts'
import { StepList } from './step-list.tsx'

interface StepProps {
  readonly scene: Scene
  readonly form: Filled
}

/** The code that stands in the terminal. */
export function AskCode({ scene, form }: StepProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('place.first.title')}>
      <div class="narrow stack">
        <PageHead title={t('place.first.title')} lead={t('place.first.lead')} />
        <StepList scene={scene} here="account" done={[]} />
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <form class="stack" method="post" novalidate action={paths.firstRun()}>
          <TextField
            {...fieldsOf(scene, form)('code')}
            label={t('place.first.code.label')}
            hint={t('place.first.code.hint')}
            maxlength={60}
            code
            required
          />
          <p>
            <Button kind="lit">{t('place.first.code.act')}</Button>
          </p>
        </form>
      </div>
    </Page>
  )
}

/** The steward's own account. Passwords are never given back. */
export function AskAccount({ scene, form }: StepProps) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  const { value: adult, ...adultField } = field('adult')
  const { value: health, ...healthField } = field('health_data')
  const { value: shared, ...sharedField } = field('shared')
  return (
    <Page scene={scene} title={t('place.first.account.title')}>
      <div class="narrow stack">
        <PageHead title={t('place.first.account.title')} lead={t('place.first.account.lead')} before={<KeyDrawing />} />
        <StepList scene={scene} here="account" done={[]} />
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <form class="stack" method="post" novalidate action={paths.firstRunAccount()}>
          <TextField
            {...field('name')}
            label={t('place.first.account.name')}
            hint={t('place.first.account.name_hint')}
            autocomplete="nickname"
            maxlength={40}
            required
          />
          <TextField
            {...field('word')}
            label={t('place.first.account.word')}
            hint={t('place.first.account.word_hint')}
            maxlength={24}
            code
            required
          />
          <TextField
            {...field('password')}
            type="password"
            label={t('place.first.account.password')}
            hint={t('place.first.account.password_hint')}
            autocomplete="new-password"
            required
          />
          <ZoneField
            scene={scene}
            {...field('zone')}
            value={field('zone').value ?? scene.zone}
            chosen={field('zone').value !== undefined}
            label={t('place.first.account.zone')}
          />
          <Tick {...adultField} label={t('place.first.account.adult')} checked={adult === 'on'} required />
          <Tick
            {...healthField}
            label={t('people.sign_up.health')}
            hint={t('place.first.account.health_hint')}
            checked={health === 'on'}
            required
          />
          <Tick {...sharedField} label={t('place.first.account.shared')} checked={shared === 'on'} />
          <p>
            <Button kind="lit">{t('place.first.account.act')}</Button>
          </p>
        </form>
      </div>
    </Page>
  )
}
