import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { says } from '../../../test/says.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { writePage } from '../../domain/place/pages.ts'

let world: World
let folder: string

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-outbox-'))
  world = await openWorld({ DATA_DIR: folder })
})
after(async () => {
  await world.drop()
  await rm(folder, { recursive: true })
})

test('a page nobody has written yet says so', async () => {
  for (const path of ['/terms', '/privacy', '/contact', '/about']) {
    const { status, body } = await world.visit(undefined, path)
    assert.equal(status, 200)
    says(body, /Nobody has written this page yet/)
  }
})

test('a visitor reads a page in their language, else in the other, and markup stays words', async () => {
  const marta = await world.someone('Marta', { steward: true })
  await world.db.acting(marta.id, (as) => writePage(as, 'terms', 'en', '# Rules\n\n- Be kind\n\n<script>x</script>'))
  for (const language of ['en', 'es']) {
    const { body } = await world.visit(undefined, '/terms', { 'accept-language': language })
    says(
      body,
      /<div class="stack" lang="en" dir="auto"><h2>Rules<\/h2><ul class="agreed"><li>Be kind<\/li><\/ul><p>&lt;script&gt;/,
    )
  }
  await world.db.acting(marta.id, (as) => writePage(as, 'terms', 'es', 'Con cariño.'))
  says(
    (await world.visit(undefined, '/terms', { 'accept-language': 'es' })).body,
    /lang="es" dir="auto"><p>Con cariño\./,
  )
})

test('nobody but a steward writes a page', async () => {
  const ben = await world.someone('Ben')
  await assert.rejects(() => world.db.acting(ben.id, (as) => writePage(as, 'about', 'en', 'Mine now')), {
    code: 'not_found',
  })
  await assert.rejects(() => world.db.acting(ben.id, (as) => writePage(as, 'terms', 'en', 'Mine now')), {
    code: 'not_found',
  })
})

test('who sees what is written down, in both languages, for everybody', async () => {
  for (const language of ['en', 'es']) {
    const { status, body } = await world.visit(undefined, '/what-is-seen', { 'accept-language': language })
    assert.equal(status, 200)
    assert.equal(body.match(/<ul class="agreed">/g)?.length, 5)
  }
})

test('a visitor changes the language for this browser, a person for everywhere', async () => {
  const visitor = await world.post(undefined, '/language', { language: 'es', back: '/terms' })
  assert.equal(visitor.headers.get('location'), '/terms')
  says(visitor.headers.get('set-cookie') ?? '', /language=es/)
  const ben = await world.someone('Pip')
  await world.post(ben, '/language', { language: 'es' })
  says((await world.visit(ben, '/')).body, /lang="es"[\s\S]*Buen[ao]s (días|tardes|noches), Pip\./)
})

test('a language that is none, or a way back that leads elsewhere, changes nothing and leads nowhere', async () => {
  const answer = await world.post(undefined, '/language', { language: 'xx' })
  assert.equal(answer.headers.get('location'), '/language')
  assert.equal(answer.headers.get('set-cookie'), null)
  assert.equal(
    (await world.post(undefined, '/language', { language: 'en', back: '//evil.example' })).headers.get('location'),
    '/',
  )
})

test('the stretched language is for whoever builds the place, on their own machine', async () => {
  says((await world.visit(undefined, '/language')).body, /value="en-XB"/)
  const open = await openWorld({ BASE_URL: 'https://pain.example.org' })
  try {
    const { body } = await open.visit(undefined, '/language')
    assert.ok(!body.includes('en-XB'))
    const answer = await open.post(undefined, '/language', { language: 'en-XB' })
    assert.equal(answer.headers.get('location'), '/language')
    for (const path of ['/outbox', '/design']) assert.equal((await open.visit(undefined, path)).status, 404, path)
  } finally {
    await open.drop()
  }
})

test('machines are told what may be looked at', async () => {
  const { body, headers } = await world.visit(undefined, '/robots.txt')
  says(headers.get('content-type') ?? '', /text\/plain/)
  says(body, /Allow: \/help-now[\s\S]*Disallow: \/\n/)
  const manifest = await world.visit(undefined, '/manifest.webmanifest')
  assert.equal(JSON.parse(manifest.body).name, 'Holdfast')
  assert.ok([204, 302].includes((await world.visit(undefined, '/favicon.ico')).status))
})

test('whoever tries the place on their own machine reads the mails it would have sent', async () => {
  says((await world.visit(undefined, '/outbox')).body, /No mail yet/)
  await mkdir(join(folder, 'outbox'))
  const name = '2026-11-22T14-30-00-123Z-abcd1234.eml'
  const mail = [
    'From: Holdfast <no-reply@localhost>',
    'To: pip@example.org',
    'Subject: =?UTF-8?Q?Un_mensaje_de_la_Sa=C3=B1a?=',
    'Content-Type: multipart/alternative;',
    ' boundary="--_x"',
    '',
    '----_x',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'It works once, for =C3=A9l, and never =',
    'again.',
    '',
    'http://localhost:3999/sign-in/link/abc',
    '----_x',
    'Content-Type: text/html',
    '',
    '<p>no</p>',
    '----_x--',
    '',
  ].join('\n')
  await writeFile(join(folder, 'outbox', name), mail)
  await writeFile(join(folder, 'outbox', '.half-written.eml'), 'x')
  says((await world.visit(undefined, '/outbox')).body, /Un mensaje de la Saña/)
  const { body } = await world.visit(undefined, `/outbox/${name}`)
  says(body, /It works once, for él, and never again\./)
  says(body, /<a href="\/sign-in\/link\/abc">/)
  assert.ok(!body.includes('<p>no</p>'))
})

test('no file outside the outbox can be read', async () => {
  for (const path of [
    '/outbox/..%2Fdemo.txt',
    '/outbox/%2e%2e%2fdemo.txt',
    '/outbox/.half-written.eml',
    '/outbox/x.eml',
  ]) {
    assert.equal((await world.visit(undefined, path)).status, 404, path)
  }
})
