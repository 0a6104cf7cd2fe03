import type { Scene } from '../scene.ts'
import { FieldGroup, type FieldProps, fieldId } from '../ui/field.tsx'
import { Keepsake, type KeepsakeName, keepsakeWord, readKeepsake } from '../ui/keepsake.tsx'
import { KEEPSAKES } from '../ui/keepsakes.ts'
import { NamedKeepsake } from '../ui/named-keepsake.tsx'
import { Fold } from '../ui/sheet.tsx'

interface ChoiceProps extends FieldProps {
  readonly scene: Scene
  /** The keepsake's word, such as `pear-3`. */
  readonly value?: string | undefined
  /** One of six washes, 1 to 6. */
  readonly wash: number
}

/** The one chosen, and unfolded every small thing there is to choose from, with its name. */
export function KeepsakeChoice({ scene, value, wash, ...props }: ChoiceProps) {
  const chosen = readKeepsake(value)?.object
  return (
    <Fold
      title={<NamedKeepsake scene={scene} word={value} title={scene.t('people.profile.keepsake')} />}
      open={Boolean(props.error)}
    >
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
    </Fold>
  )
}
