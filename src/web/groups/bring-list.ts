import { z } from 'zod'
import { decodeText } from '../../standards/csv/decode-text.ts'
import { type BrokenLine, type ListedPerson, MOST_LISTED, readPeople } from '../../standards/csv/read-people.ts'
import { isMailAddress } from '../../standards/mail-address.ts'
import type { Here } from '../env.ts'
import { agreed, line, oneOf, type Reason, type Typed, wordsOrNone } from '../form.ts'

const MOST_CHARACTERS = 600_000
const MOST_BYTES = 600_000
/** As many squares as a page can draw and somebody can cut out. */
const MOST_ON_PAPER = 60
/** As many as one group may write to on a day. */
const MOST_LETTERS = 200

export const WAYS = ['letters', 'paper'] as const
export type Way = (typeof WAYS)[number]

export const ListFields = z.object({ list: wordsOrNone(MOST_CHARACTERS), way: oneOf(WAYS) })
/** What was looked at comes back as it was: addresses cannot hold a space, and names no line break. */
export const LetterFields = z.object({
  list: z
    .string({ error: 'forms.needed' })
    .max(MOST_LETTERS * 256)
    .transform((text) => [...new Set(text.split(/\s+/).filter((address) => address !== ''))])
    .refine((all) => all.length > 0 && all.length <= MOST_LETTERS && all.every(isMailAddress), {
      error: 'forms.not_understood',
    }),
  language: oneOf(['en', 'es']),
  leave: agreed('forms.needed.leave'),
})
export const SheetFields = z.object({
  names: z
    .string({ error: 'forms.needed.names' })
    .max(20_000)
    .transform((text) => text.split('\n'))
    .pipe(z.array(line(254, 'forms.needed.names')).min(1).max(MOST_ON_PAPER)),
})

/** What a list says: people, or why it cannot be taken, with the lines that are broken. Nothing is kept of either. */
export type ReadList =
  | { readonly people: readonly ListedPerson[] }
  | {
      readonly error: Reason
      readonly field: 'list' | 'file'
      readonly broken: readonly Broken[]
      readonly typed: Typed
    }

export interface Broken extends Omit<BrokenLine, 'why'> {
  readonly why: BrokenLine['why'] | 'no_address'
}

/** Reads what was typed, or the file that came with it. A list with one broken line is taken whole, once it is mended. */
export async function readList(c: Here, { list, way }: z.infer<typeof ListFields>): Promise<ReadList> {
  const file = (await c.req.formData()).get('file')
  const sent = file instanceof File && file.size > 0 ? file : undefined
  const refused = (field: 'list' | 'file', error: Reason, text: string, broken: readonly Broken[] = []): ReadList => ({
    field,
    error,
    broken,
    typed: { list: text, way },
  })
  if (sent && sent.size > MOST_BYTES) return refused('file', { id: 'bring.list.too_large' }, list)
  const text = sent ? decodeText(new Uint8Array(await sent.arrayBuffer())).text.replaceAll('\0', '') : list
  if (text.trim() === '') return refused('list', { id: 'bring.list.empty' }, '')
  const read = readPeople(text)
  if (!read) return refused('list', { id: 'bring.list.too_many', values: { most: MOST_LISTED } }, '')
  const broken = [...read.broken, ...(way === 'letters' ? withoutAddress(read.people) : [])]
  if (broken.length > 0)
    return refused(
      'list',
      { id: 'bring.list.broken' },
      text.toWellFormed(),
      broken.sort((a, b) => a.line - b.line),
    )
  if (read.people.length === 0) return refused('list', { id: 'bring.list.empty' }, text.toWellFormed())
  if (way === 'paper' && read.people.length > MOST_ON_PAPER)
    return refused(
      'list',
      { id: 'bring.list.too_many_for_paper', values: { most: MOST_ON_PAPER } },
      text.toWellFormed(),
    )
  return { people: read.people }
}

const withoutAddress = (people: readonly ListedPerson[]): Broken[] =>
  people.filter(({ address }) => address === '').map(({ line }) => ({ line, why: 'no_address' }))
