import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { english } from '../locales/catalogue.ts'
import type { MessageId, Values } from '../locales/words.ts'
import { isZone } from '../standards/zone.ts'
import type { Here } from './env.ts'

/** Why a field cannot be taken: the id of a sentence and what it needs. */
export interface Reason {
  readonly id: MessageId
  readonly values?: Values
}

export type Typed = Readonly<Record<string, string | readonly string[]>>
export type Reasons = Readonly<Record<string, Reason>>

/** A form as it came. An invalid one keeps what was typed, to be shown again with the reasons beside the fields. */
export type Form<T> =
  | { readonly valid: true; readonly values: T; readonly typed: Typed }
  | { readonly valid: false; readonly typed: Typed; readonly errors: Reasons }

/** Reads a posted form by its shape. Fields the shape does not know are dropped; nothing is thrown for what people type. */
export async function readForm<Shape extends z.ZodRawShape>(
  c: Here,
  shape: z.ZodObject<Shape>,
): Promise<Form<z.infer<z.ZodObject<Shape>>>> {
  const typed = typedOf(await c.req.formData().catch(() => new FormData()), shape)
  const parsed = shape.safeParse(typed)
  if (parsed.success) return { valid: true, values: parsed.data, typed }
  const errors: Record<string, Reason> = {}
  for (const issue of parsed.error.issues) errors[String(issue.path[0] ?? 'form')] ??= reasonOf(issue)
  return { valid: false, typed, errors }
}

/** A form that failed for a reason only the domain knows. */
export function refuseForm(
  typed: Typed,
  field: string,
  id: MessageId,
  values?: Values,
): { typed: Typed; errors: Reasons } {
  return { typed, errors: { [field]: values ? { id, values } : { id } } }
}

export const EMPTY: { typed: Typed; errors: Reasons } = { typed: {}, errors: {} }

function typedOf(data: FormData, shape: z.ZodObject): Typed {
  const typed: Record<string, string | string[]> = {}
  for (const [name, field] of Object.entries(shape.shape)) {
    const values = data.getAll(name).filter((value) => typeof value === 'string')
    if (isList(field)) typed[name] = values
    // A field sent twice where one is expected is nobody's honest form; the schema then says so.
    else if (values.length > 0) typed[name] = values.length === 1 ? (values[0] ?? '') : (values as never)
  }
  return typed
}

function isList(field: unknown): boolean {
  return (
    field instanceof z.ZodArray ||
    (field instanceof z.ZodPipe && isList(field.in)) ||
    (field instanceof z.ZodDefault && isList(field.unwrap()))
  )
}

function reasonOf(issue: z.core.$ZodIssue): Reason {
  if (Object.hasOwn(english, issue.message)) return { id: issue.message as MessageId }
  if (issue.code === 'too_big') return { id: 'forms.too_long', values: { most: Number(issue.maximum) } }
  if (issue.code === 'too_small')
    return Number(issue.minimum) <= 1
      ? { id: 'forms.needed' }
      : { id: 'forms.too_short', values: { least: Number(issue.minimum) } }
  if (issue.code === 'invalid_type' && issue.input === undefined) return { id: 'forms.needed' }
  if (issue.code === 'invalid_value') return { id: 'forms.choose' }
  return { id: 'forms.not_understood' }
}

// ---- the fields ----

// Bidirectional overrides, zero-width marks and control characters let a name look like another; none is needed to write.
const UNSEEN_IN_LINE = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/gu
const UNSEEN_IN_TEXT = /[[\p{Cc}--[\t\n]]\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]/gv
/** More than four marks on one letter climb over the neighbouring lines. */
const PILED_MARKS = /\p{M}{5,}/u

const clean = (unseen: RegExp) => (text: string) =>
  text.replaceAll('\r\n', '\n').replace(unseen, '').normalize('NFC').trim()

/** The sentence that asks for a field by what it is; "please fill this in" leaves somebody tired to find out. */
export type Needed = Extract<MessageId, `forms.needed.${string}`>

const text = (unseen: RegExp, least: number, most: number, needed?: Needed) =>
  z
    .string(needed && { error: needed })
    .refine((typed) => typed.isWellFormed() && !typed.includes('\u0000') && !PILED_MARKS.test(typed), {
      error: 'forms.odd_characters',
      abort: true,
    })
    .transform(clean(unseen))
    .pipe(
      z
        .string()
        .min(least, needed && { error: needed })
        .max(most),
    )

/** One line of words. */
export const line = (most: number, needed: Needed) => text(UNSEEN_IN_LINE, 1, most, needed)
/** One line that may be left out; then it is ''. */
export const lineOrNone = (most: number) => text(UNSEEN_IN_LINE, 0, most).optional().default('')
/** Several lines of words. */
export const words = (most: number, needed: Needed) => text(UNSEEN_IN_TEXT, 1, most, needed)
export const wordsOrNone = (most: number) => text(UNSEEN_IN_TEXT, 0, most).optional().default('')
/** One of a list; `needed` where nothing is chosen at first. */
export const oneOf = <const T extends readonly [string, ...string[]]>(options: T, needed?: Needed) =>
  z.enum(options, needed && { error: needed })
/** Any of a list, none twice. */
export const anyOf = <const T extends readonly [string, ...string[]]>(options: T) =>
  z
    .array(z.enum(options))
    .max(options.length)
    .transform((chosen) => [...new Set(chosen)])
/** A tick box: ticked or not. */
export const tick = () =>
  z
    .literal('on')
    .optional()
    .transform((ticked) => ticked === 'on')
/** A tick box that must be ticked. */
export const agreed = (needed: Needed) => z.literal('on', { error: needed })
/** A whole number in a range; '' where it may be left out is undefined. */
export const whole = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, { error: 'forms.whole_number' })
    .transform(Number)
    .pipe(z.number().min(least, { error: 'forms.number_range' }).max(most, { error: 'forms.number_range' }))
/** An hour of the day as `19:30` (also `7:30`, `19.30`). */
export const clockTime = () =>
  z
    .string()
    .trim()
    .regex(/^([01]?\d|2[0-3])[:.]([0-5]\d)$/, { error: 'forms.hour_like' })
    .transform((typed) => typed.replace('.', ':').padStart(5, '0'))
/** A day as `2026-11-22`, one that exists. */
export const day = () =>
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/, { error: 'forms.day_like' })
    .refine(
      (typed) => {
        const date = new Date(`${typed}T00:00:00Z`)
        return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(typed)
      },
      { error: 'forms.day_like' },
    )
/** What a form was drawn with, so that sending it twice says it once; whatever else comes is a new one. */
export const sendKey = () => z.uuid().catch(() => randomUUID())
/** An IANA zone this machine knows. */
export const zone = () => z.string().max(60).refine(isZone, { error: 'forms.choose_zone' })
