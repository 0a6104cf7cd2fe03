import type { PageKind, PlacePage } from '../../domain/place/pages.ts'
import type { MessageId } from '../../locales/words.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { PageWords } from './page-words.tsx'

/** One of the stewards' own pages, or that nobody has written it yet. */
export function OwnPage({ scene, kind, page }: { scene: Scene; kind: PageKind; page: PlacePage | undefined }) {
  const { t, place } = scene
  const title = t(`pages.${kind}.title`, { place: place.name })
  return (
    <Page scene={scene} title={title} indexable={kind !== 'about'}>
      <div class="narrow stack">
        <h1>{title}</h1>
        {page ? <PageWords words={page.words} language={page.language} /> : <p class="lead">{t('place.page.empty')}</p>}
        {page && (
          <p class="soft small">
            {t('place.page.written')} <TimeInZone scene={scene} at={page.writtenAt} as="date" />
          </p>
        )}
      </div>
    </Page>
  )
}

/** Each claim here is held by a policy of the database or by a column that does not exist. */
const SEEN = {
  nobody: ['where', 'opened', 'seat', 'flare', 'blocks', 'across'],
  members: ['name', 'words', 'since'],
  leaders: ['asks', 'quiet', 'removed', 'not'],
  stewards: ['place', 'waiting', 'unled', 'people', 'mail', 'hidden', 'not'],
  machine: ['database', 'scrambled', 'mail'],
} as const

/** Trust in writing: who can see what, and what nobody can. */
export function Seen({ scene }: { scene: Scene }) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('place.seen.title')}>
      <div class="narrow stack">
        <PageHead title={t('place.seen.title')} lead={t('place.seen.lead')} />
        {Object.entries(SEEN).map(([who, claims]) => (
          <section class="stack tight">
            <h2>{t(`place.seen.${who}.title` as MessageId)}</h2>
            <ul class="agreed">
              {claims.map((claim) => (
                <li>{t(`place.seen.${who}.${claim}` as MessageId)}</li>
              ))}
            </ul>
          </section>
        ))}
        <p>
          <a class="plain" href={paths.page('privacy')}>
            {t('place.seen.privacy')}
          </a>
        </p>
      </div>
    </Page>
  )
}

/** Each language by its own name, so that nobody has to read another to find theirs. */
const NAMES = { en: 'English', es: 'Español', 'en-XB': 'Pseudo' } as const

export function Languages({ scene, pseudo, back }: { scene: Scene; pseudo: boolean; back: string }) {
  const { t, language, direction } = scene
  const offered = (['en', 'es', 'en-XB'] as const).filter((tag) => pseudo || tag !== 'en-XB')
  return (
    <Page scene={scene} title={t('common.foot.languages')}>
      <div class="narrow stack">
        <h1>{t('common.foot.languages')}</h1>
        <form class="stack" method="post" novalidate action={paths.speak()}>
          <input type="hidden" name="back" value={back} />
          <Choice
            name="language"
            label={t('place.language.label')}
            options={offered.map((value) => ({ value, label: <span lang={value.slice(0, 2)}>{NAMES[value]}</span> }))}
            value={direction === 'rtl' ? 'en-XB' : language}
          />
          <p>
            <Button kind="lit">{t('place.language.keep')}</Button>
          </p>
        </form>
      </div>
    </Page>
  )
}
