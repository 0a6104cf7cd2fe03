import assert from 'node:assert/strict'
import { test } from 'node:test'
import { momentsFrom, typedTimes } from './times-form.ts'

const NOW = new Date('2026-03-20T08:00:00Z')
const London = (values: Record<string, string>) => momentsFrom(empty(values), 'Europe/London', NOW)

test('an hour that the clocks leave out is no time; one that comes twice is the first', () => {
  assert.deepEqual(London({ day1: '2026-03-29', hour1: '01:30' }), {
    field: 'hour1',
    id: 'meeting.form.no_such_hour',
  })
  const autumn = momentsFrom(
    empty({ day1: '2026-10-25', hour1: '01:30' }),
    'Europe/London',
    new Date('2026-09-01T08:00:00Z'),
  )
  assert.deepEqual(autumn, { starts: [new Date('2026-10-25T00:30:00Z')] })
})

test('a time is by the clock of the group, and comes back into the form as it was written', () => {
  const written = { day1: '2026-03-28', hour1: '00:15', day2: '2026-03-30', hour2: '19:00' }
  const read = London(written)
  assert.ok('starts' in read)
  // The clocks go forward between the two.
  assert.deepEqual(read.starts, [new Date('2026-03-28T00:15:00Z'), new Date('2026-03-30T18:00:00Z')])
  assert.deepEqual(typedTimes(read.starts, 'Europe/London'), written)
})

const empty = (values: Record<string, string>) => ({
  ...Object.fromEntries([1, 2, 3, 4, 5].flatMap((n) => [`day${n}`, `hour${n}`].map((name) => [name, '']))),
  ...values,
})
