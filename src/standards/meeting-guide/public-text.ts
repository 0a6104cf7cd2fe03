import { cleanText, cutText } from './clean-text.ts'
import { type RawRow, remark, textOf } from './raw-row.ts'
import { takeOutWaysIn } from './take-out-ways-in.ts'
import { wordsFrom } from './way-in.ts'

const LONGEST_TEXT = 255

/**
 * A text for public pages: plain, at most 255 characters, and without links, numbers to call or passwords. What is taken
 * out is kept among the row's ways in, so that nobody loses it. `dense` is for addresses, which hold numbers of their own.
 */
export function publicText(
  raw: RawRow,
  field: string,
  density: 'plain' | 'dense' = 'plain',
  written = textOf(raw, field),
): string {
  const { text, taken } = takeOutWaysIn(cutText(cleanText(written), 4 * LONGEST_TEXT), density === 'dense')
  if (taken.length > 0) {
    remark(raw, 'noted', 'feeds.row.way_in_moved', field)
    const way = wordsFrom(field, taken.join('\n'))
    if (way) raw.moved.push(way)
  }
  const cut = cutText(text, LONGEST_TEXT)
  if (cut.length < text.length) remark(raw, 'noted', 'feeds.row.cut', field, { limit: LONGEST_TEXT })
  return cut
}
