import { Hono } from 'hono'
import { neverWriteAgain } from '../../domain/groups/personal-invitations.ts'
import type { Env } from '../env.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import type { Scene } from '../scene.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'

/** How a group moves in, for everybody to read; and the page with which whoever got a letter asks for no more. */
export const bringPublic = new Hono<Env>()

bringPublic.get(paths.bringYourPeople(), (c) => c.html(<BringYourPeople scene={c.var.scene} />))

// Scanners of mail open every link: only the button does something.
bringPublic.get('/no-more-letters/:token', (c) => c.html(<NoMoreLetters scene={c.var.scene} />))

bringPublic.post('/no-more-letters/:token', async (c) => {
  const token = c.req.param('token')
  await c.var.db.acting(c.var.viewer, (as) => neverWriteAgain(as, token))
  const form = await c.req.formData().catch(() => new FormData())
  // A mail program asks in the background (RFC 8058) and must not be sent on.
  if (form.get('List-Unsubscribe') === 'One-Click') return c.text('OK\n')
  return seeOther(c, paths.home(), 'bring.never.done')
})

const PARTS = {
  evening: ['found', 'card', 'link', 'post', 'wait', 'welcome', 'close'],
  network: ['pin', 'slow', 'quiet', 'copy'],
  list: ['mail', 'letters', 'stop'],
  not: ['posts', 'names', 'members'],
  seen: ['letter', 'kept', 'never'],
} as const

function BringYourPeople({ scene }: { scene: Scene }) {
  const { t, person } = scene
  return (
    <Page scene={scene} title={t('bring.public.title')}>
      <div class="narrow stack">
        <PageHead title={t('bring.public.title')} lead={t('bring.public.lead')} />
        {Object.entries(PARTS).map(([part, lines]) => {
          const List = part === 'evening' ? 'ol' : 'ul'
          return (
            <section class="stack tight">
              <h2>{t(`bring.public.${part as keyof typeof PARTS}.title`)}</h2>
              <List class={part === 'evening' ? 'counted' : 'agreed'}>
                {lines.map((line) => (
                  <li>{t(`bring.public.${part}.${line}` as Parameters<Scene['t']>[0])}</li>
                ))}
              </List>
            </section>
          )
        })}
        <p>
          <ButtonLink kind="lit" href={person ? paths.newGroup() : paths.signUp()}>
            {t(person ? 'place.open.group' : 'bring.public.begin')}
          </ButtonLink>
        </p>
        {person && <p class="soft">{t('bring.public.led')}</p>}
      </div>
    </Page>
  )
}

function NoMoreLetters({ scene }: { scene: Scene }) {
  const { t, place, path } = scene
  return (
    <Page scene={scene} title={t('bring.never.title')}>
      <div class="narrow stack">
        <PageHead title={t('bring.never.title')} lead={t('bring.never.lead', { place: place.name })} />
        <form class="action" method="post" novalidate action={path}>
          <Button kind="lit">{t('bring.never.act')}</Button>
        </form>
      </div>
    </Page>
  )
}
