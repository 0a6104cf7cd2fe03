import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { markOf } from '../../../test/card-mark.ts'
import { hushes, says } from '../../../test/says.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import type { GroupId } from '../../database/ids.ts'
import { findListingAnswer } from '../../domain/place/approval.ts'
import { paths } from '../paths.ts'

let world: World
let marta: Someone
let ada: Someone

before(async () => {
  world = await openWorld()
  marta = await world.someone('Marta', { steward: true })
  ada = await world.someone('Ada')
})
after(() => world.drop())

async function waitingGroup(name: string): Promise<GroupId> {
  const group = await world.group(ada, { name })
  await world.owner(`update groups set listing = 'waiting', wants_listing = true where id = $1`, [group])
  return group
}

const notice = async (who: Someone, answer: { headers: Headers }) => {
  const left =
    answer.headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith('notice='))
      ?.split(';')[0] ?? ''
  return (await world.visit(who, answer.headers.get('location') ?? '', { cookie: `${who.cookie}; ${left}` })).body
}

test('for everybody but a steward nothing stands under /steward, and each gets the same page', async () => {
  const group = await waitingGroup('Unseen')
  const gets = [
    '/steward',
    '/steward/settings',
    '/steward/law',
    '/steward/pages',
    '/steward/pages/terms',
    '/steward/groups',
    '/steward/people',
    '/steward/nonsense',
  ]
  const posts = [
    '/steward/settings',
    '/steward/pages/terms',
    paths.approval(group),
    '/steward/people/suspension',
    '/steward/people/reset',
    '/steward/people/stewardship',
  ]
  for (const who of [undefined, ada]) {
    const answers = [
      ...(await Promise.all(gets.map((path) => world.visit(who, path)))),
      ...(await Promise.all(posts.map((path) => world.post(who, path)))),
    ]
    const plain = answers.map(({ status, body }) => ({ status, body }))
    assert.equal(plain[0]?.status, 404)
    for (const answer of plain) assert.deepEqual(answer, plain[0])
  }
  await world.owner('delete from groups where id = $1', [group])
})

test('a steward finds what there is to do, and of hidden groups only how many', async () => {
  await world.group(ada, { name: 'Secret Garden', listing: 'hidden' })
  const { body } = await world.visit(marta, '/steward')
  says(body, /There is one hidden group\./)
  hushes(body, /Secret Garden/)
  for (const href of ['/steward/settings', '/steward/invitations', '/steward/feeds', '/steward/corrections'])
    assert.ok(body.includes(`href="${href}"`), href)
})

test('a steward changes the settings, and a wrong one comes back with the rest of what was typed', async () => {
  const settings = {
    name: 'The Lamp',
    hue: 'moss',
    signUp: 'approval',
    language: 'en',
    zone: 'Europe/Dublin',
    country: 'IE',
    quickExit: 'https://www.rte.ie/weather/',
  }
  const wrong = await world.post(marta, '/steward/settings', { ...settings, quickExit: 'javascript:alert(1)' })
  assert.equal(wrong.status, 422)
  says(wrong.body, /begins with https/)
  says(wrong.body, /value="The Lamp"/)
  assert.equal((await world.post(marta, '/steward/settings', settings)).status, 303)
  const { body } = await world.visit(undefined, '/')
  says(body, /<span>The Lamp<\/span>/)
  says(body, /href="https:\/\/www\.rte\.ie\/weather\/"/)
})

test('a steward finds what the law asks, with texts in which what is known already stands', async () => {
  await world.owner(
    `update place set keeper = 'Four friends', hosting = 'a server in Cork', contact = 'us@example.org'`,
  )
  const { body } = await world.visit(marta, '/steward/law')
  says(body, /This is not legal advice/)
  says(body, /<pre[^>]*id="text-records"[^>]*>[^<]*Four friends[^<]*a server in Cork/)
  says(body, /https:\/\/gdpr-info\.eu\/art-30-gdpr\//)
  hushes(body, /href="[^"]*gdpr/)
  const privacy = async () => (await world.visit(marta, '/steward/pages/privacy?language=es')).body
  says(await privacy(), /Four friends[\s\S]*a server in Cork/)
  says(await privacy(), /se guardan mientras las conserve/)
  const config = world.house.config as { backup: unknown }
  config.backup = { folder: '/backups', keep: 9 }
  says(await privacy(), /copias de seguridad se guardan 9 días/)
  config.backup = undefined
  assert.equal((await world.visit(ada, '/steward/law')).status, 404)
})

