import { encode } from 'uqr'

/** An address as a square to photograph; `label` says in words where it leads. Dark on white in every light, or phones cannot read it. */
export function Qr({ of, label }: { of: string; label: string }) {
  const { data, size } = encode(of, { ecc: 'M', border: 4 })
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path class="qr-ground" d={`M0 0h${size}v${size}H0z`} />
      <path class="qr-ink" d={darkRuns(data)} />
    </svg>
  )
}

/** Each run of dark squares in a row as one rectangle. */
function darkRuns(rows: readonly boolean[][]): string {
  return rows
    .map((row, y) => [...runs(row)].map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`).join(''))
    .join('')
}

function* runs(row: readonly boolean[]): Generator<[start: number, length: number]> {
  let start = -1
  for (let x = 0; x <= row.length; x++) {
    if (row[x] && start < 0) start = x
    if (!row[x] && start >= 0) {
      yield [start, x - start]
      start = -1
    }
  }
}
