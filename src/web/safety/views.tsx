import { countries, findAHelpline, type HelpLine, helpLinesFor, needsChecking } from '../../domain/safety/help-lines.ts'
import { paths } from '../paths.ts'
import { countryChoices } from '../place/choices.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { dateTongue } from '../ui/date-tongue.ts'
import { HelpLines } from '../ui/help-lines.tsx'
import { Page } from '../ui/page.tsx'
import { Select } from '../ui/select.tsx'
import { Fold, PageHead } from '../ui/sheet.tsx'
import { shownLine } from './lines.ts'

/** The numbers of one country, and how to see those of another. */
export function HelpNow({ scene, country }: { scene: Scene; country: string }) {
  const { t, language } = scene
  const lines = helpLinesFor(country)
  const name = /^[A-Z]{2}$/.test(country) ? new Intl.DisplayNames(language, { type: 'region' }).of(country) : undefined
  return (
    <Page scene={scene} title={t('common.nav.help')} indexable description={t('helplines.title')}>
      <div class="narrow stack">
        <PageHead title={t('helplines.title')} lead={t('helplines.lead')} />
        <section class="stack tight">
          {name && <h2>{name}</h2>}
          {lines.length > 0 ? (
            <HelpLines lines={lines.map((line, i) => ({ ...shownLine(scene, line), first: i === 0 }))} />
          ) : (
            <p>{t('helplines.country.none')}</p>
          )}
          {lines.length > 0 && <p class="soft">{t('helplines.next')}</p>}
        </section>
        <Fold title={t('helplines.country.other')} open={lines.length === 0}>
          <form class="stack tight" method="get" action={paths.helpNow()}>
            <Select
              name="country"
              label={t('helplines.country.label')}
              options={countryChoices(language, countries())}
              value={country}
            />
            <Button>{t('helplines.country.show')}</Button>
          </form>
        </Fold>
        <OtherWays scene={scene} lines={lines} />
        <p>
          <a class="plain" href={findAHelpline} rel="noreferrer">
            {t('helplines.elsewhere')}
          </a>
        </p>
        <section class="sheet stack tight later">
          <h2>{t('safety.here.title')}</h2>
          <p>{t('safety.here.words')}</p>
        </section>
        <p class="soft later">{t('helplines.not_noted')}</p>
      </div>
    </Page>
  )
}

/** For whoever cannot speak now, and for whoever wishes to see where a number comes from. */
function OtherWays({ scene, lines }: { scene: Scene; lines: readonly HelpLine[] }) {
  const { t } = scene
  const written = lines.filter(
    ({ chat_url, sms, tel_uri }) => chat_url !== undefined || (sms !== undefined && tel_uri !== null),
  )
  return (
    <>
      {written.length > 0 && (
        <Fold title={t('safety.write.title')}>
          <ul class="stack tight">
            {written.map(({ name, sms, chat_url }) => (
              <li>
                <b dir="auto">{name}</b>
                {sms && (
                  <p>
                    <a class="plain" href={`sms:${sms.number}`}>
                      {t('helplines.sms', { number: sms.number })}
                    </a>{' '}
                    {sms.word && t('helplines.sms.word', { word: sms.word })}
                  </p>
                )}
                {chat_url && (
                  <p>
                    <a class="plain" href={chat_url} rel="noreferrer">
                      {t('helplines.chat')}
                    </a>
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {lines.length > 0 && (
        <Fold title={t('safety.sources.title')} later>
          <ul class="stack tight">
            {lines.map((line) => (
              <li>
                <b dir="auto">{line.name}</b> <Seen scene={scene} line={line} />{' '}
                <a href={line.source_url} rel="noreferrer">
                  {t('helplines.source')}
                </a>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  )
}

function Seen({ scene, line }: { scene: Scene; line: HelpLine }) {
  if (line.verified_on === null || needsChecking(line, scene.now)) return <>{scene.t('helplines.check')}</>
  const date = new Intl.DateTimeFormat(dateTongue(scene.language), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(line.verified_on),
  )
  return <>{scene.t('helplines.verified', { date })}</>
}
