/** A reader of Prometheus' text format 0.0.4, written from the published format and sharing nothing with our writer.
 *  Source: https://github.com/prometheus/docs/blob/main/docs/instrumenting/exposition_formats.md */
export interface Read {
  readonly type: string
  readonly samples: readonly { name: string; labels: Record<string, string>; value: number }[]
}

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*/
const LABEL = /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"/
const TYPES = ['counter', 'gauge', 'histogram', 'summary', 'untyped']
const ENDINGS: Record<string, readonly string[]> = { histogram: ['_bucket', '_sum', '_count'] }

/** @throws Error naming the first line that breaks the format. */
export function readExposition(text: string): Map<string, Read> {
  if (!text.endsWith('\n')) throw new Error('The last line must end with a line feed')
  const families = new Map<string, { type: string; helped: boolean; samples: Read['samples'][number][] }>()
  const seen = new Set<string>()
  let current = ''
  for (const line of text.slice(0, -1).split('\n')) {
    const refuse = (why: string): never => {
      throw new Error(`${why}: ${line}`)
    }
    const comment = /^# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)$/.exec(line)
    if (comment) {
      const [, kind, name = '', rest = ''] = comment
      const family = families.get(name) ?? { type: '', helped: false, samples: [] }
      if (name !== current && families.has(name)) refuse('All lines of a metric stand together')
      if (kind === 'HELP' && family.helped) refuse('One HELP a metric')
      if (kind === 'TYPE' && (family.type || family.samples.length > 0)) refuse('One TYPE a metric, before its samples')
      if (kind === 'TYPE' && !TYPES.includes(rest)) refuse('No such type')
      families.set(name, { ...family, ...(kind === 'TYPE' ? { type: rest } : { helped: true }) })
      current = name
      continue
    }
    if (line.startsWith('#') || line.trim() === '') continue
    const sample = readSample(line) ?? refuse('This is no sample')
    const family = families.get(current) ?? refuse('A sample stands below its TYPE')
    const endings = ENDINGS[family.type] ?? ['']
    if (!endings.some((ending) => sample.name === current + ending)) refuse(`This is not of ${current}`)
    const key = `${sample.name} ${JSON.stringify(Object.entries(sample.labels).sort())}`
    if (seen.has(key)) refuse('A sample stands twice')
    seen.add(key)
    family.samples.push(sample)
  }
  for (const [name, family] of families) if (family.type === 'histogram') checkHistogram(name, family)
  return families
}

function readSample(line: string): Read['samples'][number] | undefined {
  const name = NAME.exec(line)?.[0]
  if (name === undefined) return undefined
  let rest = line.slice(name.length)
  const labels: Record<string, string> = {}
  if (rest.startsWith('{')) {
    rest = rest.slice(1)
    for (let found = LABEL.exec(rest); found; found = LABEL.exec(rest)) {
      const [all, label = '', value = ''] = found
      if (label in labels) return undefined
      labels[label] = value.replaceAll(/\\(.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter))
      rest = rest.slice(all.length).replace(/^,/, '')
    }
    if (!rest.startsWith('}')) return undefined
    rest = rest.slice(1)
  }
  const [, said] = /^[ \t]+(\S+)(?:[ \t]+-?\d+)?$/.exec(rest) ?? []
  const value = said === undefined ? undefined : goFloat(said)
  return value === undefined ? undefined : { name, labels, value }
}

/** A number as Go's ParseFloat reads it, for what can stand here. */
function goFloat(said: string): number | undefined {
  if (said === 'NaN') return Number.NaN
  if (/^[+-]?Inf$/.test(said)) return said.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(said) ? Number(said) : undefined
}

/** Buckets rise, the last is +Inf and equals the count. */
function checkHistogram(name: string, { samples }: Read): void {
  const series = Map.groupBy(samples, ({ labels: { le, ...others } }) => JSON.stringify(Object.entries(others).sort()))
  for (const [which, all] of series) {
    const buckets = all.filter((sample) => sample.name === `${name}_bucket`)
    const rising = buckets.every(({ value, labels }, i) => {
      const before = buckets[i - 1]
      return (
        !before || (before.value <= value && (goFloat(before.labels.le ?? '') ?? 0) < (goFloat(labels.le ?? '') ?? 0))
      )
    })
    const count = all.find((sample) => sample.name === `${name}_count`)?.value
    const last = buckets.at(-1)
    if (!rising || last?.labels.le !== '+Inf' || last.value !== count || !all.some((s) => s.name === `${name}_sum`))
      throw new Error(`The histogram ${name} ${which} does not add up`)
  }
}
