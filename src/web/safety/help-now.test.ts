import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { says } from '../../../test/says.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { countries, helpLinesFor } from '../../domain/safety/help-lines.ts'
import { staleHelpLines } from '../../domain/safety/stale-help-lines.ts'

let world: World

before(async () => {
  world = await openWorld()
  await world.owner(`update place set country = 'ES'`)
})
after(() => world.drop())

const blocks = (page: string) => [...page.matchAll(/<li><a href="((?:tel|sms):[^"]*)"/g)].map((match) => match[1])

test('a visitor finds the numbers of the place’s country, the emergency number first', async () => {
  const { status, body } = await world.visit(undefined, '/help-now')
  assert.equal(status, 200)
  says(body, /<h2>Spain<\/h2>/)
  assert.deepEqual(blocks(body).slice(0, 2), ['tel:112', 'tel:024'])
  assert.equal(body.match(/class="first"/g)?.length, 1)
})

test('another country is one choice away, and nothing remembers it', async () => {
  const { body, headers } = await world.visit(undefined, '/help-now?country=GB')
  says(body, /<h2>United Kingdom<\/h2>/)
  assert.equal(blocks(body)[0], 'tel:999')
  assert.equal(headers.get('set-cookie'), null)
  says((await world.visit(undefined, '/help-now')).body, /<h2>Spain<\/h2>/)
})

test('a country without numbers of ours leads to a directory of lines', async () => {
  const { status, body } = await world.visit(undefined, '/help-now?country=TV')
  assert.equal(status, 200)
  says(body, /We have no numbers of our own/)
  says(body, /href="https:\/\/findahelpline\.com" rel="noreferrer"/)
})

test('a country that is none gives the place’s own', async () => {
  for (const country of ['', 'x', 'gb', '<b>', 'GBR', '%00']) {
    const { status, body } = await world.visit(undefined, `/help-now?country=${encodeURIComponent(country)}`)
    assert.equal(status, 200)
    says(body, /<h2>Spain<\/h2>/)
  }
})

test('every country’s page can be read in both languages', async () => {
  for (const country of countries()) {
    for (const language of ['en', 'es']) {
      const { status, body } = await world.visit(undefined, `/help-now?country=${country}`, {
        'accept-language': language,
      })
      assert.equal(status, 200)
      assert.ok(blocks(body).length >= helpLinesFor(country).length, `${country} in ${language}`)
    }
  }
})

test('a number that nobody has seen lately says so', async () => {
  says((await world.visit(undefined, '/help-now?country=US')).body, /Check the number/)
})

test('nobody here pretends to be a crisis service', async () => {
  says((await world.visit(undefined, '/help-now')).body, /Nobody here is a crisis service/)
})

test('opening the page writes nothing down, not even in the log', async () => {
  world.logged.length = 0
  await world.visit(undefined, '/help-now?country=MX')
  assert.ok(
    world.logged.every((line) => !/help|MX|country/.test(line)),
    'a line tells of it',
  )
})

test('the numbers come even when the database does not answer', async () => {
  await world.visit(undefined, '/help-now')
  const { db, waits } = world.house
  const { reading } = db
  Object.assign(db, { reading: () => new Promise(() => {}) })
  Object.assign(world.house, { waits: { ...waits, helpMs: 100 } })
  try {
    const { status, body } = await world.visit(undefined, '/help-now')
    assert.equal(status, 200)
    says(body, /<h2>Spain<\/h2>/)
    Object.assign(db, { reading: () => Promise.reject(new Error('gone')) })
    assert.equal((await world.visit(undefined, '/help-now?country=GB')).status, 200)
  } finally {
    Object.assign(db, { reading })
    Object.assign(world.house, { waits })
  }
})

test('the page is small, and loads nothing from anywhere else', async () => {
  const { body } = await world.visit(undefined, '/help-now')
  assert.ok(body.length < 24_000, `${body.length} bytes`)
  assert.deepEqual([...body.matchAll(/(?:src|<link[^>]*href)="(https?:[^"]*)"/g)], [])
})

test('whoever runs the place can list the lines to check', () => {
  const [first] = staleHelpLines(new Date('2100-01-01'))
  assert.ok(first?.source.startsWith('https://') && first.number && first.country)
})
