import type { ToldNote } from '../../domain/people/flaring/people.ts'
import { Written } from '../groups/written.tsx'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Sheet } from '../ui/sheet.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'

interface ToldProps {
  readonly scene: Scene
  readonly notes: readonly ToldNote[]
  /** Says in which group each of them is: on a page that is no group's. */
  readonly withGroup?: boolean
}

/** What people in a flare let me know, because they chose me. */
export function ToldNotes({ scene, notes, withGroup = false }: ToldProps) {
  const { t } = scene
  if (notes.length === 0) return null
  return (
    <Sheet title={t('flare.told.title')}>
      {notes.map((note) => (
        <div class="stack tight">
          <p class="soft" dir="auto">
            {withGroup
              ? t('flare.told.in', { name: nameOf(note), group: note.groupName })
              : t('flare.told.says', { name: nameOf(note) })}
          </p>
          <Written words={note.words} />
          {withGroup && (
            <p>
              <a class="plain" href={paths.group(note.group)}>
                {note.groupName}
              </a>
            </p>
          )}
        </div>
      ))}
      <WhoCanSee>{t('flare.told.seen')}</WhoCanSee>
    </Sheet>
  )
}

const nameOf = ({ name, secondWord }: ToldNote) => (secondWord ? `${name} (${secondWord})` : name)
