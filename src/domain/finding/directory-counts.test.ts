import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { type DirectoryPage, PAGE_SIZE, searchDirectory } from './directory.ts'
import { group, list, listElsewhere, wish } from './testing.ts'
import { cellsOfWeek, type Day, PARTS, type Part, PRINTED_CELLS, quarterOf } from './week.ts'
import type { DirectoryWish } from './wish.ts'

// The plain way to search: all rows in memory, each filter asked of each row. The database must say the same.

interface Row {
  name: string
  sorted_by: string
  id: string
  lives: string
  focus: string | null
  identity_led: string[]
  formats: string[]
  languages: string[]
  access: string[]
  door: string | null
  guests: string | null
  full_now: boolean
  paused: boolean
  slots: number[]
  next_slots: number[]
  printed_slots: number[]
}

let world: TestDatabase
let rows: Row[]

const FORMATS = ['video', 'audio', 'text']
const LANGUAGES = ['en', 'es', 'fr']
const FOCI = ['migraine', 'low_back', 'nights']
const ACCESS = ['captions', 'breaks', 'step_free']
const ZONES = ['UTC', 'Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Asia/Kolkata']
const time = fc.record({
  weekday: fc.nat(6),
  starts: fc.constantFrom('00:00', '05:45', '06:00', '11:59', '18:00', '19:15', '21:59', '22:00', '23:30'),
  every: fc.constantFrom(1, 1, 1, 2),
  nth: fc.constantFrom(null, null, 1, -1),
})
const groups = fc.record({
  name: fc.constantFrom('Moss', 'moss', 'Élan', 'Elan', 'Zebra', 'alto', 'Ñandú', 'Owls'),
  focus: fc.constantFrom(...FOCI),
  formats: fc.uniqueArray(fc.constantFrom(...FORMATS), { minLength: 1 }),
  languages: fc.uniqueArray(fc.constantFrom(...LANGUAGES), { minLength: 1 }),
  zone: fc.constantFrom(...ZONES),
  access: fc.uniqueArray(fc.constantFrom(...ACCESS)),
  identity: fc.uniqueArray(fc.constantFrom('women', 'men')),
  door: fc.constantFrom('open', 'ask'),
  guests: fc.constantFrom('no', 'ask', 'yes'),
  full: fc.boolean(),
  times: fc.array(time, { maxLength: 3 }),
})
const some = <T>(values: readonly T[]) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant<T[]>([]) },
    { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }) },
  )
const wishes: fc.Arbitrary<Partial<DirectoryWish>> = fc.record({
  formats: some(FORMATS),
  languages: some(LANGUAGES),
  focus: some(FOCI),
  doors: some(['open', 'ask', 'nonsense']),
  access: some(ACCESS),
  identity: some(['women', 'men']),
  days: some<Day>([0, 1, 2, 3, 4, 5, 6]),
  parts: some<Part>([...PARTS]),
  lives: fc.constantFrom(undefined, undefined, 'here' as const, 'elsewhere' as const),
  guests: fc.constantFrom(undefined, undefined, true),
  zone: fc.constantFrom(...ZONES),
  language: fc.constantFrom('en', 'es'),
  page: fc.integer({ min: 1, max: 4 }),
})

before(async () => {
  world = await openTestDatabase()
  const made = fc.sample(groups, { seed: 7, numRuns: 120 }).map(({ name, ...more }) => group(name, more))
  await list(world, ...made)
  for (const [at, { name, languages, zone, times }] of fc.sample(groups, { seed: 8, numRuns: 30 }).entries()) {
    await listElsewhere(world, {
      name,
      languages,
      meetings: times
        .slice(0, 1)
        .map(({ weekday, starts }) => ({ weekday, starts, zone: at % 2 ? zone : null, paused: at % 5 === 0 })),
    })
  }
  await world.owner(`update groups set closed_at = now() where id = any ($1)`, [made.slice(0, 9).map(({ id }) => id)])
  rows = await readAll()
})
after(() => world.drop())

const readAll = () => world.owner<Row & Record<string, unknown>>('select * from listed_groups order by num')

const without = <K extends keyof DirectoryWish>(asked: DirectoryWish, ...keys: K[]): DirectoryWish => ({
  ...asked,
  ...Object.fromEntries(keys.map((key) => [key, key === 'lives' || key === 'guests' ? undefined : []])),
})
const any = (has: readonly string[], wanted: readonly string[]) =>
  wanted.length === 0 || wanted.some((value) => has.includes(value))

function fits(row: Row, asked: DirectoryWish): boolean {
  const { formats, languages, focus, doors, access, identity, lives, guests } = asked
  return (
    any(row.formats, formats) &&
    any(row.languages, languages) &&
    any([row.focus ?? ''], focus) &&
    any([row.door ?? ''], doors) &&
    access.every((one) => row.access.includes(one)) &&
    any(row.identity_led, identity) &&
    (!lives || row.lives === lives) &&
    (!guests || ['yes', 'ask'].includes(row.guests ?? '')) &&
    meetsThen(row, asked)
  )
}

