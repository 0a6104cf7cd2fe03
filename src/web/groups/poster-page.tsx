import type { Group } from '../../domain/groups/group.ts'
import type { Invitation } from '../../domain/groups/invitations.ts'
import type { Scene } from '../scene.ts'
import { BackLink } from '../ui/back-link.tsx'
import { PrintButton } from '../ui/code-list.tsx'
import { Page } from '../ui/page.tsx'
import { Poster } from '../ui/poster.tsx'
import { momentWords } from './moment-words.ts'
import { timeWords } from './when-words.ts'

interface PosterPageProps {
  readonly scene: Scene
  readonly invitation: Invitation
  /** undefined: to the place. */
  readonly group: Group | undefined
  /** The whole link. */
  readonly address: string
  /** The list of links. */
  readonly back: string
}

/** A sheet for a waiting room. Of a group that is not listed it says nothing, unless whoever made the link chose its name to be
 *  shown. It prints on A4 and Letter, in colour and in black. */
export function PosterPage({ scene, invitation, group, address, back }: PosterPageProps) {
  const { t, place } = scene
  const listed = group?.listing === 'listed'
  const named = group && (listed || invitation.showName)
  return (
    <Page scene={scene} title={t('leading.poster.title')} styles={['poster.css']}>
      <div class="stack">
        <div class="narrow stack tight screen">
          <BackLink href={back}>{t('leading.poster.back')}</BackLink>
          <h1>{t('leading.poster.title')}</h1>
          <p>{t('leading.poster.words')}</p>
          <PrintButton scene={scene} />
        </div>
        <Poster
          scene={scene}
          title={named ? group.name : place.name}
          lead={
            listed ? shortened(group.purpose) : t(group ? 'leading.poster.lead_group' : 'leading.poster.lead_place')
          }
          facts={factsOf(scene, listed ? group : undefined)}
          address={address}
          until={t('leading.poster.until', { day: momentWords(scene, invitation.endsAt) })}
        />
      </div>
    </Page>
  )
}

/** On a wall nobody's zone is known: hours are the group's own. */
function factsOf(scene: Scene, group: Group | undefined): string[] {
  const { t } = scene
  if (!group) return [t('leading.poster.free'), t('leading.poster.name')]
  const wall: Scene = { ...scene, person: undefined }
  return [...group.times.slice(0, 2).map((time) => timeWords(wall, time, group.zone)), t('leading.poster.free')]
}

/** As many whole sentences as fit on the sheet. */
function shortened(purpose: string): string {
  const sentences = purpose.match(/[^.!?…]+[.!?…]*\s*/g) ?? [purpose]
  let words = ''
  for (const sentence of sentences) {
    if (words !== '' && words.length + sentence.length > 220) break
    words += sentence
  }
  return words.length > 260 ? `${words.slice(0, 240).trimEnd()}…` : words.trim()
}
