import { Worker } from 'node:worker_threads'
import type { KeptMapping } from './column-mapping.ts'
import { type ImportProblem, importProblem } from './import-problem.ts'
import type { Known } from './match-groups.ts'
import type { PackedPlan } from './pack-plan.ts'
import type { FeedFormat, ReadingWish, TablePreview } from './read-feed.ts'

/** What a first look at the feed has found. */
export type FeedFound =
  | { broken: ImportProblem; format?: FeedFormat }
  | { asks: TablePreview }
  | { rows: number; format: FeedFormat; mapping: KeptMapping | undefined }

export interface ReadingThread {
  /** What the feed is. */
  readonly found: Promise<FeedFound>
  /** What importing it will change. Only once `found` has told its rows. */
  plan(known: Known): Promise<PackedPlan>
  close(): Promise<void>
}

/** Enough for 20 MB of the most wasteful JSON; a file that needs more is refused, and the server lives on. */
const MEMORY_MB = 768

/** Reads a feed in a thread of its own: a large one takes seconds, in which pages must still be answered. */
export function openReadingThread(wish: ReadingWish): ReadingThread {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    workerData: wish,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  return {
    found: nextMessage<FeedFound>(worker).catch((error: { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return importProblem('feeds.file.too_big', { megabytes: 20 })
      throw error
    }),
    plan(known) {
      const answer = nextMessage<PackedPlan>(worker)
      worker.postMessage(known)
      return answer
    },
    async close() {
      await worker.terminate()
    },
  }
}

function nextMessage<T>(worker: Worker): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const ended = (code: number) => reject(new Error(`The reading thread ended with ${code}`))
  worker.once('message', resolve).once('error', reject).once('exit', ended)
  return promise.finally(() => worker.off('message', resolve).off('error', reject).off('exit', ended))
}
