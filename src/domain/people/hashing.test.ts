import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Hashing, makeHashing, TooManyWaiting } from './hashing.ts'
import { hashPassword, isOutdated, passwordMatches } from './password.ts'

/** A line that writes down whose work was begun, in order: which of two threads ends first is the machine's affair, not the line's. */
function watched(line: Hashing): { line: Hashing; begun: string[] } {
  const begun: string[] = []
  const run = <T>(network: string, work: () => Promise<T>) =>
    line.run(network, () => {
      begun.push(network)
      return work()
    })
  return { begun, line: { ...line, run } }
}

test('two hundred tries from one network do not keep a person elsewhere waiting', async () => {
  const { line, begun } = watched(makeHashing({ atOnce: 2, mostWaiting: 40 }))
  const kept = await hashPassword('kettle meadow acorn')
  const guesses = Array.from({ length: 200 }, () =>
    passwordMatches(kept, 'a wrong guess', 'noisy', line).catch((error) => {
      assert.ok(error instanceof TooManyWaiting)
      return 'refused'
    }),
  )
  const right = await passwordMatches(kept, 'kettle meadow acorn', 'quiet', line)
  const outcomes = await Promise.all(guesses)
  assert.equal(right, true)
  assert.equal(outcomes.filter((outcome) => outcome === 'refused').length, 200 - 42)
  // Two were being hashed already and one more may have had its turn: never the forty that wait.
  assert.ok(begun.indexOf('quiet') <= 3, begun.join())
  assert.equal(begun.length, 43)
})

test('networks take turns, however many stand in one line', async () => {
  const line = makeHashing({ atOnce: 1, mostWaiting: 10 })
  const order: string[] = []
  const say = (name: string) => async () => void order.push(name)
  await Promise.all([
    ...[1, 2, 3].map((n) => line.run('a', say(`a${n}`))),
    ...[1, 2].map((n) => line.run('b', say(`b${n}`))),
    line.run('c', say('c1')),
  ])
  assert.deepEqual(order, ['a1', 'a2', 'b1', 'c1', 'a3', 'b2'])
})

test('work that fails does not stop the line', async () => {
  const line = makeHashing({ atOnce: 1 })
  await assert.rejects(
    line.run('a', () => Promise.reject(new Error('broken'))),
    /broken/,
  )
  assert.equal(await line.run('a', async () => 7), 7)
  assert.equal(line.done, 2)
})

test('a name that nobody has is checked with one hash too, and never matches', async () => {
  const line = makeHashing()
  assert.equal(await passwordMatches(undefined, 'anything at all', 'n', line), false)
  assert.equal(line.done, 1)
})

test('a hash made with other parameters is noticed', async () => {
  const kept = await hashPassword('kettle meadow acorn')
  assert.equal(isOutdated(kept), false)
  assert.equal(isOutdated(kept.replace('t=2', 't=1')), true)
})

test('the same password is the same however the keyboard writes its accents', async () => {
  const kept = await hashPassword('caf\u00e9 con leche')
  assert.equal(await passwordMatches(kept, 'cafe\u0301 con leche', ''), true)
})
