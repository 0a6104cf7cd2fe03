import { z } from 'zod'
import type { FeedDraft } from '../../domain/finding/importing/feeds.ts'
import type { BroughtFile } from '../../domain/finding/importing/start-import.ts'
import { isZone } from '../../standards/zone.ts'
import type { Here } from '../env.ts'
import { line, lineOrNone, type Reason, tick } from '../form.ts'

/** An address of the web, or nothing. What else is wrong with it is found when it is fetched. */
const address = () =>
  z.string().trim().max(2000).refine(isAddress, { error: 'forms.address_like' }).optional().default('')
const zoneOrNone = () =>
  z
    .string()
    .refine((name) => name === '' || isZone(name), { error: 'forms.choose_zone' })
    .optional()
    .default('')

export const FeedFields = z.object({
  name: line(80, 'forms.needed.feed_name'),
  url: address(),
  website: address(),
  zone: zoneOrNone(),
})
export const NewFeed = FeedFields.extend({ skip: tick() })
export const AnotherFile = z.object({ feed: z.string(), skip: tick() })
export const SkipWish = z.object({ skip: tick() })
/** `columns` are fields by the order of the table's columns, '' for one that is left out. */
export const Columns = z.object({
  columns: z.array(lineOrNone(40)).max(200),
  zone: zoneOrNone(),
  skip: tick(),
})

export function draftOf({ name, url, website, zone }: z.infer<typeof FeedFields>): FeedDraft {
  return { name, url: hrefOf(url), website: hrefOf(website), zone: zone || undefined }
}

function hrefOf(typed: string): string | undefined {
  return URL.parse(typed)?.href
}

const MOST_BYTES = 20_000_000

/** The file that came with the form; undefined when none was chosen, a reason when it is too large. */
export async function fileOf(c: Here): Promise<BroughtFile | undefined | { tooLarge: Reason }> {
  const sent = (await c.req.formData()).get('file')
  if (!(sent instanceof File) || sent.size === 0) return undefined
  if (sent.size > MOST_BYTES)
    return { tooLarge: { id: 'feeds.form.too_large', values: { megabytes: MOST_BYTES / 1e6 } } }
  return { bytes: new Uint8Array(await sent.arrayBuffer()), type: /\.json$/i.test(sent.name) ? 'json' : '' }
}

function isAddress(typed: string): boolean {
  return typed === '' || (/^https?:\/\/[^\s\p{Cc}]+$/iu.test(typed) && typed.isWellFormed() && URL.canParse(typed))
}
