import type { ListedGroup } from '../../domain/finding/listed-group.ts'
import type { Scene } from '../scene.ts'
import { MenuItem } from '../ui/menu.tsx'
import { labelOf, languageName } from './labels.ts'
import { groupFromSearch } from './my-search.tsx'
import type { Query } from './query.ts'
import { dayWords, whenLines } from './when.ts'

const MOST_LETTERS = 220

interface CardProps {
  readonly scene: Scene
  readonly group: ListedGroup
  /** What was asked for, to come back to. */
  readonly query: Query
  readonly later: boolean
}

/** One group of the directory, as its own words and its card say it. */
export function GroupCard({ scene, group, query, later }: CardProps) {
  const { t } = scene
  const when = whenLines(scene, group.times)
  const elsewhere = group.lives === 'elsewhere'
  return (
    <MenuItem
      name={group.name}
      href={groupFromSearch(scene, query, group.id)}
      act={t('finding.card.act')}
      lines={when.length > 0 || elsewhere ? when : [t('finding.when.none')]}
      dashed={elsewhere}
      later={later}
    >
      {group.purpose && <p dir="auto">{firstSentences(group.purpose)}</p>}
      <p class="small soft">{[group.area, kindWords(scene, group)].filter(Boolean).join(' · ')}</p>
      {group.door && (
        <p class="small">{t(group.full_now ? 'finding.card.full' : `finding.card.door.${doorOf(group.door)}`)}</p>
      )}
      {elsewhere && <Seen scene={scene} group={group} />}
    </MenuItem>
  )
}

/** Where a listing comes from and when it was last there. */
export function Seen({ scene, group }: { scene: Scene; group: ListedGroup }) {
  const { t } = scene
  const day = group.last_seen ? dayWords(scene, group.last_seen) : ''
  return (
    <p class="small soft">
      <span class="tag">{t('finding.lives.elsewhere')}</span>{' '}
      {t(group.vanished_on ? 'finding.seen.not_since' : 'finding.seen.on', { source: group.source_name, day })}
      {group.paused && !group.vanished_on && ` ${t('finding.seen.paused')}`}
    </p>
  )
}

/** "Video, Text · English". */
export function kindWords(scene: Scene, { formats, languages }: Pick<ListedGroup, 'formats' | 'languages'>): string {
  const ways = formats.map((value) => labelOf(scene, 'formats', value))
  return [ways.join(', '), languages.map((tag) => languageName(scene.language, tag)).join(', ')]
    .filter(Boolean)
    .join(' · ')
}

function doorOf(door: string): 'open' | 'ask' | 'referral' | 'closed' {
  return door === 'open' || door === 'ask' || door === 'referral' ? door : 'closed'
}

/** The first sentences of a text that fit on a card; a long first one is cut at a word. */
export function firstSentences(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= MOST_LETTERS) return line
  const start = line.slice(0, MOST_LETTERS)
  const end = Math.max(...['. ', '? ', '… '].map((mark) => start.lastIndexOf(mark)))
  return end > 40 ? start.slice(0, end + 1) : `${start.slice(0, Math.max(start.lastIndexOf(' '), 40)).toWellFormed()} …`
}
