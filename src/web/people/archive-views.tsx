import type { Archive } from '../../domain/people/archives.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, Button, ButtonLink } from '../ui/button.tsx'
import { Progress } from '../ui/progress.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'

interface ArchiveProps {
  readonly scene: Scene
  readonly archive: Archive
  /** The page it stands on, to be looked at again. */
  readonly here: string
  /** Where taking it is asked for. */
  readonly taking: string
}

/** An archive on its way, ready or taken. Taking it answers with the file itself, so Turbo stays out of it. */
export function ArchiveState({ scene, archive, here, taking }: ArchiveProps) {
  const { t } = scene
  const { state, stepsDone, stepsAll } = archive
  if (state === 'taken')
    return (
      <p>
        {t('yours.archive.taken')} <TimeInZone scene={scene} at={archive.takenAt ?? archive.askedAt} as="both" />
      </p>
    )
  if (state === 'ready')
    return (
      <form class="stack tight" method="post" novalidate action={taking} data-turbo="false">
        <p>
          {t('yours.archive.ready')} <TimeInZone scene={scene} at={archive.endsAt} as="both" />
        </p>
        <p>
          <Button kind="lit">{t('yours.archive.take', { kilobytes: Math.ceil(archive.bytes / 1000) })}</Button>
        </p>
      </form>
    )
  return (
    <look-again>
      <Progress id="how-far" done={stepsDone} of={stepsAll === 0 ? undefined : stepsAll}>
        {stepsAll === 0 ? t('yours.archive.waits') : t('yours.archive.being_made', { done: stepsDone, all: stepsAll })}
      </Progress>
      <p class="soft">{t('yours.archive.meanwhile')}</p>
      <p>
        <ButtonLink href={here}>{t('yours.archive.look')}</ButtonLink>
      </p>
    </look-again>
  )
}

/** Asks for one: the thing to do where there is none, beside it where there is. */
export function AskForArchive({ scene, action, again }: { scene: Scene; action: string; again: boolean }) {
  return (
    <ActionButton kind={again ? 'paper' : 'lit'} action={action}>
      {scene.t(again ? 'yours.archive.again' : 'people.data.act')}
    </ActionButton>
  )
}
