import { paths } from '../paths.ts'
import { ZoneField } from '../people/zone-field.tsx'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { BackLink } from '../ui/back-link.tsx'
import { Tick } from '../ui/choice.tsx'
import { Field, wiring } from '../ui/field.tsx'
import { TextField } from '../ui/text-field.tsx'

interface FieldsProps {
  readonly scene: Scene
  readonly form: Filled
}

/** What a feed is called, where it is from, and on which clock. */
export function FeedFieldset({ scene, form }: FieldsProps) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  return (
    <>
      <TextField
        {...field('url')}
        type="url"
        code
        label={t('feeds.form.url')}
        hint={t('feeds.form.url_hint')}
        maxlength={2000}
      />
      <TextField
        {...field('name')}
        label={t('feeds.form.name')}
        hint={t('feeds.form.name_hint')}
        maxlength={80}
        required
      />
      <TextField
        {...field('website')}
        type="url"
        code
        label={t('feeds.form.website')}
        hint={t('feeds.form.website_hint')}
        maxlength={2000}
      />
      <FeedZone scene={scene} form={form} />
    </>
  )
}

export function FeedZone({ scene, form }: FieldsProps) {
  const { t } = scene
  const { value = '', ...field } = fieldsOf(scene, form)('zone')
  return (
    <ZoneField
      {...field}
      scene={scene}
      label={t('feeds.form.zone')}
      hint={t('feeds.form.zone_hint')}
      value={value}
      empty={t('feeds.form.zone_none')}
      chosen
    />
  )
}

export function FileField({ scene, form, hint }: FieldsProps & { hint: string }) {
  const { error } = fieldsOf(scene, form)('file')
  const props = { name: 'file', label: scene.t('feeds.form.file'), hint, ...(error && { error }) }
  return (
    <Field {...props}>
      <input class="text" type="file" accept=".json,.csv,.tsv,.txt,application/json,text/csv" {...wiring(props)} />
    </Field>
  )
}

export function SkipTick({ scene, id }: { scene: Scene; id?: string }) {
  const { t } = scene
  return <Tick name="skip" {...(id && { id })} label={t('feeds.form.skip')} hint={t('feeds.form.skip_hint')} />
}

export function BackToFeeds({ scene: { t } }: { scene: Scene }) {
  return <BackLink href={paths.stewardFeeds()}>{t('feeds.list.title')}</BackLink>
}
