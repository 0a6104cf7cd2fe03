/** Somebody's turn among several who work at once. */
export interface Turn {
  /** Asks for it, and resolves when it has come. Rejects when one before was broken off. */
  comes(): Promise<void>
  /** It is the next one's. Said by all, whether they have asked or not. */
  over(): void
  /** Nobody after this one has a turn any more. */
  breakOff(): void
}

/** Turns are given in the order in which they are asked for. */
export function makeTurns(): () => Turn {
  let last = Promise.resolve()
  return () => {
    const { promise: ended, resolve, reject } = Promise.withResolvers<void>()
    ended.catch(() => {})
    return {
      comes() {
        const before = last
        last = before.then(() => ended)
        last.catch(() => {})
        return before
      },
      over: resolve,
      breakOff: () => reject(new Error('A turn before this one was broken off')),
    }
  }
}
