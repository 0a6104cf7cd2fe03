import type { MessageId } from '../../locales/words.ts'
import type { Reasons } from '../form.ts'
import type { Scene } from '../scene.ts'
import { fieldId } from './field.tsx'
import { Mark } from './mark.tsx'

interface ErrorsProps {
  readonly scene: Scene
  /** By field name; `form` is about the whole. */
  readonly errors: Reasons
  /** What the fields are called, said where two lines would be the same. */
  readonly labels?: Readonly<Record<string, MessageId>> | undefined
}

/** What is still open, at the head of a form that came back; it takes the focus, and each line leads to its field. */
export function FormErrors({ scene, errors, labels = {} }: ErrorsProps) {
  const names = Object.keys(errors)
  if (names.length === 0) return null
  const said = names.map((name) => errorOf(scene, errors, name))
  const isTwice = (sentence: string | undefined) => said.indexOf(sentence) !== said.lastIndexOf(sentence)
  return (
    <section class="errors" aria-labelledby="errors-title" tabindex={-1} autofocus>
      <Mark name="wave" />
      <h2 id="errors-title">{scene.t('common.errors.title', { count: names.length })}</h2>
      <ul>
        {names.map((name) => (
          <li>
            {name === 'form' ? (
              errorOf(scene, errors, name)
            ) : (
              <a href={`#${fieldId({ name })}`}>
                {labels[name] && isTwice(errorOf(scene, errors, name)) && `${scene.t(labels[name])}: `}
                {errorOf(scene, errors, name)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The sentence to say beside a field, if there is something to say. */
export function errorOf(scene: Scene, errors: Reasons, name: string): string | undefined {
  const reason = errors[name]
  return reason && scene.t(reason.id, reason.values)
}
