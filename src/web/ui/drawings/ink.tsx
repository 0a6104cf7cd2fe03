import type { Child } from 'hono/jsx'
import { raw } from 'hono/utils/html'
import { line, loop } from './pen.ts'

export type Wash =
  | 'wall'
  | 'floor'
  | 'sky'
  | 'moon'
  | 'rose'
  | 'moss'
  | 'blue'
  | 'clay'
  | 'plum'
  | 'gold'
  | 'wood'
  | 'rug'
  | 'cloth'
  | 'shade'
  | 'white'
  | 'hair'
  | 'silver'
  | 'skin1'
  | 'skin2'
  | 'skin3'
  | 'steel'
  | 'lamp'

interface Drawn {
  /** Points as `loop` and `line` read them. */
  readonly at: string
  readonly wash?: Wash
  readonly thin?: boolean
}

/** A wash a little out of place, and the ink line around it. The stylesheet moves the wash. */
export function Shape({ at, wash, thin }: Drawn) {
  const d = loop(at)
  return (
    <>
      {wash && <path class={`w ${wash}`} d={d} />}
      <path class={thin ? 'thin' : undefined} d={d} />
    </>
  )
}

/** Colour without a line. */
export function Wash({ at, wash }: Drawn) {
  return <path class={`w ${wash}`} d={loop(at)} />
}

/** Ink without colour; several lines are parted by a semicolon. */
export function Ink({ at, thin }: Drawn) {
  return <path class={thin ? 'thin' : undefined} d={at.split(';').map(line).join('')} />
}

/** Small marks that are only a touch of the pen: eyes, buttons. */
export function Dots({ at }: { at: string }) {
  return (
    <path
      class="dot"
      d={at
        .split(/\s+/)
        .map((point) => `M${point.replace(',', ' ')}h.1`)
        .join('')}
    />
  )
}

/** Lamplight: the only gradient there is. */
export function Glow({ of, x, y, rx, ry }: { of: string; x: number; y: number; rx: number; ry: number }) {
  return <ellipse class="glow" cx={x} cy={y} rx={rx} ry={ry} fill={`url(#glow-${of})`} stroke="none" />
}

/** Keeps a drawing as the text it becomes, since it never changes; the words beside it do. */
export function drawn(name: string, width: number, height: number, lines: () => Child) {
  let kept: string | undefined
  return function Drawing({ label }: { label?: string | undefined }) {
    kept ??= inked(name, lines)
    const shape = { class: `art art-${name}`, viewBox: `0 0 ${width} ${height}` }
    return label === undefined ? (
      <svg {...shape} aria-hidden="true">
        {raw(kept)}
      </svg>
    ) : (
      <svg {...shape} role="img" aria-label={label}>
        {raw(kept)}
      </svg>
    )
  }
}

function inked(name: string, lines: () => Child): string {
  const ink = String(<g>{lines()}</g>)
  return ink.includes('url(#') ? `${String(<Light of={name} />)}${ink}` : ink
}

function Light({ of }: { of: string }) {
  return (
    <defs>
      <radialGradient id={`glow-${of}`}>
        <stop class="g0" offset="0" />
        <stop class="g1" offset=".45" />
        <stop class="g2" offset="1" />
      </radialGradient>
    </defs>
  )
}
