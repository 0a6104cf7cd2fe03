import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { download, makeWhatWaits, unzip, upload } from '../../../test/archives.ts'
import { forged, manyEntries, relettered, zipOf, zipped } from '../../../test/crafted-zips.ts'
import { digestTables } from '../../../test/tables.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'
import { giveConsents } from '../../domain/people/consents.ts'
import { keepFlarePlan } from '../../domain/people/flare.ts'
import { paths } from '../paths.ts'

/** Two places that know nothing of each other. */
let there: World
let here: World
let ada: Someone
let again: Someone
let zip: Buffer

before(async () => {
  there = await openWorld()
  here = await openWorld()
  ada = await there.someone('Ada')
  again = await here.someone('Somebody')
  const group = await there.group(ada, { name: 'Lamp and Kettle' })
  await there.post(ada, paths.notes(group), { note: 'A note of Ada 🫖' })
  const ben = await there.someone('Ben')
  const bens = await there.group(ben, { door: 'ask', name: 'Slow Mornings', questions: ['Why?'] })
  await there.owner(
    `insert into asks (group_id, person_id, name, answers) values ($1, $2, 'Ada', '["An answer of Ada"]')`,
    [bens, ada.id],
  )
  await there.owner(`update people set keepsake = 'kettle-2', zone = 'America/Bogota', language = 'es' where id = $1`, [
    ada.id,
  ])
  await there.db.acting(ada.id, (as) => keepFlarePlan(as, { days: 3, note: 'Tea, the blue blanket' }))
  await there.db.asSystem('consents for a test', (as) => giveConsents(as, ada.id, ['terms', 'health_data']))
  await there.post(ada, paths.yourArchive())
  await makeWhatWaits(there)
  zip = (await download(there, ada, paths.yourArchiveTaking())).bytes
})
after(async () => {
  await there.drop()
  await here.drop()
})

async function bring(bytes: Buffer) {
  await here.owner('delete from attempts')
  return upload(here, again, paths.yourArrival(), bytes)
}

test('what comes from another place is shown first, and only what is ticked comes along', async () => {
  assert.equal((await bring(zip)).status, 303)
  const page = (await here.visit(again, paths.yourArrival())).body
  for (const shown of [
    'Ada',
    'America/Bogota',
    'Spanish',
    'Tea, the blue blanket',
    'Your words',
    'What you agreed to there',
  ])
    assert.ok(page.includes(shown), shown)
  assert.doesNotMatch(page, /name="what"[^>]*checked/, 'nothing is ticked beforehand')
  assert.equal((await here.post(again, paths.yourArrivalChoice(), {})).status, 422)
  const what = ['name', 'keepsake', 'zone', 'plan', 'words', 'consents']
  assert.equal((await here.post(again, paths.yourArrivalChoice(), { what })).status, 303)
  const [me] = await here.owner('select shown_name, keepsake, language, zone from people where id = $1', [again.id])
  assert.deepEqual(me, { shown_name: 'Ada', keepsake: 'kettle-2', language: 'en', zone: 'America/Bogota' })
  assert.deepEqual(await here.owner('select plan_days, plan_note from comforts'), [
    { plan_days: 3, plan_note: 'Tea, the blue blanket' },
  ])
  const carried = (await here.visit(again, paths.carriedWords())).body
  assert.match(carried, /Lamp and Kettle[\s\S]*A note of Ada 🫖/)
  assert.match(carried, /An answer of Ada/)
  assert.match(
    (await here.visit(again, paths.yourConsents())).body,
    /Agreed to elsewhere[\s\S]*The terms of this place/,
  )
  assert.deepEqual(await here.owner('select from consents'), [], 'a consent given elsewhere allows nothing here')
  assert.deepEqual(await here.owner('select from arrivals'), [])
})

test('nobody else reads it, bringing it twice changes nothing, and it leaves with me again', async () => {
  const eve = await here.someone('Eve')
  assert.ok(!(await here.visit(eve, paths.carriedWords())).body.includes('A note of Ada'))
  const before = await digestTables(here)
  await bring(zip)
  await here.post(again, paths.yourArrivalChoice(), { what: ['words', 'consents'] })
  assert.deepEqual(await digestTables(here), before)
  await here.post(again, paths.yourArchive())
  await makeWhatWaits(here)
  const files = await unzip((await download(here, again, paths.yourArchiveTaking())).bytes)
  const { mine } = JSON.parse(files['data.json'] ?? '')
  assert.equal(mine.carried_words.length, 4)
  assert.match(files['words.html'] ?? '', /A note of Ada 🫖/)
})

test('what was carried is removed one by one, by its person alone, or all at once', async () => {
  const eve = await here.someone('Eve')
  const action = /action="(\/you\/carried\/[\w-]{22}\/removal)"/.exec(
    (await here.visit(again, paths.carriedWords())).body,
  )?.[1]
  assert.equal((await here.post(eve, action ?? '')).status, 404)
  assert.equal((await here.post(again, action ?? '')).status, 303)
  assert.equal((await here.owner('select from carried_words')).length, 3)
  await here.post(again, paths.allCarriedRemoval())
  assert.deepEqual(await here.owner('select from carried_words'), [])
})

test('all of it can be let go, and a night lets go of what was forgotten', async () => {
  await bring(zip)
  await here.post(again, paths.yourArrivalRemoval())
  assert.deepEqual(await here.owner('select from arrivals'), [])
  assert.equal((await here.post(again, paths.yourArrivalChoice(), { what: ['name'] })).status, 404)
})

