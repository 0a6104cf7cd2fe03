import type { FlarePlan } from '../../domain/people/flare.ts'
import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { BackToYou } from './back-link.tsx'
import { FlareNote } from './you-views.tsx'

/** The plan for a flare, and the one button that turns it on. */
export function FlarePage({ scene, plan, form }: { scene: Scene; plan: FlarePlan; form: Filled }) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  const isOn = plan.until !== undefined
  return (
    <Page scene={scene} title={t('people.flare.title')}>
      <div class="narrow stack">
        <PageHead title={t('people.flare.title')} lead={t('people.flare.lead')} before={<BackToYou scene={scene} />} />
        {isOn && <FlareNote scene={scene} flare={plan} />}
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <form class="stack" method="post" novalidate action={paths.yourFlare()}>
          <TextField
            {...field('days')}
            type="number"
            min={1}
            max={14}
            inputmode="numeric"
            label={t('people.flare.days')}
            hint={t('people.flare.days_hint')}
            required
          />
          <TextArea
            {...field('note')}
            label={t('people.flare.note')}
            hint={t('people.flare.note_hint')}
            maxlength={500}
            describedBy="who-note"
            after={<WhoCanSee id="who-note">{t('people.only_me')}</WhoCanSee>}
          />
          <p class="row">
            <Button kind="lit" name="verb" value={isOn ? 'off' : 'on'}>
              {isOn ? t('people.flare.off') : t('people.flare.on')}
            </Button>
            <Button name="verb" value="keep">
              {t('people.flare.keep')}
            </Button>
          </p>
        </form>
      </div>
    </Page>
  )
}
