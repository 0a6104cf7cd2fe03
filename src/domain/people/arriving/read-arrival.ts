import { z } from 'zod'
import type { MessageId } from '../../../locales/words.ts'
import { readZipEntry, type ZipFault, ZipProblem } from '../../../standards/zip/read-zip.ts'

/** What can be carried from another Holdfast, as it came: looked through, and not yet chosen from. */
export interface Arrival {
  readonly account: z.infer<typeof Account> | null
  readonly comforts: z.infer<typeof Comforts> | null
  readonly words: readonly CarriedWord[]
}

/** Words of mine, or a consent I gave there: then `words` is its purpose. Moments are RFC 3339. */
export interface CarriedWord {
  readonly kind: 'note' | 'answer' | 'consent'
  readonly group_name: string
  readonly words: string
  readonly version: number | null
  readonly written_at: string | null
  readonly ended_at: string | null
}

/** Why an archive is not taken, as the id of a sentence. */
export class ArrivalProblem extends Error {
  readonly reason: MessageId

  constructor(reason: MessageId) {
    super(reason)
    this.reason = reason
  }
}

export const MOST_ZIP_BYTES = 8_000_000
const LIMITS = { entries: 1000, allBytes: 64_000_000, entryBytes: 16_000_000 }
const MOST_WORDS = 20_000

const FAULTS: Record<ZipFault, MessageId> = {
  broken: 'yours.arriving.broken',
  paths: 'yours.arriving.paths',
  too_many: 'yours.arriving.too_large',
  too_large: 'yours.arriving.too_large',
}

/** Reads the archive of a person of any Holdfast, which a stranger may have made.
 *  @throws ArrivalProblem */
export async function readArrival(bytes: Buffer): Promise<Arrival> {
  const file = await readZipEntry(bytes, 'data.json', LIMITS).catch((error: unknown) => {
    throw error instanceof ZipProblem ? new ArrivalProblem(FAULTS[error.fault]) : error
  })
  if (!file) throw new ArrivalProblem('yours.arriving.other')
  const read = Archive.safeParse(ofFittingLength(ofOurFormat(jsonOf(file))))
  if (read.success) return arrivalOf(read.data.mine)
  const odd = read.error.issues.some(({ message }) => message === 'yours.arriving.odd')
  throw new ArrivalProblem(odd ? 'yours.arriving.odd' : 'yours.arriving.broken')
}

function jsonOf(file: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file))
  } catch {
    throw new ArrivalProblem('yours.arriving.broken')
  }
}

function ofOurFormat(content: unknown): unknown {
  const { format } = (content ?? {}) as { format?: unknown }
  const [, version] = /^holdfast-person-(\d{1,4})$/.exec(typeof format === 'string' ? format : '') ?? []
  if (version === undefined) throw new ArrivalProblem('yours.arriving.other')
  if (Number(version) > 1) throw new ArrivalProblem('yours.arriving.newer')
  return content
}

/** Looked at before each row is: millions of empty ones are few bytes, and checking them would keep everybody waiting. */
function ofFittingLength(content: unknown): unknown {
  const { mine } = (content ?? {}) as { mine?: unknown }
  const tables = Object.values((mine ?? {}) as object)
  if (tables.some((rows) => Array.isArray(rows) && rows.length > MOST_WORDS))
    throw new ArrivalProblem('yours.arriving.too_large')
  return content
}

// Half of a surrogate pair and NUL are no text, and no database takes them.
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((said) => said.isWellFormed() && !said.includes('\0'), { error: 'yours.arriving.odd' })
const orNone = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? null)
const moment = () =>
  z.iso.datetime({ offset: true }).refine((said) => Date.parse(said) > 0 && Date.parse(said) < Date.UTC(2200, 0))
const version = () => z.int().min(0).max(1_000_000)

const Account = z.object({
  shown_name: text(200),
  keepsake: text(40),
  language: text(20),
  zone: text(60),
})
const Comforts = z.object({
  light: text(20),
  contrast: text(20),
  plan_days: z.int(),
  plan_note: text(2000),
})
const Consent = z.object({
  purpose: text(40),
  version: version(),
  given_at: moment(),
  withdrawn_at: orNone(moment()),
})
const Note = z.object({ group_name: orNone(text(200)), words: text(8000), written_at: moment() })
const Ask = z.object({
  group_name: orNone(text(200)),
  answers: z
    .array(z.unknown())
    .max(50)
    .transform((all) => all.filter((one) => typeof one === 'string'))
    .pipe(z.array(text(8000))),
  asked_at: moment(),
})
const Carried = z.object({
  kind: z.enum(['note', 'answer', 'consent']),
  group_name: orNone(text(200)),
  words: text(8000),
  version: orNone(version()),
  written_at: orNone(moment()),
  ended_at: orNone(moment()),
})
const rows = <T extends z.ZodType>(type: T, most = MOST_WORDS) => z.array(type).max(most).optional().default([])
const Archive = z.object({
  mine: z.object({
    people: rows(Account, 1),
    comforts: rows(Comforts, 1),
    consents: rows(Consent),
    group_notes: rows(Note),
    asks: rows(Ask),
    carried_words: rows(Carried),
  }),
})

function arrivalOf(mine: z.infer<typeof Archive>['mine']): Arrival {
  const none = { version: null, ended_at: null }
  const all: CarriedWord[] = [
    ...mine.group_notes.map((note) => ({ ...none, ...note, kind: 'note' as const, group_name: note.group_name ?? '' })),
    ...mine.asks.flatMap(({ answers, asked_at, group_name }) =>
      answers.map((words) => ({
        ...none,
        kind: 'answer' as const,
        group_name: group_name ?? '',
        words,
        written_at: asked_at,
      })),
    ),
    ...mine.carried_words.map((word) => ({ ...word, group_name: word.group_name ?? '' })),
    ...mine.consents.map(({ purpose, version, given_at, withdrawn_at }) => ({
      kind: 'consent' as const,
      group_name: '',
      words: purpose,
      version,
      written_at: given_at,
      ended_at: withdrawn_at,
    })),
  ]
  return {
    account: mine.people[0] ?? null,
    comforts: mine.comforts[0] ?? null,
    words: all.filter(({ words }) => words !== ''),
  }
}
