import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { searchDirectory } from './directory.ts'
import { syncFocusWords } from './focus-words.ts'
import { group, list, listElsewhere, wish } from './testing.ts'

let world: TestDatabase

before(async () => {
  world = await openTestDatabase()
  await world.db.asSystem('words of the catalogue', syncFocusWords)
  await list(
    world,
    group('Slow Mornings', {
      purpose: 'A gentle hour for anyone whose mornings start slowly.',
      focus: 'any_pain',
      formats: ['audio', 'text'],
      times: [{ weekday: 2, starts: '10:30' }],
    }),
    group('Half the Head', {
      purpose: 'We sit in the dark and wait for it to pass.',
      focus: 'migraine',
      times: [{ weekday: 2, starts: '19:00' }],
    }),
    group('Dark Glasses', {
      purpose: 'Light, noise, and what to tell the office.',
      focus: 'migraine',
      times: [{ weekday: 4, starts: '12:00' }],
    }),
    group('Media Luz', {
      purpose: 'Para quien vive con la cabeza a media luz.',
      focus: 'migraine',
      languages: ['es'],
      zone: 'Europe/Madrid',
      times: [{ weekday: 3, starts: '17:00' }],
    }),
    group('Puntos de Ternura', {
      purpose: 'Nos entendemos sin explicaciones.',
      focus: 'fibromyalgia',
      languages: ['es'],
      zone: 'America/Mexico_City',
      times: [{ weekday: 1, starts: '20:00' }],
    }),
    group('The Ironing Board', {
      purpose: 'Standing, sitting, neither. What we do with a spine that argues.',
      focus: 'low_back',
      access: ['lying_down', 'captions'],
      times: [{ weekday: 5, starts: '18:30' }],
    }),
    group('Owls', {
      purpose: 'For the hours when backs keep people awake.',
      focus: 'nights',
      access: ['captions'],
      times: [{ weekday: 0, starts: '23:30' }],
    }),
    group('Full House', {
      purpose: 'A small table and every chair is taken.',
      focus: 'low_back',
      full: true,
      times: [{ weekday: 2, starts: '10:00' }],
    }),
    group('Moss', {
      purpose: 'Women who garden sitting down.',
      focus: 'osteoarthritis',
      identity: ['women'],
      formats: ['in_person'],
      access: ['step_free'],
      door: 'ask',
      guests: 'ask',
    }),
  )
  await listElsewhere(world, {
    name: 'Fibro Friends San José',
    area: 'San José',
    meetings: [{ weekday: 2, starts: '19:00', zone: null }],
  })
})
after(() => world.drop())

/** All is asked at one moment: which group meets next decides the order. */
const NOW = new Date()
const search = (more: Parameters<typeof wish>[0]) =>
  world.db.reading(undefined, (as) => searchDirectory(as, wish({ now: NOW, ...more })))
const names = async (words: string) => (await search({ words })).groups.map(({ name }) => name)

test('a visitor without words sees every listed group: here first, full ones later, elsewhere last', async () => {
  const page = await search({})
  assert.equal(page.total, 10)
  assert.equal(page.groups.at(-1)?.name, 'Fibro Friends San José')
  const english = page.groups
    .filter(({ languages, lives }) => lives === 'here' && languages.includes('en'))
    .map(({ name }) => name)
  assert.equal(english.at(-1), 'Full House')
  assert.ok(
    page.groups.findIndex(({ name }) => name === 'Media Luz') >
      page.groups.findIndex(({ name }) => name === 'Full House'),
  )
})

test('a whole question finds the groups it is about, and those that meet then come first', async () => {
  const found = await search({ words: 'is there a group for migraine on tuesday evenings?' })
  assert.equal(found.groups[0]?.name, 'Half the Head')
  assert.deepEqual(found.groups.map(({ name }) => name).sort(), ['Dark Glasses', 'Half the Head', 'Media Luz'])
  assert.deepEqual(found.time, { days: [2], parts: ['evening'] })
  assert.equal(found.total, 3)
  assert.equal(found.allWords, 1)
})

test('somebody who writes Spanish, with or without accents, finds groups of both languages', async () => {
  assert.deepEqual((await names('grupo para jaqueca por la tarde')).sort(), [
    'Dark Glasses',
    'Half the Head',
    'Media Luz',
  ])
  assert.deepEqual((await names('migraña')).sort(), ['Dark Glasses', 'Half the Head', 'Media Luz'])
  assert.deepEqual((await names('fibromialgia')).sort(), ['Fibro Friends San José', 'Puntos de Ternura'])
})

test('a slip of the hand finds what was meant, and says so', async () => {
  const found = await search({ words: 'fybromyalgia' })
  assert.deepEqual(found.groups.map(({ name }) => name).sort(), ['Fibro Friends San José', 'Puntos de Ternura'])
  assert.deepEqual(found.misspelt, [{ said: 'fybromyalgia', meant: 'fibromyalgia' }])
  assert.deepEqual(
    (await search({ words: 'migriane' })).misspelt.map(({ meant }) => meant),
    ['migraine'],
  )
})

