import { Agent, request } from 'node:http'
import type { Program } from './program.ts'

/** One request, as a browser without JavaScript would send it. */
export interface Ask {
  readonly path: string
  readonly cookie?: string
  /** Sent as a form, by POST. */
  readonly form?: Readonly<Record<string, string>>
  /** The network it says it comes from; the place is told to believe one proxy, so that no limit is met. */
  readonly from?: string
}

export interface Load {
  readonly answers: number
  readonly wrong: number
  readonly seconds: number
  /** Milliseconds, sorted. */
  readonly times: readonly number[]
}

/** Sends what `ask` says, `connections` at once, for so many seconds over kept-alive connections, uncompressed. */
export async function load(
  program: Program,
  ask: (turn: number) => Ask,
  { connections, seconds, status = 200 }: { connections: number; seconds: number; status?: number },
): Promise<Load> {
  const wire = new Wire(program, connections)
  const times: number[] = []
  let wrong = 0
  let turn = 0
  const begun = performance.now()
  const until = begun + seconds * 1000
  const one = async () => {
    while (performance.now() < until) {
      const asked = performance.now()
      const answer = await wire.send(ask(turn++))
      times.push(performance.now() - asked)
      if (answer.status !== status) wrong++
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  wire.close()
  const taken = (performance.now() - begun) / 1000
  return { answers: times.length, wrong, seconds: taken, times: times.sort((a, b) => a - b) }
}

/** Kept-alive connections to a program. */
export class Wire {
  readonly #agent: Agent
  readonly #port: number

  constructor({ port }: Program, connections = 1) {
    this.#port = port
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections })
  }

  send({ path, cookie, form, from }: Ask): Promise<{ status: number; text: () => string; cookies: readonly string[] }> {
    const body = form && new URLSearchParams(form).toString()
    const origin = `http://localhost:${this.#port}`
    const headers = {
      host: `localhost:${this.#port}`,
      ...(cookie ? { cookie } : {}),
      ...(from ? { 'x-forwarded-for': from } : {}),
      ...(body === undefined
        ? {}
        : { origin, 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
    }
    const options = { agent: this.#agent, host: '127.0.0.1', port: this.#port, path, headers }
    return new Promise((resolve, reject) => {
      const asked = request({ ...options, method: body === undefined ? 'GET' : 'POST' }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => void parts.push(part))
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            text: () => Buffer.concat(parts).toString(),
            cookies: (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0] ?? ''),
          }),
        )
        answer.on('error', reject)
      })
      asked.on('error', reject)
      asked.end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

/** A network that nothing has come from yet. */
export function newNetwork(turn: number): string {
  return `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn & 255}`
}
