import { z } from 'zod'
import { clockTime, day, whole } from '../form.ts'

/** A day that may be left out; then it is ''. */
export const dayOrNone = () =>
  z
    .string()
    .max(20, { error: 'forms.day_like' })
    .optional()
    .default('')
    .refine((typed) => typed === '' || day().safeParse(typed).success, { error: 'forms.day_like' })

/** An hour of the day that may be left out; then it is ''. */
export const hourOrNone = () =>
  z
    .union(
      [
        z
          .string()
          .trim()
          .length(0)
          .transform(() => ''),
        clockTime(),
      ],
      { error: 'forms.hour_like' },
    )
    .optional()
    .default('')

/** A whole number that may be left out; then it is undefined. */
export const wholeOrNone = (least: number, most: number) =>
  z
    .string()
    .optional()
    .default('')
    .superRefine((typed, context) => {
      const checked = typed === '' ? undefined : whole(least, most).safeParse(typed)
      if (checked && !checked.success)
        context.addIssue({ code: 'custom', message: checked.error.issues[0]?.message ?? '', input: typed })
    })
    .transform((typed) => (typed === '' ? undefined : Number(typed)))

/** The end of that day in UTC, as a moment. */
export const endOfDay = (typed: string) => new Date(`${typed}T23:59:59Z`)
