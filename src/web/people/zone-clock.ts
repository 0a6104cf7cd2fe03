const A_DAY = 86_400_000

/** Minutes ahead of UTC by zone, on one day of UTC; undefined where they change in its course. */
let today: { readonly day: number; readonly offsets: Map<string, number | undefined> } = { day: -1, offsets: new Map() }

/** The hour a clock shows there now, as `18:05`. A formatter a zone would hold 20 MB, and making them anew takes too long for one
 *  page; so each zone is asked once a day, and every time only on the days its clocks change. */
export function clockNow(zone: string, now: Date): string {
  const day = Math.floor(now.getTime() / A_DAY)
  if (today.day !== day) today = { day, offsets: new Map() }
  if (!today.offsets.has(zone)) today.offsets.set(zone, steadyOffset(zone, day * A_DAY))
  const offset = today.offsets.get(zone) ?? offsetAt(clockOf(zone), now.getTime())
  return new Date(now.getTime() + offset * 60_000).toISOString().slice(11, 16)
}

function steadyOffset(zone: string, midnight: number): number | undefined {
  const clock = clockOf(zone)
  const [first, last] = [offsetAt(clock, midnight), offsetAt(clock, midnight + A_DAY)]
  return first === last ? first : undefined
}

const clockOf = (zone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })

function offsetAt(clock: Intl.DateTimeFormat, at: number): number {
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const utc = new Date(at)
  const minutes = ((parts.hour ?? 0) - utc.getUTCHours()) * 60 + (parts.minute ?? 0) - utc.getUTCMinutes()
  const days = (parts.day ?? 0) - utc.getUTCDate()
  // Over the end of a month the day before or after is far away in numbers.
  const step = days === 0 ? 0 : Math.abs(days) > 1 ? -Math.sign(days) : days
  return minutes + step * 1440
}
