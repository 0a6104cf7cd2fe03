import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { countQueries } from '../../../test/queries.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { paths } from '../paths.ts'

let world: World
before(async () => {
  world = await openWorld()
  await world.owner(
    `insert into erasures (digest, receipt, erased_on) values (decode(repeat('ab', 32), 'hex'), '0123-4567-8901', '2026-03-01')`,
  )
})
after(() => world.drop())
beforeEach(() => world.owner('delete from attempts'))

const check = (number: string) => world.post(undefined, paths.receipt(), { number })

test('whoever holds a receipt reads the day it was done, however its number is typed', async () => {
  for (const number of ['0123-4567-8901', '012345678901', ' 0123 4567 – 8901 ']) {
    const { status, body } = await check(number)
    assert.equal(status, 200)
    assert.match(
      body,
      /This receipt is known\. The erasure was done on <time[^>]*>1 March 2026<\/time>\. Should an older/,
    )
    assert.ok(!body.includes('8901'), 'the number is not given back')
  }
  assert.ok(!world.logged.join('').includes('8901'))
})

test('a number nobody was given, half a number and nonsense are one and the same, and cost what a known one costs', async () => {
  const trying = (number: string) => countQueries(() => check(number))
  await trying('0123-4567-8901')
  const { queries } = await trying('0123-4567-8901')
  for (const number of ['0123-4567-8902', '0123-4567', '0', 'a receipt', '💐', `'; --`]) {
    const wrong = await trying(number)
    assert.deepEqual([wrong.result.status, wrong.queries], [422, queries], number)
    assert.match(wrong.result.body, /No such receipt here/)
  }
})

test('guessing at numbers is stopped by network', async () => {
  let last = 0
  for (let i = 0; i < 21; i++) last = (await check(`0000-0000-00${i + 10}`)).status
  assert.equal(last, 429)
  assert.equal((await check('0123-4567-8901')).status, 429)
})
