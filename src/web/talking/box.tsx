import { randomUUID } from 'node:crypto'
import type { Child } from 'hono/jsx'
import { TOPICS, type Topic, WISHES, type Wish } from '../../domain/talking/choices.ts'
import type { ConversationId } from '../../domain/talking/conversations.ts'
import type { Draft } from '../../domain/talking/drafts.ts'
import type { PostId } from '../../domain/talking/posts.ts'
import type { Talk } from '../../domain/talking/talk.ts'
import type { Reasons, Typed } from '../form.ts'
import { textOf } from '../groups/my-seat.tsx'
import { letters } from '../ids.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Ticks } from '../ui/choice.tsx'
import { errorOf, FormErrors } from '../ui/form-errors.tsx'
import { Fold } from '../ui/sheet.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { whoSees } from './who.ts'

export interface BoxProps {
  readonly scene: Scene
  readonly talk: Talk
  /** Where it is sent. */
  readonly action: string
  /** Where it stands; none: it begins a conversation. */
  readonly conversation?: ConversationId | undefined
  /** What was chosen the last time. */
  readonly last: { readonly wish: Wish; readonly topics: readonly Topic[] }
  readonly answering?: { readonly id: PostId; readonly name: string; readonly toAll: string } | undefined
  readonly draft?: Draft | undefined
  readonly form?: { readonly typed: Typed; readonly errors: Reasons } | undefined
}

/** One box and one button. What else can be said about it is folded away, with the last choice kept. */
export function Box({ scene, talk, action, conversation, last, answering, draft, form }: BoxProps) {
  const { t } = scene
  const errors = form?.errors ?? {}
  const typed = form?.typed ?? {}
  return (
    <KeptAsYouWrite scene={scene} to={paths.drafts(talk.id)} conversation={conversation}>
      <form class="sheet stack tight" id="say" method="post" novalidate action={action}>
        <FormErrors scene={scene} errors={errors} />
        {answering && (
          <p>
            {t('talking.say.answering', { name: answering.name })}{' '}
            <a class="plain" href={answering.toAll}>
              {t('talking.say.to_all')}
            </a>
            <input type="hidden" name="answers" value={letters(answering.id)} />
          </p>
        )}
        {draft && !form && <p class="soft small">{t('talking.say.kept_before')}</p>}
        <TextArea
          name="words"
          rows={4}
          maxlength={6000}
          label={answering ? t('talking.say.answer', { name: answering.name }) : t('talking.say.words')}
          value={textOf(typed.words) ?? draft?.words}
          error={errorOf(scene, errors, 'words')}
          describedBy="seen"
        />
        {!conversation && (
          <div class="later">
            <TextField
              name="title"
              maxlength={120}
              label={t('talking.say.title')}
              hint={t('talking.say.title_hint')}
              value={textOf(typed.title) ?? draft?.title}
              error={errorOf(scene, errors, 'title')}
              describedBy="seen"
            />
          </div>
        )}
        <OptionalRow scene={scene} last={last} typed={typed} errors={errors} />
        <input type="hidden" name="key" value={textOf(typed.key) ?? letters(randomUUID())} />
        <WhoCanSee id="seen">{whoSees(scene, talk)}</WhoCanSee>
        <p>
          <Button kind="lit" wide name="verb" value="say">
            {t('talking.say.do', { group: talk.name })}
          </Button>
        </p>
        <p class="later">
          <Button kind="plain" name="verb" value="keep">
            {t('talking.say.keep')}
          </Button>
        </p>
      </form>
    </KeptAsYouWrite>
  )
}

interface KeptProps {
  readonly scene: Scene
  readonly to: string
  readonly conversation: ConversationId | undefined
  readonly children: Child
}

/** With script, what stands in the box is kept every few seconds; the box itself is never touched. */
function KeptAsYouWrite({ scene: { t }, to, conversation, children }: KeptProps) {
  return (
    <keep-draft
      data-to={to}
      data-conversation={conversation && letters(conversation)}
      data-kept={t('talking.kept_as_you_write')}
      data-failed={t('talking.not_kept')}
    >
      {children}
      <p class="soft small" />
    </keep-draft>
  )
}

type RowProps = Pick<BoxProps, 'scene' | 'last'> & { readonly typed: Typed; readonly errors: Reasons }

/** What one would like back, and what it touches on. */
export function OptionalRow({ scene, last, typed, errors }: RowProps) {
  const { t } = scene
  const wish = WISHES.find((one) => one === typed.wish) ?? last.wish
  const topics = Array.isArray(typed.topics) ? typed.topics : last.topics
  return (
    <Fold title={t('talking.say.more', { wish })} open={topics.length > 0} later>
      <Choice
        name="wish"
        label={t('talking.wish.label')}
        value={wish}
        error={errorOf(scene, errors, 'wish')}
        options={WISHES.map((value) => ({ value, label: t(`talking.wish.${value}`) }))}
      />
      <Ticks
        name="topics"
        label={t('talking.topics.label')}
        hint={t('talking.topics.hint')}
        values={topics}
        error={errorOf(scene, errors, 'topics')}
        options={TOPICS.map((value) => ({ value, label: t(`talking.topic.${value}`) }))}
      />
    </Fold>
  )
}
