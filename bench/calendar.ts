import { randomBytes } from 'node:crypto'
import { hashOf } from '../src/domain/people/tokens.ts'
import { occurrencesBetween, type Recurrence } from '../src/standards/recurrence/recurrence.ts'
import { paths } from '../src/web/paths.ts'
import { lookInside } from './inside.ts'
import { type Line, median } from './line.ts'
import { measurePages } from './pages.ts'
import type { Program } from './program.ts'

const SCHEDULES = 1000
const MEETINGS = 200
const ROUNDS = 3
const FROM = new Date('2026-12-01T00:00:00Z')
const UNTIL = new Date('2036-12-01T00:00:00Z')
const DAY_MS = 86_400_000

const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kolkata']
/** Each begins on Tuesday, the first of December 2026. */
const RULES = [
  'FREQ=WEEKLY;BYDAY=TU',
  'FREQ=WEEKLY;BYDAY=TU,TH',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
  'FREQ=MONTHLY;BYDAY=1TU',
]

/** Milliseconds of CPU to know every date of a thousand schedules for ten years, in five zones. Beside it: as many dates, counted
 *  by adding days, with no rule and no zone. */
export function measureSchedules(): Line[] {
  const schedules = Array.from({ length: SCHEDULES }, (_, i) => scheduleOf(i))
  const rounds = Array.from({ length: ROUNDS }, () => {
    let dates = 0
    const value = costOf(() => {
      for (const schedule of schedules) dates += occurrencesBetween(schedule, [], FROM, UNTIL, 10_000).length
    })
    const control = costOf(() => {
      let left = dates
      while (left > 0) left -= countDays(Math.min(left, 520))
    })
    return { value, control, dates }
  })
  const [value, control] = [median(rounds.map((round) => round.value)), median(rounds.map((round) => round.control))]
  const name = `ten years of ${SCHEDULES.toLocaleString('en')} schedules`
  const note = `${rounds[0]?.dates.toLocaleString('en')} dates, ${(value / SCHEDULES).toFixed(1)} ms a schedule`
  return [{ name, value, unit: 'ms CPU', control, ratio: value / control, note }]
}

/** The calendar link of somebody in whose groups two hundred meetings are scheduled. */
export async function measureCalendarFeed(
  place: Program,
  control: Program,
  member: { readonly signInName: string } | undefined,
): Promise<Line[]> {
  const token = await fillCalendar(place, member?.signInName)
  const name = `calendar feed of ${MEETINGS} meetings`
  return measurePages(place, control, [{ name, paths: [paths.calendarFile(token)] }])
}

async function fillCalendar(place: Program, signInName: string | undefined): Promise<string> {
  const { owner, close } = await lookInside(place)
  const token = randomBytes(32).toString('base64url')
  const schedules = Array.from({ length: MEETINGS }, (_, i) => scheduleOf(i))
  await owner.query(
    `insert into meetings (group_id, starts_on, starts, minutes, zone, rule)
     select (array_agg(m.group_id))[1], s.starts_on, s.starts, s.minutes, s.zone, s.rule
     from jsonb_to_recordset($2) as s(n int, starts_on date, starts time, minutes int, zone text, rule text),
       memberships m join people p on p.id = m.person_id where p.sign_in_name = $1 and m.state = 'member'
     group by s.n, s.starts_on, s.starts, s.minutes, s.zone, s.rule`,
    [signInName, JSON.stringify(schedules.map((one, n) => ({ ...one, n, starts_on: one.startsOn })))],
  )
  await owner.query('insert into calendars (token_hash, person_id) select $1, id from people where sign_in_name = $2', [
    hashOf(token),
    signInName,
  ])
  await close()
  return token
}

function scheduleOf(i: number): Recurrence {
  return {
    startsOn: '2026-12-01',
    starts: `${8 + (i % 12)}:30`.padStart(5, '0'),
    minutes: 60,
    zone: ZONES[i % ZONES.length] ?? 'UTC',
    rule: RULES[i % RULES.length] ?? '',
  }
}

function countDays(days: number): number {
  const dates: { starts: Date; ends: Date }[] = []
  for (let day = 0; day < days; day++) {
    const starts = new Date(FROM.getTime() + day * 7 * DAY_MS)
    dates.push({ starts, ends: new Date(starts.getTime() + 3_600_000) })
  }
  return dates.length
}

function costOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
