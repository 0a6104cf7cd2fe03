import { locateJsonError } from './locate-json-error.ts'
import { type BrokenFile, brokenFile } from './row-problem.ts'

const MOST_CHARACTERS = 20_000_000
const MOST_ROWS = 50_000
const DEEPEST = 20

/** A JSON list of bounded size and depth, or what is wrong with the file and where. */
export function readJsonList(text: string): { list: unknown[] } | { broken: BrokenFile } {
  if (text.length > MOST_CHARACTERS) return brokenFile('feeds.file.too_big', { megabytes: MOST_CHARACTERS / 1e6 })
  const json = text.replace(/^\ufeff/, '')
  if (json.trim() === '') return brokenFile('feeds.file.empty')
  // Before parsing: deep nesting is cheap to write and dear to walk.
  if (depthOf(json) > DEEPEST) return brokenFile('feeds.file.too_deep', { levels: DEEPEST })
  const list = parse(json)
  if (list === undefined) return brokenFile('feeds.file.not_json', {}, locateJsonError(json))
  if (!Array.isArray(list)) return brokenFile('feeds.file.not_list')
  if (list.length === 0) return brokenFile('feeds.file.empty')
  if (list.length > MOST_ROWS) return brokenFile('feeds.file.too_many_rows', { limit: MOST_ROWS })
  return { list }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    return undefined
  }
}

function depthOf(json: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at)
    if (inString) {
      if (code === 0x5c) at += 1
      else if (code === 0x22) inString = false
    } else if (code === 0x22) inString = true
    else if (code === 0x5b || code === 0x7b) deepest = Math.max(deepest, ++depth)
    else if (code === 0x5d || code === 0x7d) depth -= 1
  }
  return deepest
}
