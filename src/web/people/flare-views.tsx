import type { Child } from 'hono/jsx'
import { EXEMPT, type MyFlare, WAIT_MINUTES } from '../../domain/people/flare.ts'
import type { ChoosableGroup } from '../../domain/people/flaring/people.ts'
import { letters } from '../ids.ts'
import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Tick, Ticks } from '../ui/choice.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { BackToYou } from './back-link.tsx'
import { lastsOptions, listOf } from './flare-form.ts'
import { FlareNow } from './flare-now.tsx'
import { FlarePeople } from './flare-people.tsx'

interface FlareProps {
  readonly scene: Scene
  readonly flare: MyFlare
  readonly groups: readonly ChoosableGroup[]
  readonly form: Filled
}

/** The plan for a flare, and the one button that turns it on. */
export function FlarePage(props: FlareProps) {
  const { scene, flare, form } = props
  const { t } = scene
  const field = fieldsOf(scene, form)
  return (
    <Page scene={scene} title={t('people.flare.title')}>
      <div class="narrow stack">
        <PageHead title={t('people.flare.title')} lead={t('people.flare.lead')} before={<BackToYou scene={scene} />} />
        <FlareNow scene={scene} flare={flare} />
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <form class="stack" method="post" novalidate action={paths.yourFlare()}>
          <Choice
            {...field('days')}
            label={t('flare.lasts')}
            options={lastsOptions(flare.plan.days).map((value) => ({ value, label: lastsWords(scene, value) }))}
          />
          <TextField {...field('date')} type="date" label={t('flare.date')} />
          <TextArea
            {...field('note')}
            label={t('people.flare.note')}
            hint={t('people.flare.note_hint')}
            maxlength={500}
            describedBy="who-note"
            after={<WhoCanSee id="who-note">{t('people.only_me')}</WhoCanSee>}
          />
          <FlarePeople {...props} />
          <Meanwhile {...props} />
          <Buttons scene={scene} on={flare.now !== undefined} />
        </form>
      </div>
    </Page>
  )
}

/** What else is quiet meanwhile: mail, seats, meetings I hold. */
function Meanwhile({ scene, groups, form }: FlareProps) {
  const { t } = scene
  const { value: _, ...exempt } = fieldsOf(scene, form)('exempt')
  return (
    <>
      <Ticks
        {...exempt}
        label={t('flare.exempt')}
        hint={t('flare.exempt_hint')}
        values={listOf(form, 'exempt')}
        options={EXEMPT.toReversed().map((value) => ({ value, label: t(`flare.exempt.${value}`) }))}
      />
      {groups.length > 0 && (
        <Ticks
          name="rests"
          label={t('flare.rests')}
          hint={t('flare.rests_hint')}
          values={listOf(form, 'rests')}
          options={groups.map(({ seat, name }) => ({ value: letters(seat), label: <bdi>{name}</bdi> }))}
        />
      )}
      <Tick
        name="passes"
        checked={form.typed.passes === 'on'}
        label={t('flare.passes')}
        hint={t('flare.passes_hint')}
      />
      <p class="soft">{t('flare.kept_anyway')}</p>
    </>
  )
}

function Buttons({ scene: { t }, on }: { scene: Scene; on: boolean }): Child {
  return (
    <>
      <p class="soft">{t('flare.words_wait', { minutes: WAIT_MINUTES })}</p>
      <p class="row">
        <Button kind="lit" name="verb" value="keep">
          {t('people.flare.keep')}
        </Button>
        {!on && (
          <Button name="verb" value="on">
            {t('people.flare.on')}
          </Button>
        )}
      </p>
    </>
  )
}

const lastsWords = ({ t }: Scene, value: string) =>
  value === 'said' || value === 'date' ? t(`flare.lasts.${value}`) : t('flare.lasts.days', { days: Number(value) })
