import { partsOfDay } from '../../domain/meeting/good-hours.ts'
import type { FormProps } from '../groups/card-field.ts'
import { listOf } from '../groups/card-field.ts'
import { weekdayWords } from '../groups/when-words.ts'
import { paths } from '../paths.ts'
import { BackToYou } from '../people/back-link.tsx'
import { zoneLabel } from '../people/zone-names.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { Tick, Ticks } from '../ui/choice.tsx'
import { errorOf, FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { Fold, PageHead, Sheet } from '../ui/sheet.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { fieldOfDay, LIKE_MONDAY } from './hours-form.ts'

/** My week: fifteen boxes for most people, the other days in a fold. */
export function HoursPage(props: FormProps & { anyKept: boolean }) {
  const { scene, form, anyKept } = props
  const { t } = scene
  const same = form.typed.same === 'on'
  return (
    <Page scene={scene} title={t('hours.title')}>
      <div class="narrow stack">
        <PageHead title={t('hours.title')} lead={t('hours.lead')} before={<BackToYou scene={scene} />} />
        <FormErrors scene={scene} errors={form.errors} />
        <form class="stack" method="post" novalidate action={paths.yourHours()}>
          <WhoCanSee>{t('people.only_me')}</WhoCanSee>
          <p class="hint">
            {t('hours.zone', { zone: zoneLabel(scene, scene.zone) })}{' '}
            <a class="plain" href={paths.yourName()}>
              {t('hours.zone_change')}
            </a>
          </p>
          <Day {...props} weekday={1} />
          <Tick name="same" label={t('hours.same')} checked={same} />
          <Fold title={t('hours.apart')} open={!same}>
            <p class="hint">{t('hours.apart_hint')}</p>
            {LIKE_MONDAY.map((weekday) => (
              <Day {...props} weekday={weekday} />
            ))}
          </Fold>
          <Day {...props} weekday={6} />
          <Day {...props} weekday={0} />
          <Sheet title={t('hours.use')}>
            <Tick
              name="for_groups"
              label={t('hours.for_groups')}
              hint={t('hours.for_groups_hint')}
              checked={form.typed.for_groups === 'on'}
            />
          </Sheet>
          <p class="row">
            <Button kind="lit">{t('hours.keep')}</Button>
            {anyKept && (
              <Button name="forget" value="on">
                {t('hours.forget')}
              </Button>
            )}
          </p>
        </form>
      </div>
    </Page>
  )
}

function Day({ weekday, ...props }: FormProps & { weekday: number }) {
  const { scene, form } = props
  const name = fieldOfDay(weekday)
  return (
    <Ticks
      name={name}
      label={capital(scene, weekdayWords(scene, weekday))}
      error={errorOf(scene, form.errors, name)}
      values={listOf(props, name)}
      options={partsOfDay.map((value) => ({ value, label: scene.t(`hours.part.${value}`) }))}
    />
  )
}

/** Spanish writes its days small within a sentence. */
const capital = ({ language }: Scene, words: string) => words.charAt(0).toLocaleUpperCase(language) + words.slice(1)
