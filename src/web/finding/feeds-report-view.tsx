import type { ImportCounts } from '../../domain/finding/importing/count-import.ts'
import { describeCounts, describeRow } from '../../domain/finding/importing/describe-import.ts'
import type { ReportRow } from '../../domain/finding/importing/report-rows.ts'
import { type Import, SHOWS, type Show } from '../../domain/finding/importing/reports.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Filters } from '../ui/filters.tsx'
import { Pager } from '../ui/pager.tsx'

/** Which part of a report is being read. */
export interface ReportPlace {
  readonly show: Show
  readonly page: number
  readonly more: boolean
}

interface ReportProps {
  readonly scene: Scene
  readonly report: Import
  readonly counts: ImportCounts & { readonly ignoredFields: readonly string[] }
  readonly rows: readonly ReportRow[]
  readonly at: ReportPlace
}

/** What became of every row, and why. */
export function Report({ scene, report, counts, rows, at }: ReportProps) {
  const { t, language } = scene
  const ignored = new Intl.ListFormat(language).format(counts.ignoredFields)
  return (
    <>
      {describeCounts(t, counts).map((words) => (
        <p>{words}</p>
      ))}
      {ignored !== '' && <p class="soft">{t('feeds.report.ignored', { fields: ignored })}</p>}
      <p>
        <ButtonLink href={paths.feedImportRows(report.id)} download>
          {t('feeds.report.download')}
        </ButtonLink>
      </p>
      <h2>{t('feeds.report.title')}</h2>
      <Filters
        title={t('feeds.report.show')}
        id="show"
        links={filterLinks(scene, report, counts, at)}
        takeAway={t('feeds.report.take_away')}
      />
      {rows.length === 0 ? (
        <p class="soft">{t('feeds.report.none')}</p>
      ) : (
        <ol class="sessions">
          {rows.map((row) => (
            <Row scene={scene} row={row} />
          ))}
        </ol>
      )}
      <Pager scene={scene} {...pagesOf(report, at)} />
    </>
  )
}

function Row({ scene, row }: { scene: Scene; row: ReportRow }) {
  const { t } = scene
  const where = row.line === null ? t('feeds.report.row', { row: row.row }) : t('feeds.report.line', { line: row.line })
  const why = describeRow(t, row)
  return (
    <li class="session">
      <div>
        <p class="tagged">
          <span class="soft">{where}</span> <b dir="auto">{row.name === '' ? t('feeds.report.nameless') : row.name}</b>
          <span class="tag">{t(`feeds.outcome.${row.outcome}`)}</span>
          {row.change !== 'same' && <span class="tag">{t(`feeds.change.${row.change}`)}</span>}
        </p>
        {why.length > 0 && (
          <ul class="agreed">
            {why.map((words) => (
              <li dir="auto">{words}</li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}

/** Only what there is; a filter that is on leads back to all. */
function filterLinks({ t }: Scene, report: Import, counts: ImportCounts, { show }: ReportPlace) {
  const different = counts.meetings.new + counts.meetings.changed
  const countOf = (of: Show) =>
    of === 'all' ? counts.rows : of === 'changed' ? different : of === 'remarked' ? counts.remarked : counts[of]
  return SHOWS.filter((of) => countOf(of) > 0 || of === show).map((of) => ({
    href: paths.feedImport(report.id, of === 'all' || of === show ? undefined : `show=${of}`),
    label: t(`feeds.show.${of}`),
    chosen: of === show && of !== 'all',
    // Meetings and rows are not the same number: a row may hold several days.
    ...(of !== 'changed' && { count: countOf(of) }),
  }))
}

function pagesOf({ id }: Import, { show, page, more }: ReportPlace) {
  const query = (to: number) =>
    [show === 'all' ? '' : `show=${show}`, to === 1 ? '' : `page=${to}`].filter(Boolean).join('&')
  return {
    ...(page > 1 && { back: paths.feedImport(id, query(page - 1)) }),
    ...(more && { on: paths.feedImport(id, query(page + 1)) }),
  }
}
