import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { readDemoFile } from '../db/demo/demo-file.ts'
import { joinEmbedded } from '../src/database/embedded/embedded.ts'
import { processesIn } from '../src/database/embedded/process-list.ts'
import { endAtOnce, query } from '../src/database/embedded/testing.ts'
import { letters } from '../src/web/ids.ts'
import { type Client, openClient } from './client.ts'
import { dataFolder, freePort, spawnProgram } from './program.ts'

const KILLS = 30
const WRITERS = 4
const READY = /Holdfast is at/

test('thirty times everything is killed while people write: it starts again, and nothing acknowledged is lost', async (t) => {
  const settings = { DATA_DIR: dataFolder(t), PORT: await freePort(), LOG_LEVEL: 'error' }
  const client = openClient(settings.PORT)
  const acknowledged = new Set<string>()
  let notes = ''

  for (let round = 0; round <= KILLS; round++) {
    const place = spawnProgram(t, ['start'], settings)
    await place.says(READY)
    if (round === 0) notes = await signInAndFindNotes(client, settings.DATA_DIR)
    else await keepsAll(settings.DATA_DIR, acknowledged)
    if (round === KILLS) {
      assert.equal(await place.end('SIGINT'), 0)
      break
    }
    // What one person may write in an hour would be written in the first rounds.
    await ask(settings.DATA_DIR, 'delete from attempts')
    const killed = new AbortController()
    const writing = Promise.all(
      Array.from({ length: WRITERS }, (_, writer) =>
        keepWriting(client, notes, `${round} ${writer}`, acknowledged, killed.signal),
      ),
    )
    // Something is acknowledged in every round, however slow the machine; then a moment that nobody can foresee.
    const before = acknowledged.size
    while (acknowledged.size < before + 2) await Promise.race([writing, pause(5)])
    await pause(randomInt(50, 400))
    // Every third time the machine itself seems to stop: the database's processes die with ours.
    const database = round % 3 === 0 ? processesIn(join(settings.DATA_DIR, 'postgres')) : []
    const dying = place.end('SIGKILL')
    for (const pid of database) endAtOnce(pid)
    killed.abort()
    await Promise.all([dying, writing])
  }
  assert.ok(acknowledged.size > KILLS, `only ${acknowledged.size} were written`)
  t.diagnostic(`${acknowledged.size} notes were acknowledged`)
})

/** Ada signs in once; her session outlives every kill, like everything else. */
async function signInAndFindNotes(client: Client, folder: string): Promise<string> {
  const ada = readDemoFile(folder)?.[0]
  assert.ok(ada)
  assert.equal(await client.signIn(ada.signInName, ada.password), 303)
  const [group] = await ask(folder, `select id from groups where name = 'Slow Mornings'`)
  return `/groups/${letters(String(group?.id))}/notes`
}

async function keepWriting(client: Client, notes: string, who: string, acknowledged: Set<string>, killed: AbortSignal) {
  for (let n = 0; !killed.aborted; n++) {
    const words = `kept ${who} ${n}`
    try {
      const answer = await client.post(notes, { note: words })
      await answer.arrayBuffer()
      // Nobody means to write so much in an hour; a no is no acknowledgement.
      assert.ok(answer.status === 303 || answer.status === 429, String(answer.status))
      if (answer.status === 303) acknowledged.add(words)
    } catch (error) {
      // Cut off in the middle of an answer: then it was not acknowledged.
      if (!killed.aborted) throw error
    }
  }
}

async function keepsAll(folder: string, acknowledged: ReadonlySet<string>): Promise<void> {
  const rows = await ask(
    folder,
    `select words, count(*)::int as times from group_notes where words like 'kept %' group by words`,
  )
  const kept = new Map(rows.map(({ words, times }) => [words, times]))
  assert.deepEqual(
    [...acknowledged].filter((words) => kept.get(words) !== 1),
    [],
  )
}

async function ask(folder: string, text: string): Promise<Record<string, unknown>[]> {
  const joined = await joinEmbedded(folder)
  assert.ok(joined)
  try {
    return await query(joined.connection, text)
  } finally {
    await joined.stop()
  }
}
