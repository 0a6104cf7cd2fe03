import { NEEDED_PAGES, PAGE_KINDS, type PageKind, type PlacePage } from '../../domain/place/pages.ts'
import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import { PageWords } from '../place/page-words.tsx'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead, Sheet } from '../ui/sheet.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { BackToIndex } from './views.tsx'

const LANGUAGES = [
  ['en', 'English'],
  ['es', 'Español'],
] as const

/** The place's own pages, each in each language, with what is still to be written. */
export function ListPages({ scene, pages }: { scene: Scene; pages: readonly PlacePage[] }) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('steward.pages.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('steward.pages.title')}
          lead={t('steward.pages.lead')}
          before={<BackToIndex scene={scene} />}
        />
        {PAGE_KINDS.map((kind) => (
          <section class="stack tight">
            <h2>{t(`place.page.${kind}`)}</h2>
            {NEEDED_PAGES.some((needed) => needed === kind) && !pages.some((page) => page.kind === kind) && (
              <p>{t('steward.pages.needed')}</p>
            )}
            <ul class="stack tight">
              {LANGUAGES.map(([language, name]) => (
                <li>
                  <a class="plain" href={paths.stewardPage(kind, language)}>
                    <span>
                      {t(`place.page.${kind}`)}, <span lang={language}>{name}</span>
                    </span>
                  </a>
                  <Written
                    scene={scene}
                    page={pages.find((page) => page.kind === kind && page.language === language)}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  )
}

function Written({ scene, page }: { scene: Scene; page: PlacePage | undefined }) {
  const { t } = scene
  if (!page) return <p class="soft">{t('steward.pages.empty')}</p>
  return (
    <p class="soft">
      {t('steward.pages.version', { version: page.version })} <TimeInZone scene={scene} at={page.writtenAt} as="date" />
    </p>
  )
}

interface EditProps {
  readonly scene: Scene
  readonly kind: PageKind
  readonly page: PlacePage | undefined
  readonly form: Filled
  /** Words to look at before they are kept. */
  readonly look?: string
}

/** One page to write, and how it will look. */
export function EditPage({ scene, kind, page, form, look }: EditProps) {
  const { t } = scene
  const language = form.typed.language === 'es' ? 'es' : 'en'
  const title = `${t(`place.page.${kind}`)}, ${language === 'es' ? 'Español' : 'English'}`
  return (
    <Page scene={scene} title={title}>
      <div class="narrow stack">
        <PageHead title={title} before={<BackToIndex scene={scene} />} />
        {page && (
          <p>
            <Written scene={scene} page={page} />
          </p>
        )}
        <p>{t('pages.template.note')}</p>
        <p class="soft">{t('place.page.how')}</p>
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        {look !== undefined && (
          <Sheet title={t('steward.pages.look_title')}>
            <PageWords words={look} language={language} />
          </Sheet>
        )}
        {/* What is only looked at comes back without a redirect, which Turbo would not show. */}
        <form class="stack" method="post" novalidate action={paths.stewardPage(kind)} data-turbo="false">
          <input type="hidden" name="language" value={language} />
          <TextArea
            {...fieldsOf(scene, form)('words')}
            label={t(`place.page.${kind}`)}
            rows={20}
            maxlength={40_000}
            required
          />
          <p class="row">
            <Button kind="lit" name="act" value="keep">
              {t('steward.pages.keep')}
            </Button>
            <Button name="act" value="look">
              {t('steward.pages.look')}
            </Button>
          </p>
        </form>
      </div>
    </Page>
  )
}
