import type { Values } from '../../locales/words.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { CopyButton } from '../ui/code-list.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Fold, PageHead } from '../ui/sheet.tsx'
import { BackToIndex } from './views.tsx'

/** Each matter with what the place does by itself, what is left to do, where the law stands, and a text to begin with. */
const MATTERS = [
  { name: 'gdpr', todo: ['pages', 'contract', 'answer'], source: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj' },
  { name: 'health', todo: ['why', 'dpia'], source: 'https://gdpr-info.eu/art-9-gdpr/', text: 'dpia' },
  { name: 'records', todo: ['keep'], source: 'https://gdpr-info.eu/art-30-gdpr/', text: 'records' },
  {
    name: 'breach',
    todo: ['write', 'authority', 'people'],
    source: 'https://gdpr-info.eu/art-33-gdpr/',
    text: 'breach',
  },
  { name: 'minors', todo: ['adults'], source: 'https://gdpr-info.eu/art-8-gdpr/' },
  {
    name: 'notices',
    todo: ['contact', 'reasons', 'uk'],
    source: 'https://eur-lex.europa.eu/eli/reg/2022/2065/oj',
    text: 'reasons',
  },
  {
    name: 'access',
    todo: ['publish', 'listen'],
    source: 'https://www.w3.org/TR/WCAG22/',
    text: 'access',
  },
  { name: 'care', todo: ['not_device', 'clinic'], source: 'https://eur-lex.europa.eu/eli/reg/2017/745/oj' },
] as const

/** A plain list of what the law usually asks. It is no legal advice, and says so first. */
export function LawPage({ scene, blanks }: { scene: Scene; blanks: Values }) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('law.title')}>
      <div class="narrow stack">
        <PageHead title={t('law.title')} lead={t('law.lead')} before={<BackToIndex scene={scene} />} />
        <Notice>{t('law.no_advice')}</Notice>
        {MATTERS.map((matter) => (
          <section class="stack tight">
            <h2>{t(`law.${matter.name}.title`)}</h2>
            <p>{t(`law.${matter.name}.asks`)}</p>
            <p>
              <b>{t('law.done')}</b> {t(`law.${matter.name}.done`)}
            </p>
            <p>
              <b>{t('law.todo')}</b>
            </p>
            <ul class="agreed">
              {matter.todo.map((item) => (
                <li>{t(`law.${matter.name}.${item}` as Parameters<Scene['t']>[0])}</li>
              ))}
            </ul>
            {'text' in matter && <TextToCopy scene={scene} name={matter.text} blanks={blanks} />}
            <p class="soft small">
              {t('law.source')} <bdi dir="ltr">{matter.source}</bdi>
            </p>
          </section>
        ))}
        <p class="row">
          <a class="plain" href={paths.stewardPages()}>
            {t('steward.pages.title')}
          </a>
          <a class="plain" href={paths.seen()}>
            {t('place.seen.title')}
          </a>
        </p>
      </div>
    </Page>
  )
}

type TextName = 'dpia' | 'records' | 'breach' | 'reasons' | 'access'

function TextToCopy({ scene, name, blanks }: { scene: Scene; name: TextName; blanks: Values }) {
  const { t } = scene
  const id = `text-${name}`
  return (
    <Fold title={t(`law.text.${name}.title`)}>
      <pre class="to-copy" id={id} tabindex={0}>
        {t(`law.text.${name}`, blanks)}
      </pre>
      <CopyButton scene={scene} of={id} />
    </Fold>
  )
}
