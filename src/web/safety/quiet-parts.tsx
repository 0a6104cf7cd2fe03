import { KEPT_DAYS, type QuietLine, type QuietWord } from '../../domain/safety/quiet-words.ts'
import { momentWords } from '../groups/moment-words.ts'
import { GroupPerson } from '../groups/name-words.tsx'
import { Written } from '../groups/written.tsx'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton } from '../ui/button.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'

/** What was said in one thread, the oldest first; one's own can be taken back. */
export function Lines({ scene, word }: { scene: Scene; word: QuietWord }) {
  const { t } = scene
  return (
    <>
      {word.lines.map((line) => (
        <Line scene={scene} word={word} line={line} />
      ))}
      {word.closedAt && (
        <p class="small soft">
          {t('safety.quiet.closed', {
            day: momentWords(scene, new Date(word.closedAt.getTime() + KEPT_DAYS * 86_400_000)),
          })}
        </p>
      )}
    </>
  )
}

function Line({ scene, word, line }: { scene: Scene; word: QuietWord; line: QuietLine }) {
  const { t } = scene
  return (
    <article class="well stack tight">
      <div>
        <Written words={line.words} />
      </div>
      <div class="row small soft">
        {line.mine ? (
          <span>{t('safety.quiet.you')}</span>
        ) : line.writer ? (
          <GroupPerson of={line.writer} size="s" />
        ) : (
          <span>{t('groups.notes.somebody')}</span>
        )}
        <TimeInZone scene={scene} at={line.writtenAt} />
        {line.mine && (
          <ActionButton kind="plain" action={paths.quietLineRemoval(word.group, line.id)}>
            {t('safety.quiet.take_back')}
          </ActionButton>
        )}
      </div>
    </article>
  )
}
