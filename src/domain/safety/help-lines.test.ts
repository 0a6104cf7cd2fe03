import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countries, findAHelpline, guessCountry, helpLinesFor, linesToCheck, needsChecking } from './help-lines.ts'

const all = countries().flatMap((country) => helpLinesFor(country))

test('wherever we list a country, a person finds an emergency number first and someone who listens after it', () => {
  for (const country of countries()) {
    const kinds = helpLinesFor(country).map(({ kind }) => kind)
    assert.equal(kinds[0], 'emergency', country)
    assert.ok(kinds.includes('listening'), country)
  }
})

test('each country is one the browser can name', () => {
  const names = new Intl.DisplayNames('en', { type: 'region' })
  for (const country of countries()) assert.notEqual(names.of(country), country)
})

test('a number that can be tapped is the number that is shown, without a country code that would not connect', () => {
  for (const { tel_uri, phone_display } of all) {
    if (tel_uri === null) continue
    const shown = phone_display.split(/[·/]/)[0]?.replace(/[^\d*]/g, '')
    assert.equal(tel_uri, `tel:${shown}`)
  }
})

test('nobody is sent to the same number twice in one country for the same thing', () => {
  const seen = all.map(({ country, tel_uri, sms, press, place }) =>
    [country, tel_uri, sms?.number, press, place].join(),
  )
  assert.equal(new Set(seen).size, seen.length)
})

test('a number seen within 180 days stands as it is; after that the page says to check it', () => {
  const line = { verified_on: '2026-05-26', kind: 'listening' } as const
  assert.equal(needsChecking(line, new Date('2026-05-26T00:00:00Z')), false)
  assert.equal(needsChecking(line, new Date('2026-11-22T23:59:59Z')), false)
  assert.equal(needsChecking(line, new Date('2026-11-23T00:00:00Z')), true)
})

test('a number nobody has seen, or that claims to be seen in the future, is always to be checked', () => {
  assert.equal(needsChecking({ verified_on: null, kind: 'listening' }, new Date()), true)
  assert.equal(needsChecking({ verified_on: '2036-01-01', kind: 'listening' }, new Date('2026-01-01')), true)
  assert.equal(needsChecking({ verified_on: '2026-01-02', kind: 'listening' }, new Date('2026-01-01T12:00:00Z')), false)
})

test('no date is claimed that lies before the lines existed or after they were read', () => {
  for (const { verified_on } of all)
    if (verified_on !== null) assert.ok(verified_on > '2015' && verified_on < '2026-11-23')
})

test('a steward is told of every line that is due', () => {
  const due = linesToCheck(new Date('2100-01-01'))
  assert.deepEqual(
    due,
    all.filter((line) => line.kind === 'listening'),
  )
})

test('an emergency number is never doubted', () => {
  assert.equal(needsChecking({ verified_on: null, kind: 'emergency' }, new Date()), false)
})

test('the first guess comes from the time zone, then from the language, and may be no guess', () => {
  assert.equal(guessCountry('Europe/Dublin', 'en-GB'), 'IE')
  assert.equal(guessCountry('America/Argentina/Ushuaia'), 'AR')
  assert.equal(guessCountry('America/Indiana/Knox'), 'US')
  assert.equal(guessCountry('UTC', 'es-MX'), 'MX')
  assert.equal(guessCountry('Asia/Tokyo', 'ja-JP'), undefined)
  assert.equal(guessCountry(undefined), undefined)
})

test('the zones of the table are real', () => {
  for (const zone of ['Pacific/Chatham', 'Africa/Ceuta', 'America/Coyhaique']) {
    assert.ok(guessCountry(zone) !== undefined)
  }
})

test('whoever is elsewhere is sent to a directory of lines', () => {
  assert.ok(URL.canParse(findAHelpline))
  assert.deepEqual(helpLinesFor('XX'), [])
})
