import { closeSync, fsyncSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { demoFile } from '../../../db/demo/demo-file.ts'
import { type Finding, fail, ok, warn } from './finding.ts'

const MB = 1_000_000

/** The data folder: can be written, is private, has room. */
export function findFolder(folder: string): Finding[] {
  const written = tryWriting(folder)
  if (written) return [written]
  const findings = [...openToOthers(folder), ...openToOthers(demoFile(folder)), ...littleRoom(folder)]
  return findings.length > 0 ? findings : [ok('folder', `${folder} can be written, is private and has room.`)]
}

function tryWriting(folder: string): Finding | undefined {
  const path = join(folder, `.doctor-${process.pid}`)
  try {
    const file = openSync(path, 'wx', 0o600)
    try {
      writeSync(file, 'x')
      fsyncSync(file)
    } finally {
      closeSync(file)
      rmSync(path, { force: true })
    }
    return undefined
  } catch (error) {
    const { code } = error as { code?: string }
    return fail(
      'folder',
      `${folder} cannot be written (${code}).`,
      'Give it to the user that runs Holdfast, or choose another DATA_DIR.',
    )
  }
}

function openToOthers(path: string): Finding[] {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode
  if (mode === undefined || (mode & 0o077) === 0) return []
  return [warn('folder', `Other users of this machine can look into ${path}.`, `chmod go-rwx '${path}'`)]
}

function littleRoom(folder: string): Finding[] {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const says = `${Math.floor(free / MB)} MB are free on the disk of ${folder}.`
  if (free < 100 * MB) return [fail('folder', says, 'Make room: a full disk stops the database.')]
  return free < 1000 * MB ? [warn('folder', says, 'Make room soon: a full disk stops the database.')] : []
}
