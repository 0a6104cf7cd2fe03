import type { Archive } from '../../domain/people/archives.ts'
import type { Erased } from '../../domain/people/erasure.ts'
import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { PrintButton } from '../ui/code-list.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { ArchiveState, AskForArchive } from './archive-views.tsx'
import { BackToYou } from './back-link.tsx'

interface DataProps {
  readonly scene: Scene
  readonly suspended: boolean
}

const back = ({ scene, suspended }: DataProps) => (suspended ? undefined : <BackToYou scene={scene} />)

interface TakingProps extends DataProps {
  readonly archive: Archive | undefined
  /** May bring something here: neither suspended nor waiting. */
  readonly writes: boolean
}

/** Taking along what is mine, and bringing what was mine elsewhere. */
export function DataPage({ scene, suspended, archive, writes }: TakingProps) {
  const { t } = scene
  const onItsWay = archive?.state === 'waiting' || archive?.state === 'making'
  return (
    <Page scene={scene} title={t('people.data.title')}>
      <div class="narrow stack">
        <PageHead title={t('people.data.title')} lead={t('people.data.lead')} before={back({ scene, suspended })} />
        <p>{t('people.data.what')}</p>
        <p>{t('people.data.not')}</p>
        {archive && (
          <ArchiveState scene={scene} archive={archive} here={paths.yourData()} taking={paths.yourArchiveTaking()} />
        )}
        {!onItsWay && <AskForArchive scene={scene} action={paths.yourArchive()} again={archive !== undefined} />}
        <p class="soft">{t('people.data.care')}</p>
        <ul class="stack tight">
          <li>
            <a class="plain" href={paths.yourDataFile()} download>
              {t('yours.archive.json')}
            </a>
          </li>
          {writes && (
            <>
              <li>
                <a class="plain" href={paths.yourArrival()}>
                  {t('yours.arriving.title')}
                </a>
              </li>
              <li>
                <a class="plain" href={paths.carriedWords()}>
                  {t('yours.carried.title')}
                </a>
              </li>
            </>
          )}
        </ul>
      </div>
    </Page>
  )
}

export function ErasurePage({ scene, form, suspended }: DataProps & { form: Filled }) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('people.erasure.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('people.erasure.title')}
          lead={t('people.erasure.lead')}
          before={back({ scene, suspended })}
        />
        <ul class="stack tight">
          <li>{t('people.erasure.goes')}</li>
          <li>{t('people.erasure.stays')}</li>
          <li>{t('people.erasure.led')}</li>
        </ul>
        <p>
          {t('people.erasure.first')} <a href={paths.yourData()}>{t('people.data.title')}</a>
        </p>
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <form class="sheet stack" method="post" novalidate action={paths.yourErasure()}>
          <TextField
            {...fieldsOf(scene, form)('word')}
            label={t('people.erasure.type', { word: t('people.erasure.word') })}
            hint={t('people.erasure.type_hint')}
            maxlength={60}
            required
          />
          <p>
            <Button>{t('people.erasure.act')}</Button>
          </p>
        </form>
      </div>
    </Page>
  )
}

/** What went, and when: the last page, which nobody else has. */
export function ErasedPage({ scene, receipt }: { scene: Scene; receipt: Erased & { readonly at: string } }) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('people.erased.title')}>
      <div class="narrow stack">
        <PageHead title={t('people.erased.title')} lead={t('people.erased.lead')} />
        <section class="sheet stack tight">
          <h2>{t('people.erased.receipt')}</h2>
          <p>
            <TimeInZone scene={scene} at={new Date(receipt.at)} as="both" />
          </p>
          <p>
            {t('yours.receipt.number')} <b dir="ltr">{receipt.receipt}</b>
          </p>
          <p class="soft">
            {t('yours.receipt.number_is')}{' '}
            <a class="plain" href={paths.receipt()}>
              {t('yours.receipt.title')}
            </a>
          </p>
          <ul>
            <li>{t('people.erased.account')}</li>
            <li>{t('people.erased.seats', { seats: receipt.seats })}</li>
            <li>{t('people.erased.words', { words: receipt.words })}</li>
          </ul>
          <p class="soft">{t('people.erased.backups')}</p>
        </section>
        <p class="row">
          <PrintButton scene={scene} />
          <ButtonLink href={paths.home()}>{t('people.erased.home')}</ButtonLink>
        </p>
      </div>
    </Page>
  )
}
