import type { Group } from '../../domain/groups/group.ts'
import { mayWriteIn } from '../../domain/groups/may-write.ts'
import type { Belonging } from '../../domain/groups/standing.ts'
import type { QuietWord } from '../../domain/safety/quiet-words.ts'
import type { Reasons, Typed } from '../form.ts'
import { topicOf } from '../groups/card.tsx'
import { textOf } from '../groups/my-seat.tsx'
import { GroupPerson } from '../groups/name-words.tsx'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, Button } from '../ui/button.tsx'
import { errorOf, FormErrors } from '../ui/form-errors.tsx'
import { Mark } from '../ui/mark.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Fold, PageHead } from '../ui/sheet.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { readyOr } from './desk-views.tsx'
import { Lines } from './quiet-parts.tsx'

export interface DutyWordProps {
  readonly scene: Scene
  readonly group: Group
  readonly mine: Belonging
  readonly word: QuietWord
  readonly ready: readonly string[]
  /** Which of the sentences kept ready stands in the box; none where there is no such. */
  readonly chosen: number
  readonly sendKey: string
  readonly form?: { readonly typed: Typed; readonly errors: Reasons } | undefined
}

/** One quiet word, for those who lead: what was said, one box, one button. */
export function DutyWordPage(props: DutyWordProps) {
  const { scene, group, word, form } = props
  const { t } = scene
  return (
    <Page scene={scene} title={t('safety.quiet.title')} topic={topicOf(group)}>
      <div class="narrow stack">
        <FormErrors scene={scene} errors={form?.errors ?? {}} />
        <p class="small">
          <a class="plain" href={paths.duty(group.id)}>
            <Mark name="back" />
            <span>{t('safety.duty.title')}</span>
          </a>
        </p>
        <PageHead title={t('safety.quiet.title')} />
        <p class="row">
          {word.from ? <GroupPerson of={word.from} /> : <span class="soft">{t('safety.duty.somebody_left')}</span>}
          {word.guest && <span class="tag">{t('groups.people.guest')}</span>}
        </p>
        <Lines scene={scene} word={word} />
        {word.closedAt === null && <AnswerForm {...props} />}
        {word.closedAt === null && (
          <div>
            <ActionButton action={paths.dutyClosing(group.id, word.id)}>{t('safety.quiet.close')}</ActionButton>
          </div>
        )}
      </div>
    </Page>
  )
}

function AnswerForm({ scene, group, mine, word, ready, chosen, sendKey, form }: DutyWordProps) {
  const { t } = scene
  if (!mayWriteIn(group, mine))
    return <Notice>{t(group.closed_at ? 'groups.inside.ended' : 'refusals.accept_first')}</Notice>
  const sentences = readyOr(scene, ready)
  return (
    <>
      <Fold title={t('safety.ready.choose')}>
        <ul class="stack tight">
          {sentences.map((sentence, i) => (
            <li>
              <a class="plain" dir="auto" href={paths.dutyWord(group.id, word.id, i)}>
                {sentence}
              </a>
            </li>
          ))}
        </ul>
      </Fold>
      <form class="stack" method="post" novalidate action={paths.dutyAnswer(group.id, word.id)}>
        <input type="hidden" name="key" value={textOf(form?.typed.key) ?? sendKey} />
        <TextArea
          name="words"
          label={t('safety.duty.answer')}
          maxlength={4000}
          rows={6}
          value={textOf(form?.typed.words) ?? sentences[chosen]}
          error={errorOf(scene, form?.errors ?? {}, 'words')}
          describedBy="answer-seen"
        />
        <WhoCanSee id="answer-seen">{t('safety.duty.answer_seen')}</WhoCanSee>
        <p>
          <Button kind="lit">{t('safety.duty.answer_do')}</Button>
        </p>
      </form>
    </>
  )
}
