import type { System } from '../../src/database/database.ts'
import { createPerson, keepPassword } from '../../src/domain/people/account.ts'
import { giveConsents } from '../../src/domain/people/consents.ts'
import { makePassphrase } from '../../src/domain/people/passphrase.ts'
import { hashPassword } from '../../src/domain/people/password.ts'
import { cast, people } from './content/people.ts'
import type { SignIn } from './demo-file.ts'
import { beginTelling } from './state.ts'
import { known, personCalled, type World } from './world.ts'

const WORDS_IN_A_PASSWORD = 4
const WHO: Readonly<Record<(typeof cast)[number], string>> = {
  ada: 'leads the group Slow Mornings',
  ben: 'is a member of two groups',
  cleo: 'has no group yet',
  marta: 'is the steward of the place',
}

/** Makes everybody, and passwords for the four who can sign in; the others never do.
 *  @returns how the four sign in. */
export async function tellPeople(world: World): Promise<SignIn[]> {
  // Hashing takes its time, and no transaction waits for it.
  const passwords = cast.map((key) => [key, makePassphrase(WORDS_IN_A_PASSWORD)] as const)
  const hashes = await Promise.all(passwords.map(([, password]) => hashPassword(password)))
  const names = new Map<string, string>()
  await world.db.asSystem('the demo world needs people', async (as) => {
    for (const person of people) names.set(person.key, await tellPerson(as, world, person.key))
    for (const [place, [key]] of passwords.entries())
      await keepPassword(as, known(world.people, key), hashes[place] ?? '')
    await beginTelling(as, [...world.people.values()])
  })
  return passwords.map(([key, password]) => ({
    name: personCalled(key).name,
    signInName: known(names, key),
    password,
    is: WHO[key],
  }))
}

async function tellPerson(as: System, world: World, key: string): Promise<string> {
  const { name, languages, zone, signInWord, steward } = personCalled(key)
  const { id, signInName } = await createPerson(as, {
    shownName: name,
    language: languages[0] ?? 'en',
    zone,
    word: signInWord,
    approved: true,
    steward: steward ?? false,
  })
  await giveConsents(as, id, ['terms', 'health_data'])
  world.people.set(key, id)
  return signInName
}
