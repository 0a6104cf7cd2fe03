/** What somebody would like back for what they wrote. */
export const WISHES = ['just_saying', 'just_listen', 'me_too', 'how_did_you_cope', 'ideas_welcome'] as const
export type Wish = (typeof WISHES)[number]

/** An answer that costs one press. */
export const TAPS = ['i_hear_you', 'me_too', 'sitting_with_you', 'thank_you', 'this_helped'] as const
export type Tap = (typeof TAPS)[number]

/** What a post may touch on, so that each reader decides whether to open it. */
export const TOPICS = [
  'hospital',
  'medicines',
  'harm_to_oneself',
  'death',
  'food_and_weight',
  'violence',
  'pregnancy_loss',
  'drink_and_drugs',
] as const
export type Topic = (typeof TOPICS)[number]

/** How a reader wants a hard topic: at once, covered until opened, or not at all. */
export const TREATMENTS = ['show', 'cover', 'hide'] as const
export type Treatment = (typeof TREATMENTS)[number]

/** The presses that fit what the author asked for; under an answer, those that thank for one. */
export function tapsFor({ wish, isAnswer }: { wish: Wish | undefined; isAnswer: boolean }): readonly Tap[] {
  if (isAnswer) return ['thank_you', 'this_helped', 'me_too', 'i_hear_you']
  if (wish === 'just_listen') return ['i_hear_you', 'sitting_with_you', 'thank_you']
  if (wish === 'me_too') return ['me_too', 'i_hear_you', 'sitting_with_you']
  if (wish === 'how_did_you_cope' || wish === 'ideas_welcome') return ['me_too', 'i_hear_you', 'thank_you']
  return ['i_hear_you', 'me_too', 'sitting_with_you', 'thank_you']
}

/** Whoever asks for nothing but ears gets no box to answer them in. */
export const takesWords = (wish: Wish | undefined): boolean => wish !== 'just_listen'
