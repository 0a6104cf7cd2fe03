import { ANSWERS, type Correction } from '../../domain/finding/importing/corrections.ts'
import type { Reasons } from '../form.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { BackToIndex } from '../steward/views.tsx'
import { Button } from '../ui/button.tsx'
import { LetterDrawing } from '../ui/drawings/letter.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'

interface CorrectionsProps {
  readonly scene: Scene
  readonly corrections: readonly Correction[]
  readonly errors?: Reasons
}

/** What people said about listings: each with three answers. */
export function CorrectionList({ scene, corrections, errors = {} }: CorrectionsProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('feeds.corrections.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('feeds.corrections.title')}
          lead={t('feeds.corrections.lead')}
          before={<BackToIndex scene={scene} />}
        />
        <FormErrors scene={scene} errors={errors} />
        {corrections.length === 0 ? (
          <EmptyState title={t('feeds.corrections.none')} drawing={<LetterDrawing />}>
            <p class="soft">{t('feeds.corrections.none_words')}</p>
          </EmptyState>
        ) : (
          <ul class="stack">
            {corrections.map((correction) => (
              <li>
                <OneCorrection scene={scene} correction={correction} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Page>
  )
}

function OneCorrection({ scene, correction }: { scene: Scene; correction: Correction }) {
  const { t } = scene
  const { group, kind, words, reachMe, sentAt } = correction
  const answers = ANSWERS.filter((answer) => group !== undefined || answer !== 'taken_down')
  return (
    <article class="sheet stack tight">
      <h2 dir="auto">{group ? <a href={paths.group(group.id)}>{group.name}</a> : t('feeds.corrections.gone')}</h2>
      <p>
        <b>{t(`feeds.correction_kind.${kind}`)}</b>
      </p>
      {words !== '' && <p dir="auto">{words}</p>}
      {reachMe !== '' && (
        <p>
          {t('feeds.corrections.reach')} <bdi>{reachMe}</bdi>
        </p>
      )}
      <p class="soft">
        {group && t('feeds.corrections.from', { feed: group.feedName })} <TimeInZone scene={scene} at={sentAt} />
      </p>
      <form class="row" method="post" novalidate action={paths.correctionAnswer(correction.id)}>
        {answers.map((answer) => (
          <Button name="answer" value={answer} about={group?.name}>
            {t(`feeds.correction_answer.${answer}`)}
          </Button>
        ))}
      </form>
    </article>
  )
}
