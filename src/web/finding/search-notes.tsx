import type { DirectoryPage } from '../../domain/finding/directory.ts'
import type { Scene } from '../scene.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { labelOf } from './labels.ts'
import { addressOf, dropped, type Query } from './query.ts'

interface NoteProps {
  readonly scene: Scene
  readonly query: Query
  readonly found: DirectoryPage
}

/** How the words were understood. */
export function UnderstoodPart({ scene, query, found }: NoteProps) {
  const { t } = scene
  const { days, parts } = found.time
  const time = [
    ...days.map((day) => labelOf(scene, 'days', String(day))),
    ...parts.map((part) => labelOf(scene, 'parts', part)),
  ].join(', ')
  const narrowed = addressOf(query, {
    days: days.length > 0 ? days : query.days,
    parts: parts.length > 0 ? parts : query.parts,
    page: 1,
  })
  const { facets } = found
  const meets = (facet: typeof facets.days, said: readonly (number | string)[]) =>
    said.length === 0 || facet.some(({ value, count }) => count > 0 && said.map(String).includes(value))
  const thereAre = meets(facets.days, days) && meets(facets.parts, parts)
  const some = found.allWords !== undefined && found.allWords > 0 && found.allWords < found.total
  return (
    <>
      {found.misspelt.map(({ said, meant }) => (
        <p>{t('finding.understood.as', { said, meant })}</p>
      ))}
      {some && <p>{t('finding.understood.all', { count: found.allWords })}</p>}
      {time && found.total > 0 && query.days.length + query.parts.length === 0 && (
        <p>
          {t(thereAre ? 'finding.understood.time' : 'finding.understood.not_then', { time })}{' '}
          {thereAre && <a href={narrowed}>{t('finding.understood.only_then')}</a>}
        </p>
      )}
    </>
  )
}

/** Where few or none are left: what to drop, and what that opens. */
export function LoosenPart({ scene, query, found }: NoteProps) {
  const { t } = scene
  const links = found.loosen.slice(0, 5).map(({ drop, value, count }) => (
    <li>
      <a class="plain" href={dropped(query, drop, value)}>
        {t(value === undefined ? `finding.loosen.${drop}` : 'finding.loosen.one', {
          value: value === undefined ? '' : labelOf(scene, drop as 'access', value),
          count,
        })}
      </a>
    </li>
  ))
  if (found.total > 0) {
    return links.length > 0 ? (
      <section class="stack tight">
        <h2 class="small">{t('finding.loosen.title')}</h2>
        <ul class="plainlist">{links}</ul>
      </section>
    ) : null
  }
  return (
    <EmptyState title={t('finding.none.title')}>
      {links.length > 0 && <p>{t('finding.none.words')}</p>}
      <ul class="plainlist">
        {links}
        <li>
          <a
            class="plain"
            href={addressOf({
              ...query,
              words: '',
              formats: [],
              languages: [],
              days: [],
              parts: [],
              focus: [],
              doors: [],
              access: [],
              identity: [],
              lives: undefined,
              guests: undefined,
              page: 1,
            })}
          >
            {t('finding.none.all')}
          </a>
        </li>
      </ul>
    </EmptyState>
  )
}
