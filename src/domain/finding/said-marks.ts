import { synonymsOf } from './synonyms.ts'

/** Values of a facet that a word also stands for. */
export interface Marks {
  readonly facet: string
  readonly values: readonly string[]
}

const ONLINE = ['audio', 'video', 'text', 'round']
const MEANS: readonly (readonly [string, string, readonly string[]])[] = [
  ['woman', 'identity', ['women']],
  ['man', 'identity', ['men']],
  ['lgbt', 'identity', ['lgbtq']],
  ['people of colour', 'identity', ['people_of_colour']],
  ['young', 'identity', ['young_adults']],
  ['older', 'identity', ['older_people']],
  ['veteran', 'identity', ['veterans']],
  ['parent', 'identity', ['parents']],
  ['carer', 'identity', ['carers']],
  ['beginner', 'identity', ['newcomers']],
  ['deaf', 'access', ['sign_language']],
  ['wheelchair', 'access', ['step_free']],
  ['captions', 'access', ['captions']],
  ['lying down', 'access', ['lying_down']],
  ['interpreter', 'access', ['interpreter']],
  ['childcare', 'access', ['childcare']],
  ['phone', 'access', ['phone_only']],
  ['audio', 'format', ['audio']],
  ['text', 'format', ['text']],
  ['video', 'format', ['video']],
  ['round', 'format', ['round']],
  ['in person', 'format', ['in_person']],
  ['online', 'format', ONLINE],
  ['virtual', 'format', ONLINE],
  ['spanish', 'language', ['es']],
  ['english', 'language', ['en']],
]

const marks: ReadonlyMap<string, Marks> = new Map(
  MEANS.flatMap(([word, facet, values]) =>
    [word, ...synonymsOf(word)].map((same): [string, Marks] => [same, { facet, values }]),
  ),
)

/** What a word says about a group beside its text: "women", "silla de ruedas", "in Spanish". */
export function marksOf(word: string): readonly Marks[] {
  const found = marks.get(word)
  return found ? [found] : []
}
