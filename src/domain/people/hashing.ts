/** Two hashes at once leave two of the four threads that files and names need. */
const AT_ONCE = 2
/** Who waits behind so many of one's own network is better told to come back. */
const MOST_WAITING = 20

/** Too many wait from one network; nobody else is touched by it. */
export class TooManyWaiting extends Error {}

export interface Hashing {
  /** Does `work` in its turn. `network` is a digest; '' is the program itself.
   *  @throws TooManyWaiting when the network's own line is full. */
  run<T>(network: string, work: () => Promise<T>): Promise<T>
  /** How many were done since the start: equal work is proved by counting, never by a clock. */
  readonly done: number
}

/** A line for work that is heavy on purpose, fair between networks: each network has a line of its own, and the lines take
 *  turns, so that two hundred tries from one place do not keep a person elsewhere waiting. */
export function makeHashing({ atOnce = AT_ONCE, mostWaiting = MOST_WAITING } = {}): Hashing {
  // A Map keeps the order in which lines were opened; a line that was served goes to the end.
  const lines = new Map<string, (() => void)[]>()
  let running = 0
  let done = 0

  function serve(): void {
    if (running >= atOnce) return
    const [next] = lines
    if (!next) return
    const [network, line] = next
    const first = line.shift()
    lines.delete(network)
    if (line.length > 0) lines.set(network, line)
    running++
    first?.()
    serve()
  }

  function leave(): void {
    running--
    done++
    serve()
  }

  return {
    get done() {
      return done
    },
    run(network, work) {
      const line = lines.get(network) ?? []
      if (line.length >= mostWaiting) return Promise.reject(new TooManyWaiting('too many wait from one network'))
      return new Promise((resolve, reject) => {
        line.push(() => void work().finally(leave).then(resolve, reject))
        lines.set(network, line)
        serve()
      })
    },
  }
}

/** The line of this process. */
export const hashing: Hashing = makeHashing()
