import type { Group } from '../../domain/groups/group.ts'
import type { ListingAnswer } from '../../domain/place/approval.ts'
import type { Scene } from '../scene.ts'
import { Notice } from '../ui/notice.tsx'
import { momentWords } from './moment-words.ts'
import { Written } from './written.tsx'

interface AnswerProps {
  readonly scene: Scene
  readonly group: Group
  /** A steward's last one. */
  readonly answer: ListingAnswer | undefined
}

/** For how long a yes is news: a fortnight. */
const NEWS = 14 * 86_400_000

/** How the group's wish to be listed stands: it waits, or what a steward answered and why. Of no interest to a group that has
 *  chosen otherwise since. */
export function ListingAnswerPart({ scene, group, answer }: AnswerProps) {
  const { t } = scene
  const waiting = group.listing === 'waiting'
  const answered = answer && (waiting || group.listing === (answer.listed ? 'listed' : 'unlisted'))
  if (!waiting && !answered) return null
  if (!waiting && answer?.listed && scene.now.getTime() - answer.answeredAt.getTime() > NEWS) return null
  return (
    <>
      {waiting && <Notice>{t('leading.waiting')}</Notice>}
      {answered && (
        <Notice kind={answer.listed && !waiting ? 'kept' : 'plain'}>
          <p>{t(wordsFor(answer, waiting), { day: momentWords(scene, answer.answeredAt) })}</p>
          {answer.reason && <Written words={answer.reason} />}
        </Notice>
      )}
    </>
  )
}

function wordsFor({ listed, ended }: ListingAnswer, waiting: boolean) {
  if (ended) return waiting ? 'leading.answer.before_ended' : 'leading.answer.ended'
  if (waiting) return listed ? 'leading.answer.before_yes' : 'leading.answer.before_no'
  return listed ? 'leading.answer.yes' : 'leading.answer.no'
}
