/** The word most likely meant, out of some that are spelt alike (best guess first); undefined when none is near enough: one slip in
 *  a short word, three in a long one. */
export function nearestWord(said: string, alike: readonly string[]): string | undefined {
  const most = said.length <= 5 ? 1 : said.length <= 9 ? 2 : 3
  const slips = alike.map((word) => ({ word, slips: slipsBetween(said, word) }))
  return slips.filter((one) => one.slips <= most).sort((a, b) => a.slips - b.slips)[0]?.word
}

/** Letters to add, drop, change or swap with the next to get from one word to the other (optimal string alignment). */
export function slipsBetween(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = cell(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? cell(before, j - 2) + 1
          : Number.POSITIVE_INFINITY
      next.push(Math.min(change, cell(row, j) + 1, cell(next, j - 1) + 1, swap))
    }
    before = row
    row = next
  }
  return cell(row, b.length)
}

const cell = (row: readonly number[], at: number): number => row[at] ?? Number.POSITIVE_INFINITY
