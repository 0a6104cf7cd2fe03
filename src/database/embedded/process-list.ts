import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A postmaster that lives in a cluster. */
export interface Postmaster {
  readonly pid: number
  readonly program: string
  readonly args: readonly string[]
}

/** The postmaster that runs in `cluster`, if one does. A number left in its pid file may be anybody's by now, so it counts only
 *  when that process is a PostgreSQL that stands in this very folder. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const pid = Number(pidFile(cluster)[0])
  if (!Number.isInteger(pid) || pid <= 0 || !worksIn(cluster, pid)) return undefined
  try {
    const [, ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1)
    return { pid, program: readlinkSync(`/proc/${pid}/exe`), args }
  } catch {
    return undefined
  }
}

/** What the postmaster says of itself: starting, ready, stopping. */
export const statusOf = (cluster: string) => pidFile(cluster)[7]?.trim()

/** Lines of postmaster.pid: pid, folder, start, port, socket folder, address, shared memory, status. */
function pidFile(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

/** Every PostgreSQL process of a cluster: the postmaster with its own, or those left behind when it was killed. */
export function processesIn(cluster: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => worksIn(cluster, pid))
}

/** PostgreSQL's processes stand in their cluster's folder; a shell somebody left there does not count. */
export function worksIn(cluster: string, pid: number): boolean {
  try {
    if (!/\/postgres( \(deleted\))?$/.test(readlinkSync(`/proc/${pid}/exe`))) return false
    const [here, there] = [statSync(cluster), statSync(`/proc/${pid}/cwd`)]
    return here.ino === there.ino && here.dev === there.dev
  } catch {
    return false
  }
}
