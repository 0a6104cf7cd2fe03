import type { Child } from 'hono/jsx'
import { raw } from 'hono/utils/html'
import { line, loop } from './drawings/pen.ts'
import { KEEPSAKES } from './keepsakes.ts'

export type KeepsakeName = keyof typeof KEEPSAKES

export interface Chosen {
  readonly object: KeepsakeName
  /** One of six washes, 1 to 6. */
  readonly wash: number
}

interface KeepsakeProps {
  /** The id of a person or of a membership. */
  readonly of: string
  /** What its owner chose instead, as `keepsakeWord` writes it. */
  readonly chosen?: string | undefined
  readonly size?: 's' | 'm' | 'l' | undefined
}

/** A drawn object in a ring. It says nothing alone: a name stands beside it, always. */
export function Keepsake({ of, chosen, size = 'm' }: KeepsakeProps) {
  const { object, wash } = readKeepsake(chosen) ?? keepsakeOf(of)
  return (
    <span class={size === 'm' ? `keep c${wash}` : `keep ${size} c${wash}`}>
      <svg viewBox="0 0 56 56" aria-hidden="true">
        {raw(inked(object))}
      </svg>
    </span>
  )
}

/** A keepsake and the name beside it. */
export function Person({ children, ...keepsake }: KeepsakeProps & { children: Child }) {
  return (
    <span class="person">
      <Keepsake {...keepsake} />
      <bdi>{children}</bdi>
    </span>
  )
}

/** The same id has the same keepsake on every machine, for ever. The id cannot be read back from it: thousands share one. */
export function keepsakeOf(id: string): Chosen {
  const names = Object.keys(KEEPSAKES) as KeepsakeName[]
  const hash = mixed(id)
  return { object: names[hash % names.length] as KeepsakeName, wash: 1 + (Math.floor(hash / names.length) % 6) }
}

/** `pear-3`: how a chosen keepsake is kept and sent in forms. */
export function keepsakeWord({ object, wash }: Chosen): string {
  return `${object}-${wash}`
}

export function readKeepsake(word: string | undefined): Chosen | undefined {
  const [, object = '', wash = ''] = /^([a-z]+)-([1-6])$/.exec(word ?? '') ?? []
  return Object.hasOwn(KEEPSAKES, object) ? { object: object as KeepsakeName, wash: Number(wash) } : undefined
}

/** FNV-1a over UTF-16 units, then the finish of MurmurHash3, so that ids that differ in one letter land far apart. */
function mixed(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const kept = new Map<KeepsakeName, string>()

function inked(object: KeepsakeName): string {
  const known = kept.get(object)
  if (known) return known
  const { shapes, lines } = KEEPSAKES[object]
  const closed = shapes.split(';').map(loop)
  const open = lines === '' ? [] : lines.split(';').map(line)
  const made = `<path class="w" d="${closed.join('')}"/><path d="${[...closed, ...open].join('')}"/>`
  kept.set(object, made)
  return made
}
