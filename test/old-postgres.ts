import { createServer, type Server, type Socket } from 'node:net'

/** Enough of PostgreSQL's protocol to let anybody in and to answer every question with one number: what an old server says when it
 *  is asked for its version. Source: postgresql.org/docs/current/protocol-message-formats.html */
export function pretendToBePostgres(version: number): Promise<{ url: string; close(): void }> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.write(Buffer.concat([message('R', int32(0)), READY])))
    socket.on('data', (bytes) => answer(socket, bytes, String(version)))
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' ? address?.port : 0
      resolve({ url: `postgres://anybody:x@127.0.0.1:${port}/holdfast`, close: () => server.close() })
    })
  })
}

function answer(socket: Socket, bytes: Buffer, value: string): void {
  const kind = String.fromCharCode(bytes[0] ?? 0)
  if (kind === 'X') socket.end()
  if (kind !== 'Q' && kind !== 'P') return
  const column = Buffer.concat([Buffer.from('v\0'), int32(0), int16(0), int32(23), int16(4), int32(-1), int16(0)])
  const row = Buffer.concat([int16(1), int32(value.length), Buffer.from(value)])
  const parsed = kind === 'P' ? [message('1'), message('2')] : []
  socket.write(
    Buffer.concat([
      ...parsed,
      message('T', int16(1), column),
      message('D', row),
      message('C', Buffer.from('SELECT 1\0')),
      READY,
    ]),
  )
}

function message(kind: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from(kind), int32(body.length + 4), body])
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}

const READY = message('Z', Buffer.from('I'))
