import { resolve } from 'node:path'
import { type Archive, checkArchive, openArchive } from '../backup/archive.ts'
import { restoreBackup } from '../backup/restore.ts'
import { type Call, type Command, wordsFor } from './command.ts'
import { reachForCommand } from './open.ts'

export const restore: Command = {
  name: 'restore',
  summary: 'Put a backup into an empty place, or move it to another database.',
  help: [
    '  holdfast restore FILE [--replace]',
    '      Puts a backup of this version or an older one into the database of DATA_DIR, or into the one at DATABASE_URL, and brings',
    '      it up to date. All or nothing. The place must not be running. --replace puts it in the place of people who live there.',
    '  holdfast restore FILE --check',
    '      Reads every row of the backup against its digest, and changes nothing.',
    '',
    '  Everybody signs in anew. Mails that waited when the backup was made are not sent: they may have gone since.',
    '  To move from the database Holdfast brings to one of your own: backup, set DATABASE_URL, restore.',
    '  --json   { "tables", "rows", "unsent", "madeAt" }',
  ].join('\n'),
  options: { replace: { type: 'boolean' }, check: { type: 'boolean' } },

  async run(call) {
    const [file = ''] = wordsFor(call, 0, 'FILE')
    const archive = await openArchive(resolve(call.folder, file))
    try {
      return call.options.check ? await check(call, archive) : await putBack(call, archive)
    } finally {
      archive.close()
    }
  },
}

async function check({ voice }: Call, archive: Archive): Promise<number> {
  await checkArchive(archive)
  const { madeAt, tables } = archive.manifest
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  voice.say(
    `The backup of ${madeAt.slice(0, 16).replace('T', ' ')} UTC is whole: ${rows} rows in ${tables.length} tables.`,
  )
  voice.tell({ tables: tables.length, rows, madeAt })
  return 0
}

async function putBack({ config, log, voice, options }: Call, archive: Archive): Promise<number> {
  const reached = await reachForCommand(config, log)
  try {
    const restored = await restoreBackup({
      archive,
      connection: reached.connection,
      replace: options.replace === true,
      diskOf: config.databaseUrl ? undefined : config.dataFolder,
    })
    const { madeAt, settings } = archive.manifest
    voice.say(`The place is as it was on ${madeAt.slice(0, 16).replace('T', ' ')} UTC: ${restored.rows} rows.`)
    voice.say('Everybody signs in anew.')
    if (restored.unsent > 0) voice.say(`${restored.unsent} mails that waited then are not sent.`)
    if (settings.BASE_URL && settings.BASE_URL !== config.baseUrl)
      voice.say(`It was at ${settings.BASE_URL} and is at ${config.baseUrl} now: passkeys belong to the old address.`)
    voice.tell({ ...restored, madeAt })
    return 0
  } finally {
    await reached.release()
  }
}
