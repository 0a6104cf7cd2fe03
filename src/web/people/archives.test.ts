import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { download, makeWhatWaits, unzip } from '../../../test/archives.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { keepFlarePlan } from '../../domain/people/flare.ts'
import { paths } from '../paths.ts'

let world: World
let ada: Someone
let ben: Someone

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada')
  ben = await world.someone('Ben')
  const group = await world.group(ada, { name: 'Lamp & <Kettle>' })
  await world.post(ada, paths.notes(group), { note: 'First line\n<b>second</b> & "third"' })
  await world.sit(ben, group)
  await world.db.acting(ada.id, (as) => keepFlarePlan(as, { days: 2, note: 'Tea' }))
})
after(() => world.drop())

test('an archive is asked for, made while one waits, taken once, and gone from here', async () => {
  assert.match((await world.visit(ada, paths.yourData())).body, /Take my data with me/)
  assert.equal((await world.post(ada, paths.yourArchive())).status, 303)
  await world.post(ada, paths.yourArchive())
  assert.equal((await world.owner('select from archives')).length, 1, 'asking twice begins it once')
  assert.match((await world.visit(ada, paths.yourData())).body, /<look-again>[\s\S]*about to be made/)
  assert.equal((await download(world, ada, paths.yourArchiveTaking())).status, 409, 'it is not ready')
  await makeWhatWaits(world)
  assert.match((await world.visit(ada, paths.yourData())).body, /It is ready/)
  assert.equal((await download(world, ben, paths.yourArchiveTaking())).status, 404)

  const { status, headers, bytes } = await download(world, ada, paths.yourArchiveTaking())
  assert.equal(status, 200)
  assert.match(headers.get('content-disposition') ?? '', /^attachment; filename="my-data-[\d-]+\.zip"$/)
  assert.match(headers.get('cache-control') ?? '', /no-store/)
  assert.equal(Number(headers.get('content-length')), bytes.length)
  const files = await unzip(bytes)
  assert.deepEqual(Object.keys(files).sort(), [
    'README.txt',
    'data.json',
    'groups.html',
    'index.html',
    'style.css',
    'words.html',
    'you.html',
  ])
  const data = JSON.parse(files['data.json'] ?? '')
  assert.equal(data.format, 'holdfast-person-1')
  assert.equal(data.mine.people[0].shown_name, 'Ada')
  assert.equal(data.mine.comforts[0].plan_note, 'Tea')
  assert.match(
    files['words.html'] ?? '',
    /Lamp &amp; &lt;Kettle&gt;[\s\S]*&lt;b&gt;second&lt;\/b&gt; &amp; &quot;third&quot;/,
  )
  const pages = Object.entries(files).flatMap(([name, text]) => (name.endsWith('.html') ? [text] : []))
  assert.ok(!/<script|https?:/.test(pages.join('')), 'no script, and nobody is asked for anything')
  assert.match(files['README.txt'] ?? '', /What you uploaded: nothing/)

  assert.equal((await download(world, ada, paths.yourArchiveTaking())).status, 409)
  assert.deepEqual(await world.owner('select from archive_parts'), [])
  assert.match((await world.visit(ada, paths.yourData())).body, /It was taken/)
})

test('a download that breaks off leaves nothing behind either', async () => {
  await world.post(ben, paths.yourArchive())
  await makeWhatWaits(world)
  const { bytesOfArchive } = await import('../../domain/people/archives.ts')
  const [row] = await world.owner<{ id: string }>('select id from archives where person_id = $1', [ben.id])
  const pieces = bytesOfArchive(world.db, ben.id, row?.id as never)
  await pieces.next()
  await pieces.return(undefined)
  assert.deepEqual(await world.owner('select from archive_parts where person_id = $1', [ben.id]), [])
})

test('the archive speaks my language and keeps my hours', async () => {
  const sol = await world.someone('Sol')
  await world.owner(`update people set language = 'es', zone = 'America/Bogota' where id = $1`, [sol.id])
  await world.post(sol, paths.yourArchive())
  await makeWhatWaits(world)
  const files = await unzip((await download(world, sol, paths.yourArchiveTaking())).bytes)
  assert.match(files['index.html'] ?? '', /<html lang="es">[\s\S]*Lo tuyo en Holdfast/)
  assert.match(files['you.html'] ?? '', /Zona horaria<\/dt><dd dir="auto">Bogotá \(/)
  assert.equal(JSON.parse(files['data.json'] ?? '').mine.people[0].zone, 'America/Bogota', 'programs read its own name')
})

test('after two days an archive is out of reach, and the night takes it away', async () => {
  await world.post(ada, paths.yourArchive())
  await makeWhatWaits(world)
  await world.owner(`update archives set ends_at = now() - interval '1 second' where person_id = $1`, [ada.id])
  assert.equal((await download(world, ada, paths.yourArchiveTaking())).status, 404)
  assert.match((await world.visit(ada, paths.yourData())).body, /Take my data with me/)
})

test('whoever has not just proven who they are is asked first, to make an archive and to take it', async () => {
  await world.post(ada, paths.yourArchive())
  await makeWhatWaits(world)
  await world.owner(`update sessions set confirmed_at = now() - interval '11 minutes' where person_id = $1`, [ada.id])
  for (const path of [paths.yourArchive(), paths.yourArchiveTaking()]) {
    const answer = await download(world, ada, path)
    assert.equal(answer.headers.get('location'), paths.confirm(paths.yourData()))
  }
  await world.owner(`update sessions set confirmed_at = now() where person_id = $1`, [ada.id])
  assert.equal((await download(world, ada, paths.yourArchiveTaking())).status, 200)
})

test('what an attempt left that was cut off is begun again', async () => {
  await world.post(ada, paths.yourArchive())
  await world.owner(`update archives set state = 'making' where person_id = $1`, [ada.id])
  const [row] = await world.owner<{ id: string }>('select id from archives where person_id = $1', [ada.id])
  await world.owner(`insert into archive_parts select id, person_id, 7, 'left over' from archives where id = $1`, [
    row?.id,
  ])
  const { makeArchive } = await import('../../domain/people/archive/make-archive.ts')
  await makeArchive(world.db, row?.id as never)
  await unzip((await download(world, ada, paths.yourArchiveTaking())).bytes)
})
