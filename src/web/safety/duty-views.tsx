import type { Group } from '../../domain/groups/group.ts'
import type { OpenAsk } from '../../domain/groups/people.ts'
import type { Belonging, Seat } from '../../domain/groups/standing.ts'
import type { Debrief } from '../../domain/safety/desk.ts'
import type { Rota } from '../../domain/safety/duties.ts'
import type { QuietWord } from '../../domain/safety/quiet-words.ts'
import type { Reasons, Typed } from '../form.ts'
import { BackToGroup } from '../groups/back-to-group.tsx'
import { topicOf } from '../groups/card.tsx'
import { GroupPerson } from '../groups/name-words.tsx'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ButtonLink } from '../ui/button.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { Debriefs, ReadyWords } from './desk-views.tsx'
import { HandOverPart, RotaPart } from './rota-views.tsx'

export interface DutyProps {
  readonly scene: Scene
  readonly group: Group
  readonly mine: Belonging & { readonly seat: Seat }
  readonly asks: readonly OpenAsk[]
  readonly words: readonly QuietWord[]
  readonly rota: Rota
  /** Sentences kept ready; none until they have chosen their own. */
  readonly ready: readonly string[]
  readonly debriefs: readonly Debrief[]
  readonly sendKey: string
  readonly form?: { readonly typed: Typed; readonly errors: Reasons } | undefined
}

/** What waits for those who lead a group, the oldest first, and who is on duty when. Nothing is counted, nothing waits in red. */
export function DutyPage(props: DutyProps) {
  const { scene, group, words, form } = props
  const { t } = scene
  const answered = words.filter(({ waits }) => !waits)
  return (
    <Page scene={scene} title={t('safety.duty.title')} topic={topicOf(group)}>
      <div class="narrow stack">
        <FormErrors scene={scene} errors={form?.errors ?? {}} />
        <BackToGroup scene={scene} group={group} />
        <PageHead title={t('safety.duty.title')} lead={t('safety.duty.lead')} />
        <WhatWaits {...props} />
        <HandOverPart {...props} />
        <RotaPart {...props} />
        {answered.length > 0 && (
          <section class="stack tight later">
            <h2>{t('safety.duty.answered')}</h2>
            {answered.map((word) => (
              <WordItem scene={scene} group={group} word={word} />
            ))}
          </section>
        )}
        <Debriefs {...props} />
        <ReadyWords {...props} />
      </div>
    </Page>
  )
}

/** Asks to come in and quiet words in one row, the oldest first. */
function WhatWaits({ scene, group, asks, words }: DutyProps) {
  const items = [
    ...asks.map((ask) => ({ at: ask.askedAt, shown: <AskItem scene={scene} group={group} ask={ask} /> })),
    ...words
      .filter(({ waits }) => waits)
      .map((word) => ({ at: lastSaid(word), shown: <WordItem scene={scene} group={group} word={word} /> })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
  return (
    <section class="stack tight">
      <h2>{scene.t('safety.duty.waits')}</h2>
      {items.length === 0 && <p class="soft">{scene.t('safety.duty.nothing')}</p>}
      {items.map(({ shown }) => shown)}
    </section>
  )
}

function AskItem({ scene, group, ask }: { scene: Scene; group: Group; ask: OpenAsk }) {
  const { t } = scene
  return (
    <article class="sheet stack tight">
      <h3 dir="auto">{ask.name}</h3>
      <p class="small soft">
        {t('safety.duty.asks')} <TimeInZone scene={scene} at={ask.askedAt} as="far" />
      </p>
      <p>
        <ButtonLink href={paths.lead(group.id)} about={ask.name}>
          {t('safety.duty.look')}
        </ButtonLink>
      </p>
    </article>
  )
}

/** Who wrote, and when; the words stand on a page of their own, where nobody reads them in passing. */
function WordItem({ scene, group, word }: { scene: Scene; group: Group; word: QuietWord }) {
  const { t } = scene
  return (
    <article class="sheet stack tight">
      <h3 class="row">
        {word.from ? <GroupPerson of={word.from} size="s" /> : t('safety.duty.somebody_left')}
        {word.guest && <span class="tag">{t('groups.people.guest')}</span>}
      </h3>
      <p class="small soft">
        {t(word.closedAt ? 'safety.duty.word_closed' : 'safety.duty.word')}{' '}
        <TimeInZone scene={scene} at={lastSaid(word)} as="far" />
      </p>
      <p>
        <ButtonLink href={paths.dutyWord(group.id, word.id)} about={word.from?.name}>
          {t(word.waits ? 'safety.duty.read' : 'safety.duty.look')}
        </ButtonLink>
      </p>
    </article>
  )
}

const lastSaid = (word: QuietWord) => word.lines.at(-1)?.writtenAt ?? word.openedAt
