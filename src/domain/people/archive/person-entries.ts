import type { ZipEntry } from '../../../standards/zip/write-zip.ts'
import { type Ask, notMine, PERSON_FORMAT, rowsOfMine, tablesOfMine } from '../export.ts'
import type { manifest } from '../manifest.ts'
import { escaped, moment, page, type Reader, STYLE } from './html.ts'
import { rowWords, tableWords } from './row-words.ts'

type Table = keyof typeof manifest

const PARTS = ['you', 'groups', 'words', 'more'] as const
type Part = (typeof PARTS)[number]

/** Which page a table is read on, in this order; what is not named here stands on the last. */
const READ_ON: Readonly<Record<Exclude<Part, 'more'>, readonly Table[]>> = {
  you: [
    'people',
    'comforts',
    'consents',
    'mail_addresses',
    'tellings',
    'quiet_hours',
    'flare_people',
    'good_hours',
    'reading_choices',
    'calendars',
    'sessions',
    'passkeys',
    'recovery_codes',
    'resets',
    'blocks',
    'suspensions',
    'archives',
  ],
  groups: [
    'memberships',
    'rests',
    'asks',
    'removals',
    'invitations',
    'meeting_replies',
    'poll_answers',
    'meeting_hosts',
    'duties',
    'hand_overs',
    'group_export_answers',
    'one_tap_replies',
  ],
  words: ['posts', 'group_notes', 'quiet_words', 'quiet_word_lines', 'debriefs', 'drafts', 'carried_words'],
}

/** How far the making of an archive has come. */
export type Tell = (done: number, all: number) => Promise<unknown>

/** The files of a person's archive: for programs, and for people in their own language. Each asks as the person, in slices. */
export function personEntries(reader: Reader, ask: Ask, now: Date, tell: Tell): ZipEntry[] {
  const tables = tablesOfMine()
  const parts = PARTS.filter((part) => tablesOn(part, tables).length > 0)
  let done = 0
  const step = () => tell(++done, tables.length + parts.length)
  return [
    { path: 'README.txt', text: () => [readme(reader, now)] },
    { path: 'style.css', text: () => [STYLE] },
    { path: 'index.html', text: () => page(reader, titleOf(reader), contents(reader, parts, now)) },
    { path: 'data.json', text: () => dataJson(tables, ask, now, step) },
    ...parts.map((part) => ({
      path: `${part}.html`,
      text: () => page(reader, reader.t(`yours.part.${part}`), partBody(reader, tablesOn(part, tables), ask, step)),
    })),
  ]
}

function tablesOn(part: Part, tables: readonly Table[]): readonly Table[] {
  const named = Object.values(READ_ON).flat()
  return part === 'more' ? tables.filter((table) => !named.includes(table)) : READ_ON[part]
}

/** The same as `exportMyData`, written while it is read. */
async function* dataJson(
  tables: readonly Table[],
  ask: Ask,
  now: Date,
  step: () => Promise<unknown>,
): AsyncGenerator<string> {
  yield `{"format":"${PERSON_FORMAT}","made_at":${JSON.stringify(now)},\n"mine":{`
  for (const [at, table] of tables.entries()) {
    yield `${at === 0 ? '' : ','}\n${JSON.stringify(table)}:[`
    let first = true
    for await (const rows of rowsOfMine(table, ask)) {
      yield `${first ? '' : ','}\n${rows.map((row) => JSON.stringify(row)).join(',\n')}`
      first = false
    }
    yield ']'
    await step()
  }
  yield `},\n"not_mine":${JSON.stringify(notMine(), null, 1)}}\n`
}

async function* partBody(
  reader: Reader,
  tables: readonly Table[],
  ask: Ask,
  step: () => Promise<unknown>,
): AsyncGenerator<string> {
  yield `<p><a href="index.html">${escaped(titleOf(reader))}</a></p>\n`
  for (const table of tables) {
    yield `<h2>${escaped(tableWords(reader, table))}</h2>\n`
    let [any, said] = [false, false]
    for await (const rows of rowsOfMine(table, ask)) {
      any = true
      for (const row of rows) {
        const words = rowWords(reader, row)
        said ||= words !== ''
        yield words
      }
    }
    // Of a recovery code only its use is told, so those that wait leave every row empty.
    if (!said) yield `<p>${escaped(reader.t(any ? 'yours.archive.unused' : 'yours.archive.nothing'))}</p>\n`
  }
  await step()
}

const titleOf = ({ t, place }: Reader) => t('yours.archive.title', { place })

function contents(reader: Reader, parts: readonly Part[], now: Date): string[] {
  const { t } = reader
  const links = parts.map((part) => `<li><a href="${part}.html">${escaped(t(`yours.part.${part}`))}</a></li>\n`)
  return [
    `<p>${escaped(t('yours.archive.made', { when: moment(reader, now) }))}</p>\n`,
    `<ul>\n${links.join('')}</ul>\n`,
    `<p>${escaped(t('yours.archive.uploads'))}</p>\n<p>${escaped(t('people.data.not'))}</p>\n<p>${escaped(t('people.data.care'))}</p>\n`,
  ]
}

function readme(reader: Reader, now: Date): string {
  const { t } = reader
  return [
    titleOf(reader),
    t('yours.archive.made', { when: moment(reader, now) }),
    '',
    t('yours.archive.how'),
    t('yours.archive.for_programs'),
    t('yours.archive.uploads'),
    t('people.data.not'),
    '',
    t('people.data.care'),
    '',
  ].join('\n')
}