function meetsThen(row: Row, { days, parts, zone, now }: DirectoryWish): boolean {
  const cells = [
    ...row.slots.map((slot) => cellsOfWeek(zone, now)[slot] ?? -1),
    ...row.printed_slots.map((slot) => PRINTED_CELLS[slot] ?? -1),
  ]
  const then = (cell: number) =>
    (days.length === 0 || days.includes(Math.floor(cell / 4) as Day)) &&
    (parts.length === 0 || parts.includes(PARTS[cell % 4] as Part))
  return (days.length === 0 && parts.length === 0) || cells.some(then)
}

const count = (asked: DirectoryWish) => rows.filter((row) => fits(row, asked)).length

function inOrder(asked: DirectoryWish): Row[] {
  const now = quarterOf(asked.now)
  const key = (row: Row): (number | string)[] => [
    row.paused ? 2 : row.lives === 'elsewhere' ? 1 : 0,
    row.languages.includes(asked.language) ? 0 : 1,
    row.full_now ? 1 : 0,
    Math.min(672, ...row.next_slots.map((slot) => (slot - now + 672) % 672)),
    row.sorted_by,
    row.id,
  ]
  const compare = (a: (number | string)[], b: (number | string)[]) =>
    a.map((one, at) => (one < (b[at] ?? '') ? -1 : one > (b[at] ?? '') ? 1 : 0)).find((sign) => sign !== 0) ?? 0
  return rows.filter((row) => fits(row, asked)).sort((a, b) => compare(key(a), key(b)))
}

function expectSame(page: DirectoryPage, asked: DirectoryWish): void {
  assert.equal(page.total, count(asked))
  const expected = inOrder(asked).slice((page.page - 1) * PAGE_SIZE, page.page * PAGE_SIZE)
  assert.deepEqual(
    page.groups.map(({ id }) => id as string),
    expected.map(({ id }) => id),
  )
  for (const { value, count: said } of page.facets.formats)
    assert.equal(said, count({ ...asked, formats: [value] }), `formats ${value}`)
  for (const { value, count: said } of page.facets.languages)
    assert.equal(said, count({ ...asked, languages: [value] }), `languages ${value}`)
  for (const { value, count: said } of page.facets.focus)
    assert.equal(said, count({ ...asked, focus: [value] }), `focus ${value}`)
  for (const { value, count: said } of page.facets.doors)
    assert.equal(said, count({ ...asked, doors: [value] }), `doors ${value}`)
  for (const { value, count: said } of page.facets.identity)
    assert.equal(said, count({ ...asked, identity: [value] }), `identity ${value}`)
  for (const { value, count: said } of page.facets.access)
    assert.equal(said, count({ ...asked, access: [...asked.access, value] }), `access ${value}`)
  for (const { value, count: said } of page.facets.days)
    assert.equal(said, count({ ...asked, days: [Number(value) as Day] }), `days ${value}`)
  for (const { value, count: said } of page.facets.parts)
    assert.equal(said, count({ ...asked, parts: [value as Part] }), `parts ${value}`)
  for (const { value, count: said } of page.facets.lives)
    assert.equal(said, count({ ...asked, lives: value as 'here' }), `lives ${value}`)
  for (const { count: said } of page.facets.guests) assert.equal(said, count({ ...asked, guests: true }), 'guests')
  for (const { drop, value, count: said } of page.loosen) {
    if (drop === 'words') continue
    const looser =
      drop === 'access' ? { ...asked, access: asked.access.filter((one) => one !== value) } : without(asked, drop)
    assert.equal(said, count(looser), `without ${drop}`)
  }
}

test('whatever somebody asks for, the groups, their order and every count are those of the plain way', async () => {
  const now = new Date()
  await fc.assert(
    fc.asyncProperty(wishes, fc.constantFrom(0, 3, 500), async (more, few) => {
      const asked = wish({ now, ...more })
      expectSame(await world.db.reading(undefined, (as) => searchDirectory(as, asked, few)), asked)
    }),
    { numRuns: 250 },
  )
})

test('after the night’s work nothing has changed for anybody', async () => {
  // In one transaction it is one moment: between two a meeting may have begun, and then another comes next.
  await world.owner('begin')
  await world.owner('select list_groups(array(select id from groups))')
  await world.owner('select list_elsewhere(id) from elsewhere_groups')
  rows = await readAll()
  await world.owner('select refresh_directory(20)')
  const refreshed = await readAll()
  await world.owner('commit')
  assert.deepEqual(refreshed, rows)
  const asked = wish({ days: [2], zone: 'Asia/Kathmandu' })
  expectSame(await world.db.reading(undefined, (as) => searchDirectory(as, asked)), asked)
})
