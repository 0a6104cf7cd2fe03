import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isLastOfMonth, nthOf, problemWithRule, type Rule, readRule, writeRule } from './rule.ts'

test('what a meeting may have', () => {
  for (const rule of [
    '',
    'FREQ=WEEKLY;BYDAY=TU',
    'FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH',
    'FREQ=MONTHLY;BYDAY=4TU',
    'FREQ=MONTHLY;BYDAY=-1TU;COUNT=6',
    'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101T000000Z',
  ])
    assert.equal(problemWithRule(rule, '2026-11-24'), undefined, rule)
})

test('what it may not, and why', () => {
  const refused = {
    'FREQ=SECONDLY': 'too_often',
    'FREQ=DAILY;COUNT=3': 'too_often',
    'FREQ=WEEKLY;BYDAY=TU;BYSECOND=1': 'too_often',
    'FREQ=WEEKLY;BYDAY=TU;COUNT=1000000000': 'too_many',
    'FREQ=WEEKLY;BYDAY=TU;UNTIL=20200101T000000Z': 'ends_before',
    'FREQ=WEEKLY;BYDAY=MO': 'start_does_not_fit',
    'FREQ=MONTHLY;BYDAY=3TU': 'start_does_not_fit',
    'FREQ=WEEKLY;BYDAY=TU,TU': 'not_understood',
    'FREQ=WEEKLY;INTERVAL=0;BYDAY=TU': 'not_understood',
    'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101': 'not_understood',
    'FREQ=WEEKLY;BYDAY=TU;COUNT=2;UNTIL=20270101T000000Z': 'not_understood',
    'FREQ=YEARLY': 'not_understood',
    'FREQ=WEEKLY;BYDAY=TU\r\nRRULE:FREQ=SECONDLY': 'not_understood',
    Tuesdays: 'not_understood',
  }
  for (const [rule, why] of Object.entries(refused)) assert.equal(problemWithRule(rule, '2026-11-24'), why, rule)
})

test('what is written is read again', () => {
  const end = fc.oneof(
    fc.constant({}),
    fc.record({ count: fc.integer({ min: 1, max: 1000 }) }),
    fc.record({ until: fc.integer({ min: 0, max: 4e9 }).map((s) => new Date(s * 1000)) }),
  )
  const every = fc.integer({ min: 1, max: 12 })
  const weekday = fc.integer({ min: 0, max: 6 })
  const weekly = fc.record({ every, weekdays: fc.uniqueArray(weekday, { minLength: 1 }) })
  const monthly = fc.record({ every, nth: fc.constantFrom(-1, 1, 2, 3, 4), weekday })
  const rules: fc.Arbitrary<Rule> = fc.oneof(
    fc.tuple(weekly, end).map(([rule, ends]) => ({ rhythm: 'weekly', ...rule, ...ends }) as const),
    fc.tuple(monthly, end).map(([rule, ends]) => ({ rhythm: 'monthly', ...rule, ...ends }) as const),
  )
  fc.assert(fc.property(rules, (rule) => assert.deepEqual(readRule(writeRule(rule)), rule)))
})

test('nothing that anybody types makes it throw', () => {
  fc.assert(fc.property(fc.string(), (typed) => void problemWithRule(typed, '2026-11-24')))
})

test('the 24th of November is the fourth Tuesday and the last', () => {
  assert.equal(nthOf('2026-11-24'), 4)
  assert.ok(isLastOfMonth('2026-11-24'))
  assert.ok(!isLastOfMonth('2026-12-22'))
})
