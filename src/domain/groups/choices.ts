/** What the honest card can say, as the ids that are stored; the words are `groups.<list>.<id>` in the catalogues. */
export const tones = ['vent', 'coping', 'mixed'] as const
export const formats = ['audio', 'video', 'text', 'round', 'in_person'] as const
export const sizeBands = ['3-5', '6-9', '10-15', '16+'] as const
export const medicationTalks = ['no_talk', 'own_experience', 'open_no_doses'] as const
export const faiths = [
  'none',
  'spiritual',
  'twelve_step',
  'christian',
  'muslim',
  'jewish',
  'buddhist',
  'other',
] as const
export const guestPolicies = ['no', 'ask', 'yes'] as const
export const doors = ['open', 'ask', 'referral', 'closed'] as const
export const listingWishes = ['listed', 'unlisted', 'hidden'] as const
export const newcomersSee = ['since', 'everything'] as const
export const audiences = [
  'women',
  'men',
  'lgbtq',
  'young_adults',
  'older_people',
  'veterans',
  'people_of_colour',
  'parents',
  'carers',
] as const
export const accessFeatures = [
  'captions',
  'sign_language',
  'phone_only',
  'camera_optional',
  'lying_down',
  'breaks',
  'step_free',
  'quiet_space',
  'plain_language',
  'interpreter',
  'written_summary',
  'childcare',
  'fragrance_free',
] as const
/** BCP 47 tags of the languages a group may say it speaks; the two that the place itself speaks come first. */
export const groupLanguages = [
  'en',
  'es',
  'ar',
  'bg',
  'bn',
  'ca',
  'cs',
  'cy',
  'da',
  'de',
  'el',
  'et',
  'eu',
  'fa',
  'fi',
  'fr',
  'ga',
  'gl',
  'gu',
  'he',
  'hi',
  'hr',
  'hu',
  'hy',
  'id',
  'is',
  'it',
  'ja',
  'ka',
  'ko',
  'lt',
  'lv',
  'mt',
  'nb',
  'nl',
  'pa',
  'pl',
  'pt',
  'ro',
  'ru',
  'sk',
  'sl',
  'so',
  'sq',
  'sr',
  'sv',
  'sw',
  'ta',
  'te',
  'th',
  'tl',
  'tr',
  'uk',
  'ur',
  'vi',
  'zh',
] as const

export type Tone = (typeof tones)[number]
export type Format = (typeof formats)[number]
export type SizeBand = (typeof sizeBands)[number]
export type MedicationTalk = (typeof medicationTalks)[number]
export type Faith = (typeof faiths)[number]
export type GuestPolicy = (typeof guestPolicies)[number]
export type Door = (typeof doors)[number]
export type ListingWish = (typeof listingWishes)[number]
export type Listing = ListingWish | 'waiting'
export type NewcomersSee = (typeof newcomersSee)[number]
export type Audience = (typeof audiences)[number]
export type AccessFeature = (typeof accessFeatures)[number]
