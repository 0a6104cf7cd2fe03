import type { Scene } from '../scene.ts'
import { FieldGroup, type FieldProps, fieldId } from '../ui/field.tsx'
import { Keepsake, type KeepsakeName, keepsakeWord, readKeepsake } from '../ui/keepsake.tsx'
import { KEEPSAKES } from '../ui/keepsakes.ts'

interface ChoiceProps extends FieldProps {
  readonly scene: Scene
  /** The keepsake's word, such as `pear-3`. */
  readonly value?: string | undefined
  /** One of six washes, 1 to 6. */
  readonly wash: number
}

/** Every small thing there is to choose from, with its name. */
export function KeepsakeChoice({ scene, value, wash, ...props }: ChoiceProps) {
  const chosen = readKeepsake(value)?.object
  return (
    <FieldGroup {...props}>
      <div class="keepsakes">
        {(Object.keys(KEEPSAKES) as KeepsakeName[]).map((object) => {
          const word = keepsakeWord({ object, wash })
          return (
            <label class="tick" for={`${fieldId(props)}-${object}`}>
              <input
                type="radio"
                id={`${fieldId(props)}-${object}`}
                name={props.name}
                value={word}
                checked={object === chosen}
              />
              <Keepsake of={object} chosen={word} size="s" />
              <span>{scene.t(`people.keepsake.${object}`)}</span>
            </label>
          )
        })}
      </div>
    </FieldGroup>
  )
}
