import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDays } from './read-day.ts'

const days = (value: unknown) => {
  const read = readDays(value)
  return typeof read === 'object' ? read.days.join('') : read
}

test('a day is read as a number, digits, a word or a list', () => {
  assert.deepEqual([0, 6, '3', ['1', 3], '1,3', [2, 2, 0]].map(days), ['0', '6', '3', '13', '13', '02'])
})

test('a person may write days as they speak, in English or Spanish', () => {
  assert.deepEqual(['Tuesday', 'tues.', 'Mon & Thu', 'Sundays', 'Mon, Wed and Fri', 'every Friday'].map(days), [
    '2',
    '2',
    '14',
    '0',
    '135',
    '5',
  ])
  assert.deepEqual(['martes', 'MIÉRCOLES', 'los sábados', 'lunes y jueves', 'cada domingo', 'L'].map(days), [
    '2',
    '3',
    '6',
    '14',
    '0',
    'unreadable',
  ])
  assert.deepEqual(['Mon-Fri', 'Fri – Sun', 'lunes a viernes', 'Daily', 'todos los días', 'weekends'].map(days), [
    '12345',
    '056',
    '12345',
    '0123456',
    '0123456',
    '06',
  ])
})

test('a meeting by appointment has no day', () => {
  assert.deepEqual([undefined, null, '', '  ', [], ['']].map(days), Array(6).fill('none'))
})

test('a meeting once a month is not taken for a weekly one', () => {
  assert.deepEqual(
    ['first Tuesday', '1st & 3rd Monday', 'primer martes de mes', 'every other Friday', 'monthly', 'último jueves'].map(
      days,
    ),
    Array(6).fill('not_weekly'),
  )
})

test('what is no day is not guessed', () => {
  assert.deepEqual(
    [7, -1, 2.5, Number.NaN, 'soon', '8', {}, [[1]], true, 'Tuesday 7pm', Array(40).fill(1)].map(days),
    Array(11).fill('unreadable'),
  )
})
