/** Where in a list of objects the first error of a JSON text stands. Node tells no position for many kinds of error. */
export interface JsonPlace {
  line: number
  /** Position in the outermost list, from 1. */
  row: number | undefined
  /** Last key seen in that row. */
  field: string | undefined
}

type Expecting = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end' | 'end'
type Stack = ('[' | '{')[]

const SPACE = /[ \t\n\r]*/y
const SCALAR = /(?:-?(?:0|[1-9]\d{0,400})(?:\.\d{1,400})?(?:[eE][+-]?\d{1,20})?|true|false|null)(?![\w.+-])/y

/** Walks the tokens of a text that `JSON.parse` has refused until one does not fit. */
export function locateJsonError(json: string): JsonPlace {
  const stack: Stack = []
  let expecting: Expecting | undefined = 'value'
  let [row, field, at]: [number, string | undefined, number] = [0, undefined, 0]
  for (;;) {
    at = endOf(SPACE, json, at) ?? at
    const { token, end } = readToken(json, at)
    if (stack.length === 1 && stack[0] === '[' && expecting.startsWith('value') && token !== ']') {
      row += 1
      field = undefined
    }
    if (token === '"' && stack.length === 2 && expecting.startsWith('key'))
      field = json.slice(at + 1, end - 1).slice(0, 80)
    expecting = step(expecting, stack, token)
    if (expecting === undefined) return { line: lineAt(json, at), row: row > 0 ? row : undefined, field }
    at = end
  }
}

/** The kind of the next token, by its first letter: a mark, " for text, 0 for a number or a word, empty for none. */
function readToken(json: string, at: number): { token: string; end: number } {
  const first = json[at] ?? ''
  if (first !== '' && '[]{}:,'.includes(first)) return { token: first, end: at + 1 }
  const end = first === '"' ? endOfText(json, at) : endOf(SCALAR, json, at)
  return end === undefined ? { token: '', end: at } : { token: first === '"' ? '"' : '0', end }
}

function endOfText(json: string, from: number): number | undefined {
  for (let at = from + 1; at < json.length; at += 1) {
    const code = json.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code < 0x20) return undefined
    if (code === 0x5c) {
      if (!/^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(json.slice(at + 1, at + 6))) return undefined
      at += 1
    }
  }
  return undefined
}

/** What may follow a token, changing the stack; undefined when the token does not fit. */
function step(expecting: Expecting, stack: Stack, token: string): Expecting | undefined {
  const value = expecting.startsWith('value')
  if (value && (token === '[' || token === '{')) {
    stack.push(token)
    return token === '[' ? 'value or ]' : 'key or }'
  }
  if (value && (token === '"' || token === '0')) return stack.length > 0 ? 'comma or end' : 'end'
  if (expecting.startsWith('key') && token === '"') return 'colon'
  if (expecting === 'colon' && token === ':') return 'value'
  if (expecting === 'comma or end' && token === ',') return stack.at(-1) === '[' ? 'value' : 'key'
  if (!closes(expecting, stack.at(-1), token)) return undefined
  stack.pop()
  return stack.length > 0 ? 'comma or end' : 'end'
}

function closes(expecting: Expecting, open: Stack[number] | undefined, token: string): boolean {
  if (token === ']') return open === '[' && (expecting === 'value or ]' || expecting === 'comma or end')
  return token === '}' && open === '{' && (expecting === 'key or }' || expecting === 'comma or end')
}

function endOf(pattern: RegExp, json: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(json) ? pattern.lastIndex : undefined
}

function lineAt(json: string, at: number): number {
  let line = 1
  for (let next = json.indexOf('\n'); next !== -1 && next < at; next = json.indexOf('\n', next + 1)) line += 1
  return line
}
