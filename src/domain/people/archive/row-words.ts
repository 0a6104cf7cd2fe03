import { english } from '../../../locales/catalogue.ts'
import type { MessageId } from '../../../locales/words.ts'
import { DRAWN_KEEPSAKE } from '../account.ts'
import { day, escaped, moment, type Reader, zoneNamed } from './html.ts'

/** Columns whose values are words of ours, not of people. */
const OURS = new Set([
  'state',
  'purpose',
  'kind',
  'light',
  'contrast',
  'language',
  'announcements',
  'by_mail',
  'reminders',
  'titles',
  'reply',
  'answer',
  'role',
  'plan_lasts',
  'plan_exempt',
  'wish',
  'topics',
  'tapped',
  'list_order',
  'shown',
  'hidden',
])

/** Days without an hour, as the database writes them. */
const DAYS = new Set(['on_date', 'used_on', 'until', 'plan_date'])
/** By a clock on a wall, with seconds that nobody chose. */
const HOURS = new Set(['starts', 'ends'])

/** What a table is called; its own name where nobody has found words for it yet. */
export const tableWords = (reader: Reader, table: string): string => said(reader, `yours.table.${table}`, table)

/** One row as a list of questions and answers. What is empty is left out. */
export function rowWords(reader: Reader, row: object): string {
  const lines = Object.entries(row).flatMap(([column, value]) => {
    const answer = valueWords(reader, column, value)
    if (answer === '') return []
    const label = said(reader, `yours.field.${column}`, column)
    return [`<div><dt>${escaped(label)}</dt><dd dir="auto">${escaped(answer)}</dd></div>`]
  })
  return lines.length > 0 ? `<dl>\n${lines.join('\n')}\n</dl>\n` : ''
}

function valueWords(reader: Reader, column: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return moment(reader, value)
  if (typeof value === 'boolean') return reader.t(value ? 'yours.yes' : 'yours.no')
  if (Array.isArray(value)) return value.map((one) => valueWords(reader, column, one)).join('\n')
  if (typeof value === 'object') return JSON.stringify(value)
  if (column === 'weekday') return reader.t('groups.day.one', { day: `d${value}` })
  const text = String(value)
  if (OURS.has(column)) return said(reader, `yours.value.${column}.${text}`, said(reader, `yours.value.${text}`, text))
  if (DAYS.has(column)) return day(reader, text)
  if (HOURS.has(column)) return text.slice(0, 5)
  if (column === 'keepsake') return keepsakeWords(reader, text)
  return column === 'zone' ? zoneNamed(reader, text) : text
}

/** `mushroom-5` is a mushroom; its washes are seen, not said. An account's own picture is drawn from its number. */
function keepsakeWords({ t }: Reader, word: string): string {
  const [object = ''] = word.split('-')
  return word === DRAWN_KEEPSAKE ? t('yours.value.keepsake.drawn') : t('groups.keepsake.name', { object })
}

function said({ t }: Reader, id: string, otherwise: string): string {
  return Object.hasOwn(english, id) ? t(id as MessageId) : otherwise.replaceAll('_', ' ')
}
