import type { Change, Recurrence } from '../recurrence/recurrence.ts'

/** What a calendar program is given. */
export interface Calendar {
  /** What the program calls it in its list. */
  readonly name: string
  readonly events: readonly CalendarEvent[]
}

/** One meeting, or a series with what is different on single dates. */
export interface CalendarEvent extends Recurrence {
  /** The same for ever, in every file: programs know an event again by it. */
  readonly uid: string
  /** Grows with every change that matters to who comes. */
  readonly sequence: number
  /** When it was last changed. */
  readonly stamp: Date
  readonly title: string
  readonly url: string
  /** The whole was called off. It stays in the file, marked, or programs that know it would keep it. */
  readonly cancelled: boolean
  readonly changes: readonly Change[]
}
