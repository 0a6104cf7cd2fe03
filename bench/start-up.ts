import { type Line, median } from './line.ts'
import { type Program, startByNpm, startControlByNpm } from './program.ts'

const ROUNDS = 5

/** Milliseconds from `npm start` until `/ready` says yes: once on an empty folder, where the demo world is told, then again and
 *  again; beside the `npm start` of a bare server. What is installed, built and compiled already stays so. */
export async function measureStartUp(folder: string): Promise<Line[]> {
  const first = await onceThrough(() => startByNpm(folder))
  const bare: Round[] = []
  const place: Round[] = []
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(await onceThrough(startControlByNpm))
    place.push(await onceThrough(() => startByNpm(folder)))
  }
  const of = (rounds: readonly Round[], what: keyof Round) => median(rounds.map((round) => round[what]))
  const beside = (what: keyof Round) => ({
    value: of(place, what),
    control: of(bare, what),
    ratio: of(place, what) / of(bare, what),
  })
  const control = of(bare, 'readyMs')
  const note = `of it npm and Node ${control.toFixed(0)} ms`
  return [
    { name: 'first start, demo told', value: first.readyMs, unit: 'ms', control, ratio: first.readyMs / control },
    { name: 'second start, npm start to ready', unit: 'ms', target: 2000, ...beside('readyMs'), note },
    { name: 'stop, Ctrl-C to the last process gone', unit: 'ms', ...beside('stopMs') },
  ]
}

interface Round {
  readonly readyMs: number
  readonly stopMs: number
}

async function onceThrough(start: () => Promise<Program>): Promise<Round> {
  const program = await start()
  return { readyMs: program.readyMs, stopMs: await program.stop() }
}
