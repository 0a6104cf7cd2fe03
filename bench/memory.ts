import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { familyOf, quietly } from './cpu.ts'
import { type Line, median } from './line.ts'
import type { Program } from './program.ts'

const KIB = 1024
const SAMPLES = 5

/** Megabytes of the place, its database included, after a few quiet seconds. The kernel's PSS divides a page among all who hold it,
 *  so a second Node on the machine (this bench is one) would make it look smaller; here a file's page is counted whole, once. */
export async function measureMemory(name: string, place: Program, control: Program, target?: number): Promise<Line[]> {
  await pause(4000)
  const samples: number[][] = []
  for (let i = 0; i < SAMPLES; i++) {
    const all = familyOf(...place.roots())
    const database = familyOf(place.postmaster() ?? 0)
    samples.push([all, database, familyOf(...control.roots())].map(memoryOf))
    await pause(200)
  }
  const [value = 0, database = 0, bare = 0] = [0, 1, 2].map((i) => median(samples.map((row) => row[i] ?? 0)) / KIB)
  const note = `program ${(value - database).toFixed(0)}, database ${database.toFixed(0)}`
  return [
    { name, value, unit: 'MB', control: bare, ratio: value / bare, note, ...(target === undefined ? {} : { target }) },
  ]
}

/** KiB held by these processes as if they were alone on the machine: their own pages, and each file's pages once. */
export function memoryOf(pids: readonly number[]): number {
  let own = 0
  const shared = new Map<string, number>()
  for (const mapping of pids.flatMap(mappingsOf)) {
    own += mapping.own
    if (mapping.file) shared.set(mapping.file, Math.max(shared.get(mapping.file) ?? 0, mapping.shared))
  }
  return [...shared.values()].reduce((sum, size) => sum + size, own)
}

interface Mapping {
  /** Device, inode and offset; undefined for memory that is no file's. */
  readonly file: string | undefined
  readonly own: number
  readonly shared: number
}

function mappingsOf(pid: number): Mapping[] {
  const text = quietly(() => readFileSync(`/proc/${pid}/smaps`, 'utf8')) ?? ''
  return text.split(/\n(?=[\da-f]+-[\da-f]+ )/).flatMap((mapping): Mapping[] => {
    const [, offset, device, inode] = /^\S+ \S+ (\S+) (\S+) (\d+)/.exec(mapping) ?? []
    if (inode === undefined) return []
    const size = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(mapping)?.[1] ?? 0)
    if (inode === '0') return [{ file: undefined, own: size('Pss'), shared: 0 }]
    const own = size('Private_Clean') + size('Private_Dirty')
    return [{ file: `${device} ${inode} ${offset}`, own, shared: size('Shared_Clean') + size('Shared_Dirty') }]
  })
}
