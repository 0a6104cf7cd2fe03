import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ImportProblem, importProblem } from '../../domain/finding/importing/import-problem.ts'
import type { FeedSource } from '../../domain/finding/importing/read-feed.ts'
import { fetchChecked } from '../../feeds/fetch-checked.ts'
import { FetchProblem } from '../../feeds/fetch-problem.ts'
import { Problem } from '../../problem.ts'
import type { Call } from '../command.ts'

/** The readers refuse more; this keeps a wrong file out of memory. */
const MOST_BYTES = 50_000_000

export const isAddress = (text: string) => /^https?:\/\//i.test(text) && URL.canParse(text)

/** What the feed holds, from a file or fetched from where it is. */
export async function readSource(
  call: Call,
  from: string,
): Promise<{ source: FeedSource; type: string } | { broken: ImportProblem }> {
  if (!isAddress(from)) return { source: { bytes: readFile(resolve(call.folder, from)) }, type: from }
  try {
    const { text, contentType } = await fetchChecked(from)
    return { source: { text }, type: contentType }
  } catch (error) {
    if (error instanceof FetchProblem) return importProblem(error.reason, error.values)
    throw error
  }
}

function readFile(path: string): Uint8Array {
  try {
    if (statSync(path).size > MOST_BYTES)
      throw new Problem(`${path} is larger than ${MOST_BYTES / 1_000_000} MB. Nothing was changed.`)
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem(`${path} cannot be read (${(error as { code?: string }).code}). Nothing was changed.`)
  }
}
