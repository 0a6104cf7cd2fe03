import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hushes, says } from '../../../test/says.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { exportMyData } from '../../domain/people/export.ts'
import { paths } from '../paths.ts'

let world: World
let ada: Someone
let ben: Someone
let group: GroupId

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
  group = await world.group(ada, { name: 'Lantern Lane', listing: 'hidden' })
  await world.sit(ben, await world.group(ada, { name: 'Another' }))
})
after(() => world.drop())

/** Sends the list form as a browser does: in parts, with a file or without. */
async function bringList(who: Someone, fields: Record<string, string>, file?: Uint8Array, to = group) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new File(file ? [new Uint8Array(file)] : [], file ? 'people.csv' : ''))
  const request = new Request(world.base + paths.bringList(to), {
    method: 'POST',
    body: form,
    headers: { host: new URL(world.base).host, origin: world.base, cookie: who.cookie },
  })
  const answer = await world.app.request(request, undefined, {
    incoming: { socket: { remoteAddress: '127.0.0.1' } },
  } as never)
  return { status: answer.status, body: await answer.text() }
}

const listIn = (page: string) => /name="list" value="([^"]*)"/.exec(page)?.[1] ?? ''
const rows = (sql: string) => world.owner<Record<string, unknown>>(sql)

test('whoever leads finds words to post with the link in them, in both languages, that name nobody', async () => {
  says((await world.visit(ada, paths.bring(group))).body, /no link yet/)
  assert.equal((await world.post(ada, paths.bring(group))).headers.get('location'), paths.bring(group))
  const { body } = await world.visit(ada, paths.bring(group))
  const link = /<code id="bring-link" dir="ltr">([^<]+)</.exec(body)?.[1] ?? ''
  const posts = [...body.matchAll(/<pre[^>]*lang="(en|es)"[^>]*>([\s\S]*?)<\/pre>/g)]
  assert.equal(posts.length, 6)
  for (const [, , words = ''] of posts) {
    assert.ok(words.includes(link))
    hushes(words.replaceAll(link, ''), /Lantern|\bAda\b|\bpain|dolor/i)
  }
  says((await world.visit(undefined, new URL(link).pathname)).body, /Lantern Lane/)
})

test('for an outsider, and for a member who does not lead, the page is not there', async () => {
  const led = await world.group(ada, { name: 'Open House' })
  await world.sit(ben, led)
  for (const who of [undefined, ben]) {
    for (const at of [group, led]) {
      assert.equal((await world.visit(who, paths.bring(at))).status, 404)
      for (const path of [paths.bring(at), paths.bringLetters(at), paths.bringSheet(at), paths.bringEnd(at)])
        assert.equal((await world.post(who, path, { list: 'a@example.org', leave: 'on' })).status, 404, path)
    }
  }
})

test('a broken line is named, the list stays in the field, and nothing is kept', async () => {
  const before = await rows('select count(*) from invitations')
  const { status, body } = await bringList(ada, { list: 'Ana, ana@example.org\nBen, ben@\nCleo\n', way: 'letters' })
  assert.equal(status, 422)
  says(body, /Line 2: this is no mail address/)
  says(body, /Line 3: a letter needs a mail address/)
  says(body, /<textarea[^>]*>Ana, ana@example\.org\nBen, ben@/)
  assert.deepEqual(await rows('select count(*) from invitations'), before)
})

test('a list is shown whole before anything is sent, and without a word of leave nothing is', async () => {
  const file = Buffer.from('\ufeffNombre;Correo\nIñaki;inaki@example.org\nZoë;zoe@example.org\n', 'utf16le')
  const { status, body } = await bringList(ada, { list: '', way: 'letters' }, file)
  assert.equal(status, 200)
  says(body, /Iñaki/)
  says(body, /Somebody you know invites you to Holdfast/)
  assert.equal(listIn(body), 'inaki@example.org zoe@example.org')
  assert.deepEqual(await rows('select 1 from invited_addresses'), [])
  const hasty = await world.post(ada, paths.bringLetters(group), { list: listIn(body), language: 'en' })
  assert.equal(hasty.status, 422)
  says(hasty.body, /inaki@example\.org/)
  assert.deepEqual(await rows('select 1 from invited_addresses'), [])
  const letters = { list: listIn(body), language: 'es', leave: 'on' }
  assert.equal((await world.post(ada, paths.bringLetters(group), letters)).status, 303)
  assert.deepEqual(await rows('select address, language from invited_addresses order by 1'), [
    { address: 'inaki@example.org', language: 'es' },
    { address: 'zoe@example.org', language: 'es' },
  ])
})

