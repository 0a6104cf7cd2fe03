import { type Line, median, quantile } from './line.ts'
import { type Ask, Wire } from './load.ts'
import type { Program } from './program.ts'

export const PAIRS = 2000
const WARM_UP = 100
const RESAMPLES = 1000
/** Nothing may be told apart by how long it takes. */
const EQUAL = [0.97, 1.03] as const

/** Two questions that must take the same time: `one` about what is there, `other` about what is not. */
export interface Pair {
  readonly name: string
  readonly one: (turn: number) => Ask
  readonly other: (turn: number) => Ask
  readonly status: number
}

/** The median of one's time by the other's, over pairs asked one right after the other, each first in turn, on one connection;
 *  with a 95 % interval from resampling the pairs. */
export async function measurePair(place: Program, { name, one, other, status }: Pair, pairs = PAIRS): Promise<Line> {
  const wire = new Wire(place)
  let wrong = 0
  const time = async (ask: Ask) => {
    const asked = performance.now()
    const answer = await wire.send(ask)
    if (answer.status !== status) wrong++
    return performance.now() - asked
  }
  const ratios: number[] = []
  const times: number[] = []
  for (let turn = -WARM_UP; turn < pairs; turn++) {
    const odd = turn % 2 !== 0
    // Turns of their own, so that every request comes from a network nobody has come from.
    const [first, second] = odd ? [one, other] : [other, one]
    const a = await time(first(2 * (turn + WARM_UP)))
    const b = await time(second(2 * (turn + WARM_UP) + 1))
    if (turn < 0) continue
    ratios.push(odd ? a / b : b / a)
    times.push(odd ? a : b)
  }
  wire.close()
  const [low, high] = intervalOf(ratios)
  const note = [
    `95 %: ${low.toFixed(3)}–${high.toFixed(3)} over ${pairs} pairs`,
    `${median(times).toFixed(1)} ms each`,
    ...(wrong ? [`${wrong} WRONG ANSWERS`] : []),
  ].join('; ')
  return { name, value: median(ratios), unit: 'x', target: EQUAL, note }
}

/** Where the median of such pairs lies in 95 of 100 cases: percentile bootstrap (Efron, 1979). */
function intervalOf(ratios: readonly number[]): [low: number, high: number] {
  const medians = Float64Array.from({ length: RESAMPLES }, () => {
    const sample = Float64Array.from(ratios, () => ratios[Math.floor(Math.random() * ratios.length)] ?? 1)
    return quantile(sample.sort(), 0.5)
  }).sort()
  return [quantile(medians, 0.025), quantile(medians, 0.975)]
}
