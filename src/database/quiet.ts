import { Logger } from 'graphile-worker'

/** The worker would print payloads and errors; ours is the only log, and it says what failed, never with what. */
export const quiet = new Logger(() => () => {})
