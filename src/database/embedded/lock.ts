import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'

/** Held until it is let go or the process ends, however it ends. */
export interface Lock {
  release(): void
}

/** Takes the lock on `path`, waiting up to `patienceMs` for whoever has it; undefined when they keep it. SQLite locks the file with
 *  the operating system's own lock, which a killed process loses and which holds between containers that share a disk.
 *  @throws an error with the code ENOSPC or EACCES */
export async function takeLock(path: string, patienceMs: number): Promise<Lock | undefined> {
  const until = performance.now() + patienceMs
  for (;;) {
    const lock = tryLock(path)
    if (lock || performance.now() >= until) return lock
    await pause(25)
  }
}

/** Whether another process holds the lock. Looks without taking it and without making a file. */
export function isLocked(path: string): boolean {
  let file: DatabaseSync | undefined
  try {
    file = new DatabaseSync(path, { readOnly: true })
    file.exec('begin; select 1 from sqlite_master; commit')
    return false
  } catch (error) {
    return isBusy(error)
  } finally {
    file?.close()
  }
}

// A lock nobody refers to any more would be collected, and with it let go.
const held = new Set<DatabaseSync>()

function tryLock(path: string): Lock | undefined {
  let file: DatabaseSync | undefined
  try {
    file = new DatabaseSync(path)
    file.exec('pragma locking_mode = exclusive; begin exclusive')
    return keep(file)
  } catch (error) {
    file?.close()
    if (isBusy(error)) return undefined
    throw Object.assign(new Error('lock', { cause: error }), { code: isFull(error) ? 'ENOSPC' : 'EACCES' })
  }
}

function keep(file: DatabaseSync): Lock {
  held.add(file)
  return {
    release() {
      if (held.delete(file)) file.close()
    },
  }
}

const SQLITE_BUSY = 5
const SQLITE_FULL = 13
const isBusy = (error: unknown) => (error as { errcode?: number }).errcode === SQLITE_BUSY
const isFull = (error: unknown) => (error as { errcode?: number }).errcode === SQLITE_FULL
