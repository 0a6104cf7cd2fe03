import type { MyFlare } from '../../domain/people/flare.ts'
import type { Myself } from '../../domain/people/profile.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, ButtonLink } from '../ui/button.tsx'
import { Keepsake } from '../ui/keepsake.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { FlareNow } from './flare-now.tsx'
import { LeavingLinks } from './leaving-links.tsx'
import { isNews, LostAddress } from './lost-address.tsx'

interface YouProps {
  readonly scene: Scene
  readonly myself: Myself
  readonly codesLeft: number
  readonly flare: MyFlare
}

/** Everything that is mine, a line each. */
export function YouPage({ scene, myself, codesLeft, flare }: YouProps) {
  const { t, person } = scene
  return (
    <Page scene={scene} title={t('people.you.title')}>
      <div class="narrow stack">
        <header class="row">
          <Keepsake of={person?.id ?? ''} chosen={myself.keepsake} size="l" />
          <div>
            <h1 dir="auto">{myself.shown_name}</h1>
            <p class="soft">
              {t('people.you.sign_in_name')} <bdi dir="ltr">{myself.sign_in_name}</bdi>
            </p>
          </div>
        </header>
        <FlareNow scene={scene} flare={flare} />
        {isNews(scene, myself.mail_lost_at) && <LostAddress scene={scene} at={myself.mail_lost_at} />}
        {person?.steward && (
          <p>
            <ButtonLink href={paths.steward()}>{t('people.you.steward')}</ButtonLink>
          </p>
        )}
        <Rows
          title={t('people.you.here')}
          rows={[
            [paths.yourGroups(), t('people.you.groups'), t('people.you.groups_hint')],
            [paths.yourCalendars(), t('calendars.title'), t('people.you.calendars_hint')],
            [paths.yourHours(), t('hours.title'), t('hours.you_hint')],
            [paths.yourName(), t('people.profile.title'), t('people.you.profile_hint')],
            [paths.yourReading(), t('talking.reading.title'), t('talking.reading.hint')],
            [paths.yourTelling(), t('telling.title'), t('telling.you_hint')],
            [paths.yourFlare(), t('people.flare.title'), t('people.you.flare_hint')],
            [paths.yourBlocks(), t('people.blocks.title'), t('people.you.blocks_hint')],
          ]}
        />
        <Rows
          title={t('people.you.ways')}
          rows={[
            [paths.yourPassword(), t('people.password.title'), t('people.you.password_hint')],
            [paths.yourPasskeys(), t('people.passkeys.title'), t('people.you.passkeys_hint')],
            [
              paths.yourCodes(),
              t('people.codes.title'),
              codesLeft < 3 ? t('people.codes.few', { left: codesLeft }) : t('people.you.codes_hint'),
            ],
            [paths.yourMail(), t('people.mail.title'), t('people.you.mail_hint')],
            [paths.yourSessions(), t('people.sessions.title'), t('people.you.sessions_hint')],
          ]}
        />
        <Rows
          title={t('people.you.kept')}
          rows={[
            [paths.yourConsents(), t('people.consents.title'), t('people.you.consents_hint')],
            [paths.yourWords(), t('talking.mine.title'), t('talking.mine.hint')],
            [paths.yourDecisions(), t('people.decisions.title'), t('people.you.decisions_hint')],
            [paths.yourData(), t('people.data.title'), t('people.you.data_hint')],
            [paths.yourErasure(), t('people.erasure.title'), t('people.you.erasure_hint')],
          ]}
        />
        <p>
          <SignOut scene={scene} />
        </p>
      </div>
    </Page>
  )
}

export function SignOut({ scene }: { scene: Scene }) {
  return (
    <ActionButton action={paths.signOut()} mark="leave">
      {scene.t('people.sign_out.act')}
    </ActionButton>
  )
}

function Rows({
  title,
  rows,
}: {
  title: string
  rows: readonly (readonly [href: string, words: string, hint: string])[]
}) {
  return (
    <section class="stack tight">
      <h2>{title}</h2>
      <ul class="stack tight">
        {rows.map(([href, words, hint]) => (
          <li>
            <a class="plain" href={href}>
              {words}
            </a>
            <p class="soft small">{hint}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The place has not said yes yet. */
export function WaitingPage({ scene }: { scene: Scene }) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('people.you.title')}>
      <div class="narrow stack">
        <PageHead title={t('people.waiting.title')} lead={t('people.waiting.lead')} />
        <p>{t('people.waiting.meanwhile')}</p>
        <p class="row">
          <ButtonLink href={paths.groups()}>{t('people.waiting.look')}</ButtonLink>
          <SignOut scene={scene} />
        </p>
        <LeavingLinks scene={scene} />
      </div>
    </Page>
  )
}
