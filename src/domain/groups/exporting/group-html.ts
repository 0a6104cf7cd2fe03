import { cityNamed, escaped, type Reader } from '../../people/archive/html.ts'
import type { Group, GroupTime } from '../group.ts'

/** The card in a group's copy: what its words say; the rest of it stands in the file for programs. */
export function cardHtml({ t }: Reader, group: Group): string {
  const lines: [string, string][] = [
    [t('yours.group.name'), group.name],
    [t('yours.group.purpose'), group.purpose],
    [t('groups.card.tone'), t(`groups.tone.${group.tone}`)],
    [t('groups.card.medication'), t(`groups.medication.${group.medication_talk}`)],
    [t('groups.card.not_for'), group.not_for],
    [t('yours.group.questions'), group.questions.join('\n')],
  ]
  const said = lines.filter(([, answer]) => answer !== '')
  return `<dl>\n${said.map(([question, answer]) => `<div><dt>${escaped(question)}</dt><dd dir="auto">${escaped(answer)}</dd></div>\n`).join('')}</dl>\n`
}

const SUNDAY = Date.UTC(2026, 10, 22)

/** When a group meets, as wall time in its own zone. */
export function timeHtml(reader: Reader, time: GroupTime, zone: string): string {
  const { t, language } = reader
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(SUNDAY + time.weekday * 86_400_000),
  )
  const { starts, minutes, every, nth } = time
  const words = t('yours.group.time', {
    weekday,
    starts,
    minutes,
    every,
    nth: nth === null ? 'none' : `n${nth}`,
    zone: cityNamed(reader, zone),
  })
  return `<li>${escaped(words)}</li>\n`
}
