import type { Command } from './command.ts'
import { withDatabase } from './open.ts'

export const migrateDatabase: Command = {
  name: 'migrate',
  summary: 'Bring the database up to date, without serving.',
  help: 'Runs every migration that has not run yet. Safe to repeat, and safe while the place is running.',
  options: {},

  async run({ config, log, voice }) {
    await withDatabase(config, log, async () => {})
    voice.say('The database is up to date.')
    voice.tell({ migrated: true })
    return 0
  },
}