test('who had a letter lately is left out, and the links of letters stand in no list', async () => {
  const { body } = await bringList(ada, { list: 'Zoe@example.org\nmar@example.org', way: 'letters' })
  assert.equal(listIn(body), 'mar@example.org')
  says(body, /in the last thirty days is left out/)
  says(
    (await bringList(ada, { list: 'zoe@example.org', way: 'letters' })).body,
    /Everybody on this list has had a letter/,
  )
  hushes((await world.visit(ada, paths.invitations(group))).body, /of 1 times/)
})

test('what a facilitator takes along does not tell who came by which letter', async () => {
  const mine = await world.db.reading(ada.id, (as) => exportMyData(as, new Date()))
  const made = await rows(`select 1 from invitations where personal`)
  assert.ok(made.length > 0)
  assert.ok((mine.mine.invitations as unknown[]).length < made.length)
  assert.doesNotMatch(JSON.stringify(mine.mine.invitations), /"uses":1/)
})

test('letters that have not gone can be stopped, and their links open nothing', async () => {
  const [first] = await rows(`select token from invitations where personal limit 1`)
  const token = String(first?.token)
  assert.equal((await world.visit(undefined, paths.invitation(token))).status, 200)
  assert.equal((await world.post(ada, paths.bringEnd(group))).status, 303)
  assert.deepEqual(await rows('select 1 from invited_addresses'), [])
  assert.equal((await world.visit(undefined, paths.invitation(token))).status, 404)
})

test('ten thousand people are read, and only two hundred are written to on a day', async () => {
  const large = await world.group(ada, { name: 'Many' })
  const lines = Array.from({ length: 10_000 }, (_, i) => `Person ${i},p${i}@example.org`)
  const { status, body } = await bringList(ada, { list: '', way: 'letters' }, Buffer.from(lines.join('\n')), large)
  assert.equal(status, 200)
  assert.equal(listIn(body).split(' ').length, 200)
  says(body, /bring the same list again tomorrow/)
  const letters = { list: listIn(body), language: 'en', leave: 'on' }
  const both = await Promise.all([1, 2].map(() => world.post(ada, paths.bringLetters(large), letters)))
  assert.deepEqual(both.map(({ status: given }) => given).sort(), [303, 409])
  assert.equal((await rows(`select 1 from invitations where personal and group_id = '${large}'`)).length, 200)
  says((await bringList(ada, { list: 'new@example.org', way: 'letters' }, undefined, large)).body, /again tomorrow/)
  const more = await bringList(
    ada,
    { list: '', way: 'letters' },
    Buffer.from([...lines, 'x@example.org'].join('\n')),
    large,
  )
  assert.equal(more.status, 422)
  says(more.body, /more than 10,000 lines/)
})

test('on paper everybody gets a link of their own that opens once, and no name is kept', async () => {
  const { body } = await bringList(ada, { list: 'Nora\nTeo <teo@example.org>', way: 'paper' })
  const names = /name="names" value="([^"]*)"/.exec(body)?.[1] ?? ''
  assert.equal(names, 'Nora\nTeo')
  const sheet = await world.post(ada, paths.bringSheet(group), { names })
  assert.equal(sheet.status, 200)
  const links = [...sheet.body.matchAll(/<code>(http[^<]+)<\/code>/g)].map(([, link = '']) => new URL(link).pathname)
  assert.equal(links.length, 2)
  says(sheet.body, /Nora/)
  hushes(sheet.body, /Lantern/)
  const cleo = await world.someone('Cleo')
  const token = links[0]?.split('/').at(-1) ?? ''
  await world.sit(cleo, group, { invitation: token })
  assert.equal((await world.visit(await world.someone('Dot'), links[0] ?? '')).status, 404)
  for (const table of ['invitations', 'invited_addresses'])
    assert.ok(!JSON.stringify(await rows(`select to_jsonb(t) - 'token' as kept from ${table} t`)).includes('Nora'))
})

test('where no mail leaves there is paper and no letter', async () => {
  const silent = await openWorld({ HOLDFAST_DEMO: '0' })
  try {
    const eve = await silent.someone('Eve')
    const quiet = await silent.group(eve, { name: 'Paper' })
    const { body } = await silent.visit(eve, paths.bring(quiet))
    says(body, /No mail leaves from this place/)
    hushes(body, /value="letters"/)
    const letters = { list: 'a@example.org', language: 'en', leave: 'on' }
    assert.equal((await silent.post(eve, paths.bringLetters(quiet), letters)).status, 422)
    assert.deepEqual(await silent.owner('select 1 from invited_addresses'), [])
  } finally {
    await silent.drop()
  }
})
