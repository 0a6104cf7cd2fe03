import { paths } from '../src/web/paths.ts'
import { measureBackup } from './backup.ts'
import { measureCalendarFeed, measureSchedules } from './calendar.ts'
import { measureEqualWork } from './equal-work.ts'
import { measureExport } from './export.ts'
import { measureFirstVisits } from './first-visit.ts'
import { type Inside, lookInside, signInAll } from './inside.ts'
import { isMet, keep, type Line, print } from './line.ts'
import { measureMemory } from './memory.ts'
import { measureOutbox } from './outbox.ts'
import { type Asked, measurePages } from './pages.ts'
import { newFolder, type Program, startControl, startPlace, throwAway } from './program.ts'
import { measureDirectory } from './search.ts'
import { measureSignIn } from './sign-in.ts'
import { measureStartUp } from './start-up.ts'
import { measureTalking } from './talking.ts'

const IDLE_MB = 180
const PARTS = [
  'start-up',
  'pages',
  'sign-in',
  'equal-work',
  'first-visit',
  'calendar',
  'talking',
  'search',
  'outbox',
  'export',
  'backup',
] as const
type Part = (typeof PARTS)[number]

/** Measures all, or the parts that were named, and writes down each that came to its end. */
async function run(named: readonly string[]): Promise<boolean> {
  const unknown = named.filter((name) => !(PARTS as readonly string[]).includes(name))
  if (unknown.length > 0) throw new Error(`The bench has these parts: ${PARTS.join(', ')}; not ${unknown.join(', ')}.`)
  const wants = (part: Part) => named.length === 0 || named.includes(part)
  const measured = new Map<string, Line[]>()
  const add = async (part: Part, measure: () => Promise<Line[]>) => {
    if (!wants(part)) return
    console.log(`Measuring ${part} …`)
    measured.set(part, [...(measured.get(part) ?? []), ...(await measure())])
  }

  const folder = newFolder()
  const control = await startControl()
  try {
    await add('start-up', () => measureStartUp(folder))
    if (PARTS.slice(1, 7).some(wants)) await measureDemo(folder, control, add)
    await add('search', async () => [
      ...(await measureDirectory(10_000, control)),
      ...(await measureDirectory(100_000, control)),
    ])
    await add('outbox', measureOutbox)
    await add('export', measureExport)
    await add('backup', measureBackup)
  } finally {
    await control.stop()
    throwAway(folder)
    // What was measured before something broke is still worth reading.
    print([...measured.values()].flat())
    keep(measured)
  }
  return [...measured.values()].flat().every(isMet)
}

type Add = (part: Part, measure: () => Promise<Line[]>) => Promise<void>

/** All that is asked of the demo world. */
async function measureDemo(folder: string, control: Program, add: Add): Promise<void> {
  // Once to tell the demo, so that what idles has only been started.
  await (await startPlace(folder)).stop()
  const place = await startPlace(folder)
  try {
    await add('pages', () => measureMemory('idle memory, database included', place, control, IDLE_MB))
    const people = await signInAll(place)
    const inside = await lookInside(place)
    const ben = people.find(({ name }) => name === 'Ben')
    const asked = await pagesOf(inside, ben).finally(() => inside.close())
    await add('pages', () => measurePages(place, control, asked.pages))
    await add('pages', () => measureMemory('memory after the pages, database included', place, control))
    await add('sign-in', () => measureSignIn(place, people))
    await add('talking', () => measureTalking(place, control, ben))
    await add('equal-work', () => measureEqualWork(place, people))
    const first = [paths.home(), paths.groups(), asked.group, paths.helpNow()]
    await add('first-visit', () => measureFirstVisits(urlOf(place), urlOf(control), first))
    // Last, because it fills the calendars of Ben's groups.
    await add('calendar', async () => [...measureSchedules(), ...(await measureCalendarFeed(place, control, ben))])
  } finally {
    await place.stop()
  }
}

const urlOf = ({ port }: Program) => `http://localhost:${port}`

async function pagesOf({ owner }: Inside, member: { signInName: string; cookie: string } | undefined) {
  const listed = await owner.query<{ id: string }>(
    `select id from groups where listing = 'listed' order by id limit 20`,
  )
  const mine = await owner.query<{ id: string }>(
    `select g.id from groups g join memberships m on m.group_id = g.id join people p on p.id = m.person_id
     where p.sign_in_name = $1 order by g.id limit 1`,
    [member?.signInName],
  )
  const groups = listed.rows.map(({ id }) => paths.group(id))
  const cookie = member?.cookie
  const pages: Asked[] = [
    { name: 'home, visitor', paths: [paths.home()] },
    { name: 'home, member', paths: [paths.home()], cookie },
    { name: 'directory, visitor', paths: [paths.groups()] },
    { name: 'group page, visitor', paths: groups },
    { name: 'group page, member inside', paths: mine.rows.map(({ id }) => paths.group(id)), cookie },
    { name: 'sign-in page', paths: [paths.signIn()] },
  ]
  return { pages, group: groups[0] ?? '/' }
}

// What we started has a process group of its own, which Ctrl-C does not reach; leaving takes it along.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))
const met = await run(process.argv.slice(2))
if (!met) console.log('\nNot every target is met.')
