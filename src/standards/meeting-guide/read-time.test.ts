import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTime, readTimes } from './read-time.ts'

const time = (value: unknown) => {
  const read = readTime(value)
  return typeof read === 'object' ? read.time : read
}

test('a time is read however people write it', () => {
  assert.deepEqual(
    ['19:30', '7:30 PM', '7pm', '19.30', '19h30', '9h', '7:30 p.m.', '19:30:00', '７:30 pm', '19:30 h'].map(time),
    ['19:30', '19:30', '19:00', '19:30', '19:30', '09:00', '19:30', '19:30', '19:30', '19:30'],
  )
  assert.deepEqual(
    ['noon', 'Midnight', 'mediodía', 'medianoche', '12 am', '12pm', '24:00', '0:05', '00:00'].map(time),
    ['12:00', '00:00', '12:00', '00:00', '00:00', '12:00', '00:00', '00:05', '00:00'],
  )
})

test('what is no time is not guessed', () => {
  assert.deepEqual(
    ['7', '25:00', '10:75', '13am', '0pm', 'soon', '24:30', 1930, [], '10:00x'].map(time),
    Array(10).fill('unreadable'),
  )
  assert.deepEqual([undefined, null, '', ' '].map(time), Array(4).fill('none'))
})

test('a span holds a start and an end', () => {
  assert.deepEqual(readTimes('19:00–20:30'), { time: '19:00', until: '20:30' })
  assert.deepEqual(readTimes('7 - 8:30 pm'), { time: '19:00', until: '20:30' })
  assert.deepEqual(readTimes('18:00 a 19:00'), { time: '18:00', until: '19:00' })
  assert.deepEqual(readTimes('22:00 - 1:00'), { time: '22:00', until: '01:00' })
  assert.equal(readTimes('11-1pm'), 'unreadable')
})
