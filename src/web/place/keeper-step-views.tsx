import { NEEDED_PAGES } from '../../domain/place/pages.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Tick } from '../ui/choice.tsx'
import { DoorDrawing } from '../ui/drawings/door.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Select } from '../ui/select.tsx'
import { Fold, PageHead } from '../ui/sheet.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { countryChoices } from './choices.ts'
import { type Filled, fieldsOf } from './fields.ts'
import { KeeperFieldset } from './place-fields.tsx'
import { StepPage } from './setting-up-views.tsx'
import { StepList, StepsAround } from './step-list.tsx'
import { otherLanguage, type Unfinished } from './unfinished.ts'

interface KeeperProps {
  readonly scene: Scene
  readonly found: Unfinished
  readonly form: Filled
}

/** Who runs the place, how to reach them, in which country, on whose machine. */
export function AskKeeper({ scene, found, form }: KeeperProps) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  return (
    <StepPage scene={scene} found={found} form={form} here="keeper" before="mail">
      <form class="stack" method="post" novalidate action={paths.firstRunKeeper()}>
        <KeeperFieldset scene={scene} form={form} required />
        <Select
          {...field('country')}
          label={t('place.settings.country')}
          hint={t('place.settings.country_hint')}
          options={countryChoices(scene.language)}
          empty={field('country').value ? undefined : t('place.first.keeper.choose')}
          required
        />
        <p>
          <Button kind="lit">{t('place.first.keeper.act')}</Button>
        </p>
      </form>
    </StepPage>
  )
}

/** The three pages that the law asks for, filled in and waiting to be read. */
export function AskPages({ scene, found, form }: KeeperProps) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  const { value: agree, ...agreeField } = field('agree')
  return (
    <Page scene={scene} title={t('place.first.pages.title')}>
      <div class="narrow stack">
        <PageHead title={t('place.first.pages.title')} lead={t('place.first.pages.lead')} />
        <StepList scene={scene} here="keeper" done={found.place.stepsDone} />
        <Notice>{t('pages.template.note')}</Notice>
        <p class="soft">{t('place.page.how')}</p>
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <form class="stack" method="post" novalidate action={paths.firstRunPages()}>
          {NEEDED_PAGES.map((kind) => (
            <TextArea {...field(kind)} label={t(`place.page.${kind}`)} rows={14} maxlength={40_000} required />
          ))}
          <OtherPages scene={scene} found={found} form={form} />
          <Tick {...agreeField} label={t('place.first.pages.agree')} checked={agree === 'on'} required />
          <p>
            <Button kind="lit">{t('place.first.pages.act')}</Button>
          </p>
        </form>
        <StepsAround scene={scene} before="keeper" later={paths.home()} />
        <p class="soft">{t('place.first.pages.later')}</p>
      </div>
    </Page>
  )
}

/** The same pages for those who read in the other language, filled in too. */
function OtherPages({ scene, found, form }: KeeperProps) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  const names = new Intl.DisplayNames(scene.language, { type: 'language' })
  const language = names.of(otherLanguage(found.place)) ?? ''
  const wrong = NEEDED_PAGES.some((kind) => form.errors?.[`other_${kind}`])
  return (
    <>
      <p>{t('place.first.pages.other', { language })}</p>
      <Fold title={t('place.first.pages.other_read', { language })} open={wrong}>
        {NEEDED_PAGES.map((kind) => (
          <TextArea
            {...field(`other_${kind}`)}
            label={t('place.first.pages.other_page', { page: t(`place.page.${kind}`), language })}
            rows={14}
            maxlength={40_000}
          />
        ))}
      </Fold>
    </>
  )
}

/** It is open. The first group is offered, and so is looking around first. */
export function PlaceIsOpen({ scene }: { scene: Scene }) {
  const { t, place } = scene
  return (
    <Page scene={scene} title={t('place.open.title', { place: place.name })}>
      <div class="narrow stack">
        <PageHead
          title={t('place.open.title', { place: place.name })}
          lead={t('place.open.lead')}
          before={<DoorDrawing />}
        />
        <p>
          <ButtonLink kind="lit" href={paths.newGroup()}>
            {t('place.open.group')}
          </ButtonLink>
        </p>
        <p>{t('place.open.then')}</p>
        <p class="row">
          <ButtonLink href={paths.bringYourPeople()}>{t('bring.public.title')}</ButtonLink>
          <ButtonLink href={paths.placeInvitations()}>{t('steward.index.invitations')}</ButtonLink>
          <ButtonLink href={paths.steward()}>{t('steward.index.title')}</ButtonLink>
        </p>
      </div>
    </Page>
  )
}
