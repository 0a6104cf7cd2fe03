/** One way of looking at a page: light, language, width, with script or without. */
export interface Way {
  readonly name: string
  readonly cookies: { readonly light: string; readonly language?: string; readonly flare?: string }
  readonly width: number
  readonly javaScript: boolean
  /** Every page, or every third. */
  readonly every: 1 | 3
  /** The least size of a target, in CSS pixels. */
  readonly reach: 44 | 56
}

/** All pages in the first two; in the others they take turns, so that each page is seen in some and each way on many pages. */
export const WAYS: readonly Way[] = [
  { name: 'by day, on a phone', cookies: { light: 'day.device' }, width: 360, javaScript: true, every: 1, reach: 44 },
  {
    name: 'at 320 px, without JavaScript',
    cookies: { light: 'day.device' },
    width: 320,
    javaScript: false,
    every: 1,
    reach: 44,
  },
  {
    name: 'in the evening, in Spanish, wide',
    cookies: { light: 'evening.device', language: 'es' },
    width: 1280,
    javaScript: true,
    every: 3,
    reach: 44,
  },
  {
    name: 'with strong contrast, from right to left, in longer words',
    cookies: { light: 'day.more', language: 'en-XB' },
    width: 320,
    javaScript: true,
    every: 3,
    reach: 44,
  },
  {
    name: 'in a flare, in the evening, with strong contrast',
    cookies: { light: 'evening.more', flare: 'on' },
    width: 360,
    javaScript: true,
    every: 3,
    reach: 56,
  },
]
