import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CoverHour, GroupTime } from './group.ts'
import { comingTime, coverAt, coverIn, wallTimeIn } from './when.ts'

const tuesdays = (starts: string, more: Partial<GroupTime> = {}): GroupTime => ({
  weekday: 2,
  starts,
  minutes: 60,
  every: 1,
  nth: null,
  ...more,
})
const seen = (time: GroupTime, home: string, zone: string, now: string) =>
  wallTimeIn(comingTime(time, home, new Date(now)), zone)

test('every third week is counted from a day it meets on, whether that day is past or to come', () => {
  for (const anchor of ['2026-12-01', '2026-11-10', '2025-08-26', '2027-01-12']) {
    const third = tuesdays('10:30', { every: 3, anchor })
    const on = (now: string) => comingTime(third, 'Europe/London', new Date(now)).starts.toPlainDate().toString()
    assert.equal(on('2026-11-22T12:00:00Z'), '2026-12-01', anchor)
    assert.equal(on('2026-12-01T11:00:00Z'), '2026-12-01', 'while it is under way')
    assert.equal(on('2026-12-01T11:31:00Z'), '2026-12-22')
  }
})

test('someone in Berlin reads a London morning an hour later on the clock', () => {
  assert.deepEqual(seen(tuesdays('10:30'), 'Europe/London', 'Europe/Berlin', '2026-11-22T12:00:00Z'), {
    weekday: 2,
    from: '11:30',
    until: '12:30',
  })
})

test('a meeting late in Chicago is on the next day for someone in London', () => {
  assert.deepEqual(seen(tuesdays('23:30'), 'America/Chicago', 'Europe/London', '2026-11-22T12:00:00Z'), {
    weekday: 3,
    from: '05:30',
    until: '06:30',
  })
  assert.deepEqual(seen(tuesdays('23:30'), 'America/Chicago', 'America/Chicago', '2026-11-22T12:00:00Z'), {
    weekday: 2,
    from: '23:30',
    until: '00:30',
  })
})

test('in the weeks between two clock changes the hour is the true one, not the usual one', () => {
  // The United States changed on 8 March 2026, the United Kingdom on 29 March.
  assert.equal(seen(tuesdays('19:00'), 'America/New_York', 'Europe/London', '2026-03-02T12:00:00Z').from, '00:00')
  assert.equal(seen(tuesdays('19:00'), 'America/New_York', 'Europe/London', '2026-03-09T12:00:00Z').from, '23:00')
  assert.equal(seen(tuesdays('19:00'), 'America/New_York', 'Europe/London', '2026-03-30T12:00:00Z').from, '00:00')
})

test('an hour that a clock change skips is the hour after it', () => {
  // Sunday 29 March 2026, London: 01:30 does not exist.
  const { starts } = comingTime({ ...tuesdays('01:30'), weekday: 0 }, 'Europe/London', new Date('2026-03-27T12:00:00Z'))
  assert.equal(starts.toInstant().toString(), '2026-03-29T01:30:00Z')
})

test('zones of half and quarter hours keep their minutes', () => {
  assert.deepEqual(seen(tuesdays('20:00'), 'Asia/Kolkata', 'Europe/London', '2026-11-22T12:00:00Z'), {
    weekday: 2,
    from: '14:30',
    until: '15:30',
  })
  assert.deepEqual(seen(tuesdays('20:00'), 'Asia/Kathmandu', 'Australia/Lord_Howe', '2026-11-22T12:00:00Z'), {
    weekday: 3,
    from: '01:15',
    until: '02:15',
  })
})

test('a meeting under way is the coming one until it ends, a round over two days too', () => {
  const during = comingTime(tuesdays('10:30'), 'UTC', new Date('2026-11-24T11:29:00Z'))
  assert.equal(during.starts.toInstant().toString(), '2026-11-24T10:30:00Z')
  const after = comingTime(tuesdays('10:30'), 'UTC', new Date('2026-11-24T11:30:00Z'))
  assert.equal(after.starts.toInstant().toString(), '2026-12-01T10:30:00Z')
  const round = comingTime(tuesdays('10:00', { minutes: 2880 }), 'UTC', new Date('2026-11-26T09:00:00Z'))
  assert.equal(round.starts.toInstant().toString(), '2026-11-24T10:00:00Z')
})

test('the first and the last Tuesday of a month are found, over the end of the year', () => {
  const day = (nth: number, now: string) =>
    comingTime(tuesdays('10:00', { nth }), 'UTC', new Date(now)).starts.toPlainDate().toString()
  assert.equal(day(1, '2026-11-22T00:00:00Z'), '2026-12-01')
  assert.equal(day(-1, '2026-11-22T00:00:00Z'), '2026-11-24')
  assert.equal(day(-1, '2026-12-30T00:00:00Z'), '2027-01-26')
})

const evenings: CoverHour[] = [
  { weekday: 1, starts: '20:00', ends: '22:00' },
  { weekday: 3, starts: '20:00', ends: '22:00' },
  { weekday: 5, starts: '22:00', ends: '02:00' },
]

test('somebody on duty is on duty until their hours end, over midnight too', () => {
  assert.deepEqual(coverAt(evenings, 'UTC', new Date('2026-11-23T21:00:00Z')), {
    on: true,
    until: new Date('2026-11-23T22:00:00Z'),
  })
  assert.deepEqual(coverAt(evenings, 'UTC', new Date('2026-11-28T01:00:00Z')), {
    on: true,
    until: new Date('2026-11-28T02:00:00Z'),
  })
})

test('when nobody is on duty, the page can say from when somebody is', () => {
  assert.deepEqual(coverAt(evenings, 'UTC', new Date('2026-11-23T22:00:00Z')), {
    on: false,
    next: new Date('2026-11-25T20:00:00Z'),
  })
  assert.deepEqual(coverAt([], 'UTC', new Date('2026-11-23T22:00:00Z')), { on: false, next: undefined })
})

test('hours that touch are one duty, and a whole day is a whole day', () => {
  const touching: CoverHour[] = [
    { weekday: 1, starts: '20:00', ends: '22:00' },
    { weekday: 1, starts: '22:00', ends: '23:00' },
  ]
  assert.deepEqual(coverAt(touching, 'UTC', new Date('2026-11-23T21:00:00Z')), {
    on: true,
    until: new Date('2026-11-23T23:00:00Z'),
  })
  const day: CoverHour[] = [{ weekday: 1, starts: '08:00', ends: '08:00' }]
  assert.deepEqual(coverAt(day, 'UTC', new Date('2026-11-24T07:00:00Z')), {
    on: true,
    until: new Date('2026-11-24T08:00:00Z'),
  })
})

test('equal hours of several days stand together, in the reader’s zone and from Monday', () => {
  assert.deepEqual(coverIn(evenings, 'Europe/London', 'Asia/Kolkata', new Date('2026-11-22T12:00:00Z')), [
    { weekdays: [2, 4], from: '01:30', until: '03:30' },
    { weekdays: [6], from: '03:30', until: '07:30' },
  ])
})
