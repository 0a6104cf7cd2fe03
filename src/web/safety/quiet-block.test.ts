import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { type Circle, inQuiet, openCircle } from '../../../test/in-quiet.ts'
import { countQueries } from '../../../test/queries.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { shareLead } from '../../domain/groups/lead.ts'
import { blockMember } from '../../domain/people/blocks.ts'
import { paths } from '../paths.ts'

let world: World
let circle: Circle
before(async () => {
  world = await openWorld()
})
after(() => world.drop())
beforeEach(async () => {
  // Without hours: what a clock says must not change between two looks.
  circle = await openCircle(world, { times: [], cover: [] })
})
const { say, answer, mine, address, page, withMail, mails } = inQuiet(
  () => world,
  () => circle,
)

/** Each form is drawn with a key of its own. */
const withoutKeys = (body: string) => body.replaceAll(/name="key" value="[^"]*"/g, '')

for (const who of ['member', 'facilitator'] as const) {
  test(`a facilitator parted from the member, by the ${who}, looks at the same bytes with and without the word`, async () => {
    const { ada, ben, cleo, group, seats } = circle
    await (who === 'member'
      ? world.db.acting(cleo.id, (as) => blockMember(as, seats.ben))
      : world.db.acting(ben.id, (as) => blockMember(as, seats.cleo)))
    await withMail(ben)
    const look = async () => {
      const seen = []
      for (const path of [paths.duty(group), paths.group(group), paths.lead(group), paths.yourGroups(), paths.home()]) {
        const { result, queries } = await countQueries(() => world.visit(ben, path))
        seen.push({ path, queries, status: result.status, body: withoutKeys(result.body) })
      }
      return { seen, mails: await mails(ben) }
    }
    const before = await look()
    assert.ok((await page(cleo)).includes('Seen by <b>Ada</b>, who leads this group'))
    await say(cleo, 'Not for Ben')
    await answer(ada, 'Not for Ben', 'Not for him')
    await say(cleo, 'Nor this')
    assert.deepEqual(await look(), before)
    const hidden = await address(ada, 'Not for Ben')
    const absent = paths.dutyWord(group, randomUUID())
    for (const path of [hidden, absent]) {
      const { result, queries } = await countQueries(() => world.visit(ben, path))
      assert.equal(result.status, 404)
      const other = await countQueries(() => world.visit(ben, path === hidden ? absent : hidden))
      assert.equal(result.body, other.result.body)
      assert.equal(queries, other.queries)
    }
    assert.equal((await world.post(ben, `${hidden}/answer`, { words: 'x', key: randomUUID() })).status, 404)
    assert.equal((await world.post(ben, `${hidden}/closing`)).status, 404)
  })
}

test('what a facilitator answered is out of sight once a block stands between, and so is the mail about it', async () => {
  const { ben, cleo, seats } = circle
  await Promise.all([withMail(cleo), withMail(ben)])
  await say(cleo, 'A word')
  await say(cleo, 'Another word')
  await answer(ben, 'A word', 'From Ben')
  await world.db.acting(cleo.id, (as) => blockMember(as, seats.ben))
  assert.deepEqual(
    (await mine(cleo))[0]?.lines.map(({ words }) => words),
    ['A word', 'Another word'],
  )
  assert.deepEqual([await mails(cleo), await mails(ben)], [[], []])
})

test('where nobody could read it, the page says so before anything is written', async () => {
  const { ada, cleo, seats } = circle
  await world.db.acting(ada.id, (as) => shareLead(as, seats.ben, false))
  await world.db.acting(ada.id, (as) => blockMember(as, seats.cleo))
  const body = await page(cleo)
  assert.ok(body.includes('Nobody who is on duty here can read this'))
  assert.ok(body.includes(`href="${paths.helpNow()}"`) && !body.includes('<textarea'))
  assert.equal((await say(cleo, 'Into the void')).status, 409)
  assert.deepEqual(await mine(cleo), [])
})
