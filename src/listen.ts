import type { Server } from 'node:http'
import { Problem } from './problem.ts'

/** Opens a port. @returns the one it got @throws Problem with one line for the terminal */
export function listen(
  server: Server,
  port: number,
  bind: string,
  names = { port: 'PORT', bind: 'BIND' },
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reasons: Record<string, string> = {
        EADDRINUSE: 'something else listens there already',
        EACCES: 'it may not be opened by this user',
        EADDRNOTAVAIL: `${names.bind} is not an address of this machine`,
        ENOTFOUND: `${names.bind} is not an address of this machine`,
      }
      reject(
        new Problem(`${names.port} ${port} on ${bind} cannot be used: ${reasons[error.code ?? ''] ?? error.code}.`),
      )
    })
    server.listen(port, bind, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/** Whoever is still being answered has a moment; then it closes. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 2000).unref()
  })
}
