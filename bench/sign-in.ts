import { hashPassword, passwordMatches } from '../src/domain/people/password.ts'
import { cpuOf } from './cpu.ts'
import type { DemoPerson } from './inside.ts'
import { type Line, median, quantile } from './line.ts'
import { load, newNetwork } from './load.ts'
import type { Program } from './program.ts'

const SECONDS = 4
const HASHES = 30

/** Signing in with the right password, each time from another network, beside one argon2id with our parameters and nothing else:
 *  it is heavy on purpose, and should be nearly all there is. */
export async function measureSignIn(place: Program, people: readonly DemoPerson[]): Promise<Line[]> {
  const argon2Ms = await costOfArgon2()
  const ask = (turn: number) => {
    const { signInName = '', password = '' } = people[turn % people.length] ?? {}
    return { path: '/sign-in', form: { name: signInName, password }, from: newNetwork(turn) }
  }
  const before = cpuOf(...place.roots())
  const { answers, wrong, seconds, times } = await load(place, ask, { connections: 4, seconds: SECONDS, status: 303 })
  const cpuMs = (cpuOf(...place.roots()) - before) / answers / 1e6
  const note = [
    `${(answers / seconds).toFixed(0)} a second, p50 ${quantile(times, 0.5).toFixed(0)} ms at 4 at once`,
    `argon2id alone ${argon2Ms.toFixed(1)} ms`,
    ...(wrong ? [`${wrong} WRONG ANSWERS`] : []),
  ].join('; ')
  return [{ name: 'sign-in', value: cpuMs, unit: 'ms CPU', control: argon2Ms, ratio: cpuMs / argon2Ms, note }]
}

async function costOfArgon2(): Promise<number> {
  const hash = await hashPassword('a password of the bench')
  const costs: number[] = []
  for (let i = 0; i < HASHES; i++) {
    const before = process.cpuUsage()
    await passwordMatches(hash, 'a password of the bench', '')
    const { user, system } = process.cpuUsage(before)
    costs.push((user + system) / 1000)
  }
  return median(costs)
}
