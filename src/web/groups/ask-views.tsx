import type { OpenAsk } from '../../domain/groups/people.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { errorOf } from '../ui/form-errors.tsx'
import { Fold } from '../ui/sheet.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { DECLINES } from './decline.ts'
import type { LeadProps } from './lead-views.tsx'
import { momentWords } from './moment-words.ts'
import { textOf } from './my-seat.tsx'
import { Written } from './written.tsx'

/** Who asks to come in, oldest first, each with what they answered. */
export function Asks(props: LeadProps) {
  const { scene, asks } = props
  const { t } = scene
  return (
    <section class="stack tight">
      <h2>{t('leading.asks.title')}</h2>
      {asks.length === 0 && <p class="soft">{t('leading.asks.none')}</p>}
      {asks.map((ask) => (
        <AskItem {...props} ask={ask} />
      ))}
    </section>
  )
}

function AskItem({ scene, group, ask, form }: LeadProps & { ask: OpenAsk }) {
  const { t } = scene
  const back = form?.typed.ask === ask.id
  return (
    <article class="sheet stack tight">
      <h3 dir="auto">{ask.name}</h3>
      <p class="small soft">
        {t(ask.asGuest ? 'leading.asks.as_guest' : 'leading.asks.as_member', { day: momentWords(scene, ask.askedAt) })}
      </p>
      <Answers scene={scene} questions={group.questions} answers={ask.answers} />
      <div>
        <ActionButton action={paths.askAnswer(group.id, ask.id)} fields={{ answer: 'welcome' }} about={ask.name}>
          {t('leading.asks.welcome')}
        </ActionButton>
      </div>
      <Fold title={t('leading.asks.decline')} open={back}>
        <form class="stack" method="post" novalidate action={paths.askAnswer(group.id, ask.id)}>
          <input type="hidden" name="answer" value="decline" />
          <Choice
            name="why"
            id={back ? 'f-why' : `f-why-${ask.id}`}
            label={t('leading.asks.why')}
            value={back ? textOf(form?.typed.why) : undefined}
            error={back ? errorOf(scene, form?.errors ?? {}, 'why') : undefined}
            options={DECLINES.map((value) => ({ value, label: t(`leading.decline.${value}`) }))}
          />
          <TextArea
            name="own"
            id={`f-own-${ask.id}`}
            label={t('leading.asks.own')}
            maxlength={1000}
            value={back ? textOf(form?.typed.own) : undefined}
            describedBy={`seen-${ask.id}`}
          />
          <WhoCanSee id={`seen-${ask.id}`}>{t('leading.asks.seen')}</WhoCanSee>
          <p>
            <Button about={ask.name}>{t('leading.asks.decline_do')}</Button>
          </p>
        </form>
      </Fold>
    </article>
  )
}

/** The questions may have changed since; an answer keeps its place, and the question beside it is the one asked now. */
function Answers({
  scene,
  questions,
  answers,
}: {
  scene: Scene
  questions: readonly string[]
  answers: readonly string[]
}) {
  if (answers.length === 0) return null
  return (
    <dl class="facts">
      {answers.map((answer, i) => (
        <div>
          <dt dir="auto">{questions[i] ?? scene.t('leading.asks.older_question')}</dt>
          <dd>{answer ? <Written words={answer} /> : <span class="soft">{scene.t('leading.asks.left_out')}</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
