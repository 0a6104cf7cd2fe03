import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listTypes, readTypes } from './read-types.ts'

test('types become languages, access, audiences and what a meeting stands on', () => {
  const read = readTypes(['S', 'POL', 'X', 'ASL', 'BA', 'W', 'LGBTQ', 'SEN', 'A', 'ONL'])
  assert.deepEqual(read.languages, ['es', 'pl'])
  assert.deepEqual(read.access, ['childcare', 'sign_language', 'step_free'])
  assert.deepEqual(read.audiences, ['lgbtq', 'older_people', 'women'])
  assert.deepEqual([read.basis, read.attendances, read.unknownTypes], [['secular'], ['online'], []])
})

test('a type may be a name in English or Spanish', () => {
  const read = readTypes([
    'Wheelchair access',
    'Lengua de señas',
    'mujeres',
    'Español',
    'polaco',
    'cámara opcional',
    'LGTBIQ+',
  ])
  assert.deepEqual(read.unknownTypes, [])
  assert.deepEqual(
    [read.access, read.audiences, read.languages],
    [
      ['camera_optional', 'sign_language', 'step_free'],
      ['lgbtq', 'women'],
      ['es', 'pl'],
    ],
  )
})

test('an unknown type is kept and told, a known one without a facet is only kept', () => {
  assert.deepEqual(readTypes(['LAMP', 'O', 'toString']).unknownTypes, ['LAMP', 'toString'])
  assert.deepEqual(readTypes(['LAMP', 'O']).types, ['LAMP', 'O'])
})

test('a list of types comes in several shapes', () => {
  assert.deepEqual(
    [listTypes('O, D'), listTypes({ 0: 'O', 2: 'D' }), listTypes(['O', 11]), listTypes(null)],
    [['O', ' D'], ['O', 'D'], ['O', '11'], []],
  )
  assert.deepEqual([listTypes(5), listTypes([['O']]), listTypes({ a: {} })], [undefined, undefined, undefined])
})
