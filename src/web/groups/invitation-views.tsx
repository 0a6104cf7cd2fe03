import type { Group } from '../../domain/groups/group.ts'
import { type Invitation, isOpen } from '../../domain/groups/invitations.ts'
import type { Reasons, Typed } from '../form.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { BackToIndex } from '../steward/views.tsx'
import { ActionButton, Button, ButtonLink } from '../ui/button.tsx'
import { Tick } from '../ui/choice.tsx'
import { CopyButton } from '../ui/code-list.tsx'
import { errorOf, FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { Qr } from '../ui/qr.tsx'
import { Fold, PageHead, Sheet } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { BackToGroup } from './back-to-group.tsx'
import { topicOf } from './card.tsx'
import { momentWords } from './moment-words.ts'
import { textOf } from './my-seat.tsx'

interface InvitationsProps {
  readonly scene: Scene
  /** undefined: to the place. */
  readonly group: Group | undefined
  readonly invitations: readonly Invitation[]
  /** Origin of the place. */
  readonly base: string
  readonly form: { readonly typed: Typed; readonly errors: Reasons }
}

/** Links in use, and making another. */
export function InvitationsPage(props: InvitationsProps) {
  const { scene, group, invitations, form } = props
  const { t, place } = scene
  const open = invitations.filter((one) => isOpen(one, scene.now))
  const over = invitations.filter((one) => !isOpen(one, scene.now))
  return (
    <Page scene={scene} title={t('leading.invite.title')} topic={group && topicOf(group)}>
      <div class="narrow stack">
        <PageHead
          title={t('leading.invite.title')}
          lead={group ? t('leading.invite.lead') : t('leading.invite.lead_place', { place: place.name })}
          before={group ? <BackToGroup scene={scene} group={group} /> : <BackToIndex scene={scene} />}
        />
        <FormErrors scene={scene} errors={form.errors} />
        {open.map((one) => (
          <OpenLink {...props} invitation={one} />
        ))}
        <MakeForm {...props} />
        {over.length > 0 && (
          <Fold title={t('leading.invite.over')} later>
            <ul class="stack tight">
              {over.map((one) => (
                <li>
                  <bdi>{one.note || t('leading.invite.no_note')}</bdi> <span class="soft">{overWords(scene, one)}</span>
                </li>
              ))}
            </ul>
          </Fold>
        )}
      </div>
    </Page>
  )
}

function OpenLink({ scene, invitation, base }: InvitationsProps & { invitation: Invitation }) {
  const { t } = scene
  const address = base + paths.invitation(invitation.token)
  const id = `link-${invitation.id}`
  const about = invitation.note || t('leading.invite.no_note')
  return (
    <article class="sheet stack tight">
      <h2 class="small" dir="auto">
        {about}
      </h2>
      <p>
        <code id={id} dir="ltr">
          {address}
        </code>
      </p>
      <p class="soft">
        {t('leading.invite.ends', { day: momentWords(scene, invitation.endsAt) })}{' '}
        {invitation.mostUses === null
          ? t('leading.invite.any_uses', { uses: invitation.uses })
          : t('leading.invite.uses', { uses: invitation.uses, most: invitation.mostUses })}
      </p>
      <div class="row">
        <CopyButton scene={scene} of={id} />
        <ButtonLink href={paths.poster(invitation.id)} mark="print" about={about}>
          {t('leading.invite.poster')}
        </ButtonLink>
        <ActionButton action={paths.invitationRevocation(invitation.id)} about={about}>
          {t('leading.invite.revoke')}
        </ActionButton>
      </div>
      <Fold title={t('leading.invite.square')} later>
        <Qr of={address} label={t('leading.invite.square_is')} />
      </Fold>
    </article>
  )
}

function MakeForm({ scene, group, form }: InvitationsProps) {
  const { t } = scene
  const field = (name: string) => ({ name, value: textOf(form.typed[name]), error: errorOf(scene, form.errors, name) })
  const action = group ? paths.invitations(group.id) : paths.placeInvitations()
  return (
    <Sheet title={t('leading.invite.make')}>
      <form class="stack" method="post" novalidate action={action}>
        <TextField
          {...field('note')}
          label={t('leading.invite.note')}
          hint={t('leading.invite.note_hint')}
          maxlength={120}
        />
        <TextField {...field('ends')} type="date" label={t('leading.invite.end')} hint={t('leading.invite.end_hint')} />
        <TextField
          {...field('uses')}
          type="number"
          inputmode="numeric"
          min={1}
          max={1000}
          label={t('leading.invite.most')}
          hint={t('leading.invite.most_hint')}
        />
        {group && group.listing !== 'listed' && (
          <Tick
            name="show_name"
            label={t('leading.invite.show_name')}
            hint={t('leading.invite.show_name_hint')}
            checked={form.typed.show_name === 'on'}
          />
        )}
        <p>
          <Button kind="lit">{t('leading.invite.do')}</Button>
        </p>
      </form>
    </Sheet>
  )
}

function overWords(scene: Scene, { revokedAt, endsAt }: Invitation): string {
  const { t } = scene
  if (revokedAt) return t('leading.invite.revoked', { day: momentWords(scene, revokedAt) })
  return endsAt <= scene.now
    ? t('leading.invite.ended', { day: momentWords(scene, endsAt) })
    : t('leading.invite.used_up')
}
