import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { leaveGroup } from '../../src/domain/groups/belong.ts'
import { endOtherSessions, openSession } from '../../src/domain/people/sessions.ts'
import { wordsIn } from '../../src/locales/words.ts'
import { paths } from '../../src/web/paths.ts'
import type { Someone } from '../world.ts'
import { type BrowserWorld, openBrowserWorld } from './browser.ts'

const t = wordsIn('en')

let world: BrowserWorld
let ben: Someone
before(async () => {
  world = await openBrowserWorld()
  ben = await world.someone('Ben')
})
after(() => world?.close())

const path = (url: URL) => url.pathname

test('a session ended elsewhere takes what is open with it: the tab shows the way in', async () => {
  const other = await world.db.asSystem('a second device', (as) =>
    openSession(as, ben.id, { name: 'B', shared: false }),
  )
  const context = await world.open({ ...ben, cookie: `holdfast=${other.token}` })
  const page = await context.newPage()
  const heard = page.waitForEvent('websocket').then((socket) => socket.waitForEvent('framesent'))
  await page.goto(paths.yourSessions())
  await heard
  const [mine] = await world.owner<{ id: typeof other.id }>(
    'select id from sessions where person_id = $1 and id <> $2',
    [ben.id, other.id],
  )
  assert.ok(mine)
  await world.db.acting(ben.id, (as) => endOtherSessions(as, mine.id))
  await page.waitForURL((url) => path(url) === '/sign-in')
  assert.equal(await page.locator('h1').innerText(), t('people.sign_in.title'))
  await context.close()
})

test('signing out shows the answer to signing out, and another tab of the same browser the way in', async () => {
  const other = await world.db.asSystem('a second device', (as) =>
    openSession(as, ben.id, { name: 'D', shared: false }),
  )
  const context = await world.open({ ...ben, cookie: `holdfast=${other.token}` })
  const [here, there] = [await context.newPage(), await context.newPage()]
  const heard = there.waitForEvent('websocket').then((socket) => socket.waitForEvent('framesent'))
  await there.goto(paths.yourSessions())
  await heard
  await here.goto(paths.you())
  await here.getByRole('button', { name: t('people.sign_out.act') }).click()
  await here.getByText(t('people.sign_out.done')).waitFor()
  await there.waitForURL((url) => path(url) === '/sign-in')
  assert.equal(path(new URL(here.url())), '/')
  await context.close()
})

test('what somebody may no longer see leaves their screen', async () => {
  const ada = await world.someone('Ada')
  const group = await world.group(ada)
  await world.sit(ben, group)
  const context = await world.open(ben)
  const page = await context.newPage()
  const opening = page.waitForEvent('websocket')
  await page.goto(paths.people(group))
  const isAboutGroup = ({ payload }: { payload: string | Buffer }) => String(payload).includes('"topic":"group:')
  let hears = false
  const heard = (await opening).waitForEvent('framereceived', isAboutGroup).then(() => {
    hears = true
  })
  // The place knows what the tab shows once the tab hears of it.
  while (!hears) await Promise.race([heard, world.owner(`select pg_notify('live', $1)`, [`group:${group}`])])
  await world.db.acting(ben.id, (as) => leaveGroup(as, group))
  await page.getByRole('heading', { level: 1, name: t('answers.not_here.title') }).waitFor()
  await context.close()
})
