import { basename } from 'node:path'
import { type ImportReport, type ImportWish, importFeed } from '../../domain/finding/importing/import-feed.ts'
import { CSV_FIELDS } from '../../standards/csv/header-words.ts'
import { isZone } from '../../standards/zone.ts'
import { type Call, type Command, Misuse, optionOf, wordsFor } from '../command.ts'
import { withDatabase } from '../open.ts'
import { readMapping } from './mapping.ts'
import { findRows, tellBroken, tellDone } from './report.ts'
import { isAddress, readSource } from './source.ts'

export const importMeetings: Command = {
  name: 'import',
  summary: 'Read groups that meet elsewhere from a feed into the directory.',
  help: [
    '  holdfast import meetings FILE|URL [options]',
    '      Reads Meeting Guide JSON or CSV. Says row by row what became of it. Once more: nothing changes.',
    '      A file that cannot be read changes nothing, and the row and field are named.',
    '',
    '  --feed NAME         what the feed is called in the directory; else from the file or the host',
    '  --zone ZONE         time zone of rows that name none, such as Europe/Madrid; else times as printed',
    '  --url ADDRESS       where the feed can be read again and credited, when it comes from a FILE',
    '  --mapping FILE      for CSV: lines of "Heading=field" ("Heading=" leaves a column out), or the same as JSON.',
    ...wrapped(`Fields: ${CSV_FIELDS.join(', ')}.`).map((line) => `                      ${line}`),
    '  --skip-unreadable   leave out rows that cannot be read instead of refusing the file',
    '  --rows              every row in the report, not only those with something to say',
    '  --json              { "feed", "format", "counts", "ignoredFields", "rows" }, or { "broken": { … } } and exit code 1',
  ].join('\n'),
  options: {
    feed: { type: 'string' },
    zone: { type: 'string' },
    url: { type: 'string' },
    mapping: { type: 'string' },
    'skip-unreadable': { type: 'boolean' },
    rows: { type: 'boolean' },
  },

  async run(call) {
    if (call.words[0] !== 'meetings') throw new Misuse('Say what to import: meetings.')
    const [from = ''] = wordsFor(call, 1, 'FILE|URL')
    const wish = await wishOf(call, from)
    if ('broken' in wish) return tellBroken(call, wish.broken)
    return withDatabase(call.config, call.log, async (db) => {
      const report = await importFeed(db, wish, progressTo(call))
      if ('broken' in report) return tellBroken(call, report.broken)
      const { report: id } = doneOf(report)
      const rows = await db.asSystem('the command line prints the report of its import', (as) => findRows(as, id))
      return tellDone(call, wish.feed.name, doneOf(report), rows)
    })
  },
}

type Wish = ImportWish & { readonly feed: { readonly name: string; readonly url?: string | undefined } }

async function wishOf(call: Call, from: string): Promise<Wish | Extract<ImportReport, { broken: unknown }>> {
  const zone = optionOf(call, 'zone')
  if (zone !== undefined && !isZone(zone)) throw new Misuse('--zone is a time zone such as Europe/London.')
  const url = optionOf(call, 'url') ?? (isAddress(from) ? from : undefined)
  if (url !== undefined && !isAddress(url))
    throw new Misuse('--url is an address that begins with https:// or http://.')
  const name = optionOf(call, 'feed') ?? nameOf(from)
  if (name === '' || name.length > 80) throw new Misuse('--feed NAME has 1 to 80 characters.')
  const mapping = readMapping(call)
  const got = await readSource(call, from)
  if ('broken' in got) return got
  return {
    feed: { name, url },
    ...got,
    zone,
    mapping,
    skipUnreadable: call.options['skip-unreadable'] === true,
    ask: false,
  }
}

const nameOf = (from: string) => (isAddress(from) ? new URL(from).hostname : basename(from).replace(/\.\w+$/, ''))

/** Nothing asks about columns here: the guess is trusted, and the report says what they were taken for. */
function doneOf(report: ImportReport) {
  if ('done' in report) return report.done
  throw new Error('An import that was not to ask has asked')
}

/** One line that is rewritten, where somebody sits at a terminal. */
function progressTo({ options }: Call): (done: number, all: number) => void {
  if (options.json || !process.stderr.isTTY) return () => {}
  return (done, all) => void process.stderr.write(`\r${done} of ${all} rows${done === all ? '\n' : ''}`)
}

function wrapped(words: string): string[] {
  return words.match(/.{1,76}(?:\s|$)/g)?.map((line) => line.trim()) ?? []
}
