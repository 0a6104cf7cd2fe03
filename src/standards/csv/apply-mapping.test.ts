import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { groupRows } from '../meeting-guide/group-rows.ts'
import { applyMapping } from './apply-mapping.ts'
import { decodeText } from './decode-text.ts'
import { type CsvMapping, guessMapping } from './guess-mapping.ts'
import { readCsv } from './read-csv.ts'

const fixture = (name: string) => readFileSync(new URL(`../../../test/fixtures/feeds/${name}`, import.meta.url))

function readTable(text: string, mapping?: CsvMapping) {
  const read = readCsv(text)
  if ('broken' in read) assert.fail(JSON.stringify(read.broken))
  return applyMapping(read.table, mapping ?? guessMapping(read.table.headers))
}

function readable(text: string) {
  const read = readTable(text)
  return 'broken' in read ? assert.fail(JSON.stringify(read.broken)) : read
}

test('a Spanish table with semicolons becomes groups with their times', () => {
  const read = readable(decodeText(fixture('atalaya.csv')).text)
  const groups = groupRows(read.rows).gatherings.map(({ name, meetings, formats, access, audiences }) => ({
    name,
    times: meetings.map(({ day, startsAt, endsAt }) => `${day} ${startsAt}-${endsAt ?? ''}`).join(' · '),
    facets: [...formats, ...access, ...audiences].join(' '),
  }))
  assert.deepEqual(groups, [
    { name: 'Calma y Café', times: '2 19:30-20:30 · 4 19:30-20:30', facets: 'in_person step_free' },
    {
      name: 'Voces de la Fibromialgia',
      times: '1 19:00-20:30 · 3 19:00-20:30',
      facets: 'video camera_optional captions women',
    },
    {
      name: 'Línea Tranquila',
      times: [1, 2, 3, 4, 5].map((day) => `${day} 00:00-00:45`).join(' · '),
      facets: 'audio phone_only',
    },
    { name: 'Migraña a Oscuras', times: '6 11:00-12:00', facets: 'in_person quiet_space' },
    { name: 'Dolor y Palabra', times: '5 18:00-', facets: '' },
    { name: '=SUMA(A1:A9)', times: '0 10:00-11:00', facets: 'in_person video' },
    {
      name: 'Cuidar a Quien Cuida',
      times: [0, 1, 2, 3, 4, 5, 6].map((day) => `${day} 08:30-09:15`).join(' · '),
      facets: 'text carers',
    },
  ])
  assert.ok(!JSON.stringify(read.rows).includes('Remedios'), 'a contact person is kept')
  assert.deepEqual(read.ignoredFields, ['Nombre de contacto'])
})

test('the steward is told line and column of what was not taken', () => {
  const { problems } = readable(decodeText(fixture('atalaya.csv')).text)
  assert.deepEqual(
    problems.map(({ row, line, field, kind, reason }) => [row, line, field, kind, reason]),
    [
      [6, 8, 'Día', 'skipped', 'feeds.row.not_weekly'],
      [7, 9, 'Nombre', 'skipped', 'feeds.row.no_name'],
      [9, 11, undefined, 'noted', 'feeds.row.extra_cells'],
      [10, 13, 'Zona horaria', 'noted', 'feeds.row.zone_unknown'],
    ],
  )
})

test('a cell that cannot be read refuses the file and is named by line and column', () => {
  const read = readTable('Nombre;Día;Hora\nCalma;martes;19:00\nVoces;nunca;19:00\n')
  assert.ok('broken' in read)
  assert.deepEqual(
    [read.broken.row, read.broken.line, read.broken.field, read.broken.reason],
    [2, 3, 'Día', 'feeds.value.day'],
  )
})

test('a table without a column for the name is refused', () => {
  const read = readTable('A;B\n1;2\n', ['day', undefined])
  assert.ok('broken' in read && read.broken.reason === 'feeds.file.no_name_column')
})

test('a table of ten thousand rows is read whole', () => {
  const rows = Array.from({ length: 10_000 }, (_, n) => `Grupo ${n};martes y jueves;19:30;Calle ${n};mujeres, español`)
  const read = readable(`Nombre;Día;Hora;Dirección;Tipo\n${rows.join('\n')}`)
  assert.equal(groupRows(read.rows).gatherings.length, 10_000)
})
