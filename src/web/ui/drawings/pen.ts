/**
 * A soft closed shape through points written `x,y x,y …`; a point written `x,y!` is a sharp corner.
 * Gives SVG path data in whole numbers: Catmull-Rom turned into cubic Béziers, with handles kept short
 * (at most 0.42 of the shorter side) so that uneven points never overshoot.
 */
export function loop(points: string): string {
  return `${curve(readPoints(points), true)}z`
}

/** The same, open: a line of ink from the first point to the last. */
export function line(points: string): string {
  return curve(readPoints(points), false)
}

interface Point {
  readonly x: number
  readonly y: number
  readonly sharp: boolean
}

function readPoints(points: string): Point[] {
  return points
    .trim()
    .split(/\s+/)
    .map((word) => {
      const [x, y] = word
        .replace('!', '')
        .split(',')
        .map((number) => whole(Number(number)))
      if (x === undefined || y === undefined || Number.isNaN(x + y)) throw new Error(`not a point: ${word}`)
      return { x, y, sharp: word.endsWith('!') }
    })
}

function curve(points: readonly Point[], closed: boolean): string {
  const at = (i: number) => points[closed ? (i + points.length) % points.length : clamp(i, points.length)] as Point
  const start = at(0)
  let path = `M${start.x} ${start.y}`
  let smooth = false
  for (let i = 0; i < (closed ? points.length : points.length - 1); i++) {
    const [from, to] = [at(i), at(i + 1)]
    const [out, into] = [handle(at(i - 1), from, at(i + 1), 1), handle(from, to, at(i + 2), -1)]
    const end = `${step(from, into)} ${step(from, to)}`
    // `s` mirrors the handle before it, which is the same handle wherever the line runs on smoothly.
    path += from.sharp && to.sharp ? `l${step(from, to)}` : smooth ? `s${end}` : `c${step(from, out)} ${end}`
    smooth = !to.sharp && !(from.sharp && to.sharp)
  }
  return path.replaceAll(' -', '-')
}

/** Where the curve is pulled as it leaves (1) or reaches (-1) a point, along the line between the point's neighbours. */
function handle(before: Point, point: Point, after: Point, side: 1 | -1): { x: number; y: number } {
  const [dx, dy] = [after.x - before.x, after.y - before.y]
  const length = Math.hypot(dx, dy)
  if (point.sharp || length === 0) return point
  const sides = [before, after].map(({ x, y }) => Math.hypot(x - point.x, y - point.y)).filter((far) => far > 0)
  const reach = Math.min(length / 4.5, 0.42 * Math.min(...sides)) / length
  return { x: point.x + side * whole(dx * reach), y: point.y + side * whole(dy * reach) }
}

function step(from: { x: number; y: number }, to: { x: number; y: number }): string {
  return `${to.x - from.x} ${to.y - from.y}`
}

function whole(value: number): number {
  return Math.round(value)
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index))
}
