import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { writeNewFile } from '../backup/new-file.ts'
import { exportErasures, importErasures, replayErasures } from '../domain/people/erasures.ts'
import { Problem } from '../problem.ts'
import { type Call, type Command, wordsFor } from './command.ts'
import { withDatabase } from './open.ts'

const MOST_BYTES = 200_000_000

export const erasures: Command = {
  name: 'erasures',
  summary: 'Write who was erased to a file, or erase them again after an older backup.',
  help: [
    '  holdfast erasures FILE',
    '      Writes the list: digests that say nothing to anybody, and receipts. Keep it beside the backups, and newer than they are.',
    '  holdfast erasures FILE --again',
    '      After an older backup was restored: takes the list in, and erases whoever it brought back.',
    '',
    '  --json   { "file", "erased" }, or { "again" }',
  ].join('\n'),
  options: { again: { type: 'boolean' } },

  async run(call) {
    const [file = ''] = wordsFor(call, 0, 'FILE')
    const path = resolve(call.folder, file)
    return call.options.again ? again(call, path) : write(call, path)
  },
}

async function write({ config, log, voice }: Call, path: string): Promise<number> {
  const list = await withDatabase(config, log, (db) =>
    db.asSystem('the list of the erased, for a file', exportErasures),
  )
  await writeNewFile(path, async (file) => {
    await new Promise<void>((resolve, reject) => file.on('error', reject).end(JSON.stringify(list), () => resolve()))
  })
  voice.say(`Written to ${path}.`)
  voice.tell({ file: path, erased: list.erased.length })
  return 0
}

async function again({ config, log, voice }: Call, path: string): Promise<number> {
  const list = readList(path)
  const erased = await withDatabase(config, log, (db) =>
    db.asSystem('whoever an older backup brought back is erased again', async (as) => {
      if (!(await importErasures(as, list))) throw new Problem(`${path} is not a list of the erased.`)
      return replayErasures(as)
    }),
  )
  voice.say(erased === 0 ? 'Nobody had come back.' : `Erased again: ${erased}.`)
  voice.tell({ again: erased })
  return 0
}

function readList(path: string): unknown {
  try {
    const text = readFileSync(path)
    return text.length > MOST_BYTES ? undefined : JSON.parse(text.toString('utf8'))
  } catch (error) {
    const { code } = error as { code?: string }
    throw new Problem(code ? `${path} cannot be read (${code}).` : `${path} is not a list of the erased.`)
  }
}
