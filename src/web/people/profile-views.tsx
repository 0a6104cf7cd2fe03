import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { BackToYou } from './back-link.tsx'
import { KeepsakeChoice } from './keepsake-choice.tsx'
import { LanguageField } from './language-field.tsx'
import { ZoneField } from './zone-field.tsx'

interface ProfileProps {
  readonly scene: Scene
  readonly form: Filled
  readonly signInName: string
  /** The colour that stays, whatever thing is chosen. */
  readonly wash: number
}

export function ProfilePage({ scene, form, signInName, wash }: ProfileProps) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  return (
    <Page scene={scene} title={t('people.profile.title')}>
      <div class="narrow stack">
        <PageHead title={t('people.profile.title')} before={<BackToYou scene={scene} />} />
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <form class="stack" method="post" novalidate action={paths.yourName()}>
          <TextField
            {...field('name')}
            label={t('people.sign_up.name')}
            hint={t('people.profile.name_hint')}
            autocomplete="nickname"
            maxlength={40}
            required
            describedBy="who-name"
            after={<WhoCanSee id="who-name">{t('people.sign_up.name_who')}</WhoCanSee>}
          />
          <p class="soft">
            {t('people.you.sign_in_name')} <bdi dir="ltr">{signInName}</bdi>. {t('people.profile.sign_in_name_stays')}
          </p>
          <KeepsakeChoice
            scene={scene}
            {...field('keepsake')}
            wash={wash}
            label={t('groups.keepsake.choose')}
            hint={t('people.profile.keepsake_hint')}
          />
          <LanguageField scene={scene} {...field('language')} hint={t('people.profile.language_hint')} />
          <ZoneField
            scene={scene}
            {...field('zone')}
            value={field('zone').value ?? scene.zone}
            chosen
            label={t('people.profile.zone')}
            hint={t('people.profile.zone_hint')}
          />
          <p>
            <Button kind="lit">{t('people.keep_act')}</Button>
          </p>
        </form>
      </div>
    </Page>
  )
}
