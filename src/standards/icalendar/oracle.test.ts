import assert from 'node:assert/strict'
import { test } from 'node:test'
import { occurrencesBetween } from '../recurrence/recurrence.ts'
import type { CalendarEvent } from './calendar.ts'
import { fileOf, meetingFor, startsIn } from './testing.ts'

/** Times at which programs have been wrong before, as RFC 5545 has them. */
const CASES: Record<string, [meeting: Partial<CalendarEvent>, moments: string[]]> = {
  'the last Tuesday on Lord Howe, where the clocks are put by half an hour': [
    { zone: 'Australia/Lord_Howe', startsOn: '2026-02-24', starts: '19:00', rule: 'FREQ=MONTHLY;BYDAY=-1TU;COUNT=3' },
    ['2026-02-24T08:00Z', '2026-03-31T08:00Z', '2026-04-28T08:30Z'],
  ],
  'an end at the very moment of the last one, in New York': [
    {
      zone: 'America/New_York',
      startsOn: '2026-10-27',
      starts: '19:00',
      rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261111T000000Z',
    },
    ['2026-10-27T23:00Z', '2026-11-04T00:00Z', '2026-11-11T00:00Z'],
  ],
  'every second week on two days, in weeks that begin on Sunday': [
    { startsOn: '2026-03-10', starts: '19:00', rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=6' },
    [
      '2026-03-10T18:00Z',
      '2026-03-22T18:00Z',
      '2026-03-24T18:00Z',
      '2026-04-05T17:00Z',
      '2026-04-07T17:00Z',
      '2026-04-19T17:00Z',
    ],
  ],
  'a Sunday in London across the end of summer': [
    { zone: 'Europe/London', startsOn: '2026-10-18', starts: '19:00', rule: 'FREQ=WEEKLY;BYDAY=SU;COUNT=3' },
    ['2026-10-18T18:00Z', '2026-10-25T19:00Z', '2026-11-01T19:00Z'],
  ],
  'the month of Ramadan in Casablanca': [
    { zone: 'Africa/Casablanca', startsOn: '2026-02-09', starts: '20:00', rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=8' },
    [
      '2026-02-09T19:00Z',
      '2026-02-16T20:00Z',
      '2026-02-23T20:00Z',
      '2026-03-02T20:00Z',
      '2026-03-09T20:00Z',
      '2026-03-16T20:00Z',
      '2026-03-23T19:00Z',
      '2026-03-30T19:00Z',
    ],
  ],
  'Dublin, whose law has winter as the exception': [
    { zone: 'Europe/Dublin', startsOn: '2027-03-23', starts: '19:00', rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=2' },
    ['2027-03-23T19:00Z', '2027-03-30T18:00Z'],
  ],
}

for (const [name, [meeting, moments]] of Object.entries(CASES))
  test(`${name} is the same here and in ical.js`, () => {
    const event = meetingFor(meeting)
    const right = moments.map((moment) => Date.parse(moment))
    const here = occurrencesBetween(event, [], new Date('2026-01-01Z'), new Date('2028-01-01Z'))
    assert.deepEqual(
      here.map(({ starts }) => starts.getTime()),
      right,
    )
    assert.deepEqual(startsIn(fileOf(event), 10), right)
  })

// ical.js does not pass over an hour that the clocks leave out, but rings an hour early; the file therefore names that night.
test('a meeting at half past two is not held on the night that has no such hour', () => {
  const event = meetingFor({ startsOn: '2027-03-14', starts: '02:30', rule: 'FREQ=WEEKLY;BYDAY=SU' })
  const right = ['2027-03-14T01:30Z', '2027-03-21T01:30Z', '2027-04-04T00:30Z'].map((moment) => Date.parse(moment))
  const here = occurrencesBetween(event, [], new Date('2027-03-01Z'), new Date('2027-04-10Z'))
  assert.deepEqual(
    here.map(({ starts }) => starts.getTime()),
    right,
  )
  assert.deepEqual(startsIn(fileOf(event), 3), right)
})

// RFC 5545 §3.3.5: an hour that comes twice is the first. ical.js takes the second, so only what the file says is compared.
test('a meeting in the hour that comes twice is written by the wall clock, and is the first here', () => {
  const event = meetingFor({ zone: 'Europe/London', startsOn: '2026-10-25', starts: '01:30', rule: '' })
  assert.match(fileOf(event), /DTSTART;TZID=Europe\/London:20261025T013000/)
  const [first] = occurrencesBetween(event, [], new Date('2026-10-01Z'), new Date('2026-11-01Z'))
  assert.equal(first?.starts.toISOString(), '2026-10-25T00:30:00.000Z')
})
