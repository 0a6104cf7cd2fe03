import type { Note, NotePage } from '../../domain/groups/notes.ts'
import type { Scene } from '../scene.ts'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { GroupPerson } from './name-words.tsx'
import { NotePager } from './note-pager.tsx'
import { Written } from './written.tsx'

/** What those who lead have pinned, then what they have written since this reader came. */
export function Notes({ scene, notes: at, to }: { scene: Scene; notes: NotePage; to: (page: number) => string }) {
  const { t } = scene
  const pinned = at.notes.filter((note) => note.pinnedAt !== null)
  const others = at.notes.filter((note) => note.pinnedAt === null)
  if (at.notes.length === 0 && at.page === 1) return null
  return (
    <div class="stack" id="notes">
      {pinned.length > 0 && (
        <section class="stack tight">
          <h2>{t('groups.notes.pinned')}</h2>
          {pinned.map((note) => (
            <NoteItem scene={scene} note={note} />
          ))}
        </section>
      )}
      {others.length > 0 && (
        <section class="stack tight">
          <h2>{t('groups.notes.since')}</h2>
          {others.map((note) => (
            <NoteItem scene={scene} note={note} />
          ))}
        </section>
      )}
      <NotePager scene={scene} at={at} to={to} />
    </div>
  )
}

export function NoteItem({ scene, note }: { scene: Scene; note: Note }) {
  const { t } = scene
  return (
    <article class="well stack tight" id={`note-${note.id}`}>
      <div>
        <Written words={note.words} />
      </div>
      <p class="row small soft">
        {note.writer ? <GroupPerson of={note.writer} size="s" /> : <span>{t('groups.notes.somebody')}</span>}
        <TimeInZone scene={scene} at={note.writtenAt} as="date" />
        {note.announcedAt && <span class="tag">{t('groups.notes.announced')}</span>}
      </p>
    </article>
  )
}
