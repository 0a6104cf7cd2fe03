import type { Topic } from '../../domain/talking/choices.ts'
import type { Post } from '../../domain/talking/posts.ts'
import { letters } from '../ids.ts'
import type { Scene } from '../scene.ts'
import { listIn } from './lists.ts'

/** Where a post stands on its page. */
export const anchorOf = (post: Pick<Post, 'id'>) => `post-${letters(post.id)}`

/** Who said it, under the name of that group; "somebody" once nobody knows any more. */
export const nameOf = ({ t }: Scene, { voice }: Pick<Post, 'voice'>): string => voice?.name ?? t('talking.somebody')

/** What a post touches on, as its author said. */
export const topicWords = ({ t, language }: Scene, topics: readonly Topic[]): string =>
  listIn(language).format(topics.map((topic) => t(`talking.topic.${topic}`)))
