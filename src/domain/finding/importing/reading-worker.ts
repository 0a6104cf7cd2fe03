import { parentPort, workerData } from 'node:worker_threads'
import type { Known } from './match-groups.ts'
import { packPlan } from './pack-plan.ts'
import { planImport } from './plan-import.ts'
import { type ReadingWish, readFeed } from './read-feed.ts'

// The thread in which a feed is read: first the reading itself, then, when the directory's side is known, the plan.
const outcome = readFeed(workerData as ReadingWish)

if ('read' in outcome) {
  const { read, format, mapping } = outcome
  parentPort?.on('message', (known: Known) => parentPort?.postMessage(packPlan(planImport(read, known))))
  parentPort?.postMessage({ rows: read.rowsRead, format, mapping })
} else {
  parentPort?.postMessage(outcome)
}
