import { createHash } from 'node:crypto'

/** SHA-256, in hex, of a value's JSON with its keys in order: equal content gives an equal digest in every run. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(stable(value)).digest('hex')
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const pairs = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${pairs.map(([key, inner]) => `${JSON.stringify(key)}:${stable(inner)}`).join(',')}}`
}