test('a steward gives the place a colour of its own, and one that cannot be read is refused', async () => {
  const settings = { name: 'The Lamp', signUp: 'open', language: 'en', zone: 'UTC', country: 'IE' }
  const wish = (colour: string) =>
    world.post(marta, '/steward/settings', {
      ...settings,
      quickExit: 'https://www.rte.ie/weather/',
      hue: 'own',
      colour,
    })
  assert.equal((await wish('#1a1a1a')).status, 422)
  assert.equal((await wish('#b9d8f0')).status, 303)
  says((await world.visit(marta, '/steward/settings')).body, /value="#b9d8f0"/)
  says((await world.visit(undefined, '/')).body, /\/colours\/b9d8f0\.css/)
})

test('a steward looks at a page before keeping it, and each change is a new version', async () => {
  const looked = await world.post(marta, '/steward/pages/about', {
    language: 'en',
    words: '# Hello\n\nWe are few.',
    act: 'look',
  })
  assert.equal(looked.status, 200)
  says(looked.body, /<h2>Hello<\/h2>/)
  hushes((await world.visit(undefined, '/about')).body, /We are few/)
  for (const words of ['One', 'Two', 'Two'])
    await world.post(marta, '/steward/pages/about', { language: 'en', words, act: 'keep' })
  assert.deepEqual(await world.owner(`select version, words from pages where kind = 'about'`), [
    { version: 2, words: 'Two' },
  ])
  says((await world.visit(marta, '/steward/pages/about?language=en')).body, />Two<\/textarea>/)
  says((await world.visit(marta, '/steward/pages/privacy?language=es')).body, /<textarea[^>]*>[^<]{200,}/)
  assert.equal((await world.visit(marta, '/steward/pages/passwd')).status, 404)
})

test('a group that waits is listed by a steward, and those who lead it are told once', async () => {
  await world.owner(
    `insert into mail_addresses (person_id, address, lookup, verified_at) values ($1, 'ada@example.org', 'x', now())`,
    [ada.id],
  )
  const group = await waitingGroup('Bread and Pain')
  says((await world.visit(marta, '/steward/groups')).body, /Bread and Pain/)
  const answer = await world.post(marta, paths.approval(group), { answer: 'yes', seen: await markOf(world, group) })
  says(await notice(marta, answer), /The group is listed\./)
  assert.deepEqual(await world.owner('select listing from groups where id = $1', [group]), [{ listing: 'listed' }])
  assert.deepEqual(await world.owner(`select text_id from outbox where group_id = $1`, [group]), [
    { text_id: 'group_approved' },
  ])
  assert.equal((await world.post(marta, paths.approval(group), { answer: 'no', reason: 'late' })).status, 404)
})

test('a group is left unlisted only with a reason, which those who lead it can read and others cannot', async () => {
  const group = await waitingGroup('Miracle Cure')
  const mute = await world.post(marta, paths.approval(group), { answer: 'no', reason: ' ' })
  assert.equal(mute.status, 422)
  says(mute.body, /Please say why/)
  await world.post(marta, paths.approval(group), { answer: 'no', reason: 'It promises less pain.' })
  assert.deepEqual(await world.owner('select listing from groups where id = $1', [group]), [{ listing: 'unlisted' }])
  const read = (who: Someone) => world.db.reading(who.id, (as) => findListingAnswer(as, group))
  assert.equal((await read(ada))?.reason, 'It promises less pain.')
  for (const who of [await world.someone('Cleo'), marta]) assert.equal(await read(who), undefined)
})

test('a steward cannot answer for a group that does not wait', async () => {
  const listed = await world.group(ada, { name: 'Long Here' })
  for (const id of [listed, '00000000-0000-0000-0000-00000000abcd' as GroupId]) {
    assert.equal((await world.post(marta, paths.approval(id), { answer: 'no', reason: 'x' })).status, 404)
  }
  assert.equal((await world.post(marta, '/steward/groups/nonsense/approval', { answer: 'yes' })).status, 404)
})
