import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { wordsIn } from '../../src/locales/words.ts'
import { paths } from '../../src/web/paths.ts'
import { type BrowserWorld, openBrowserWorld } from './browser.ts'

const t = wordsIn('en')

let world: BrowserWorld
before(async () => {
  world = await openBrowserWorld()
  for (const kind of ['terms', 'privacy', 'contact'])
    await world.owner(`insert into pages (kind, language, words) values ($1, 'en', '# Words')`, [kind])
})
after(() => world?.close())

/** A device that keeps passkeys and says yes, as a phone does after a thumb. */
async function plugIn(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const arrive = (page: Page, path: string) => page.waitForURL((url) => url.pathname === path)

async function fillSignUp(page: Page): Promise<void> {
  await page.goto(paths.signUp())
  await page.fill('[name=name]', 'Pip')
  for (const box of ['adult', 'terms', 'health_data']) await page.check(`[name=${box}]`)
}

test('somebody comes in with a passkey and no password, and comes back with it', async () => {
  const context = await world.open(undefined)
  const page = await context.newPage()
  await plugIn(page)
  await fillSignUp(page)
  await button(page, t('people.sign_up.passkey')).click()
  await page.getByText(t('people.sign_up.passkey_ready')).waitFor()
  await button(page, t('people.sign_up.act')).click()
  await arrive(page, paths.keepThese())
  const signInName = (await page.locator('#keep-name ~ .lead').innerText()).trim()

  await page.goto(paths.you())
  await button(page, t('people.sign_out.act')).click()
  await arrive(page, paths.home())
  await page.goto(paths.signIn(paths.yourSessions()))
  await button(page, t('people.sign_in.passkey')).click()
  await arrive(page, paths.yourSessions())

  // Proving it again, ten minutes later.
  await world.owner(`update sessions set confirmed_at = now() - interval '1 hour'`)
  await page.goto(paths.yourData())
  await arrive(page, '/confirm')
  await button(page, t('people.sign_in.passkey')).click()
  await arrive(page, paths.yourData())

  const [kept] = await world.owner(
    `select p.sign_in_name, count(k.id)::int as passkeys, count(w.person_id)::int as passwords
     from people p left join passkeys k on k.person_id = p.id left join passwords w on w.person_id = p.id
     where p.sign_in_name = $1 group by p.id`,
    [signInName],
  )
  assert.deepEqual(kept, { sign_in_name: signInName, passkeys: 1, passwords: 0 })
  await context.close()
})

test('somebody with an account makes a passkey, names it, and removes it again', async () => {
  const ben = await world.someone('Ben')
  // Another way in: the last one cannot be removed.
  await world.owner(`insert into passwords (person_id, hash) values ($1, 'x')`, [ben.id])
  const context = await world.open(ben)
  const page = await context.newPage()
  await plugIn(page)
  await page.goto(paths.yourPasskeys())
  await page.fill('[name=name]', 'My phone')
  await button(page, t('people.passkeys.add')).click()
  await page.getByText(t('people.passkeys.kept')).waitFor()
  const mine = page.locator('.session', { hasText: 'My phone' })
  await mine.getByRole('button').click()
  await page.getByText(t('people.passkeys.removed')).waitFor()
  assert.equal(await mine.count(), 0)
  await context.close()
})

test('a device that has no passkey for this place changes nothing and says so', async () => {
  const context = await world.open(undefined)
  const page = await context.newPage()
  await plugIn(page)
  await page.goto(paths.signIn())
  await button(page, t('people.sign_in.passkey')).click()
  await page.getByText(t('people.passkeys.failed')).waitFor()
  assert.equal(new URL(page.url()).pathname, paths.signIn())
  await context.close()
})

test('Enter in a field of the sign-up sends it, and asks the device for nothing', async () => {
  const context = await world.open(undefined)
  const page = await context.newPage()
  await plugIn(page)
  await fillSignUp(page)
  await page.fill('[name=password]', 'a lamp in the window')
  await page.locator('[name=name]').press('Enter')
  await arrive(page, paths.keepThese())
  await context.close()
})
