import type { ConversationPage, ListedConversation, PinnedPost } from '../../domain/talking/conversations.ts'
import { pageOf } from '../../domain/talking/posts.ts'
import { type ReadingChoices, treatmentOf } from '../../domain/talking/reading.ts'
import type { Talk } from '../../domain/talking/talk.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { BackLink } from '../ui/back-link.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { Pager } from '../ui/pager.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { NotNow } from './conversation-views.tsx'
import { anchorOf, topicWords } from './post-words.ts'
import { Said } from './said.tsx'

interface ListProps {
  readonly scene: Scene
  readonly talk: Talk
  readonly list: ConversationPage
  readonly pinned: readonly PinnedPost[]
  readonly reading: ReadingChoices
}

/** What is talked about in a group. Nothing says what is new: nobody is behind. */
export function ConversationsPage({ scene, talk, list, pinned, reading }: ListProps) {
  const { t } = scene
  const { page, more, conversations } = list
  return (
    <Page scene={scene} title={t('talking.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('talking.title')}
          lead={t('talking.list.lead')}
          before={
            <BackLink href={paths.group(talk.id)}>
              <bdi>{talk.name}</bdi>
            </BackLink>
          }
        />
        {talk.writes ? (
          <p>
            <ButtonLink kind="lit" href={paths.newConversation(talk.id)} mark="pen">
              {t('talking.list.begin')}
            </ButtonLink>
          </p>
        ) : (
          <NotNow scene={scene} talk={talk} />
        )}
        <Pinned scene={scene} talk={talk} pinned={pinned} reading={reading} />
        {conversations.length === 0 && <p>{t('talking.list.none')}</p>}
        {conversations.length > 0 && (
          <p class="soft small later">
            {t(`talking.list.order.${reading.order}`)}{' '}
            <a class="plain" href={paths.yourReading()}>
              {t('talking.list.reading')}
            </a>
          </p>
        )}
        <ul class="stack talks">
          {conversations.map((one) => (
            <li class="sheet stack tight">
              <Line scene={scene} talk={talk} one={one} />
            </li>
          ))}
        </ul>
        <Pager
          scene={scene}
          back={page > 1 ? paths.conversations(talk.id, page - 1) : undefined}
          on={more ? paths.conversations(talk.id, page + 1) : undefined}
        />
      </div>
    </Page>
  )
}

function Line({ scene, talk, one }: Pick<ListProps, 'scene' | 'talk'> & { one: ListedConversation }) {
  const { t } = scene
  const title =
    one.title || (one.begunBy ? t('talking.untitled_by', { name: one.begunBy.name }) : t('talking.untitled'))
  const last = pageOf(one.lastPosition)
  return (
    <>
      <h2 dir="auto">
        <a href={paths.conversation(talk.id, one.id)}>{title}</a>
      </h2>
      <p class="soft small">
        {t('talking.list.last')} <TimeInZone scene={scene} at={one.lastAt} />
      </p>
      {last > 1 && (
        <p class="small later">
          <a class="plain" href={paths.conversation(talk.id, one.id, { page: last })}>
            {t('talking.list.newest')}
            <span class="hush"> {t('talking.list.newest_in', { title })}</span>
          </a>
        </p>
      )}
    </>
  )
}

/** What is covered or kept away in its conversation is not said here either. */
function Pinned({ scene, talk, pinned, reading }: Omit<ListProps, 'list'>) {
  const { t } = scene
  if (pinned.length === 0) return null
  return (
    <section class="stack tight" aria-labelledby="pinned">
      <h2 id="pinned">{t('talking.pinned.title')}</h2>
      {pinned.map((post) => (
        <div class="well stack tight">
          {treatmentOf(reading, post.topics) === 'show' ? (
            <Said words={post.words} />
          ) : (
            <p>{t('talking.pinned.touches', { topics: topicWords(scene, post.topics) })}</p>
          )}
          <p class="small">
            <a
              class="plain"
              href={paths.conversation(talk.id, post.conversation, {
                page: pageOf(post.position),
                to: anchorOf(post),
              })}
            >
              {t('talking.pinned.read')}
            </a>
          </p>
        </div>
      ))}
    </section>
  )
}
