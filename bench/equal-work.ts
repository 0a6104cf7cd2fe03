import { randomInt, randomUUID } from 'node:crypto'
import type { PersonId } from '../src/database/ids.ts'
import { keepAddress } from '../src/domain/people/mail-address.ts'
import { paths } from '../src/web/paths.ts'
import { type DemoPerson, type Inside, lookInside } from './inside.ts'
import type { Line } from './line.ts'
import { newNetwork } from './load.ts'
import { measurePair, type Pair } from './pairs.ts'
import type { Program } from './program.ts'

/** What must take the same time whether somebody, or something, exists or not: names, addresses, groups. First the method's own
 *  noise: something absent beside something else that is absent. */
export async function measureEqualWork(place: Program, people: readonly DemoPerson[]): Promise<Line[]> {
  const inside = await lookInside(place)
  const lines: Line[] = []
  try {
    const outsider = people.find(({ name }) => name === 'Cleo') ?? people[0]
    const hidden = await hiddenFrom(inside, outsider?.signInName ?? '')
    const mailed = await giveAddresses(inside, people)
    const pairs: Pair[] = [
      groups('control: absent and absent group, outsider', outsider?.cookie, absent),
      groups('hidden and absent group, outsider', outsider?.cookie, hidden),
      groups('hidden and absent group, visitor', undefined, hidden),
      names(people.map(({ signInName }) => signInName)),
      addresses(mailed),
    ]
    for (const pair of pairs) lines.push(await measurePair(place, pair))
  } finally {
    await inside.close()
  }
  return lines
}

const absent = () => randomUUID()

function groups(name: string, cookie: string | undefined, hidden: () => string): Pair {
  const ask = (id: string) => ({ path: paths.group(id), ...(cookie ? { cookie } : {}) })
  return { name, one: () => ask(hidden()), other: () => ask(absent()), status: 404 }
}

/** With a wrong password. The unknown names are as long as the known ones. */
function names(known: readonly string[]): Pair {
  const ask = (turn: number, name: string) => ({
    path: paths.signIn(),
    form: { name, password: 'not the password of anybody' },
    from: newNetwork(turn),
  })
  const pick = (turn: number) => known[Math.floor(turn / 4) % known.length] ?? ''
  const unknown = (turn: number) => {
    const other = pick(turn).replace(/\d{4}$/, () => String(randomInt(1000, 10_000)))
    return known.includes(other) ? `x${other.slice(1)}` : other
  }
  return {
    name: 'known and unknown name, sign-in',
    one: (turn) => ask(turn, pick(turn)),
    other: (turn) => ask(turn, unknown(turn)),
    status: 422,
  }
}

function addresses(known: readonly string[]): Pair {
  const ask = (turn: number, address: string) => ({
    path: paths.signInByMail(),
    form: { address },
    // Beyond those the names came from.
    from: newNetwork(turn + 1_000_000),
  })
  return {
    name: 'known and unknown address, mail link',
    one: (turn) => ask(turn, known[Math.floor(turn / 4) % known.length] ?? ''),
    other: (turn) => ask(turn, `p${randomInt(100, 1000)}@bench.example`),
    status: 303,
  }
}

async function hiddenFrom({ owner }: Inside, signInName: string): Promise<() => string> {
  const { rows } = await owner.query<{ id: string }>(
    `select id from groups where listing = 'hidden' and id not in (
       select group_id from memberships m join people p on p.id = m.person_id where p.sign_in_name = $1)`,
    [signInName],
  )
  if (rows.length === 0) throw new Error('the demo world has no hidden group')
  return () => rows[randomInt(rows.length)]?.id ?? ''
}

/** Proven addresses for the people of the demo, as long as those that are nobody's. */
async function giveAddresses({ owner, db }: Inside, people: readonly DemoPerson[]): Promise<string[]> {
  const { rows } = await owner.query<{ id: PersonId }>(`select id from people where sign_in_name = any ($1)`, [
    people.map(({ signInName }) => signInName),
  ])
  const addresses = rows.map((_, i) => `p00${i}@bench.example`)
  for (const [i, { id }] of rows.entries())
    await db.asSystem('people of the bench have addresses', (as) => keepAddress(as, id, addresses[i] ?? ''))
  return addresses
}
