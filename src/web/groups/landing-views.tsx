import type { ShutReason } from '../../domain/groups/doors.ts'
import type { Group } from '../../domain/groups/group.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { CardBody, CardHead } from './card.tsx'

/** Somebody signed out, with a link in hand: what they are invited to, and the way in. */
export function InvitedVisitor({ scene, group, token }: { scene: Scene; group: Group | undefined; token: string }) {
  const { t, place } = scene
  return (
    <Page scene={scene} title={t('groups.invited.title')}>
      <article class="narrow stack">
        {group ? (
          <>
            <p>{t('groups.invited.words', { group: group.name })}</p>
            <CardHead scene={scene} group={group} />
            <CardBody scene={scene} group={group} />
          </>
        ) : (
          <PageHead title={t('groups.invited.place', { place: place.name })} lead={t('groups.invited.place_words')} />
        )}
        <p>{t('groups.invited.account')}</p>
        <p class="row">
          <ButtonLink kind="lit" href={paths.signUpInvited(token)}>
            {t('groups.invited.sign_up')}
          </ButtonLink>
          <ButtonLink href={paths.signIn(paths.invitation(token))}>{t('groups.door.sign_in')}</ButtonLink>
        </p>
      </article>
    </Page>
  )
}

/** A link to the place, held by somebody who is here already. */
export function InvitedHere({ scene }: { scene: Scene }) {
  const { t, place } = scene
  return (
    <Page scene={scene} title={t('groups.invited.title')}>
      <div class="narrow stack">
        <PageHead title={t('groups.invited.here', { place: place.name })} lead={t('groups.invited.here_words')} />
        <p>
          <ButtonLink kind="lit" href={paths.groups()}>
            {t('groups.invited.look')}
          </ButtonLink>
        </p>
      </div>
    </Page>
  )
}

/** The link opens, and this person may not pass all the same. */
export function ShutToInvited({ scene, reason }: { scene: Scene; reason: ShutReason }) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('groups.invited.title')}>
      <div class="narrow stack">
        <PageHead title={t('groups.invited.title')} lead={t(`groups.shut.${reason}`)} />
        <p>
          <ButtonLink href={paths.yourDecisions()}>{t('groups.removed.what_next')}</ButtonLink>
        </p>
      </div>
    </Page>
  )
}

/** Ended, used up, revoked, dead with its maker's rights, or never made: nobody learns which. */
export function DeadLink({ scene }: { scene: Scene }) {
  const { t } = scene
  return (
    <Page scene={{ ...scene, path: paths.home() }} title={t('groups.invited.dead')}>
      <div class="narrow stack">
        <PageHead title={t('groups.invited.dead')} lead={t('groups.invited.dead_words')} />
        <p class="row">
          {!scene.person && <ButtonLink href={paths.signIn()}>{t('answers.not_here.sign_in')}</ButtonLink>}
          <ButtonLink href={paths.groups()}>{t('groups.invited.look')}</ButtonLink>
        </p>
      </div>
    </Page>
  )
}
