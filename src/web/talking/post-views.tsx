import type { FoundPost } from '../../domain/talking/posts.ts'
import { pageOf } from '../../domain/talking/posts.ts'
import type { Talk } from '../../domain/talking/talk.ts'
import type { Reasons, Typed } from '../form.ts'
import { textOf } from '../groups/my-seat.tsx'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { BackLink } from '../ui/back-link.tsx'
import { ActionButton, Button } from '../ui/button.tsx'
import { errorOf, FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead, Sheet } from '../ui/sheet.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { OptionalRow } from './box.tsx'
import { NotNow } from './conversation-views.tsx'
import { anchorOf } from './post-words.ts'
import { Said } from './said.tsx'
import { whoSees } from './who.ts'

interface PostPageProps {
  readonly scene: Scene
  readonly talk: Talk
  readonly post: FoundPost
  readonly form?: { readonly typed: Typed; readonly errors: Reasons } | undefined
}

/** What can be done with one post: by its author, by those who lead. */
export function PostPage(props: PostPageProps) {
  const { scene, talk, post } = props
  const { t } = scene
  const mine = post.seat === talk.seat
  const back = { page: pageOf(post.position), to: anchorOf(post) }
  return (
    <Page scene={scene} title={t('talking.post.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('talking.post.title')}
          before={
            <BackLink href={paths.conversation(talk.id, post.conversation, back)}>{t('talking.post.back')}</BackLink>
          }
        />
        {!mine && (
          <div class="well stack tight">
            <Said words={post.words} />
          </div>
        )}
        {mine && (talk.writes ? <Edit {...props} /> : <NotNow scene={scene} talk={talk} />)}
        {mine && (
          <Sheet title={t('talking.post.take_back')}>
            <p>{t('talking.post.take_back_words')}</p>
            <div>
              <ActionButton action={paths.takingBack(talk.id, post.id)}>{t('talking.post.take_back')}</ActionButton>
            </div>
          </Sheet>
        )}
        {talk.leads && talk.writes && (
          <Sheet title={t('talking.post.pin')}>
            <p>{t('talking.post.pin_words')}</p>
            <div>
              <ActionButton action={paths.postPin(talk.id, post.id)} fields={{ pin: post.pinned ? 'no' : 'yes' }}>
                {t(post.pinned ? 'talking.post.unpin_do' : 'talking.post.pin_do')}
              </ActionButton>
            </div>
          </Sheet>
        )}
      </div>
    </Page>
  )
}

function Edit({ scene, talk, post, form }: PostPageProps) {
  const { t } = scene
  const { typed = {}, errors = {} } = form ?? {}
  return (
    <form class="stack" method="post" novalidate action={paths.post(talk.id, post.id)}>
      <FormErrors scene={scene} errors={errors} />
      <TextArea
        name="words"
        rows={6}
        maxlength={6000}
        label={t('talking.post.edit')}
        hint={t('talking.post.edit_hint')}
        value={textOf(typed.words) ?? post.words}
        error={errorOf(scene, errors, 'words')}
        describedBy="seen"
      />
      {post.position === 1 && (
        <TextField
          name="title"
          maxlength={120}
          label={t('talking.say.title')}
          hint={t('talking.say.title_hint')}
          value={textOf(typed.title) ?? post.title}
          error={errorOf(scene, errors, 'title')}
          describedBy="seen"
        />
      )}
      <OptionalRow
        scene={scene}
        last={{ wish: post.wish ?? 'just_saying', topics: post.topics }}
        typed={typed}
        errors={errors}
      />
      <WhoCanSee id="seen">{whoSees(scene, talk)}</WhoCanSee>
      <p>
        <Button kind="lit">{t('talking.post.edit_do')}</Button>
      </p>
    </form>
  )
}
