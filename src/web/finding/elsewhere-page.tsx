import type { ElsewhereGroup, ElsewhereMeeting, WayIn } from '../../domain/finding/elsewhere.ts'
import type { Here } from '../env.ts'
import { EMPTY, type Reasons, type Typed } from '../form.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { BackLink } from '../ui/back-link.tsx'
import { Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Fold, PageHead, Sheet } from '../ui/sheet.tsx'
import { CorrectionForm } from './correction-view.tsx'
import { labelOf, languageName } from './labels.ts'
import { BackToSearch, mySearch } from './my-search.tsx'
import { inSaidZone } from './said-zone.ts'
import { dayWords, whenLines, zoneWords } from './when.ts'

/** The page of a group that lives elsewhere: what its source says, when that was, and how to say that it is wrong. */
export function answerElsewhere(c: Here, group: ElsewhereGroup): Response | Promise<Response> {
  return c.html(<ElsewherePage scene={inSaidZone(c)} group={group} search={mySearch(c)} form={EMPTY} />)
}

interface PageProps {
  readonly scene: Scene
  readonly group: ElsewhereGroup
  /** The search it was opened from. */
  readonly search?: string | undefined
  readonly form: { typed: Typed; errors: Reasons }
}

export function ElsewherePage({ scene, group, search, form }: PageProps) {
  const { t } = scene
  const day = group.last_seen ? dayWords(scene, group.last_seen) : ''
  return (
    <Page scene={scene} title={group.name}>
      <div class="narrow stack">
        {search ? (
          <BackToSearch scene={scene} search={search} />
        ) : (
          <BackLink href={paths.groups()}>{t('finding.elsewhere.back')}</BackLink>
        )}
        <PageHead title={<span dir="auto">{group.name}</span>} lead={t('finding.elsewhere.lead')} />
        {group.vanished_on && <Notice>{t('finding.seen.not_since', { source: group.source_name, day })}</Notice>}
        {group.paused && !group.vanished_on && <Notice>{t('finding.seen.paused')}</Notice>}
        {group.purpose && <p dir="auto">{group.purpose}</p>}
        <Sheet>
          <Facts facts={factsOf(scene, group, day)} />
        </Sheet>
        <MeetingsPart scene={scene} group={group} />
        <Fold title={t('finding.correction.title')} later>
          <CorrectionForm scene={scene} action={paths.correction(group.id)} form={form} />
        </Fold>
      </div>
    </Page>
  )
}

function factsOf(scene: Scene, group: ElsewhereGroup, day: string) {
  const { t, language } = scene
  const list = (values: readonly string[]) => new Intl.ListFormat(language).format(values)
  const facts: [string, string, boolean][] = [
    [t('finding.fact.where'), group.area, false],
    [t('finding.fact.formats'), list(group.formats.map((value) => labelOf(scene, 'formats', value))), false],
    [t('finding.fact.languages'), list(group.languages.map((tag) => languageName(language, tag))), false],
    [t('finding.fact.access'), list(group.access.map((value) => labelOf(scene, 'access', value))), false],
    [t('finding.fact.identity'), list(group.identity_led.map((value) => labelOf(scene, 'identity', value))), false],
    [t('finding.fact.source'), t('finding.fact.source_is', { source: group.source_name, day }), false],
  ]
  const known = facts
    .filter(([, answer]) => answer !== '')
    .map(([question, answer, later]) => ({ question, answer, later }))
  if (!group.source_url || !/^https?:\/\//.test(group.source_url)) return known
  const link = (
    <a href={group.source_url} rel="noreferrer nofollow">
      {t('finding.fact.source_link', { source: group.source_name })}
    </a>
  )
  return [...known, { question: t('finding.fact.more'), answer: link }]
}

function MeetingsPart({ scene, group }: Omit<PageProps, 'form'>) {
  const { t } = scene
  if (group.meetings.length === 0) return null
  const zoned = group.meetings.some(({ zone }) => zone !== null)
  return (
    <section class="stack tight">
      <h2>{t('finding.elsewhere.meetings')}</h2>
      {zoned && <p class="small soft">{t('finding.zone.shown', { zone: zoneWords(scene) })}</p>}
      <ul class="stack tight">
        {group.meetings.map((meeting) => (
          <li>
            <Meeting scene={scene} group={group} meeting={meeting} />
          </li>
        ))}
      </ul>
      {!scene.person && (
        <p>
          {t('finding.elsewhere.ways_hidden')}{' '}
          <a href={paths.signIn(paths.group(group.id))}>{t('finding.elsewhere.sign_in')}</a>
        </p>
      )}
    </section>
  )
}

function Meeting({ scene, group, meeting }: Omit<PageProps, 'form'> & { meeting: ElsewhereMeeting }) {
  const { t } = scene
  const { weekday, starts, zone, waysIn } = meeting
  const when =
    weekday === null || starts === null
      ? [t('finding.elsewhere.no_time')]
      : whenLines(scene, [{ weekday, starts: starts.slice(0, 5), zone }])
  const name = meeting.name === group.name ? '' : meeting.name
  return (
    <>
      <p>
        <b>{when}</b>
        {meeting.paused && !group.paused && <span class="soft"> {t('finding.elsewhere.meeting_paused')}</span>}
      </p>
      {(name || meeting.place) && (
        <p class="soft" dir="auto">
          {[name, meeting.place].filter(Boolean).join(' · ')}
        </p>
      )}
      {waysIn.length > 0 && (
        <ul class="plainlist" aria-label={t('finding.elsewhere.ways')}>
          {waysIn.map((way) => (
            <li>
              <Way way={way} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What a feed wrote is a link only where it is one of the three kinds a person can follow. */
function Way({ way: { kind, value } }: { way: WayIn }) {
  if (kind === 'link' && /^(https?:\/\/|mailto:)/i.test(value))
    return (
      <a href={value} rel="noreferrer nofollow" dir="ltr">
        {value}
      </a>
    )
  if (kind === 'phone')
    return (
      <a href={`tel:${value}`} dir="ltr">
        {value}
      </a>
    )
  return <span dir="auto">{value}</span>
}
