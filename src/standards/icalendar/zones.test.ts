import assert from 'node:assert/strict'
import { test } from 'node:test'
import { occurrencesBetween, type Recurrence } from '../recurrence/recurrence.ts'
import { fileOf, meetingFor, putsIn, putsOf, startsIn } from './testing.ts'

/** Names that old programs still use for their zones come along with those that this machine lists. */
const ZONES = [...new Set([...Intl.supportedValuesOf('timeZone'), 'Asia/Calcutta', 'US/Eastern', 'Europe/Kiev', 'UTC'])]

test('the clocks of every zone are put at the same moments by its file as by this machine, 2025 to 2030', () => {
  const wrong = ZONES.filter((zone) => {
    const [said, real] = [putsIn(fileOf(meetingFor({ zone })), zone, 2025, 2031), putsOf(zone, 2025, 2031)]
    return JSON.stringify(said) !== JSON.stringify(real)
  })
  assert.deepEqual(wrong, [])
})

test('a zone whose meetings began long ago is right from then on', () => {
  for (const zone of ['Europe/Moscow', 'Africa/Casablanca', 'America/New_York', 'America/Caracas', 'Pacific/Apia'])
    assert.deepEqual(
      putsIn(fileOf(meetingFor({ zone, startsOn: '2004-06-01' })), zone, 2004, 2036),
      putsOf(zone, 2004, 2036),
      zone,
    )
})

const RHYTHMS: Record<string, Pick<Recurrence, 'startsOn' | 'starts' | 'rule'>> = {
  'every Sunday at noon': { startsOn: '2025-01-05', starts: '12:00', rule: 'FREQ=WEEKLY;BYDAY=SU' },
  'the last Sunday of the month at seven': { startsOn: '2025-01-26', starts: '07:00', rule: 'FREQ=MONTHLY;BYDAY=-1SU' },
}

for (const [name, rhythm] of Object.entries(RHYTHMS))
  test(`a meeting on ${name} begins in ical.js when it begins here, in every zone`, { timeout: 300_000 }, () => {
    const [from, until] = [new Date('2025-01-01T00:00Z'), new Date('2031-01-10T00:00Z')]
    for (const zone of ZONES) {
      const meeting = meetingFor({ zone, ...rhythm })
      const here = occurrencesBetween(meeting, [], from, until).map(({ starts }) => starts.getTime())
      assert.deepEqual(startsIn(fileOf(meeting), here.length), here, zone)
    }
  })

test('a zone’s rules begin early, so that a program that keeps them for other dates is not hours off', () => {
  assert.match(fileOf(meetingFor()), /DTSTART:1996\d{4}T020000\r\nTZOFFSETFROM:\+0100/)
})

test('changes of which nobody knows the rule are written one by one', () => {
  const file = fileOf(meetingFor({ zone: 'Africa/Casablanca' }))
  assert.match(file, /RDATE:20260322T020000/)
  assert.doesNotMatch(file, /BYMONTH=/)
})
