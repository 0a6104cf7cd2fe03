import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guessMapping, isCsvField } from './guess-mapping.ts'
import { CSV_FIELDS, HEADER_WORDS } from './header-words.ts'

test('headings in English and Spanish are understood', () => {
  assert.deepEqual(
    guessMapping([
      'Meeting Name',
      'Day of the Week',
      'Start Time',
      'End time',
      'Time Zone',
      'Zoom Link',
      'Passcode',
      'Full address',
    ]),
    ['name', 'day', 'time', 'end_time', 'timezone', 'conference_url', 'conference_url_notes', 'formatted_address'],
  )
  assert.deepEqual(
    guessMapping([
      'NOMBRE',
      'Día',
      'Hora de inicio',
      'Dirección',
      'Código postal',
      'Idioma',
      '¿Para quién?',
      'Contraseña',
    ]),
    ['name', 'day', 'time', 'address', 'postal_code', 'language', 'audience', 'conference_url_notes'],
  )
  assert.deepEqual(guessMapping(['name', 'conference_url', 'Conference URL Notes', 'attendance_option']), [
    'name',
    'conference_url',
    'conference_url_notes',
    'attendance_option',
  ])
})

test("nobody's own name or number is taken by a guess", () => {
  assert.deepEqual(
    guessMapping(['Name', 'Contact', 'Contact phone', 'Nombre de contacto', 'Facilitator', 'Correo del responsable']),
    ['name', ...Array(5).fill(undefined)],
  )
})

test('a field is guessed once, types may add up', () => {
  assert.deepEqual(guessMapping(['Name', 'Nombre', 'Types', 'Tipo', 'Whatever', '']), [
    'name',
    undefined,
    'types',
    'types',
    undefined,
    undefined,
  ])
})

test('where only groups are named, the group is the meeting', () => {
  assert.deepEqual(guessMapping(['Grupo', 'Día']), ['name', 'day'])
})

test('no heading means two fields', () => {
  const words = CSV_FIELDS.flatMap((field) => HEADER_WORDS[field].split('|'))
  assert.deepEqual(
    words.filter((word, index) => words.indexOf(word) !== index),
    [],
  )
  assert.ok(isCsvField('name') && !isCsvField('constructor'))
})
