import { EXPORT_PARTS, type GroupExport, LEAST_DAYS, MOST_DAYS } from '../../domain/groups/exporting/group-exports.ts'
import type { Group } from '../../domain/groups/group.ts'
import type { Archive } from '../../domain/people/archives.ts'
import type { Reasons, Typed } from '../form.ts'
import { paths } from '../paths.ts'
import { ArchiveState } from '../people/archive-views.tsx'
import { fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, Button } from '../ui/button.tsx'
import { Choice, Ticks } from '../ui/choice.tsx'
import { errorOf, FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { Fold, PageHead, Sheet } from '../ui/sheet.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { BackToGroup } from './back-to-group.tsx'
import { topicOf } from './card.tsx'
import { lastDayWords } from './export-asked.tsx'
import { Written } from './written.tsx'

interface ExportProps {
  readonly scene: Scene
  readonly group: Group
  readonly leads: boolean
  readonly asked: GroupExport | undefined
  /** My copy, as one of those who lead. */
  readonly archive: Archive | undefined
  readonly form?: { readonly typed: Typed; readonly errors: Reasons } | undefined
}

/** A copy of the group. Members: what is asked, why, until when, and their answer. Those who lead: asking, and their copy. */
export function ExportPage(props: ExportProps) {
  const { scene, group, leads, asked, archive, form } = props
  const { t } = scene
  return (
    <Page scene={scene} title={t('yours.group.title')} topic={topicOf(group)}>
      <div class="narrow stack">
        <PageHead
          title={t('yours.group.title')}
          lead={t('yours.group.lead')}
          before={<BackToGroup scene={scene} group={group} />}
        />
        <FormErrors scene={scene} errors={form?.errors ?? {}} />
        {archive && leads && (
          <Sheet title={t('yours.group.made')}>
            <ArchiveState
              scene={scene}
              archive={archive}
              here={paths.groupExport(group.id)}
              taking={paths.groupExportTaking(group.id)}
            />
            <p class="soft">{t('yours.group.care')}</p>
          </Sheet>
        )}
        {asked ? (
          <Asked {...props} asked={asked} />
        ) : leads ? (
          <AskForm {...props} />
        ) : (
          <p>{t('yours.group.nothing_asked')}</p>
        )}
      </div>
    </Page>
  )
}

function Asked({ scene, group, leads, asked, archive, form }: ExportProps & { asked: GroupExport }) {
  const { t } = scene
  const ready = leads && archive?.state === 'ready'
  return (
    <>
      <Sheet title={t('yours.group.what')}>
        <ul>
          {asked.what.map((part) => (
            <li>{t(`yours.group.asks_for.${part}`)}</li>
          ))}
        </ul>
        <h3>{t('yours.group.why')}</h3>
        <Written words={asked.why} />
        <p>{t('yours.group.until', { until: lastDayWords(scene, group, asked) })}</p>
      </Sheet>
      <form class="sheet stack" method="post" novalidate action={paths.groupExportAnswer(group.id)}>
        <Choice
          name="answer"
          label={t('yours.group.answer')}
          hint={t('yours.group.answer_hint')}
          value={asked.myYes ? 'yes' : 'no'}
          error={errorOf(scene, form?.errors ?? {}, 'answer')}
          options={[
            { value: 'no', label: t('yours.group.answer_no'), hint: t('yours.group.answer_no_is') },
            { value: 'yes', label: t('yours.group.answer_yes'), hint: t('yours.group.answer_yes_is') },
          ]}
        />
        <WhoCanSee>{t('yours.group.answer_seen')}</WhoCanSee>
        <p>
          <Button kind={ready ? 'paper' : 'lit'}>{t('yours.group.answer_keep')}</Button>
        </p>
      </form>
      {leads && (
        <Fold title={t('yours.group.take_back')}>
          <p>{t('yours.group.take_back_is')}</p>
          <div>
            <ActionButton action={paths.groupExportWithdrawal(group.id)}>{t('yours.group.take_back_do')}</ActionButton>
          </div>
        </Fold>
      )}
    </>
  )
}

function AskForm({ scene, group, archive, form = { typed: {}, errors: {} } }: ExportProps) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  const { what } = form.typed
  return (
    <form class="sheet stack" method="post" novalidate action={paths.groupExport(group.id)}>
      <h2>{t('yours.group.ask_title')}</h2>
      <Ticks
        name="what"
        label={t('yours.group.ask_what')}
        values={Array.isArray(what) ? what : []}
        error={errorOf(scene, form.errors, 'what')}
        options={EXPORT_PARTS.map((value) => ({ value, label: t(`yours.group.asks_for.${value}`) }))}
      />
      <TextArea
        {...field('why')}
        label={t('yours.group.ask_why')}
        hint={t('yours.group.ask_why_hint')}
        maxlength={1000}
        describedBy="why-seen"
        required
      />
      <TextField
        {...field('until')}
        type="date"
        label={t('yours.group.ask_until')}
        hint={t('yours.group.ask_until_hint', { least: LEAST_DAYS, most: MOST_DAYS })}
        required
      />
      <WhoCanSee id="why-seen">{t('yours.group.ask_seen')}</WhoCanSee>
      <p>
        <Button kind={archive?.state === 'ready' ? 'paper' : 'lit'}>{t('yours.group.ask_do')}</Button>
      </p>
    </form>
  )
}
