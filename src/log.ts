type Level = 'debug' | 'info' | 'warn' | 'error'
const RANK: Record<Level, number> = { debug: 0, info: 1, warn: 2, error: 3 }

/** What a line may carry. Never a name, an address, a form, a path with ids in it, or a message that could quote any. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>

export interface Log {
  debug(event: string, facts?: Facts): void
  info(event: string, facts?: Facts): void
  warn(event: string, facts?: Facts): void
  /** A fault of ours: of the error only its kind, code, constraint and the frames that are our own. */
  error(event: string, error: unknown, facts?: Facts): void
}

/** One line an event to `write`, as text or JSON. */
export function makeLog(settings: { level: Level; json: boolean }, write: (line: string) => void = writeOut): Log {
  const say = (level: Level, event: string, facts: Facts = {}) => {
    if (RANK[level] >= RANK[settings.level])
      write(settings.json ? asJson(level, event, facts) : asText(level, event, facts))
  }
  return {
    debug: (event, facts) => say('debug', event, facts),
    info: (event, facts) => say('info', event, facts),
    warn: (event, facts) => say('warn', event, facts),
    error: (event, error, facts) => say('error', event, { ...facts, ...allowedOf(error) }),
  }
}

/** Database errors carry private words in `detail` and even in `message`, so the list says what may pass, not what may not. */
export function allowedOf(error: unknown): Facts {
  const { name, code, constraint, table, routine, cause, stack } = (error ?? {}) as Record<string, unknown>
  return {
    kind: text(name),
    code: text(code),
    constraint: text(constraint),
    table: text(table),
    routine: text(routine),
    cause: cause === undefined ? undefined : text((cause as { code?: unknown }).code),
    frames: framesOf(text(stack)),
  }
}

const text = (value: unknown) => (typeof value === 'string' && value.length < 5000 ? value : undefined)

function framesOf(stack: string | undefined): string | undefined {
  const frames = [...(stack ?? '').matchAll(/^ {4}at .*?((?:src|db|bin)\/[\w./-]+:\d+)/gm)].map((match) => match[1])
  return frames.length > 0 ? frames.slice(0, 6).join(' < ') : undefined
}

const present = (facts: Facts) => Object.entries(facts).filter(([, value]) => value !== undefined)

const asJson = (level: Level, event: string, facts: Facts) =>
  `${JSON.stringify({ time: new Date().toISOString(), level, event, ...Object.fromEntries(present(facts)) })}\n`

const asText = (level: Level, event: string, facts: Facts) =>
  `${[new Date().toISOString(), level.padEnd(5), event, ...present(facts).map(([k, v]) => `${k}=${JSON.stringify(v)}`)].join(' ')}\n`

function writeOut(line: string): void {
  process.stdout.write(line)
}
