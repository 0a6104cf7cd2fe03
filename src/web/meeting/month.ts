import { momentOf } from '../../standards/recurrence/recurrence.ts'
import { dayIn } from './meeting-form.ts'

/** A month as a clock of `zone` bounds it. */
export interface Month {
  /** `2026-11` */
  readonly name: string
  readonly from: Date
  readonly until: Date
  readonly before: string
  readonly after: string
  /** Weeks from Monday on; days outside the month are undefined, else `2026-11-24`. */
  readonly weeks: readonly (readonly (string | undefined)[])[]
}

/** The month that was asked for, or the present one. */
export function monthOf(asked: string | undefined, now: Date, zone: string): Month {
  const name = asked && /^20[2-9]\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : dayIn(now, zone).slice(0, 7)
  const [before, after] = [shifted(name, -1), shifted(name, 1)]
  return {
    name,
    before,
    after,
    from: beginning(name, zone),
    until: beginning(after, zone),
    weeks: weeksOf(name, after),
  }
}

function weeksOf(name: string, after: string): (string | undefined)[][] {
  const first = new Date(`${name}-01T00:00:00Z`)
  const length = Math.round((Date.parse(`${after}-01T00:00:00Z`) - first.getTime()) / 86_400_000)
  const offset = (first.getUTCDay() + 6) % 7
  return Array.from({ length: Math.ceil((offset + length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => {
      const number = week * 7 + day - offset + 1
      return number >= 1 && number <= length ? `${name}-${String(number).padStart(2, '0')}` : undefined
    }),
  )
}

function shifted(name: string, months: number): string {
  const [year = 0, month = 0] = name.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7)
}

/** Its first moment; where clocks change at midnight there is none at 00:00. */
const beginning = (name: string, zone: string) =>
  momentOf(`${name}-01`, '00:00', zone) ?? momentOf(`${name}-01`, '01:00', zone) ?? new Date(`${name}-01T00:00:00Z`)
