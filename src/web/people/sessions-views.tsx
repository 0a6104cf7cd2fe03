import type { Id } from '../../database/ids.ts'
import type { KnownSession } from '../../domain/people/sessions.ts'
import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, Button } from '../ui/button.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { SessionItem, SessionList } from '../ui/session-item.tsx'
import { Fold, PageHead } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { BackToYou } from './back-link.tsx'

interface SessionsProps {
  readonly scene: Scene
  readonly sessions: readonly KnownSession[]
  readonly inHand: Id<'sessions'>
  /** A new name that could not be taken, and for which session. */
  readonly form?: Filled
  readonly renaming?: Id<'sessions'>
}

export function SessionsPage({ scene, sessions, inHand, form = { typed: {} }, renaming }: SessionsProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('people.sessions.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('people.sessions.title')}
          lead={t('people.sessions.lead')}
          before={<BackToYou scene={scene} />}
        />
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <SessionList>
          {sessions.map((session) => (
            <SessionItem
              scene={scene}
              name={session.name}
              lastUsed={<LastUsed scene={scene} session={session} />}
              here={session.id === inHand}
            >
              <Fold title={t('people.sessions.rename')} open={session.id === renaming}>
                <Rename
                  scene={scene}
                  session={session}
                  form={session.id === renaming ? form : { typed: { name: session.name } }}
                  first={session.id === renaming}
                />
              </Fold>
              <ActionButton action={paths.sessionEnd(session.id)} about={session.name}>
                {t('people.sessions.end')}
              </ActionButton>
            </SessionItem>
          ))}
        </SessionList>
        {sessions.length > 1 && (
          <ActionButton action={paths.otherSessionsEnd()}>{t('people.sessions.end_others')}</ActionButton>
        )}
        <section class="stack tight" aria-labelledby="device">
          <h2 id="device">{t('people.device.title')}</h2>
          <p>{t('people.device.what')}</p>
          <ActionButton action={paths.anotherDevice()}>{t('people.device.act')}</ActionButton>
        </section>
        <p class="soft">{t('people.sessions.what')}</p>
      </div>
    </Page>
  )
}

/** A day, never an hour: the place keeps no more. */
function LastUsed({ scene, session }: { scene: Scene; session: KnownSession }) {
  const day = new Date(`${session.used_on}T00:00:00Z`)
  return (
    <>
      {scene.t('people.sessions.used')} <TimeInZone scene={scene} at={day} as="date" zone="UTC" />
      {session.shared && <> · {scene.t('people.sessions.shared')}</>}
    </>
  )
}

function Rename({
  scene,
  session,
  form,
  first,
}: {
  scene: Scene
  session: KnownSession
  form: Filled
  first: boolean
}) {
  const { t } = scene
  const id = first ? undefined : `name-${paths.session(session.id).split('/').at(-1)}`
  return (
    <form class="stack tight" method="post" novalidate action={paths.session(session.id)}>
      <TextField
        {...fieldsOf(scene, form)('name')}
        {...(id && { id })}
        label={t('people.sessions.name')}
        maxlength={60}
        required
      />
      <Button>{t('people.keep_act')}</Button>
    </form>
  )
}
