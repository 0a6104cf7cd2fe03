import { createServer, request, type Server } from 'node:http'
import { connect } from 'node:net'
import type { TestContext } from 'node:test'

/** A proxy as docs/operate sets one up: passes Host and what was sent, adds where the visitor came from at the end of X-Forwarded-For,
 *  and lets connections be upgraded. It answers as `host`, and every visitor of this one comes from `address`. */
export async function openProxy(
  t: Pick<TestContext, 'after'>,
  { to, port, host, address }: { to: number; port: number; host: string; address: string },
): Promise<void> {
  const server: Server = createServer((asked, answer) => {
    const headers = { ...asked.headers, host, 'x-forwarded-for': forwarded(asked.headers['x-forwarded-for'], address) }
    const passed = request({ host: '127.0.0.1', port: to, method: asked.method, path: asked.url, headers }, (said) => {
      answer.writeHead(said.statusCode ?? 502, said.headers)
      said.pipe(answer)
    })
    passed.on('error', () => answer.writeHead(502).end())
    asked.pipe(passed)
  })
  server.on('upgrade', (asked, socket, head) => {
    const up = connect(to, '127.0.0.1', () => {
      const lines = Object.entries({
        ...asked.headers,
        host,
        'x-forwarded-for': forwarded(asked.headers['x-forwarded-for'], address),
      }).map(([name, value]) => `${name}: ${value}`)
      up.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
      up.write(head)
      socket.pipe(up).pipe(socket)
    })
    up.on('error', () => socket.destroy())
    socket.on('error', () => up.destroy())
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  t.after(() => {
    server.close()
    server.closeAllConnections()
  })
}

const forwarded = (before: string | string[] | undefined, address: string) => [before ?? [], address].flat().join(', ')
