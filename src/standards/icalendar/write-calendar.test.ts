import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Change } from '../recurrence/recurrence.ts'
import { fileOf, meetingFor, readBack, startsIn } from './testing.ts'
import { writeCalendar } from './write-calendar.ts'

const moments = (...texts: string[]) => texts.map((text) => Date.parse(text))
const linesOf = (file: string) => file.replaceAll('\r\n ', '').split('\r\n')

test('a weekly meeting in Berlin takes less than two kilobytes', () => {
  assert.ok(Buffer.byteLength(fileOf(meetingFor())) < 2048)
})

const moved = { onDate: '2026-12-08', cancelled: false, startsOn: '2026-12-09', starts: '18:00', minutes: 60 }
const off: Change = { onDate: '2026-12-15', cancelled: true, startsOn: '2026-12-15', starts: '19:00', minutes: 90 }

test('a date that is moved and one that is called off are so in somebody else’s program', () => {
  const file = fileOf(meetingFor({ changes: [moved, off] }))
  assert.deepEqual(
    startsIn(file, 4),
    moments('2026-11-24T18:00Z', '2026-12-01T18:00Z', '2026-12-09T17:00Z', '2026-12-22T18:00Z'),
  )
  assert.ok(linesOf(file).includes('EXDATE;TZID=Europe/Berlin:20261215T190000'))
  assert.ok(linesOf(file).includes('RECURRENCE-ID;TZID=Europe/Berlin:20261208T190000'))
})

test('both keep the name and the number of their series', () => {
  const events = readBack(fileOf(meetingFor({ sequence: 7, changes: [moved] }))).getAllSubcomponents('vevent')
  assert.equal(events.length, 2)
  for (const event of events) {
    assert.equal(event.getFirstPropertyValue('uid'), meetingFor().uid)
    assert.equal(event.getFirstPropertyValue('sequence'), 7)
    assert.equal(String(event.getFirstPropertyValue('dtstamp')), '2026-11-22T17:00:00Z')
  }
})

test('a series that was called off stays in the file and says so', () => {
  const lines = linesOf(fileOf(meetingFor({ cancelled: true, changes: [moved] })))
  assert.equal(lines.filter((line) => line === 'STATUS:CANCELLED').length, 2)
  assert.ok(!lines.includes('STATUS:CONFIRMED'))
})

test('a last day, or a last hour by the wall clock, is written in UTC', () => {
  const until = (rule: string, more = {}) =>
    linesOf(fileOf(meetingFor({ rule, ...more }))).find((line) => line.startsWith('RRULE:FREQ=WEEKLY'))
  assert.equal(until('FREQ=WEEKLY;UNTIL=20270330;BYDAY=TU'), 'RRULE:FREQ=WEEKLY;UNTIL=20270330T170000Z;BYDAY=TU')
  assert.equal(until('FREQ=WEEKLY;UNTIL=20270112T190000'), 'RRULE:FREQ=WEEKLY;UNTIL=20270112T180000Z')
  assert.equal(until('FREQ=WEEKLY;UNTIL=20270112T190000Z'), 'RRULE:FREQ=WEEKLY;UNTIL=20270112T190000Z')
})

test('a meeting that lasts into the hour that comes twice is as long as any other', () => {
  const [event] = readBack(fileOf(meetingFor({ startsOn: '2026-10-25', starts: '01:00' }))).getAllSubcomponents(
    'vevent',
  )
  assert.equal(String(event?.getFirstPropertyValue('duration')), 'PT90M')
})

test('one zone is described once, however many meet there, and each that is named is described', () => {
  const file = fileOf(meetingFor(), meetingFor({ uid: 'b' }), meetingFor({ uid: 'c', zone: 'Australia/Lord_Howe' }))
  const zones = readBack(file).getAllSubcomponents('vtimezone')
  assert.deepEqual(
    zones.map((zone) => zone.getFirstPropertyValue('tzid')),
    ['Australia/Lord_Howe', 'Europe/Berlin'],
  )
})

test('whatever the words are, lines are short, whole and end as they must', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (words) => {
      const file = writeCalendar({ name: words, events: [meetingFor({ title: words })] })
      const bytes = Buffer.from(file)
      assert.ok(file.isWellFormed() && file.endsWith('\r\n'))
      assert.doesNotMatch(file.replaceAll('\r\n', ''), /[\r\n]/)
      for (const line of linesAsBytes(bytes)) {
        assert.ok(line.length <= 75)
        // A character cut in two would not survive being read as UTF-8 alone.
        assert.equal(Buffer.from(line.toString()).compare(line), 0)
      }
    }),
  )
})

test('whatever the words are, they come back as they were', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (words) => {
      const [event] = readBack(fileOf(meetingFor({ title: words }))).getAllSubcomponents('vevent')
      assert.equal(event?.getFirstPropertyValue('summary'), words)
    }),
  )
})

test('words cannot become lines of their own', () => {
  const title = 'Meeting\r\nATTENDEE:mailto:somebody@example.org\nBEGIN:VALARM'
  const [event] = readBack(fileOf(meetingFor({ title }))).getAllSubcomponents('vevent')
  assert.equal(event?.getAllProperties('attendee').length, 0)
  assert.equal(event?.getAllSubcomponents().length, 0)
})

function linesAsBytes(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf('\r\n', at)
    lines.push(bytes.subarray(at, end))
    at = end + 2
  }
  return lines
}
