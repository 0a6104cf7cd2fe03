import type { Reading } from '../../../database/database.ts'
import type { GroupId, MembershipId } from '../../../database/ids.ts'
import type { ZipEntry } from '../../../standards/zip/write-zip.ts'
import { meetingsOf } from '../../meeting/meetings.ts'
import { escaped, moment, page, type Reader, STYLE } from '../../people/archive/html.ts'
import type { Ask } from '../../people/export.ts'
import { findGroup, type Group } from '../group.ts'
import { copiedPosts, postsHtml } from './copied-posts.ts'
import type { ExportPart } from './group-exports.ts'
import { cardHtml, timeHtml } from './group-html.ts'

export const GROUP_FORMAT = 'holdfast-group-1'

export interface Wish {
  readonly group: GroupId
  readonly what: readonly ExportPart[]
  /** Seats of those who said yes. */
  readonly yes: readonly MembershipId[]
}

interface CopiedNote {
  readonly name: string
  readonly words: string
  readonly written_at: Date
}

const SLICE = 500

/** The files of a group's copy: for programs and for people. Asked as one who leads. */
export function groupEntries(reader: Reader, ask: Ask, wish: Wish, now: Date): ZipEntry[] {
  const { t } = reader
  const said = [t('yours.group.readme'), t('yours.group.only_yes'), '', t('people.data.care'), '']
  return [
    { path: 'README.txt', text: () => [moment(reader, now), ...said].join('\n') },
    { path: 'style.css', text: () => [STYLE] },
    { path: 'data.json', text: () => dataJson(ask, wish, now) },
    { path: 'index.html', text: () => page(reader, t('yours.group.title'), body(reader, ask, wish, now)) },
  ]
}

async function* dataJson(ask: Ask, wish: Wish, now: Date): AsyncGenerator<string> {
  const group = await ask((as) => findGroup(as, wish.group))
  const parts = group ? await plainParts(ask, group, wish) : {}
  yield `{"format":"${GROUP_FORMAT}","made_at":${JSON.stringify(now)},\n"group":${JSON.stringify(parts)}`
  if (wish.what.includes('notes')) yield* jsonList('notes', copiedNotes(ask, wish))
  if (wish.what.includes('conversations')) yield* jsonList('conversations', copiedPosts(ask, wish))
  yield '}\n'
}

async function* jsonList(name: string, slices: AsyncIterable<readonly object[]>): AsyncGenerator<string> {
  yield `,\n"${name}":[`
  let first = true
  for await (const rows of slices) {
    yield `${first ? '' : ','}\n${rows.map((row) => JSON.stringify(row)).join(',\n')}`
    first = false
  }
  yield ']'
}

/** What belongs to the group itself and names nobody. */
async function plainParts(ask: Ask, group: Group, { what }: Wish) {
  const { times, cover, questions, agreement: _, usual_size, id: __, ...card } = group
  return {
    ...(what.includes('card') && { card: { ...card, questions } }),
    ...(what.includes('times') && { times, cover, meetings: await ask((as) => calendarOf(as, group.id)) }),
    ...(what.includes('agreements') && { agreements: await ask((as) => agreementsOf(as, group.id)) }),
  }
}

async function* body(reader: Reader, ask: Ask, wish: Wish, now: Date): AsyncGenerator<string> {
  const { t } = reader
  const group = await ask((as) => findGroup(as, wish.group))
  if (!group) return
  yield `<p>${escaped(t('yours.archive.made', { when: moment(reader, now) }))}</p>\n<p>${escaped(t('yours.group.only_yes'))}</p>\n`
  const heading = (part: ExportPart) => `<h2>${escaped(t(`yours.group.part.${part}`))}</h2>\n`
  if (wish.what.includes('card')) yield heading('card') + cardHtml(reader, group)
  if (wish.what.includes('times'))
    yield `${heading('times')}<ul>\n${group.times.map((time) => timeHtml(reader, time, group.zone)).join('')}</ul>\n`
  if (wish.what.includes('agreements')) {
    yield heading('agreements')
    for (const { version, lines, published_at } of await ask((as) => agreementsOf(as, group.id))) {
      yield `<h3>${escaped(t('yours.group.version', { version, when: moment(reader, published_at) }))}</h3>\n`
      yield `<ul>\n${lines.map((line) => `<li dir="auto">${escaped(line)}</li>\n`).join('')}</ul>\n`
    }
  }
  if (wish.what.includes('notes')) {
    yield heading('notes')
    for await (const notes of copiedNotes(ask, wish))
      for (const { name, words, written_at } of notes)
        yield `<dl><div><dt><bdi>${escaped(name)}</bdi>, ${escaped(moment(reader, written_at))}</dt><dd dir="auto">${escaped(words)}</dd></div></dl>\n`
  }
  if (wish.what.includes('conversations')) {
    yield heading('conversations')
    yield* postsHtml(reader, ask, wish)
  }
}

/** The series of its calendar, as RFC 5545 has them; how to get in is for members, and stays. */
async function calendarOf(as: Reading, group: GroupId) {
  const meetings = await meetingsOf(as, group, true)
  return meetings.map(({ id: _, group_id: __, updatedAt: ___, ...meeting }) => meeting)
}

function agreementsOf(as: Reading, group: GroupId) {
  return as.db
    .selectFrom('agreements')
    .select(['version', 'lines', 'change', 'told', 'published_at'])
    .where('group_id', '=', group)
    .orderBy('version')
    .execute()
}

/** Notes that this leader may read, by those who said yes, oldest first. */
async function* copiedNotes(ask: Ask, { group, yes }: Wish): AsyncGenerator<CopiedNote[]> {
  if (yes.length === 0) return
  for (let from = 0; ; from += SLICE) {
    const notes = await ask((as) =>
      as.db
        .selectFrom('group_notes as n')
        .innerJoin('memberships as m', 'm.id', 'n.membership_id')
        .select(['m.name', 'n.words', 'n.written_at'])
        .where('n.group_id', '=', group)
        .where('n.membership_id', 'in', yes)
        .orderBy('n.written_at')
        .orderBy('n.id')
        .limit(SLICE)
        .offset(from)
        .execute(),
    )
    if (notes.length > 0) yield notes
    if (notes.length < SLICE) return
  }
}
