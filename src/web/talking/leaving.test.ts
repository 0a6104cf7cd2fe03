import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { download, makeWhatWaits, unzip } from '../../../test/archives.ts'
import { begin, say, talkingWorld } from '../../../test/talking.ts'
import type { Someone, World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { leaveGroup } from '../../domain/groups/belong.ts'
import { exportMyData } from '../../domain/people/export.ts'
import { paths } from '../paths.ts'

let world: World
let group: GroupId
let [ada, ben, cleo]: Someone[] = []
before(async () => {
  ;({
    world,
    group,
    people: [ada, ben, cleo],
  } = await talkingWorld('Ada', 'Ben', 'Cleo'))
})
after(() => world.drop())

test('a copy of the group holds what was said by those who said yes, and nothing that was taken back', async () => {
  const { conversation } = await begin(world, ben, group, 'From Ben.', { title: 'Of Ben' })
  await say(world, cleo, conversation, 'From Cleo.')
  const gone = await say(world, ben, conversation, 'Ben took this back.')
  await world.post(ben, paths.takingBack(group, gone.id))
  const until = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)
  await world.post(ada, paths.groupExport(group), { what: ['conversations'], why: 'We move house.', until })
  await world.post(ben, paths.groupExportAnswer(group), { answer: 'yes' })
  await world.owner(`update group_exports set closes_at = now() - interval '1 second'`)
  await makeWhatWaits(world)
  assert.ok(ada)
  const { bytes } = await download(world, ada, paths.groupExportTaking(group))
  const files = await unzip(bytes)
  const said = JSON.parse(files['data.json'] ?? '').conversations
  assert.deepEqual(
    said.map(({ title, name, words }: Record<string, string>) => ({ title, name, words })),
    [{ title: 'Of Ben', name: 'Ben', words: 'From Ben.' }],
  )
  assert.match(files['index.html'] ?? '', /Of Ben[\s\S]*From Ben\./)
  assert.ok(!Object.values(files).join().includes('Cleo'))
})

test('what I said, pressed and began to write leaves with me, also from a group I have left; nothing of others does', async () => {
  const { conversation, id } = await begin(world, ada, group, 'From Ada.')
  await say(world, cleo, conversation, 'An answer of Cleo’s.', id)
  await world.post(cleo, paths.tap(group, id), { tap: 'thank_you' })
  await world.post(cleo, paths.posts(group, conversation), { words: 'Cleo had begun', verb: 'keep' })
  assert.ok(cleo)
  const mine = () => world.db.reading(cleo?.id, (as) => exportMyData(as, new Date()))
  const before = JSON.stringify(await mine())
  for (const there of ['An answer of Cleo’s.', '"tapped":"thank_you"', 'Cleo had begun'])
    assert.ok(before.includes(there), there)
  await world.db.acting(cleo.id, (as) => leaveGroup(as, group))
  const after = JSON.stringify(await mine())
  assert.ok(after.includes('An answer of Cleo’s.') && after.includes('Cleo had begun'))
  assert.ok(!after.includes('From Ada.') && !after.includes('From Ben.'))
  assert.ok(!after.includes('thank_you'), 'a press goes with the seat')
})
