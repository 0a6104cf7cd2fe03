import type { Child } from 'hono/jsx'
import type { Gentle } from '../../domain/people/flaring/gentle.ts'
import type { MessageId } from '../../locales/words.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton } from '../ui/button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { ComingTime } from '../ui/time-in-zone.tsx'

interface BackProps {
  readonly scene: Scene
  /** Five at most. */
  readonly things: readonly Gentle[]
}

/** After a flare: a few things to come back to. Each can be put away, and all of them at once. */
export function ComingBack({ scene, things }: BackProps) {
  const { t } = scene
  return (
    <Sheet title={t('flare.back.title')}>
      <p>{t('flare.back.lead')}</p>
      <ul class="stack">
        {things.map((thing) => (
          <li>
            <Thing scene={scene} kind={thing.kind} said={saidOf(scene, thing)} />
          </li>
        ))}
      </ul>
      <div>
        <ActionButton action={paths.yourFlareReturn()} fields={{ thing: 'all' }}>
          {t('flare.back.enough')}
        </ActionButton>
      </div>
    </Sheet>
  )
}

/** What one of them says, and where it leads. */
interface Said {
  readonly words: MessageId
  readonly act: MessageId
  readonly group: string
  readonly href: string
  readonly more: Child
}

function Thing({ scene: { t }, kind, said }: { scene: Scene; kind: Gentle['kind']; said: Said }) {
  return (
    <div class="stack tight">
      <p>{t(said.words, { group: said.group })}</p>
      {said.more}
      <div class="row">
        <a class="plain" href={said.href}>
          {t(said.act)}
          <span class="hush"> {said.group}</span>
        </a>
        <ActionButton kind="plain" action={paths.yourFlareReturn()} fields={{ thing: kind }} about={said.group}>
          {t('flare.back.away')}
        </ActionButton>
      </div>
    </div>
  )
}

function saidOf(scene: Scene, thing: Gentle): Said {
  switch (thing.kind) {
    case 'meeting':
    case 'moved': {
      const { meeting, onDate, starts, cancelled, groupName } = thing.date
      const words = thing.kind === 'meeting' ? 'meeting' : cancelled ? 'cancelled' : 'moved'
      return {
        ...{ words: `flare.back.${words}`, act: 'flare.back.look', group: groupName },
        href: paths.meetingDate(meeting.group_id, meeting.id, onDate),
        more: (
          <p>
            <ComingTime scene={scene} at={starts} first />
          </p>
        ),
      }
    }
    case 'answer': {
      const { ask } = thing
      const href =
        ask.state === 'welcomed' ? paths.door(ask.group, ask.asGuest ? 'guest' : 'member') : paths.group(ask.group)
      return { words: 'flare.back.answer', act: 'flare.back.answer_look', group: ask.name ?? '', href, more: null }
    }
    case 'announcement': {
      const { words, group, groupName } = thing.note
      const more = <p dir="auto">{shortened(words)}</p>
      return {
        ...{ words: 'flare.back.announcement', act: 'flare.back.announcement_look', group: groupName },
        ...{ href: paths.group(group), more },
      }
    }
    case 'agreement': {
      const { id, name } = thing.group
      return {
        ...{ words: 'flare.back.agreement', act: 'flare.back.agreement_look', group: name },
        ...{ href: paths.group(id), more: null },
      }
    }
  }
}

const MOST = 200

/** A long announcement is read in its group. */
function shortened(words: string): string {
  if (words.length <= MOST) return words
  return `${words.slice(0, MOST).replace(/\s+\S*$/u, '')} …`
}
