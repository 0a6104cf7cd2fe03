import { type HelpLine, needsChecking } from '../../domain/safety/help-lines.ts'
import type { Scene } from '../scene.ts'
import type { HelpLine as ShownLine } from '../ui/help-lines.tsx'

/** One number as a block that calls: the number large, who and when below, and doubt where nobody has seen it lately. */
export function shownLine(scene: Scene, line: HelpLine): ShownLine {
  const { t, now } = scene
  return {
    number: line.tel_uri ? line.phone_display : (line.sms?.number ?? line.phone_display),
    who: aboutLine(scene, line),
    href: line.tel_uri ?? `sms:${line.sms?.number ?? ''}`,
    ...(needsChecking(line, now) && { doubt: t('helplines.check') }),
  }
}

/** Who answers and when, as short sentences. */
function aboutLine({ t, language }: Scene, line: HelpLine): string {
  const name = line.name === line.phone_display ? '' : `${line.name}.`
  return [
    name,
    line.kind === 'emergency' ? t('helplines.emergency') : t('helplines.listening'),
    line.audience === 'everyone' ? undefined : t(`helplines.audience.${line.audience}`),
    hoursOf(t, line),
    line.place && t('helplines.place', { place: line.place }),
    line.press && t('helplines.press', { key: line.press }),
    line.tel_uri ? undefined : textTo(t, line),
    line.languages.includes(language)
      ? undefined
      : t('helplines.languages', { languages: languagesOf(language, line) }),
  ]
    .filter(Boolean)
    .join(' ')
}

function textTo(t: Scene['t'], { sms }: HelpLine): string | undefined {
  return sms?.word
    ? t('helplines.sms.word', { word: sms.word })
    : sms && t('helplines.sms.only', { number: sms.number })
}

function hoursOf(t: Scene['t'], { hours }: HelpLine): string | undefined {
  if (hours === null) return undefined
  return hours === 'always' ? t('helplines.hours.always') : t('helplines.hours.daily', hours)
}

function languagesOf(language: string, line: HelpLine): string {
  const names = new Intl.DisplayNames(language, { type: 'language' })
  return new Intl.ListFormat(language).format(line.languages.map((tag) => names.of(tag) ?? tag))
}
