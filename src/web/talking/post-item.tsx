import { takesWords, tapsFor } from '../../domain/talking/choices.ts'
import type { ConversationId } from '../../domain/talking/conversations.ts'
import { type Post, pageOf } from '../../domain/talking/posts.ts'
import { type ReadingChoices, treatmentOf } from '../../domain/talking/reading.ts'
import type { Talk } from '../../domain/talking/talk.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Keepsake } from '../ui/keepsake.tsx'
import { Mark } from '../ui/mark.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { Crowd, Taps } from './post-taps.tsx'
import { anchorOf, nameOf, topicWords } from './post-words.ts'
import { Said } from './said.tsx'

export interface PostProps {
  readonly scene: Scene
  readonly talk: Talk
  readonly conversation: ConversationId
  readonly post: Post
  readonly reading: ReadingChoices
  /** All that is covered has been asked for. */
  readonly open: boolean
}

/** One post: who, when, what, and what can be answered with one press. */
export function PostItem(props: PostProps) {
  const { scene, talk, post } = props
  const { t } = scene
  if (post.takenBack)
    return (
      <li id={anchorOf(post)}>
        <p class="soft">{t('talking.taken_back')}</p>
      </li>
    )
  const mine = post.voice?.id === talk.seat
  const name = nameOf(scene, post)
  return (
    <li id={anchorOf(post)}>
      <article class="post">
        {post.voice && <Keepsake of={post.voice.id} chosen={post.voice.keepsake} />}
        <header>
          <h2>
            <bdi>{name}</bdi>
            {post.voice?.secondWord && <span class="soft"> ({post.voice.secondWord})</span>}
          </h2>
          <span class="soft small">
            <TimeInZone scene={scene} at={post.writtenAt} />
            {post.edited && `, ${t('talking.edited')}`}
            {post.pinned && `, ${t('talking.pinned')}`}
          </span>
        </header>
        {post.isAnswer && <InAnswer {...props} />}
        <Words {...props} name={name} mine={mine} />
        {post.wish && post.wish !== 'just_saying' && (
          <p class="wish">
            <Mark name={post.wish === 'just_listen' ? 'seat' : 'text'} />
            <span>{t(`talking.asks.${post.wish}`, { name })}</span>
          </p>
        )}
        {!mine && talk.writes && <Taps scene={scene} talk={talk} post={post} kinds={tapsFor(post)} name={name} />}
        <Crowd scene={scene} talk={talk} post={post} />
        <Ways {...props} name={name} mine={mine} />
      </article>
    </li>
  )
}

function InAnswer({ scene: { t }, talk, conversation, post: { answers } }: PostProps) {
  if (!answers) return <p class="soft small">{t('talking.in_answer_gone')}</p>
  return (
    <p class="soft small">
      <a
        class="plain"
        href={paths.conversation(talk.id, conversation, { page: pageOf(answers.position), to: anchorOf(answers) })}
      >
        {t('talking.in_answer', { name: answers.voice?.name ?? t('talking.somebody') })}
      </a>
    </p>
  )
}

/** The words, covered or kept away where this reader wants that for what they touch on. One's own are never covered. */
function Words({ scene, post, reading, open, name, mine }: PostProps & { name: string; mine: boolean }) {
  const { t } = scene
  const treatment = mine ? 'show' : treatmentOf(reading, post.topics)
  const touches = post.topics.length > 0 && (
    <>
      <b>{t('talking.touches', { name })}</b> {topicWords(scene, post.topics)}
    </>
  )
  if (treatment === 'show')
    return (
      <div class="said">
        {touches && <p class="soft small">{touches}</p>}
        <Said words={post.words} />
      </div>
    )
  if (treatment === 'hide')
    return (
      <div class="well">
        <p>{touches}</p>
        <p class="soft">{t('talking.veil.hidden')}</p>
      </div>
    )
  return (
    <details class="veil" open={open}>
      <summary>
        <i />
        <span>{touches}</span>
        <span class="btn shut">{t('talking.veil.open')}</span>
        <span class="plain open">{t('talking.veil.shut')}</span>
      </summary>
      <div class="said">
        <Said words={post.words} />
      </div>
    </details>
  )
}

/** To answer it in words; to change it, or pin it, where it is one's to do. */
function Ways({ scene: { t }, talk, conversation, post, name, mine }: PostProps & { name: string; mine: boolean }) {
  const answers = !mine && talk.writes && takesWords(post.wish)
  if (!answers && !mine && !talk.leads) return null
  const about = <span class="hush">: {t('talking.post.of', { name })}</span>
  return (
    <p class="row small later">
      {answers && (
        <a
          class="plain"
          href={paths.conversation(talk.id, conversation, { page: pageOf(post.position), answer: post.id, to: 'say' })}
        >
          {t('talking.post.answer')}
          {about}
        </a>
      )}
      {(mine || talk.leads) && (
        <a class="plain" href={paths.post(talk.id, post.id)}>
          {t(mine ? 'talking.post.mine' : 'talking.post.lead')}
          {about}
        </a>
      )}
    </p>
  )
}
