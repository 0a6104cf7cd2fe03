import type { Conversation } from '../../domain/talking/conversations.ts'
import { type Post, pageOf } from '../../domain/talking/posts.ts'
import { type ReadingChoices, treatmentOf } from '../../domain/talking/reading.ts'
import type { Talk } from '../../domain/talking/talk.ts'
import { letters } from '../ids.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { BackLink } from '../ui/back-link.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Pager } from '../ui/pager.tsx'
import { PageHead, Rest } from '../ui/sheet.tsx'
import { Box, type BoxProps } from './box.tsx'
import { PostItem } from './post-item.tsx'
import { nameOf } from './post-words.ts'

export interface ConversationProps {
  readonly scene: Scene
  readonly talk: Talk
  readonly conversation: Conversation
  readonly posts: readonly Post[]
  readonly page: number
  readonly reading: ReadingChoices
  readonly open: boolean
  readonly box: Pick<BoxProps, 'last' | 'draft' | 'form' | 'answering'>
}

/** One conversation, a page of it, and the box to say something. */
export function ConversationPage(props: ConversationProps) {
  const { scene, talk, conversation, posts, page, box } = props
  const { t } = scene
  const at = (to: number) => paths.conversation(talk.id, conversation.id, { page: to })
  return (
    <Page scene={scene} title={t('talking.tab')} topic={`group:${letters(talk.id)}`}>
      <div class="narrow stack">
        <PageHead title={<span dir="auto">{titleOf(props)}</span>} before={<BackToList scene={scene} talk={talk} />} />
        <OpenAll {...props} />
        <Rest>{t('talking.flare.more')}</Rest>
        <ol class="thread" start={(page - 1) * posts.length + 1}>
          {posts.map((post) => (
            <PostItem {...props} conversation={conversation.id} post={post} />
          ))}
        </ol>
        <new-replies data-topic={`conversation:${letters(conversation.id)}`} data-words={t('talking.live.new')}>
          <a class="btn" href={at(pageOf(conversation.lastPosition))} hidden>
            {t('talking.live.new')}
          </a>
          <p class="hush" role="status" />
        </new-replies>
        <Pager
          scene={scene}
          back={page > 1 ? at(page - 1) : undefined}
          on={page < pageOf(conversation.lastPosition) ? at(page + 1) : undefined}
        />
        {talk.writes ? (
          <Box
            scene={scene}
            talk={talk}
            action={paths.posts(talk.id, conversation.id)}
            conversation={conversation.id}
            {...box}
          />
        ) : (
          <NotNow scene={scene} talk={talk} />
        )}
      </div>
    </Page>
  )
}

/** Its title; else whose it is, as far as this page shows that. */
function titleOf({ scene, conversation, posts }: ConversationProps): string {
  if (conversation.title) return conversation.title
  const [first] = posts
  return first?.position === 1 && first.voice && !first.takenBack
    ? scene.t('talking.untitled_by', { name: nameOf(scene, first) })
    : scene.t('talking.untitled')
}

/** One large control for all that is covered on this page. */
function OpenAll({ scene: { t }, talk, conversation, posts, page, reading, open }: ConversationProps) {
  const covered = posts.some(({ voice, topics }) => voice?.id !== talk.seat && treatmentOf(reading, topics) === 'cover')
  if (!covered) return null
  return (
    <p>
      <ButtonLink wide href={paths.conversation(talk.id, conversation.id, { page, open: !open })} mark="eye">
        {t(open ? 'talking.veil.cover_all' : 'talking.veil.open_all')}
      </ButtonLink>
    </p>
  )
}

/** To all conversations of the group. */
export function BackToList({ scene: { t }, talk }: { scene: Scene; talk: Pick<Talk, 'id' | 'name'> }) {
  return (
    <BackLink href={paths.conversations(talk.id)}>
      {t('talking.title')}: <bdi>{talk.name}</bdi>
    </BackLink>
  )
}

/** Why there is no box. */
export function NotNow({ scene: { t }, talk }: { scene: Scene; talk: Talk }) {
  if (talk.closed) return <Notice>{t('talking.closed')}</Notice>
  return (
    <Notice>
      {t('talking.accept_first')}{' '}
      <a class="plain" href={paths.group(talk.id)}>
        {t('talking.accept_do')}
      </a>
    </Notice>
  )
}
