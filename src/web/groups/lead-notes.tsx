import { paths } from '../paths.ts'
import { ActionButton, Button } from '../ui/button.tsx'
import { Tick } from '../ui/choice.tsx'
import { errorOf } from '../ui/form-errors.tsx'
import { Fold } from '../ui/sheet.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import type { LeadProps } from './lead-views.tsx'
import { textOf } from './my-seat.tsx'
import { NoteItem } from './note-list.tsx'
import { NotePager } from './note-pager.tsx'

/** Writing a note to all, and what can be done with those already written. */
export function LeadNotes({ scene, group, notes, letters, form }: LeadProps) {
  const { t } = scene
  const errors = form?.errors ?? {}
  return (
    <section class="stack tight" id="notes">
      <h2>{t('leading.notes.title')}</h2>
      <form class="stack" method="post" novalidate action={paths.notes(group.id)}>
        <TextArea
          name="note"
          label={t('leading.notes.write')}
          maxlength={4000}
          value={textOf(form?.typed.note)}
          error={errorOf(scene, errors, 'note')}
          describedBy="note-seen"
        />
        <Tick
          name="pin"
          label={t('leading.notes.pin')}
          hint={t('leading.notes.pin_hint')}
          checked={form?.typed.pin === 'on'}
        />
        <Tick
          name="announce"
          label={t('leading.notes.announce')}
          hint={t(letters ? 'leading.notes.announce_hint' : 'leading.notes.announce_no_mail')}
          checked={form?.typed.announce === 'on'}
        />
        <WhoCanSee id="note-seen">{t('leading.notes.seen')}</WhoCanSee>
        <p>
          <Button>{t('leading.notes.do')}</Button>
        </p>
      </form>
      {(notes.notes.length > 0 || notes.page > 1) && (
        <Fold title={t('leading.notes.written')} open={notes.page > 1}>
          {notes.notes.map((note) => (
            <div class="stack tight">
              <NoteItem scene={scene} note={note} />
              <div class="row">
                <ActionButton
                  kind="plain"
                  action={paths.notePin(group.id, note.id)}
                  fields={{ pin: note.pinnedAt ? 'no' : 'yes' }}
                >
                  {t(note.pinnedAt ? 'leading.notes.unpin' : 'leading.notes.pin_do')}
                </ActionButton>
                {!note.announcedAt && !group.closed_at && (
                  <ActionButton kind="plain" action={paths.noteAnnouncement(group.id, note.id)}>
                    {t('leading.notes.announce_do')}
                  </ActionButton>
                )}
                <ActionButton kind="plain" action={paths.noteRemoval(group.id, note.id)}>
                  {t('leading.notes.take_back')}
                </ActionButton>
              </div>
            </div>
          ))}
          <NotePager scene={scene} at={notes} to={(page) => paths.leadNotes(group.id, page)} />
        </Fold>
      )}
    </section>
  )
}
