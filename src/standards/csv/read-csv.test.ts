import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodeText } from './decode-text.ts'
import { readCsv } from './read-csv.ts'
import { writeCsv } from './write-csv.ts'

function tableOf(text: string) {
  const read = readCsv(text)
  return 'broken' in read ? assert.fail(JSON.stringify(read.broken)) : read.table
}

const reasonOf = (text: string) => {
  const read = readCsv(text)
  return 'broken' in read ? read.broken.reason : 'read'
}

test('a table is read with whatever stands between its cells', () => {
  for (const mark of [',', ';', '\t', '|']) {
    const table = tableOf(`Name${mark}Day\r\nSlow Mornings${mark}Monday\r\n`)
    assert.deepEqual(
      [table.delimiter, table.headers, table.rows],
      [mark, ['Name', 'Day'], [{ line: 2, cells: ['Slow Mornings', 'Monday'] }]],
    )
  }
  assert.deepEqual(tableOf('sep=;\nName;"a,b,c,d"\nNoon;x\n').headers, ['Name', 'a,b,c,d'])
})

test('quotes, line breaks inside cells, blank lines and ragged rows are no mistake', () => {
  const table = tableOf(
    '\ufeffName,Notes,Day\n"Noon, slowly","two\nlines ""here""",Monday\n\nShort\nLong,a,b,c,d\nInch 5" wide,x,y\n',
  )
  assert.deepEqual(
    table.rows.map(({ line, cells }) => [line, ...cells]),
    [
      [3, 'Noon, slowly', 'two\nlines "here"', 'Monday'],
      [5, 'Short', '', ''],
      [6, 'Long', 'a', 'b'],
      [7, 'Inch 5" wide', 'x', 'y'],
    ],
  )
  assert.deepEqual(
    table.problems.map(({ row, line, values }) => [row, line, values]),
    [[3, 6, { extra: 2 }]],
  )
})

test('a quote never closed names the row it stands in', () => {
  const read = readCsv('Name,Day\nSteady Hands,Monday\n"Never closed,Tuesday\nSoft Landing,Wednesday\n')
  assert.ok('broken' in read)
  assert.deepEqual([read.broken.reason, read.broken.row, read.broken.line], ['feeds.file.not_csv', 2, 3])
})

test('a table too large or with nothing in it is refused', () => {
  assert.equal(reasonOf('Name,Day\n'), 'feeds.file.empty')
  assert.equal(reasonOf(''), 'feeds.file.empty')
  assert.equal(reasonOf('x'.repeat(20_000_001)), 'feeds.file.too_big')
  assert.equal(reasonOf(`Name\n${'x\n'.repeat(50_001)}`), 'feeds.file.too_many_rows')
  assert.equal(reasonOf(`${'a,'.repeat(300)}\nx\n`), 'feeds.file.too_many_columns')
  assert.equal(reasonOf(`Name\n${'x'.repeat(300_000)}\n`), 'feeds.file.not_csv')
})

test('ten thousand rows are read', () => {
  assert.equal(tableOf(`Name;Día\n${'Calma;martes\n'.repeat(10_000)}`).rows.length, 10_000)
})

test('a file of an old spreadsheet keeps its accents', () => {
  assert.deepEqual(decodeText(Uint8Array.of(0x44, 0xed, 0x61)), { text: 'Día', encoding: 'windows-1252' })
  assert.deepEqual(decodeText(Buffer.from('Día')), { text: 'Día', encoding: 'utf-8' })
  assert.deepEqual(decodeText(Buffer.from('\ufeffDía', 'utf16le')), { text: 'Día', encoding: 'utf-16le' })
})

test('no cell we write runs as a formula', () => {
  const harmful = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1', '\ufeff=1', '\u0000=1', '|calc', '%0']
  for (const cell of harmful) assert.equal(writeCsv(['x'], [[cell]]), `"x"\r\n"'${cell}"\r\n`)
  assert.equal(writeCsv(['Name', 'Row'], [['say "hi"', -3]]), '"Name","Row"\r\n"say ""hi""","-3"\r\n')
})

test('what we write is read back as it was, but for the apostrophe', () => {
  const cell = fc.string({ unit: 'grapheme' }).map((text) => `c${text}`)
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
      assert.deepEqual(
        tableOf(writeCsv(['First', 'Second'], rows)).rows.map(({ cells }) => cells),
        rows,
      )
    }),
  )
})

test('any text at all is read or refused, never thrown over', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab",;\n\r\t|= ') }), (text) => assert.ok(readCsv(text))),
    { numRuns: 500 },
  )
})
