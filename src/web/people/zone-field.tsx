import { currentZone } from '../../standards/zone.ts'
import type { Scene } from '../scene.ts'
import { Field, type FieldProps, wiring } from '../ui/field.tsx'
import { zoneLabelNow, zonesByPart } from './zone-names.ts'

interface ZoneProps extends FieldProps {
  readonly scene: Scene
  readonly value: string
  /** Somebody has chosen; then the device's own zone is not put in its place. */
  readonly chosen: boolean
  /** Words of an empty first row, where no zone is an answer too. */
  readonly empty?: string | undefined
}

/** A zone, by part of the world and in the reader's words. With script the device's own stands chosen at first. */
export function ZoneField({ scene, value, chosen, empty, ...props }: ZoneProps) {
  const parts = zonesByPart(scene)
  const current = currentZone(value)
  const isListed = current === 'UTC' || parts.some(([, zones]) => zones.some(({ name }) => name === current))
  return (
    <zone-guess data-chosen={chosen ? '' : undefined}>
      <Field {...props}>
        <select class="text" {...wiring(props)}>
          {empty !== undefined && <option value="">{empty}</option>}
          <option value="UTC" selected={current === 'UTC'}>
            {zoneLabelNow(scene, 'UTC')}
          </option>
          {parts.map(([part, zones]) => (
            <optgroup label={part}>
              {zones.map(({ name, was, label }) => (
                <option value={name} data-was={was} selected={name === current}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
          {value !== '' && !isListed && (
            <option value={value} selected>
              {zoneLabelNow(scene, value)}
            </option>
          )}
        </select>
      </Field>
    </zone-guess>
  )
}