test('what fits every word comes before what fits some', async () => {
  const found = await names('bad back nights')
  assert.equal(found[0], 'Owls')
  assert.deepEqual(found.slice(1).sort(), ['Full House', 'The Ironing Board'])
})

test('a word only begun finds what begins so', async () => {
  assert.deepEqual(await names('ironin'), ['The Ironing Board'])
  assert.deepEqual((await search({ words: 'ironin' })).misspelt, [])
})

test('words find what stands on the card and not in the text', async () => {
  assert.deepEqual(await names('women only'), ['Moss'])
  assert.deepEqual(await names('silla de ruedas'), ['Moss'])
  assert.deepEqual((await names('in Spanish')).sort(), ['Media Luz', 'Puntos de Ternura'])
})

test('words that say nothing, or are no words at all, leave everything there', async () => {
  for (const words of ['pain', 'a group', '???', '\\', ' ', '&|!():*', "'; -- /* */", '\u0000\ud800', 'dolor']) {
    assert.equal((await search({ words })).total, 10, words)
  }
  assert.ok((await search({ words: 'x'.repeat(10_000) })).total >= 0)
})

test('nothing near is said to be nothing, with the words to drop', async () => {
  const found = await search({ words: 'xylophone quartet' })
  assert.equal(found.total, 0)
  assert.deepEqual(found.loosen, [{ drop: 'words', count: 10 }])
})

test('a group is found on the day it meets where the reader lives', async () => {
  // 20:00 on Monday in Mexico City is Tuesday 02:00 in London
  const tuesdays = await search({ days: [2] })
  assert.ok(tuesdays.groups.some(({ name }) => name === 'Puntos de Ternura'))
  const inMexico = await search({ days: [1], parts: ['evening'], zone: 'America/Mexico_City' })
  assert.deepEqual(
    inMexico.groups.map(({ name }) => name),
    ['Puntos de Ternura'],
  )
  const nights = await search({ days: [2], parts: ['night'] })
  assert.deepEqual(
    nights.groups.map(({ name }) => name),
    ['Puntos de Ternura'],
  )
})

test('a time as printed counts as it is printed, wherever the reader lives', async () => {
  for (const zone of ['Europe/London', 'Asia/Kathmandu', 'America/Los_Angeles']) {
    const found = await search({ days: [2], parts: ['evening'], lives: 'elsewhere', zone })
    assert.deepEqual(
      found.groups.map(({ name }) => name),
      ['Fibro Friends San José'],
    )
  }
})

test('an empty result says which filter to drop and what that opens', async () => {
  const found = await search({ focus: ['migraine'], access: ['captions'], days: [2], parts: ['evening'] })
  assert.equal(found.total, 0)
  const drop = (name: string) => found.loosen.find((one) => one.drop === name)?.count
  assert.equal(drop('access'), 1)
  assert.equal(drop('focus'), undefined)
  assert.equal(found.loosen[0]?.value, 'captions')
})

test('a page far past the last one is the last one', async () => {
  const found = await search({ page: 99_999 })
  assert.equal(found.page, 1)
  assert.equal(found.groups.length, 10)
})

test('a group that is hidden again is gone at once, from the words too', async () => {
  await list(world, group('Quiet Xenolith', { purpose: 'A zeugmatic gathering.' }))
  assert.deepEqual(await names('zeugmatic'), ['Quiet Xenolith'])
  await world.owner(`update groups set listing = 'hidden' where name = 'Quiet Xenolith'`)
  assert.deepEqual(await names('zeugmatic'), [])
  assert.deepEqual((await search({ words: 'zeugmatik' })).misspelt, [])
  assert.equal((await search({})).total, 10)
})

test('words that many groups use, and so are kept in another way, find the same groups in the same order', async () => {
  const searches = ['bad back nights', 'women', 'migraine tuesday', 'fybromyalgia', 'jaqueca', 'table', 'la cabeza']
  const rare = await Promise.all(searches.map((words) => names(words)))
  await world.owner('select refresh_directory(1)')
  assert.deepEqual(await Promise.all(searches.map((words) => names(words))), rare)
  await list(world, group('Late Comer', { focus: 'migraine', times: [{ weekday: 2, starts: '19:00' }] }))
  assert.ok((await names('migraine tuesday')).includes('Late Comer'))
  await world.owner(`delete from groups where name = 'Late Comer'`)
  assert.deepEqual(await Promise.all(searches.map((words) => names(words))), rare)
})

test('a group in a zone that the database does not know is listed all the same', async () => {
  await list(world, group('New Island', { zone: 'Pacific/New_Island', times: [{ weekday: 2, starts: '19:00' }] }))
  assert.deepEqual(await names('island'), ['New Island'])
  await world.owner('select refresh_directory()')
  assert.equal((await search({ words: 'island', days: [2] })).total, 0)
})
