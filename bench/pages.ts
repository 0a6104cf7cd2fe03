import { cpuOf } from './cpu.ts'
import { type Line, median, quantile } from './line.ts'
import { load } from './load.ts'
import type { Program } from './program.ts'

const CONNECTIONS = 20
const ROUNDS = 3
const WARM_UP_S = 3
const ROUND_S = 1.5

export interface Asked {
  readonly name: string
  readonly paths: readonly string[]
  readonly cookie?: string | undefined
  readonly targetMs?: number
}

/** Milliseconds of CPU a page costs, the program and its database together, uncompressed, beside a bare 10 KB page asked just
 *  before it in every round. The first seconds of each page are not counted. */
export async function measurePages(place: Program, control: Program, pages: readonly Asked[]): Promise<Line[]> {
  await costOf(control, { name: '', paths: ['/'] }, WARM_UP_S)
  const lines: Line[] = []
  for (const page of pages) lines.push(await measurePage(place, control, page))
  return lines
}

async function measurePage(place: Program, control: Program, page: Asked): Promise<Line> {
  await costOf(place, page, WARM_UP_S)
  const rounds: (Awaited<ReturnType<typeof costOf>> & { bareMs: number })[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const bare = await costOf(control, { name: '', paths: ['/'] }, ROUND_S)
    rounds.push({ ...(await costOf(place, page, ROUND_S)), bareMs: bare.cpuMs })
  }
  const of = (ask: (round: (typeof rounds)[number]) => number) => median(rounds.map(ask))
  const wrong = rounds.reduce((sum, round) => sum + round.wrong, 0)
  return {
    name: page.name,
    value: of(({ cpuMs }) => cpuMs),
    unit: 'ms CPU',
    control: of(({ bareMs }) => bareMs),
    ratio: of(({ cpuMs, bareMs }) => cpuMs / bareMs),
    note: [
      `database ${of(({ databaseMs }) => databaseMs).toFixed(2)}`,
      `p50 ${of(({ p50 }) => p50).toFixed(0)} ms, p99 ${of(({ p99 }) => p99).toFixed(0)} ms at ${CONNECTIONS} at once`,
      ...(wrong ? [`${wrong} WRONG ANSWERS`] : []),
    ].join('; '),
    ...(page.targetMs === undefined ? {} : { target: page.targetMs }),
  }
}

async function costOf(program: Program, { paths, cookie }: Asked, seconds: number) {
  const count = () => ({ all: cpuOf(...program.roots()), database: cpuOf(program.postmaster() ?? 0) })
  const before = count()
  const ask = (turn: number) => ({ path: paths[turn % paths.length] ?? '/', ...(cookie ? { cookie } : {}) })
  const { answers, times, wrong } = await load(program, ask, { connections: CONNECTIONS, seconds })
  const after = count()
  return {
    cpuMs: (after.all - before.all) / answers / 1e6,
    databaseMs: (after.database - before.database) / answers / 1e6,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    wrong,
  }
}
