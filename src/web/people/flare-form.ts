import { z } from 'zod'
import type { MembershipId } from '../../database/ids.ts'
import { EXEMPT, type FlarePlan } from '../../domain/people/flare.ts'
import type { ChoosableGroup } from '../../domain/people/flaring/people.ts'
import { anyOf, oneOf, tick, wordsOrNone } from '../form.ts'
import { dayOrNone, endOfDay } from '../groups/fields.ts'
import { asMembershipId, letters } from '../ids.ts'
import type { Filled } from '../place/fields.ts'

const seats = () => z.array(z.string().max(22)).max(1000)

/** The plan as it is typed. `days`: said, date, or how many. */
export const Plan = z.object({
  days: z.string({ error: 'forms.choose' }).regex(/^(said|date|[1-9]|1[0-4])$/, { error: 'forms.choose' }),
  date: dayOrNone(),
  note: wordsOrNone(500),
  words: wordsOrNone(280),
  people: seats(),
  exempt: anyOf(EXEMPT),
  rests: seats(),
  passes: tick(),
  verb: oneOf(['keep', 'on', 'off']).optional().default('keep'),
})
type Typed = z.infer<typeof Plan>

const YEAR_MS = 366 * 86_400_000

/** A day that is not over, within a year; or none is asked for. */
export function isDateAhead({ days, date }: Pick<Typed, 'days' | 'date'>, now: Date): boolean {
  if (days !== 'date') return true
  const ms = date === '' ? 0 : endOfDay(date).getTime() - now.getTime()
  return ms > 0 && ms < YEAR_MS
}

export function planOf({ days, date, note, words, exempt, rests, passes }: Typed): FlarePlan {
  const lasts = days === 'said' || days === 'date' ? days : 'days'
  return {
    lasts,
    days: lasts === 'days' ? Number(days) : 1,
    date: date === '' ? undefined : date,
    note,
    words,
    exempt,
    rests: rests.map(asMembershipId),
    passes,
  }
}

export const peopleOf = ({ people }: Typed): MembershipId[] => people.map(asMembershipId)

/** The plan that is kept, as the form shows it. */
export function typedPlan(plan: FlarePlan, groups: readonly ChoosableGroup[]): Filled['typed'] {
  return {
    days: plan.lasts === 'days' ? String(plan.days) : plan.lasts,
    date: plan.date ?? '',
    note: plan.note,
    words: plan.words,
    people: groups.flatMap(({ people }) => people.filter(({ chosen }) => chosen).map(({ id }) => letters(id))),
    exempt: [...plan.exempt],
    rests: plan.rests.map(letters),
    passes: plan.passes ? 'on' : '',
  }
}

/** How long it may last; a number of days from an older plan stays among them. */
export function lastsOptions(days: number): string[] {
  const numbers = [...new Set([1, 3, 7, days])].toSorted((a, b) => a - b)
  return ['said', ...numbers.map(String), 'date']
}

export function listOf({ typed }: Filled, name: string): readonly string[] {
  const values = typed[name]
  return typeof values === 'object' ? values : []
}
