import type { SizeBand } from '../../domain/groups/choices.ts'
import type { Group } from '../../domain/groups/group.ts'
import { letters } from '../ids.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Agreement } from '../ui/door.tsx'
import { Facts } from '../ui/facts.tsx'
import { SeatRing } from '../ui/seat-ring.tsx'
import { Rest, Sheet } from '../ui/sheet.tsx'
import { factsOf } from './card-facts.ts'
import { Written } from './written.tsx'

const SEATS: Record<SizeBand, number> = { '3-5': 4, '6-9': 7, '10-15': 12, '16+': 16 }

interface CardProps {
  readonly scene: Scene
  readonly group: Group
}

/** The group's name and its purpose, with as many seats drawn as people usually come, where that is known. */
export function CardHead({ scene, group }: CardProps) {
  return (
    <header class="group stack tight">
      <header class={group.usual_size ? 'ringed' : undefined}>
        {group.usual_size && <SeatRing seats={SEATS[group.usual_size]} />}
        <div>
          <h1 dir="auto">{group.name}</h1>
          <Whereabouts scene={scene} group={group} />
        </div>
      </header>
      <div class="lead">
        <Written words={group.purpose} />
      </div>
    </header>
  )
}

/** The card and what is agreed, for reading before a decision. */
export function CardBody({ scene, group }: CardProps) {
  const { t } = scene
  return (
    <>
      <Sheet title={t('groups.card.title')}>
        <Facts facts={factsOf(scene, group)} />
      </Sheet>
      <Rest>{t('groups.card.rest')}</Rest>
      <AgreementPart scene={scene} group={group} />
      <ForStewards scene={scene} group={group} />
    </>
  )
}

/** Stewards answer for what stands in the directory, wherever they come across it. */
function ForStewards({ scene, group }: CardProps) {
  if (!scene.person?.steward || group.listing !== 'listed' || group.closed_at) return null
  return (
    <p>
      <a class="plain" href={paths.stewardGroup(group.id)}>
        {scene.t('steward.look.to')}
      </a>
    </p>
  )
}

export function AgreementPart({ scene, group }: CardProps) {
  return (
    <section class="stack tight">
      <h2>{scene.t('groups.agreement.title')}</h2>
      <Agreement sentences={group.agreement.lines} />
    </section>
  )
}

/** How the group can be found, where that is not the ordinary way. */
function Whereabouts({ scene, group }: CardProps) {
  const words = group.closed_at ? 'ended' : group.listing
  return words === 'listed' ? null : <p class="soft">{scene.t(`groups.listing.${words}`)}</p>
}

/** What the pages of those inside listen to; whoever may no longer see them is shown what remains. */
export const topicOf = (group: Pick<Group, 'id'>) => `group:${letters(group.id)}`

/** What may stand in the tab and in a browser's history: the name only of what everybody may know. */
export function titleOf({ t }: Scene, group: Group): string {
  return group.listing === 'listed' && !group.closed_at ? group.name : t('groups.page.title')
}
