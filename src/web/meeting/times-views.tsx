import type { Group } from '../../domain/groups/group.ts'
import { type FoundTimes, keptUntil } from '../../domain/meeting/find-times.ts'
import { BackToGroup } from '../groups/back-to-group.tsx'
import { topicOf } from '../groups/card.tsx'
import { type FormProps, fieldOf } from '../groups/card-field.ts'
import { momentWords } from '../groups/moment-words.ts'
import { paths } from '../paths.ts'
import { zoneLabel } from '../people/zone-names.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { TimeField } from '../ui/select.tsx'
import { Fold, PageHead } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { OFTEN, ROWS, rowsOpen, STRETCHES } from './times-form.ts'

interface FindProps extends FormProps {
  readonly group: Group
  /** What was found lately, as long as it is not looked anew. */
  readonly found: FoundTimes | undefined
}

/** For those who lead: let times be suggested, or write them oneself. */
export function FindTimesPage({ group, found, ...props }: FindProps) {
  const { scene, form } = props
  const { t } = scene
  return (
    <Page scene={scene} title={t('times.title')} topic={topicOf(group)}>
      <div class="narrow stack">
        <FormErrors scene={scene} errors={form.errors} />
        <BackToGroup scene={scene} group={group} />
        <PageHead title={t('times.title')} lead={t('times.find.lead')} />
        {found ? (
          <div class="stack tight">
            <p>{t('times.find.once_found', { day: momentWords(scene, keptUntil(found), 'weekdayDay') })}</p>
            <p>
              <ButtonLink kind="lit" href={paths.newTimes(group.id)}>
                {t('times.find.see')}
              </ButtonLink>
            </p>
          </div>
        ) : (
          <form class="stack" method="post" novalidate action={paths.timesSearch(group.id)}>
            <LengthFields {...props} />
            <Choice
              {...fieldOf(props, 'stretch', 'times.stretch', 'times.stretch_hint')}
              options={STRETCHES.map((value) => ({ value, label: t(`times.stretch.${value}`) }))}
            />
            <p>
              <Button kind="lit">{t('times.find.do')}</Button>
            </p>
          </form>
        )}
        <Fold title={t('times.find.how')}>
          <p>{t('times.find.how_words')}</p>
        </Fold>
        <p>
          <ButtonLink href={`${paths.newTimes(group.id)}?by=hand`}>{t('times.find.by_hand')}</ButtonLink>
        </p>
      </div>
    </Page>
  )
}

interface NewProps extends FormProps {
  readonly group: Group
  /** The clock the times are written by. */
  readonly zone: string
  /** What was suggested; undefined where somebody writes their own. */
  readonly found: FoundTimes | undefined
}

/** Up to five times, suggested or one's own. */
export function NewTimesPage({ group, zone, found, ...props }: NewProps) {
  const { scene, form } = props
  const { t } = scene
  const open = rowsOpen(form.typed)
  return (
    <Page scene={scene} title={t('times.new.title')} topic={topicOf(group)}>
      <div class="narrow stack">
        <FormErrors scene={scene} errors={form.errors} />
        <BackToGroup scene={scene} group={group} />
        <PageHead title={t('times.new.title')} lead={t('times.new.lead')} />
        {found && <Found scene={scene} found={found} />}
        <form class="stack" method="post" novalidate action={paths.times(group.id)}>
          <p class="hint">{t('times.new.zone', { zone: zoneLabel(scene, zone) })}</p>
          {ROWS.slice(0, open).map((n) => (
            <Row {...props} n={n} />
          ))}
          {open < ROWS.length && (
            <Fold title={t('times.new.more')}>
              {ROWS.slice(open).map((n) => (
                <Row {...props} n={n} />
              ))}
            </Fold>
          )}
          <LengthFields {...props} />
          <p>
            <Button kind="lit">{t('times.new.do')}</Button>
          </p>
        </form>
      </div>
    </Page>
  )
}

function Found({ scene, found }: Required<Pick<NewProps, 'scene'>> & { found: FoundTimes }) {
  const { t } = scene
  const day = momentWords(scene, keptUntil(found), 'weekdayDay')
  if (found.starts.length > 0) return <p>{t('times.new.found', { day })}</p>
  return (
    <p>
      {t('times.new.few')} {t('times.new.few_again', { day })}
    </p>
  )
}

function Row({ n, ...props }: FormProps & { n: number }) {
  const { t } = props.scene
  return (
    <fieldset class="field">
      <legend>{t('times.new.row', { number: n })}</legend>
      <TextField {...fieldOf(props, `day${n}`, 'times.new.day')} type="date" />
      <TimeField {...fieldOf(props, `hour${n}`, 'times.new.hour')} />
    </fieldset>
  )
}

function LengthFields(props: FormProps) {
  const { t } = props.scene
  return (
    <>
      <TextField
        {...fieldOf(props, 'minutes', 'meeting.form.minutes')}
        type="number"
        min={10}
        max={720}
        inputmode="numeric"
      />
      <Choice
        {...fieldOf(props, 'often', 'times.often')}
        options={OFTEN.map((value) => ({ value, label: t(`times.often.${value}`) }))}
      />
    </>
  )
}
