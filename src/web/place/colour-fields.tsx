import { readableColour } from '../../domain/place/colour.ts'
import { HUES } from '../../domain/place/place.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Field, wiring } from '../ui/field.tsx'
import { type Filled, fieldsOf } from './fields.ts'

/** The colour of the lamp: one of five that were looked at with care, or one of the place's own. */
export function ColourChoice({ scene, form }: { scene: Scene; form: Filled }) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  const { value: wished = '', ...colour } = {
    ...field('colour'),
    label: t('place.colour.own'),
    hint: t('place.colour.own_hint'),
  }
  const isColour = /^#[0-9a-f]{6}$/i.test(wished)
  return (
    <>
      <Choice
        {...field('hue')}
        label={t('place.colour.label')}
        options={[
          ...HUES.map((value) => ({
            value,
            label: (
              <>
                <span class="swatch" data-hue={value} /> {t(`place.colour.${value}`)}
              </>
            ),
          })),
          { value: 'own', label: t('place.colour.another') },
        ]}
      />
      <Field {...colour}>
        <input class="text colour" type="color" value={isColour ? wished : '#f6bc4a'} {...wiring(colour)} />
      </Field>
      {isColour && form.errors?.colour && (
        <p>
          <Button name="take" value={readableColour(wished.toLowerCase())}>
            {t('place.colour.take', { colour: readableColour(wished.toLowerCase()) })}
          </Button>
        </p>
      )}
    </>
  )
}
