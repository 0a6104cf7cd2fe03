import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { secretNamed } from '../../database/secrets.ts'
import { paths } from '../paths.ts'
import { type Limits, makeLimits } from './limits.ts'
import { blocksOf, type Network } from './network.ts'

let world: World
let ada: Someone
before(async () => {
  world = await openWorld({ TRUST_PROXY: '1' })
  ada = await world.someone('Ada')
})
after(() => world.drop())
beforeEach(() => world.owner('delete from attempts'))

const NOON = new Date('2026-11-22T12:00:00Z')
const key = () => world.db.asSystem('a test', (as) => secretNamed(as, 'limits'))
const keys = async () =>
  (await world.owner<{ key: string }>('select key from attempts order by key')).map(({ key }) => key)
/** How often in a row it is allowed, up to `most`. */
async function allowed(most: number, once: (n: number) => Promise<boolean>): Promise<number> {
  for (let n = 0; n < most; n++) if (!(await once(n))) return n
  return most
}
const network = (address: string, { digest }: Limits = world.house.limits): Network => {
  const { home, site } = blocksOf(address)
  return { home: digest(home), site: digest(site) }
}
/** One of the 65,536 homes of 2001:db8:7::/48, or of another one. */
const homeOf = (n: number, site = '2001:db8:7') => `${site}:${(n % 65_536).toString(16)}::${(n >> 16) + 1}`

test('an address is counted by its home and the site the home lies in, however it is written', () => {
  const v4 = { home: '192.0.2.7', site: '192.0.2.7' }
  for (const address of ['192.0.2.7', '192.0.2.7:5000', '::ffff:192.0.2.7', '::FFFF:c000:207', '64:ff9b::192.0.2.7'])
    assert.deepEqual(blocksOf(address), v4, address)
  const v6 = { home: '2001:db8:7:1', site: '2001:db8:7/48' }
  for (const address of [
    '2001:db8:7:1::9',
    '2001:0DB8:0007:0001:0:0:0:5',
    '[2001:db8:7:1::9]:443',
    '2001:db8:7:1::9%eth0',
  ])
    assert.deepEqual(blocksOf(address), v6, address)
  assert.deepEqual(blocksOf('::1'), { home: '0:0:0:0', site: '0:0:0/48' })
  for (const odd of ['unknown', '', '1:2:3', ':::::', 'x::y'])
    assert.deepEqual(blocksOf(odd), { home: odd, site: odd }, odd)
})

test('seventy thousand addresses of one site are one site', () => {
  const sites = new Set(Array.from({ length: 70_000 }, (_, n) => blocksOf(homeOf(n)).site))
  assert.deepEqual([...sites], ['2001:db8:7/48'])
})

test('whoever has a whole site tries four times as often as a home and no oftener; another site is not hindered', async () => {
  const { limits } = world.house
  for (const [rule, points] of [
    ['mailLink', 5],
    ['correction', 20],
    ['signUp', 30],
    ['invitation', 60],
    ['signIn', 120],
  ] as const) {
    assert.equal(await allowed(points * 5, (n) => limits.allowsFrom(rule, network(homeOf(n)))), points * 4, rule)
    assert.equal(
      await allowed(1, () => limits.allowsFrom(rule, network(homeOf(70_000)))),
      0,
      `${rule} from one more home`,
    )
    assert.equal(
      await allowed(1, () => limits.allowsFrom(rule, network(homeOf(1, '2001:db8:8')))),
      1,
      `${rule} elsewhere`,
    )
  }
})

test('a site that has had its tries leaves no row for each of its homes', async () => {
  const { limits } = world.house
  await allowed(20, (n) => limits.allowsFrom('mailLink', network(homeOf(n))))
  const before = await keys()
  await allowed(50, (n) => limits.allowsFrom('mailLink', network(homeOf(1000 + n))).then(() => true))
  assert.deepEqual(await keys(), before)
})

test('one noisy home takes nothing from its neighbours', async () => {
  const { limits } = world.house
  await allowed(200, () => limits.allowsFrom('mailLink', network(homeOf(1))).then(() => true))
  assert.equal(await allowed(9, () => limits.allowsFrom('mailLink', network(homeOf(2)))), 5)
})

test('guessing at one name from a whole site ends, and stops neither another name nor another site', async () => {
  const { limits } = world.house
  const tries = (name: string, site?: string) => (n: number) =>
    limits.allowsFrom('guess', network(homeOf(n, site)), name)
  assert.equal(await allowed(99, tries('willow-4821')), 40)
  assert.equal(await allowed(1, tries('willow-4822')), 1)
  assert.equal(await allowed(1, tries('willow-4821', '2001:db8:8')), 1)
})

test('from thousands of addresses of one site nobody signs up, asks for a link or opens dead links without end', async () => {
  const from = (n: number, site?: string) => ({ 'x-forwarded-for': homeOf(n, site) })
  const link = async (n: number, site?: string) =>
    (await world.post(undefined, paths.signInByMail(), { address: 'ada@example.org' }, from(n, site))).status !== 429
  assert.equal(await allowed(60, (n) => link(n)), 20)
  assert.equal(await link(1, '2001:db8:8'), true)
  const dead = async (n: number, site?: string) =>
    (await world.visit(undefined, paths.invitation('B'.repeat(22)), from(n, site))).status === 404
  assert.equal(await allowed(300, (n) => dead(n)), 240)
  assert.equal(await dead(1, '2001:db8:8'), true)
})

test('two nodes count together, and one that starts anew has forgotten nothing', async () => {
  const node = async () => makeLimits(world.db.systemPool, await key(), () => NOON)
  const [one, other] = [await node(), await node()]
  for (const limits of [one, other, one, other, one])
    assert.ok(await limits.allowsFrom('mailLink', network('192.0.2.7', limits), 'ada@example.org'))
  const anew = await node()
  assert.equal(await anew.allowsFrom('mailLink', network('192.0.2.7', anew), 'ada@example.org'), false)
})

test('a new day knows nobody of the day before', async () => {
  let now = new Date('2026-11-22T23:59:59.999Z')
  const limits = makeLimits(world.db.systemPool, await key(), () => now)
  const before = limits.digest('192.0.2.7')
  assert.equal(await allowed(60, () => limits.allows('found', ada.id)), 10)
  now = new Date('2026-11-23T00:00:00Z')
  assert.notEqual(limits.digest('192.0.2.7'), before)
  assert.ok(await limits.allows('found', ada.id))
})

test('whoever reads the table of tries cannot try out whose they were', async () => {
  await world.post(
    undefined,
    paths.signIn(),
    { name: 'willow-4821', password: 'x' },
    { 'x-forwarded-for': '192.0.2.7' },
  )
  await world.post(undefined, paths.signInByMail(), { address: 'ada@example.org' })
  await world.post(ada, paths.yourName(), {})
  const day = new Date().toISOString().slice(0, 10)
  const read = await keys()
  assert.ok(read.length >= 4)
  for (const secret of ['willow-4821', 'ada@example.org', ada.id, '192.0.2.7', `${day} 192.0.2.7`])
    for (const form of ['hex', 'base64url'] as const) {
      const guess = createHash('sha256').update(secret).digest(form).slice(0, 16)
      assert.ok(!read.some((key) => key.includes(secret) || key.includes(guess)), secret)
    }
  const [ours, strange] = [await key(), Buffer.alloc(32)].map((one) => makeLimits(world.db.systemPool, one, () => NOON))
  assert.notEqual(strange?.digest('192.0.2.7'), ours?.digest('192.0.2.7'))
})
