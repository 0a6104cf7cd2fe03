import { SIGN_UPS } from '../../domain/place/place.ts'
import type { Scene } from '../scene.ts'
import { Choice } from '../ui/choice.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { countryChoices } from './choices.ts'
import { type Filled, fieldsOf } from './fields.ts'

interface FieldsProps {
  readonly scene: Scene
  readonly form: Filled
}

/** The questions about a place, asked in the first run and again in its settings. */
export function NameField({ scene, form }: FieldsProps) {
  const { t } = scene
  return (
    <TextField
      {...fieldsOf(scene, form)('name')}
      label={t('place.settings.name')}
      hint={t('place.settings.name_hint')}
      maxlength={60}
      required
    />
  )
}

export function LanguageChoice({ scene, form }: FieldsProps) {
  return (
    <Choice
      {...fieldsOf(scene, form)('language')}
      label={scene.t('place.settings.language')}
      options={[
        { value: 'en', label: <span lang="en">English</span> },
        { value: 'es', label: <span lang="es">Español</span> },
      ]}
    />
  )
}

/** Who may come, each answer with what follows from it. */
export function SignUpChoice({ scene, form }: FieldsProps) {
  const { t } = scene
  return (
    <Choice
      {...fieldsOf(scene, form)('signUp')}
      label={t('place.settings.sign_up')}
      options={SIGN_UPS.map((value) => ({
        value,
        label: t(`place.settings.sign_up.${value}`),
        hint: t(`place.settings.sign_up.${value}_hint`),
      }))}
    />
  )
}

export function CountryField({ scene, form }: FieldsProps) {
  const { t, language } = scene
  return (
    <Select
      {...fieldsOf(scene, form)('country')}
      label={t('place.settings.country')}
      hint={t('place.settings.country_hint')}
      options={countryChoices(language)}
      required
    />
  )
}

/** Who answers for the place, how to reach them, and where its machine stands: the blanks of its pages. */
export function KeeperFieldset({ scene, form, required }: FieldsProps & { required?: boolean }) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  return (
    <>
      {(['keeper', 'contact', 'hosting'] as const).map((name) => (
        <TextField
          {...field(name)}
          label={t(`place.keeper.${name}`)}
          hint={t(`place.keeper.${name}_hint`)}
          maxlength={name === 'keeper' ? 120 : 200}
          {...(required && { required })}
        />
      ))}
    </>
  )
}
