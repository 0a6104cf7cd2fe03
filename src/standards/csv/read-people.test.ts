import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodeText } from './decode-text.ts'
import { readPeople } from './read-people.ts'

const read = (text: string) => readPeople(text) ?? assert.fail('too many')
const said = (text: string) => read(text).people.map(({ name, address }) => `${name}|${address}`)

test('a list is read however people wrote it', () => {
  assert.deepEqual(said('ana@example.org\nBen, ben@example.org\nCleo <cleo@example.org>\nmailto:dot@example.org'), [
    '|ana@example.org',
    'Ben|ben@example.org',
    'Cleo|cleo@example.org',
    '|dot@example.org',
  ])
  for (const mark of [',', ';', '\t', '|'])
    assert.deepEqual(said(`Apellido${mark}Nombre${mark}Correo\nRuiz${mark}Inés${mark}ines@example.org\n`), [
      'Inés|ines@example.org',
    ])
  assert.deepEqual(said('sep=;\r\n"Ana ""Lamp""; of Cork";ana@example.org\r\n'), [
    'Ana "Lamp"; of Cork|ana@example.org',
  ])
})

test('names alone are people too, and an address stands once', () => {
  assert.deepEqual(said('Ana\n\nBen\n'), ['Ana|', 'Ben|'])
  assert.deepEqual(said('Ana,a@example.org\nAnita,A@Example.org\n'), ['Ana|a@example.org'])
})

test('a line that cannot be read is named, and the others are still there', () => {
  const { people, broken } = read('Name,Mail\nAna,ana@example.org\nBen,ben@\n,,\n123,\n"Cleo,cleo@example.org\n')
  assert.deepEqual(
    people.map(({ line, name }) => [line, name]),
    [[2, 'Ana']],
  )
  assert.deepEqual(broken, [
    { line: 3, why: 'address_like' },
    { line: 5, why: 'no_person' },
    { line: 6, why: 'open_quote' },
  ])
})

test('a spreadsheet of any age keeps its letters', () => {
  const words = 'Iñaki;inaki@example.org\nZoë;zoe@example.org\n'
  for (const bytes of [
    Buffer.from(words),
    Buffer.from(`\ufeff${words}`),
    Buffer.from(`\ufeff${words}`, 'utf16le'),
    Buffer.from(words, 'utf16le'),
    Buffer.from(words, 'utf16le').swap16(),
    Buffer.from(words, 'latin1'),
  ])
    assert.deepEqual(said(decodeText(bytes).text), ['Iñaki|inaki@example.org', 'Zoë|zoe@example.org'])
})

test('ten thousand lines are read, and one more is too many', () => {
  const lines = (n: number) => Array.from({ length: n }, (_, i) => `Person ${i};p${i}@example.org`).join('\r\n')
  assert.equal(read(lines(10_000)).people.length, 10_000)
  assert.equal(readPeople(lines(10_001)), undefined)
})

test('whatever is brought, reading it ends, and no address carries what would break a mail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      for (const { address } of read(text).people) assert.ok(!/[\s\p{C}<>,;]/u.test(address))
    }),
    { numRuns: 300 },
  )
})
