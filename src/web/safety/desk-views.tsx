import { DEBRIEF_DAYS } from '../../domain/safety/desk.ts'
import { textOf } from '../groups/my-seat.tsx'
import { GroupPerson } from '../groups/name-words.tsx'
import { Written } from '../groups/written.tsx'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, Button } from '../ui/button.tsx'
import { errorOf } from '../ui/form-errors.tsx'
import { Fold } from '../ui/sheet.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import type { DutyProps } from './duty-views.tsx'

/** Notes among those who lead, after a hard thing. */
export function Debriefs({ scene, group, debriefs, sendKey, form }: DutyProps) {
  const { t } = scene
  const errors = form?.errors ?? {}
  return (
    <section class="stack tight later">
      <h2>{t('safety.debrief.title')}</h2>
      <p class="soft">{t('safety.debrief.words')}</p>
      {debriefs.map((note) => (
        <article class="well stack tight">
          <div>
            <Written words={note.words} />
          </div>
          <div class="row small soft">
            {note.writer ? <GroupPerson of={note.writer} size="s" /> : <span>{t('safety.duty.somebody_left')}</span>}
            <TimeInZone scene={scene} at={note.writtenAt} as="date" />
            {note.mine && (
              <ActionButton kind="plain" action={paths.debriefRemoval(group.id, note.id)}>
                {t('safety.quiet.take_back')}
              </ActionButton>
            )}
          </div>
        </article>
      ))}
      <Fold title={t('safety.debrief.write')} open={'debrief' in errors}>
        <form class="stack" method="post" novalidate action={paths.debriefs(group.id)}>
          <input type="hidden" name="key" value={textOf(form?.typed.key) ?? sendKey} />
          <TextArea
            name="debrief"
            label={t('safety.debrief.box')}
            maxlength={4000}
            rows={5}
            value={textOf(form?.typed.debrief)}
            error={errorOf(scene, errors, 'debrief')}
            describedBy="debrief-seen"
          />
          <WhoCanSee id="debrief-seen">{t('safety.debrief.seen', { days: DEBRIEF_DAYS })}</WhoCanSee>
          <p>
            <Button>{t('safety.debrief.do')}</Button>
          </p>
        </form>
      </Fold>
    </section>
  )
}

/** The sentences kept ready for an answer, one a line, to be written anew. */
export function ReadyWords({ scene, group, ready, form }: DutyProps) {
  const { t } = scene
  const errors = form?.errors ?? {}
  return (
    <Fold title={t('safety.ready.title')} open={'ready' in errors} later>
      <form class="stack" method="post" novalidate action={paths.readyWords(group.id)}>
        <TextArea
          name="ready"
          label={t('safety.ready.label')}
          hint={t('safety.ready.hint')}
          rows={8}
          value={textOf(form?.typed.ready) ?? readyOr(scene, ready).join('\n')}
          error={errorOf(scene, errors, 'ready')}
          describedBy="ready-seen"
        />
        <WhoCanSee id="ready-seen">{t('safety.ready.seen')}</WhoCanSee>
        <p>
          <Button>{t('safety.ready.keep')}</Button>
        </p>
      </form>
    </Fold>
  )
}

/** What a group keeps ready; until it has chosen its own, a few sentences to begin with. */
export function readyOr({ t }: Scene, ready: readonly string[]): readonly string[] {
  if (ready.length > 0) return ready
  return [t('safety.ready.read'), t('safety.ready.welcome'), t('safety.ready.late'), t('safety.ready.not_here')]
}
