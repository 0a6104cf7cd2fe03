import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, Button } from '../ui/button.tsx'
import { Ticks } from '../ui/choice.tsx'
import { Field, wiring } from '../ui/field.tsx'
import { errorOf, FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { type Carryable, type Offer, offered } from './arriving-choice.ts'
import { BackToData } from './back-link.tsx'

interface BringProps {
  readonly scene: Scene
  readonly form: Filled
}

/** Bringing an archive: one file, looked through before anything is done with it. */
export function BringPage({ scene, form }: BringProps) {
  const { t } = scene
  const { error } = fieldsOf(scene, form)('file')
  const field = { name: 'file', label: t('yours.arriving.file'), hint: t('yours.arriving.file_hint') }
  const props = { ...field, ...(error && { error }) }
  return (
    <Page scene={scene} title={t('yours.arriving.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('yours.arriving.title')}
          lead={t('yours.arriving.lead')}
          before={<BackToData scene={scene} />}
        />
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <form class="sheet stack" method="post" novalidate action={paths.yourArrival()} enctype="multipart/form-data">
          <Field {...props}>
            <input class="text" type="file" accept=".zip,application/zip" {...wiring(props, 'arrival-seen')} />
          </Field>
          <WhoCanSee id="arrival-seen">{t('yours.arriving.seen')}</WhoCanSee>
          <p>
            <Button kind="lit">{t('yours.arriving.look')}</Button>
          </p>
        </form>
      </div>
    </Page>
  )
}

/** What was in it and can be carried: nothing is ticked beforehand, nothing has happened yet. */
export function ArrivalPage({ scene, form, can }: BringProps & { readonly can: Carryable }) {
  const { t } = scene
  const offers = offered(can)
  const ticked = form.typed.what
  return (
    <Page scene={scene} title={t('yours.arriving.choose_title')}>
      <div class="narrow stack">
        <PageHead
          title={t('yours.arriving.choose_title')}
          lead={t(offers.length > 0 ? 'yours.arriving.choose_lead' : 'yours.arriving.empty')}
          before={<BackToData scene={scene} />}
        />
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        {offers.length > 0 && (
          <form class="sheet stack" method="post" novalidate action={paths.yourArrivalChoice()}>
            <Ticks
              name="what"
              label={t('yours.arriving.what')}
              values={Array.isArray(ticked) ? ticked : []}
              error={errorOf(scene, form.errors ?? {}, 'what')}
              options={offers.map((offer) => ({
                value: offer,
                label: t(`yours.arriving.offer.${offer}`),
                hint: hintOf(scene, can, offer),
              }))}
            />
            <WhoCanSee>{t('yours.carried.seen')}</WhoCanSee>
            <p>
              <Button kind="lit">{t('yours.arriving.carry')}</Button>
            </p>
          </form>
        )}
        <ActionButton action={paths.yourArrivalRemoval()}>{t('yours.arriving.let_go_do')}</ActionButton>
      </div>
    </Page>
  )
}

/** What stands in the archive, so that nobody ticks blindly. */
function hintOf({ t, language }: Scene, can: Carryable, offer: Offer) {
  if (offer === 'name') return <bdi>{can.name}</bdi>
  if (offer === 'zone') return can.zone?.replaceAll('_', ' ')
  if (offer === 'language' && can.language)
    return new Intl.DisplayNames([language], { type: 'language' }).of(can.language)
  if (offer === 'plan' && can.plan)
    return (
      <>
        {t('yours.arriving.plan', { days: can.plan.days })} {can.plan.note !== '' && <bdi>“{can.plan.note}”</bdi>}
      </>
    )
  if (offer === 'words') return t('yours.arriving.words_are')
  if (offer === 'consents') return t('yours.consents.elsewhere_is')
  return undefined
}
