import type { DirectoryPage } from '../../domain/finding/directory.ts'
import type { FilterName } from '../../domain/finding/wish.ts'
import { paths } from '../paths.ts'
import { ZoneField } from '../people/zone-field.tsx'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { type FilterLink, Filters } from '../ui/filters.tsx'
import { Fold } from '../ui/sheet.tsx'
import { inOrder, labelOf } from './labels.ts'
import { addressOf, fieldsOf, isPlain, type Query, toggled } from './query.ts'
import { zoneWords } from './when.ts'

const NAMES: readonly FilterName[] = [
  'days',
  'parts',
  'formats',
  'languages',
  'focus',
  'access',
  'doors',
  'guests',
  'identity',
  'lives',
]
/** What stays in a flare; the others wait. */
const FIRST: readonly FilterName[] = ['days', 'parts', 'formats']

interface PartProps {
  readonly scene: Scene
  readonly query: Query
  readonly found: DirectoryPage
}

/** Every way to narrow the list, and by whose clock it is read; folded away at first, so that the groups are in sight. */
export function FilterPart({ scene, query, found }: PartProps) {
  const { t } = scene
  return (
    <Fold title={t('finding.filters.title')}>
      {NAMES.map((name) => (
        <OneFilter scene={scene} query={query} found={found} name={name} />
      ))}
      {scene.person === undefined && <ClockForm scene={scene} query={query} />}
    </Fold>
  )
}

/** A visitor says where they live; somebody signed in has said so already. */
function ClockForm({ scene, query }: Pick<PartProps, 'scene' | 'query'>) {
  const { t } = scene
  return (
    <form class="narrow stack tight" method="get" action={paths.groups()}>
      <h3 class="small">{t('finding.zone.title', { zone: zoneWords(scene) })}</h3>
      {fieldsOf({ ...query, page: 1, zone: undefined }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <ZoneField
        scene={scene}
        name="zone"
        label={t('finding.zone.label')}
        value={scene.zone}
        chosen={query.zone !== undefined}
      />
      <div>
        <Button>{t('finding.zone.act')}</Button>
      </div>
    </form>
  )
}

function OneFilter({ scene, query, found, name }: PartProps & { name: FilterName }) {
  const { t } = scene
  const values = inOrder(scene, name, found.facets[name])
  // One value alone divides nothing.
  if (values.length === 0 || (name === 'lives' && values.length === 1 && !values[0]?.chosen)) return null
  const links = values.map(
    ({ value, count, chosen }): FilterLink => ({
      href: toggled(query, name, value),
      label: labelOf(scene, name, value),
      count,
      chosen,
    }),
  )
  return (
    <div class={FIRST.includes(name) ? undefined : 'later'}>
      <Filters
        title={t(`finding.filters.${name}`)}
        id={`by-${name}`}
        links={links}
        takeAway={t('finding.filters.take_away')}
      />
    </div>
  )
}

/** What is chosen now; each takes itself away. */
export function ChosenPart({ scene, query, found }: PartProps) {
  const { t } = scene
  if (isPlain(query)) return null
  const links = NAMES.flatMap((name) =>
    inOrder(scene, name, found.facets[name])
      .filter(({ chosen }) => chosen)
      .map(
        ({ value }): FilterLink => ({
          href: toggled(query, name, value),
          label: labelOf(scene, name, value),
          chosen: true,
        }),
      ),
  )
  const words: FilterLink[] = query.words
    ? [{ href: addressOf(query, { words: '', page: 1 }), label: <q dir="auto">{query.words}</q>, chosen: true }]
    : []
  return (
    <Filters
      title={t('finding.filters.chosen')}
      id="chosen"
      links={[...words, ...links]}
      takeAway={t('finding.filters.take_away')}
      quiet
    />
  )
}
