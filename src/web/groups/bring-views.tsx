import type { Group } from '../../domain/groups/group.ts'
import type { Invitation } from '../../domain/groups/invitations.ts'
import type { Reasons, Typed } from '../form.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, ButtonLink } from '../ui/button.tsx'
import { CopyButton } from '../ui/code-list.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { Qr } from '../ui/qr.tsx'
import { Fold, PageHead, Rest } from '../ui/sheet.tsx'
import { BackToGroup } from './back-to-group.tsx'
import type { Broken } from './bring-list.ts'
import { BringList } from './bring-list-form.tsx'
import { WordsToPost } from './bring-words.tsx'
import { topicOf } from './card.tsx'
import { momentWords } from './moment-words.ts'

export interface BringProps {
  readonly scene: Scene
  readonly group: Group
  /** One that opens for any number of people; undefined while there is none. */
  readonly link: Invitation | undefined
  /** Origin of the place. */
  readonly base: string
  /** Mail leaves from here. */
  readonly letters: boolean
  readonly form: { readonly typed: Typed; readonly errors: Reasons }
  readonly broken: readonly Broken[]
}

/** How a group that lives elsewhere moves in, one thing after the other. */
export function BringPage(props: BringProps) {
  const { scene, group, link, base, letters, form } = props
  const { t } = scene
  const address = link && base + paths.invitation(link.token)
  return (
    <Page scene={scene} title={t('bring.title')} topic={topicOf(group)}>
      <div class="narrow stack">
        <PageHead
          title={t('bring.title')}
          lead={t('bring.lead')}
          before={<BackToGroup scene={scene} group={group} />}
        />
        <FormErrors scene={scene} errors={form.errors} />
        <p>
          <a class="plain" href={paths.bringYourPeople()}>
            {t('bring.to_public')}
          </a>
        </p>
        <section class="stack tight">
          <h2>{t('bring.link.title')}</h2>
          {link && address ? (
            <OpenLink scene={scene} link={link} address={address} />
          ) : (
            <>
              <p>{t('bring.link.none')}</p>
              <ActionButton kind="lit" action={paths.bring(group.id)}>
                {t('bring.link.make')}
              </ActionButton>
            </>
          )}
          <p>
            <a class="plain" href={paths.invitations(group.id)}>
              {t('bring.link.all')}
            </a>
          </p>
        </section>
        {address && <WordsToPost scene={scene} address={address} />}
        <BringList {...props} />
        <Fold title={t('bring.personal.title')}>
          <p>{t('bring.personal.words')}</p>
          {letters && <p>{t('bring.personal.letters')}</p>}
          <ActionButton action={paths.bringEnd(group.id)}>{t('bring.personal.end')}</ActionButton>
        </Fold>
      </div>
    </Page>
  )
}

function OpenLink({ scene, link, address }: { scene: Scene; link: Invitation; address: string }) {
  const { t } = scene
  return (
    <>
      <p>
        <code id="bring-link" dir="ltr">
          {address}
        </code>
      </p>
      <p class="soft">{t('leading.invite.ends', { day: momentWords(scene, link.endsAt) })}</p>
      <div class="row">
        <CopyButton scene={scene} of="bring-link" />
        <ButtonLink href={paths.poster(link.id)} mark="print">
          {t('leading.invite.poster')}
        </ButtonLink>
      </div>
      <Rest>{t('bring.rest')}</Rest>
      <Fold title={t('leading.invite.square')} later>
        <Qr of={address} label={t('leading.invite.square_is')} />
      </Fold>
    </>
  )
}