const mine = (rows: object) => ({ format: 'holdfast-person-1', mine: rows })
const note = (words: string) => ({ group_name: null, words, written_at: '2026-01-01T00:00:00Z' })
const withData = (data: unknown) => zipped({ 'data.json': JSON.stringify(data) })

function* zeros(megabytes: number) {
  yield '{"format":"holdfast-person-1","x":"'
  for (let i = 0; i < megabytes; i++) yield '0'.repeat(1_000_000)
}

const crafted: Record<string, [() => Promise<Buffer> | Buffer, RegExp]> = {
  'no zip at all': [() => Buffer.from('a letter to my aunt, long enough to be one'), /cut off, damaged, or no zip/],
  'nothing but its first letters': [() => Buffer.from('PK\x03\x04'), /cut off, damaged/],
  'a zip behind other words': [() => Buffer.concat([Buffer.from('MZ-program-'), zip]), /cut off, damaged/],
  'one that was cut off': [() => zip.subarray(0, zip.length - 40), /cut off, damaged/],
  'a list that points nowhere': [async () => forged(await withData(mine({})), 42, 0xfffffff0), /cut off, damaged/],
  'a byte turned over': [
    async () => forged(await withData(mine({ group_notes: [note('A long enough word')] })), 16, 0x12345678),
    /cut off, damaged/,
  ],
  'a path out of it': [
    async () => relettered(await zipped({ 'xx/xx/evil': 'x' }), 'xx/xx/', '../../'),
    /paths that lead out/,
  ],
  'a path from the root': [
    async () => relettered(await zipped({ 'xetc/passwd': 'x' }), 'xetc/', '/etc/'),
    /paths that lead out/,
  ],
  'a bomb that says its size': [() => zipOf([{ path: 'data.json', text: () => zeros(70) }]), /larger/],
  'a bomb that lies about its size': [
    async () => forged(await zipOf([{ path: 'data.json', text: () => zeros(30) }]), 24, 10),
    /larger/,
  ],
  'more words than one may bring': [() => zipOf([{ path: 'data.json', text: () => zeros(17) }]), /larger/],
  'millions of empty rows': [
    () => zipped({ 'data.json': `{"format":"holdfast-person-1","mine":{"group_notes":[${'{},'.repeat(3e5)}{}]}}` }),
    /larger/,
  ],
  'a hundred thousand files': [() => manyEntries(100_000), /larger/],
  'two files of one name': [() => zipOf([1, 2].map(() => ({ path: 'data.json', text: () => ['{}'] }))), /damaged/],
  'other things': [() => zipped({ 'holiday.jpg': 'x' }), /no archive of a person/],
  'no JSON': [() => zipped({ 'data.json': '{"format": "holdfast-person-1", ' }), /damaged/],
  'JSON that is no object': [() => withData(null), /no archive of a person/],
  'another format': [() => withData({ format: 'meeting-guide', mine: {} }), /no archive of a person/],
  'the copy of a group': [() => withData({ format: 'holdfast-group-1' }), /no archive of a person/],
  'one from a newer Holdfast': [() => withData({ format: 'holdfast-person-2', mine: {} }), /newer Holdfast/],
  'half of a surrogate pair': [
    () => zipped({ 'data.json': JSON.stringify(mine({ group_notes: [note('a\ud800b')] })) }),
    /no text can have/,
  ],
  'a nul': [() => withData(mine({ group_notes: [note('a\0b')] })), /no text can have/],
  'numbers where words should be': [() => withData(mine({ group_notes: [{ ...note(''), words: 7 }] })), /damaged/],
  'a day that never was': [
    () => withData(mine({ group_notes: [{ ...note('x'), written_at: '0000-02-31T99:00:00Z' }] })),
    /damaged/,
  ],
  'a table that is none': [() => withData(mine({ group_notes: 'drop table people' })), /damaged/],
  'too many accounts': [
    () => withData(mine({ people: Array(2).fill({ shown_name: 'A', keepsake: 'x', language: 'en', zone: 'UTC' }) })),
    /damaged/,
  ],
}

for (const [name, [make, says]] of Object.entries(crafted)) {
  test(`an archive with ${name} is refused in words, and nothing is half done`, async () => {
    const before = await digestTables(here)
    const answer = await bring(await make())
    assert.equal(answer.status, 422, answer.body.slice(0, 200))
    assert.match(answer.body, says)
    assert.deepEqual(await digestTables(here), before)
  })
}

test('values this place does not know are not offered', async () => {
  const person = { shown_name: '   ', keepsake: '<script>', language: 'tlh', zone: 'Mars/Olympus' }
  const comforts = { light: 'disco', contrast: 'none', plan_days: 400, plan_note: '' }
  assert.equal((await bring(await withData(mine({ people: [person], comforts: [comforts] })))).status, 303)
  assert.match((await here.visit(again, paths.yourArrival())).body, /nothing in your archive that could come along/)
  await here.post(again, paths.yourArrivalRemoval())
})

test('a visitor cannot bring anything, and a file larger than any honest one is turned away', async () => {
  assert.equal((await upload(here, undefined, paths.yourArrival(), zip)).status, 404)
  const { status } = await bring(Buffer.alloc(9_000_000))
  assert.ok(status === 413 || status === 422, String(status))
})
