import type { Here } from '../env.ts'

/** Whether one more try to come in as `name` may be made from here. Counted by network, and by network and name together: never
 *  by the name alone, so that nobody's guessing keeps somebody else out. */
export async function mayTry(c: Here, name: string): Promise<boolean> {
  const { house, network } = c.var
  const [mayHere, mayName] = await Promise.all([
    house.limits.allowsFrom('signIn', network),
    house.limits.allowsFrom('guess', network, name),
  ])
  return mayHere && mayName
}
