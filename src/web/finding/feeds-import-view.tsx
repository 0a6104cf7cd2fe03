import { describeBroken } from '../../domain/finding/importing/describe-import.ts'
import type { ImportProblem } from '../../domain/finding/importing/import-problem.ts'
import type { ReportRow } from '../../domain/finding/importing/report-rows.ts'
import type { Import } from '../../domain/finding/importing/reports.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, ButtonLink } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Progress } from '../ui/progress.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { BackToFeeds } from './feeds-fields.tsx'
import { Report, type ReportPlace } from './feeds-report-view.tsx'

interface ImportProps {
  readonly scene: Scene
  readonly report: Import
  /** Of one that is done: this page's rows. */
  readonly rows: readonly ReportRow[]
  readonly at: ReportPlace
}

/** One reading: on its way, asking, broken or done. */
export function ImportPage({ scene, report, rows, at }: ImportProps) {
  const { t } = scene
  const { state, problem } = report
  return (
    <Page scene={scene} title={t('feeds.import.title')}>
      <div class="narrow stack">
        <PageHead
          title={t(`feeds.import_title.${state}`)}
          lead={
            <a class="plain" href={paths.feed(report.feed)}>
              <bdi>{report.feedName}</bdi>
            </a>
          }
          before={<BackToFeeds scene={scene} />}
        />
        {(state === 'waiting' || state === 'reading') && <OnItsWay scene={scene} report={report} />}
        {state === 'asking' && <Asking scene={scene} report={report} />}
        {problem && <Broken scene={scene} report={report} problem={problem} />}
        {report.counts && <Report scene={scene} report={report} counts={report.counts} rows={rows} at={at} />}
      </div>
    </Page>
  )
}

const STUCK_MS = 10 * 60 * 1000

function OnItsWay({ scene, report }: { scene: Scene; report: Import }) {
  const { t } = scene
  const { doneRows, allRows } = report
  const stuck = scene.now.getTime() - report.startedAt.getTime() > STUCK_MS
  return (
    <>
      <look-again>
        <Progress id="how-far" done={doneRows} of={allRows === 0 ? undefined : allRows}>
          {allRows === 0 ? t('feeds.import.begun') : t('feeds.import.row_of', { done: doneRows, all: allRows })}
        </Progress>
        <p class="soft">{t('feeds.import.wait')}</p>
        <p>
          <ButtonLink href={paths.feedImport(report.id)}>{t('feeds.import.look')}</ButtonLink>
        </p>
      </look-again>
      {stuck && <ActionButton action={paths.feedImportAgain(report.id)}>{t('feeds.import.anew')}</ActionButton>}
    </>
  )
}

function Asking({ scene, report }: { scene: Scene; report: Import }) {
  const { t } = scene
  return (
    <>
      <p>{t('feeds.import.asks')}</p>
      <p>
        <ButtonLink kind="lit" href={paths.feedMapping(report.id)}>
          {t('feeds.import.explain')}
        </ButtonLink>
      </p>
    </>
  )
}

function Broken({ scene, report, problem }: { scene: Scene; report: Import; problem: ImportProblem }) {
  const { t } = scene
  const [first, ...others] = describeBroken(t, problem)
  return (
    <>
      <Notice kind="care">
        <p>{first}</p>
        <p>{t('feeds.import.unchanged')}</p>
      </Notice>
      {others.length > 0 && (
        <section class="stack tight" aria-labelledby="others">
          <h2 id="others">{t('feeds.import.others')}</h2>
          <ul class="agreed">
            {others.map((words) => (
              <li>{words}</li>
            ))}
          </ul>
        </section>
      )}
      <div class="row">
        {problem.problems.length > 0 && (
          <ActionButton action={paths.feedImportAgain(report.id)} fields={{ skip: 'on' }}>
            {t('feeds.import.without')}
          </ActionButton>
        )}
        {problem.problems.length === 0 && (
          <ActionButton action={paths.feedImportAgain(report.id)}>{t('feeds.import.anew')}</ActionButton>
        )}
        <ButtonLink href={paths.feed(report.feed)}>{t('feeds.import.other_file')}</ButtonLink>
      </div>
    </>
  )
}
