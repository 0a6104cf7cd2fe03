import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Choice, Tick, Ticks } from '../ui/choice.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Select, TimeField } from '../ui/select.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'

export function Actions({ scene: { t } }: { scene: Scene }) {
  const here = paths.design()
  return (
    <section class="stack tight">
      <h2>{t('design.actions')}</h2>
      <p class="row">
        <ButtonLink kind="lit" href={here}>
          {t('design.actions.lit')}
        </ButtonLink>
        <ButtonLink href={here}>{t('design.actions.paper')}</ButtonLink>
        <ButtonLink href={here} mark="print">
          {t('design.actions.marked')}
        </ButtonLink>
        <ButtonLink kind="bare" href={here}>
          {t('design.actions.bare')}
        </ButtonLink>
        <ButtonLink kind="plain" href={here}>
          {t('design.actions.plain')}
        </ButtonLink>
      </p>
    </section>
  )
}

export function Fields({ scene }: { scene: Scene }) {
  const { t } = scene
  const zones = [
    { value: 'Europe/Madrid', label: t('design.field.zone_madrid') },
    { value: 'America/Mexico_City', label: t('design.field.zone_mexico') },
  ]
  const doors = [
    { value: 'open', label: t('design.field.door_open'), hint: t('design.field.door_open_hint') },
    { value: 'ask', label: t('design.field.door_ask') },
  ]
  const formats = [
    { value: 'voice', label: t('design.field.formats_voice') },
    { value: 'text', label: t('design.field.formats_text') },
    { value: 'room', label: t('design.field.formats_room') },
  ]
  return (
    <section class="narrow stack">
      <h2>{t('design.fields')}</h2>
      <Sheet>
        <form class="stack" method="get" action={paths.design()}>
          <Errors scene={scene} />
          <TextField
            name="name"
            label={t('design.field.name')}
            hint={t('design.field.name_hint')}
            value={t('design.people.wren')}
            describedBy="who-name"
            after={<WhoCanSee id="who-name">{t('design.field.seen')}</WhoCanSee>}
          />
          <TextField name="hour" label={t('design.field.hour')} value="half 8" error={t('design.field.hour_error')} />
          <TimeField name="time" label={t('design.field.hour')} value="19:30" />
          <TextArea name="words" label={t('design.field.words')} />
          <Select name="zone" label={t('design.field.zone')} options={zones} />
          <Choice name="door" label={t('design.field.door')} options={doors} error={t('design.field.door_error')} />
          <Ticks name="formats" label={t('design.field.formats')} options={formats} values={['voice']} />
          <Tick name="agree" label={t('design.field.agree')} />
          <p>
            <Button>{t('design.field.keep')}</Button>
          </p>
        </form>
      </Sheet>
    </section>
  )
}

function Errors({ scene }: { scene: Scene }) {
  return (
    <FormErrors
      scene={scene}
      errors={{ hour: { id: 'design.field.hour_error' }, door: { id: 'design.field.door_error' } }}
    />
  )
}
