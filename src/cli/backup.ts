import { resolve } from 'node:path'
import { settingsToKeep } from '../backup/settings.ts'
import { writeBackup } from '../backup/write-backup.ts'
import { TRAVELLING_JOBS } from '../jobs/worker.ts'
import { type Command, wordsFor } from './command.ts'
import { reachForCommand } from './open.ts'

export const backup: Command = {
  name: 'backup',
  summary: 'Write the whole place to one file, also while it runs.',
  help: [
    '  holdfast backup FILE',
    '      Everything the database keeps, as it stood at one moment: people, groups, words, what was uploaded. Sessions and',
    '      one-time links stay behind. FILE is written for its owner alone and never over another file.',
    '',
    '  It holds all that people wrote, and the secret by which mail addresses are found: keep it as you keep the place.',
    '  Settings are listed in it without passwords. BACKUP_DIR writes one every night by itself.',
    '  --json   { "file", "bytes", "tables", "rows" }',
  ].join('\n'),
  options: {},

  async run(call) {
    const [file = ''] = wordsFor(call, 0, 'FILE')
    const { config, log, voice, folder } = call
    const path = resolve(folder, file)
    const reached = await reachForCommand(config, log)
    try {
      const settings = settingsToKeep(config)
      const written = await writeBackup({
        connection: reached.connection,
        path,
        settings,
        travellingJobs: TRAVELLING_JOBS,
      })
      voice.say(`Written to ${path} (${(written.bytes / 1_000_000).toFixed(1)} MB, ${written.rows} rows).`)
      voice.tell({ file: path, ...written })
      return 0
    } finally {
      await reached.release()
    }
  },
}
