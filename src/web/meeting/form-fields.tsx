import { accessFeatures } from '../../domain/groups/choices.ts'
import type { Fellow } from '../../domain/groups/people.ts'
import { rhythms } from '../../domain/meeting/rhythm.ts'
import { type FormProps, fieldOf } from '../groups/card-field.ts'
import { sentence } from '../groups/said-lists.ts'
import { ZoneField } from '../people/zone-field.tsx'
import { Choice, Tick, Ticks } from '../ui/choice.tsx'
import type { FieldProps } from '../ui/field.tsx'
import { Select, TimeField } from '../ui/select.tsx'
import { Fold, Sheet } from '../ui/sheet.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { SHOWN, seatWord } from './meeting-form.ts'

/** What it is about, and when. */
export function DateFields(props: FormProps) {
  return (
    <>
      <TextField {...fieldOf(props, 'about', 'meeting.form.about', 'meeting.form.about_hint')} maxlength={200} />
      <TextField {...fieldOf(props, 'starts_on', 'meeting.form.starts_on')} type="date" />
      <TimeField {...fieldOf(props, 'starts', 'meeting.form.starts')} />
      <TextField
        {...fieldOf(props, 'minutes', 'meeting.form.minutes')}
        type="number"
        min={10}
        max={4320}
        inputmode="numeric"
      />
    </>
  )
}

/** How to come in. The link is one of ours or of anybody: only that it is a link is asked. */
export function WayFields(props: FormProps) {
  const { t } = props.scene
  return (
    <>
      <TextField
        {...fieldOf(props, 'link', 'meeting.form.link', 'meeting.form.link_hint')}
        inputmode="url"
        code
        maxlength={600}
        describedBy="way-seen"
      />
      <TextField
        {...fieldOf(props, 'phone', 'meeting.form.phone')}
        type="tel"
        code
        maxlength={60}
        describedBy="way-seen"
      />
      <TextArea {...fieldOf(props, 'place', 'meeting.form.place')} rows={2} maxlength={600} describedBy="way-seen" />
      <TextArea {...fieldOf(props, 'words', 'meeting.form.words')} rows={2} maxlength={600} describedBy="way-seen" />
      <WhoCanSee id="way-seen">{t('meeting.form.way_seen')}</WhoCanSee>
    </>
  )
}

/** Somebody of the group to hold it; empty is nobody in particular. */
export function HostField({
  people,
  empty,
  ...props
}: FieldProps & { people: readonly Fellow[]; empty: string; value?: string | undefined }) {
  const members = people.filter(({ guest }) => !guest)
  return (
    <Select
      {...props}
      empty={empty}
      options={members.map(({ id, name, secondWord }) => ({
        value: seatWord(id),
        label: secondWord ? `${name} (${secondWord})` : name,
      }))}
    />
  )
}

/** All of a meeting, as calm sections. */
export function MeetingFields({ people, ...props }: FormProps & { people: readonly Fellow[] }) {
  const { scene, form } = props
  const { t } = scene
  const zone = fieldOf(props, 'zone', 'meeting.form.zone', 'meeting.form.zone_hint')
  const access = form.typed.access
  const nobody = t('meeting.form.nobody')
  return (
    <>
      <Sheet title={t('meeting.form.when')}>
        <DateFields {...props} />
        <Select
          {...fieldOf(props, 'rhythm', 'meeting.form.rhythm')}
          options={rhythms.map((value) => ({ value, label: t(`meeting.rhythm.${value}`) }))}
        />
        <ZoneField {...zone} scene={scene} value={zone.value ?? scene.zone} chosen />
        <TextField {...fieldOf(props, 'until', 'meeting.form.until', 'meeting.form.until_hint')} type="date" />
      </Sheet>
      <Sheet title={t('meeting.form.way')}>
        <WayFields {...props} />
        <Choice
          {...fieldOf(props, 'shown', 'meeting.form.shown')}
          options={SHOWN.map((value) => ({ value, label: t(`meeting.shown.${value}`) }))}
        />
      </Sheet>
      <Sheet title={t('meeting.form.with')}>
        <HostField {...fieldOf(props, 'host', 'meeting.form.host')} people={people} empty={nobody} />
        <HostField {...fieldOf(props, 'co_host', 'meeting.form.co_host')} people={people} empty={nobody} />
        <Fold title={t('meeting.form.access')} open={typeof access === 'object' && access.length > 0}>
          <Ticks
            {...fieldOf(props, 'access', 'meeting.form.access_label')}
            values={typeof access === 'object' ? access : []}
            options={accessFeatures.map((value) => ({
              value,
              label: sentence(scene.language, t(`groups.access.${value}`)),
            }))}
          />
        </Fold>
        <Fold title={t('meeting.form.seats')} open={Boolean(form.typed.capacity) || form.errors.capacity !== undefined}>
          <TextField
            {...fieldOf(props, 'capacity', 'meeting.form.capacity', 'meeting.form.capacity_hint')}
            type="number"
            min={2}
            max={500}
            inputmode="numeric"
          />
          <Tick name="waiting_list" label={t('meeting.form.waiting_list')} checked={form.typed.waiting_list === 'on'} />
        </Fold>
      </Sheet>
    </>
  )
}
