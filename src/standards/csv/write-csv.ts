/** What a spreadsheet takes for the start of a formula, also behind spaces and in full width. */
const FORMULA = /^[\s\p{Cc}\ufeff]*[=+\-@＝＋－＠|%]/u

/**
 * A table as CSV (RFC 4180: CRLF, every cell in quotes), in which no cell runs as a formula when a spreadsheet opens it: a text
 * that would is written with an apostrophe in front (OWASP "CSV Injection").
 */
export function writeCsv(headers: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [headers, ...rows].map((cells) => `${cells.map(writeCell).join(',')}\r\n`).join('')
}

function writeCell(cell: string | number): string {
  if (typeof cell === 'number') return `"${cell}"`
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell
  return `"${harmless.replaceAll('"', '""')}"`
}
