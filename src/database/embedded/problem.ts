import { DatabaseProblem } from '../problem.ts'

/** Something whoever runs the place must mend before the embedded PostgreSQL can run; `message` is one line for the terminal. */
export class EmbeddedProblem extends DatabaseProblem {}

/** Another Holdfast holds the data folder. */
export class FolderInUse extends EmbeddedProblem {}

/** What a failure of the operating system means for `folder`, in one line. */
export function folderProblem(folder: string, error: unknown): EmbeddedProblem {
  const code = (error as { code?: string }).code ?? ''
  return new EmbeddedProblem(
    `The data folder ${folder} cannot be used: ${WHY[code] ?? `the system says ${code || 'no'}`}.`,
  )
}

const WHY: Record<string, string> = {
  EACCES: 'it may not be written by the user that started Holdfast',
  EPERM: 'it may not be written by the user that started Holdfast',
  EROFS: 'it is read-only',
  ENOSPC: 'its disk is full',
  EDQUOT: 'its disk quota is used up',
  ENOTDIR: 'a file is where a folder should be',
  EEXIST: 'a file is where a folder should be',
  ENOENT: 'the folder above it does not allow new folders',
  ENAMETOOLONG: 'its name is too long',
}

/** Turns what initdb or PostgreSQL printed before it gave up into one line. */
export function refusalOfServer(folder: string, printed: string): EmbeddedProblem {
  if (/No space left on device/.test(printed)) return folderProblem(folder, { code: 'ENOSPC' })
  if (/Disk quota exceeded/.test(printed)) return folderProblem(folder, { code: 'EDQUOT' })
  if (/Read-only file system/.test(printed)) return folderProblem(folder, { code: 'EROFS' })
  if (/error while loading shared libraries|GLIBC_/.test(printed)) {
    return new EmbeddedProblem(
      `The PostgreSQL that comes with Holdfast does not run on this system (${lastLine(printed)}). ${INSTEAD}`,
    )
  }
  return new EmbeddedProblem(`PostgreSQL did not start in ${folder}: ${lastLine(printed)}.`)
}

/** What else one can do where the embedded PostgreSQL cannot run. */
export const INSTEAD = 'Set DATABASE_URL to a PostgreSQL server (15 or newer) instead.'

function lastLine(printed: string): string {
  const lines = printed.split('\n').map((line) => line.trim())
  const telling = lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.findLast((line) => line !== '')
  const plain = (telling ?? 'it said nothing').replace(/^.*?(?:FATAL|PANIC|error):\s*/i, '')
  return plain.replace(/\.$/, '')
}
