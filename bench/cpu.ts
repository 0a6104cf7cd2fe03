import { readdirSync, readFileSync } from 'node:fs'

/** Nanoseconds on a CPU of these processes and everything below them, from the scheduler's own count (10 ms ticks are too coarse).
 *  What has ended meanwhile is not counted: measure processes that stay. */
export function cpuOf(...roots: number[]): number {
  return familyOf(...roots).reduce((sum, pid) => sum + threadsOf(pid), 0)
}

/** Every process of these families, each once. */
export function familyOf(...roots: number[]): number[] {
  const children = new Map<number, number[]>()
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry)
    const parent = pid ? parentOf(pid) : undefined
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), pid])
  }
  const below = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(below)]
  return [...new Set(roots.flatMap(below))]
}

function parentOf(pid: number): number | undefined {
  const stat = quietly(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  // The name in brackets may hold spaces and brackets of its own.
  return stat ? Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) : undefined
}

function threadsOf(pid: number): number {
  const threads = quietly(() => readdirSync(`/proc/${pid}/task`)) ?? []
  return threads.reduce((sum, thread) => {
    const said = quietly(() => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8')) ?? '0'
    return sum + Number(said.split(' ')[0])
  }, 0)
}

/** Processes come and go while one looks. */
export function quietly<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}
