import { TAPS, type Tap } from '../../domain/talking/choices.ts'
import type { Post } from '../../domain/talking/posts.ts'
import type { Talk } from '../../domain/talking/talk.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Keepsake } from '../ui/keepsake.tsx'
import { listIn } from './lists.ts'

interface TapsProps {
  readonly scene: Scene
  readonly talk: Talk
  readonly post: Post
}

/** Answers that cost one press: one form, a button each. Pressing the chosen one again takes it back. */
export function Taps({ scene: { t }, talk, post, kinds, name }: TapsProps & { kinds: readonly Tap[]; name: string }) {
  const mine = post.taps.find(({ id }) => id === talk.seat)?.kind
  const shown = mine && !kinds.includes(mine) ? [...kinds, mine] : kinds
  return (
    <form method="post" action={paths.tap(talk.id, post.id)}>
      <fieldset class="taps">
        <legend class="hush">{t('talking.tap.label', { name })}</legend>
        {shown.map((kind) => (
          <button
            type="submit"
            class="tap"
            name="tap"
            value={kind === mine ? 'none' : kind}
            aria-pressed={kind === mine ? 'true' : 'false'}
          >
            {t(`talking.tap.${kind}`)}
          </button>
        ))}
      </fieldset>
    </form>
  )
}

/** So many are named; then it says "others". */
const NAMED = 3

/** Who answered with one press, as people. Never a number. */
export function Crowd({ scene, talk, post }: TapsProps) {
  if (post.taps.length === 0) return null
  const { t } = scene
  return (
    <div class="crowds">
      {TAPS.map((kind) => {
        const people = post.taps.filter((tap) => tap.kind === kind)
        if (people.length === 0) return null
        const others = people.filter(({ id }) => id !== talk.seat)
        const words = [
          ...others.slice(0, NAMED).map(({ name }) => name),
          ...(others.length > NAMED ? [t('talking.crowd.others')] : []),
          ...(others.length < people.length
            ? [t(people.length === 1 ? 'talking.crowd.only_you' : 'talking.crowd.you')]
            : []),
        ]
        return (
          <p class="crowd small">
            <span>
              {people.slice(0, NAMED).map(({ id, keepsake }) => (
                <Keepsake of={id} chosen={keepsake} size="s" />
              ))}
            </span>
            <span>
              <Names scene={scene} words={words} />: <q>{t(`talking.tap.${kind}`)}</q>
            </span>
          </p>
        )
      })}
    </div>
  )
}

function Names({ scene: { language }, words }: { scene: Scene; words: readonly string[] }) {
  return (
    <>
      {listIn(language)
        .formatToParts(words)
        .map(({ type, value }) => (type === 'element' ? <bdi>{value}</bdi> : value))}
    </>
  )
}
