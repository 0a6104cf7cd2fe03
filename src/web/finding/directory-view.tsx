import type { DirectoryPage } from '../../domain/finding/directory.ts'
import { PAGE_SIZE } from '../../domain/finding/directory.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { Page } from '../ui/page.tsx'
import { Pager } from '../ui/pager.tsx'
import { PageHead, Rest } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ChosenPart, FilterPart } from './filter-parts.tsx'
import { GroupCard } from './group-card.tsx'
import { addressOf, fieldsOf, isPlain, type Query } from './query.ts'
import { LoosenPart, UnderstoodPart } from './search-notes.tsx'
import { zoneWords } from './when.ts'

/** How many groups a flare shows before it asks. */
const IN_A_FLARE = 3

interface ViewProps {
  readonly scene: Scene
  readonly query: Query
  readonly found: DirectoryPage
  /** The directory's own address, whole. */
  readonly canonical: string
  /** Nothing was asked for in the address. */
  readonly indexable: boolean
}

/** The directory: words, filters, groups. Nothing is lit, since choosing is the thing. */
export function DirectoryView({ scene, query, found, canonical, indexable }: ViewProps) {
  const { t } = scene
  const plain = isPlain(query)
  return (
    <Page
      scene={scene}
      title={t('finding.title')}
      indexable={indexable}
      description={t('finding.description')}
      head={<link rel="canonical" href={canonical} />}
    >
      <div class="wide stack">
        <PageHead
          title={t('finding.title')}
          lead={
            <>
              {t(plain ? 'finding.total' : 'finding.total_fit', { count: found.total })}{' '}
              {found.groups.length > 0 && (
                <span class="small soft">{t('finding.zone.shown', { zone: zoneWords(scene) })}</span>
              )}
            </>
          }
        />
        <SearchForm scene={scene} query={query} />
        {(found.total > 1 || !plain) && <h2 class="hush">{t('finding.filters.title')}</h2>}
        {(found.total > 1 || !plain) && <FilterPart scene={scene} query={query} found={found} />}
        <ChosenPart scene={scene} query={query} found={found} />
        <UnderstoodPart scene={scene} query={query} found={found} />
        {found.groups.length > 0 && (
          <Menu>
            {found.groups.map((group, at) => (
              <GroupCard scene={scene} group={group} query={query} later={at >= IN_A_FLARE} />
            ))}
          </Menu>
        )}
        {found.groups.length > IN_A_FLARE && <Rest>{t('finding.rest')}</Rest>}
        {!(plain && found.total === 0) && <LoosenPart scene={scene} query={query} found={found} />}
        <Pages scene={scene} query={query} found={found} />
        {scene.person && (
          <p class="later">
            <ButtonLink href={paths.newGroup()}>{t('finding.found_one')}</ButtonLink>
          </p>
        )}
      </div>
    </Page>
  )
}

function SearchForm({ scene, query }: Pick<ViewProps, 'scene' | 'query'>) {
  const { t } = scene
  const kept = fieldsOf({ ...query, words: '', page: 1 })
  return (
    <search class="narrow">
      <form class="stack tight" method="get" action={paths.groups()}>
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="looking">
          <TextField
            name="q"
            type="search"
            label={t('finding.words.label')}
            hint={isPlain(query) ? t('finding.words.hint') : undefined}
            value={query.words}
            maxlength={200}
            inputmode="search"
          />
          <Button mark="look">{t('finding.words.act')}</Button>
        </div>
      </form>
    </search>
  )
}

function Pages({ scene, query, found }: Pick<ViewProps, 'scene' | 'query' | 'found'>) {
  const { page, pages, total } = found
  const from = (page - 1) * PAGE_SIZE + 1
  return (
    <Pager
      scene={scene}
      back={page > 1 ? addressOf(query, { page: page - 1 }) : undefined}
      on={page < pages ? addressOf(query, { page: page + 1 }) : undefined}
    >
      {scene.t('finding.pages', { from, to: Math.min(page * PAGE_SIZE, total), total })}
    </Pager>
  )
}
