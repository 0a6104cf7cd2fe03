import type { Family, Sample } from './exposition.ts'

/** Seconds; the last, without end, is added. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

interface Series {
  readonly labels: { readonly method: string; readonly route: string; readonly status: string }
  readonly buckets: number[]
  count: number
  sum: number
}

/** How often each kind of address was asked, how it was answered and how long that took. Never which one, and never by whom. */
export interface RequestTimes {
  observe(request: { method: string; route: string; status: number; seconds: number }): void
  family(): Family
}

export function makeRequestTimes(): RequestTimes {
  const kept = new Map<string, Series>()
  return {
    observe({ method, route, status, seconds }) {
      const labels = { method: METHODS.has(method) ? method : 'other', route, status: String(status) }
      const key = Object.values(labels).join(' ')
      const series = kept.get(key) ?? { labels, buckets: BOUNDS.map(() => 0), count: 0, sum: 0 }
      kept.set(key, series)
      const place = BOUNDS.findIndex((bound) => seconds <= bound)
      if (place >= 0) series.buckets[place] = (series.buckets[place] ?? 0) + 1
      series.count++
      series.sum += seconds
    },
    family: () => ({
      name: 'holdfast_http_request_duration_seconds',
      help: 'Time to answer a request, by method, pattern of the address and status.',
      type: 'histogram',
      samples: [...kept.values()].flatMap(samplesOf),
    }),
  }
}

/** Anybody may invent methods, and each would be kept for ever. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

function samplesOf({ labels, buckets, count, sum }: Series): Sample[] {
  let below = 0
  const bounded = BOUNDS.map((bound, i) => {
    below += buckets[i] ?? 0
    return { suffix: '_bucket', labels: { ...labels, le: String(bound) }, value: below }
  })
  return [
    ...bounded,
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
    { suffix: '_sum', labels, value: sum },
    { suffix: '_count', labels, value: count },
  ]
}
