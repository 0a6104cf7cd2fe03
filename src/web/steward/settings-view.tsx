import { paths } from '../paths.ts'
import { ZoneField } from '../people/zone-field.tsx'
import { ColourChoice } from '../place/colour-fields.tsx'
import { type Filled, fieldsOf } from '../place/fields.ts'
import { CountryField, KeeperFieldset, LanguageChoice, NameField, SignUpChoice } from '../place/place-fields.tsx'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { BackToIndex } from './views.tsx'

/** What the place is called, how it looks, how it works and who answers for it. */
export function StewardSettings({ scene, form }: { scene: Scene; form: Filled }) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  return (
    <Page scene={scene} title={t('steward.settings.title')}>
      <div class="narrow stack">
        <PageHead title={t('steward.settings.title')} before={<BackToIndex scene={scene} />} />
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <form class="stack" method="post" novalidate action={paths.stewardSettings()}>
          <NameField scene={scene} form={form} />
          <ColourChoice scene={scene} form={form} />
          <SignUpChoice scene={scene} form={form} />
          <LanguageChoice scene={scene} form={form} />
          <ZoneField
            scene={scene}
            {...field('zone')}
            value={field('zone').value ?? 'UTC'}
            chosen={field('zone').value !== undefined}
            label={t('place.settings.zone')}
          />
          <CountryField scene={scene} form={form} />
          <KeeperFieldset scene={scene} form={form} />
          <TextField
            {...field('quickExit')}
            type="url"
            label={t('steward.settings.exit')}
            hint={t('steward.settings.exit_hint')}
            maxlength={208}
            code
            required
          />
          <p>
            <Button kind="lit">{t('steward.settings.keep')}</Button>
          </p>
        </form>
      </div>
    </Page>
  )
}
