import { accessSync, constants, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { EmbeddedProblem, folderProblem } from './problem.ts'

/** Where the embedded PostgreSQL keeps its things inside a data folder. */
export interface Place {
  readonly folder: string
  /** PostgreSQL's own folder; its socket lives in there too. */
  readonly cluster: string
  readonly lock: string
  /** The process that holds the lock, for messages only. */
  readonly holder: string
  readonly log: string
}

/** The major version of the binaries; the files of another one cannot be read. */
export const MAJOR = '18'
const MAKING = 'postgres.making-'

export function placeIn(dataFolder: string): Place {
  const folder = resolve(dataFolder)
  return {
    folder,
    cluster: join(folder, 'postgres'),
    lock: join(folder, 'holdfast.lock'),
    holder: join(folder, 'holdfast.pid'),
    log: join(folder, 'postgres.log'),
  }
}

/** Makes the folder if it is missing.
 *  @throws EmbeddedProblem when it is not a folder or cannot be written. */
export function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw folderProblem(folder, error)
  }
}

/** Whether a database of ours is there already.
 *  @throws EmbeddedProblem when something else is there. */
export function holdsCluster({ cluster, folder }: Place): boolean {
  try {
    const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
    if (version === MAJOR) return true
    throw new EmbeddedProblem(
      `The database in ${cluster} is of PostgreSQL ${version}, and this Holdfast brings ${MAJOR}. Start the Holdfast that made it, or choose another DATA_DIR.`,
    )
  } catch (error) {
    if (error instanceof EmbeddedProblem) throw error
    if ((error as { code?: string }).code !== 'ENOENT') throw folderProblem(folder, error)
  }
  if (entriesOf(cluster).length === 0) return false
  throw new EmbeddedProblem(`${cluster} is not empty and not a database. Move it away, or choose another DATA_DIR.`)
}

/** The name under which a new cluster is made; it gets its real name when it is complete. */
export const asideOf = (place: Place) => join(place.folder, MAKING)

/** Removes what a first start that was cut off has left. */
export function removeUnfinished({ folder }: Place): void {
  for (const name of entriesOf(folder).filter((name) => name.startsWith(MAKING))) {
    rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 })
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return []
    throw new EmbeddedProblem(`${basename(folder)} in ${folder} cannot be read.`)
  }
}

/** The user that owns a path, or undefined when there is none. */
export function ownerOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.uid
}
