import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from './cli/run.ts'

// From whichever folder it is called, it is the same place: .env and a relative DATA_DIR lie beside the program.
const home = fileURLToPath(new URL('..', import.meta.url))
if (existsSync(join(home, '.env'))) process.loadEnvFile(join(home, '.env'))

// Whoever reads our words may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const dataFolder = resolve(home, process.env.DATA_DIR || 'data')
process.exitCode = await runCommand(process.argv.slice(2), { ...process.env, DATA_DIR: dataFolder })
