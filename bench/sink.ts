// Takes every mail and keeps none: the least an SMTP server can be. `node bench/sink.ts` says its port, and how many it took when asked
// by a line on its input.
import { createServer } from 'node:net'

const END = '\r\n.\r\n'
let taken = 0

const server = createServer((socket) => {
  let held = ''
  let inMail = false
  socket.setEncoding('latin1').setNoDelay(true)
  socket.on('error', () => {})
  socket.write('220 sink ESMTP\r\n')
  socket.on('data', (text: string) => {
    held += text
    for (;;) {
      const mark = inMail ? END : '\r\n'
      const end = held.indexOf(mark)
      if (end < 0) return
      const line = held.slice(0, end)
      held = held.slice(end + mark.length)
      if (inMail) {
        taken += 1
        inMail = false
        socket.write('250 2.0.0 taken\r\n')
      } else {
        inMail = line === 'DATA'
        socket.write(answerTo(line))
        if (line === 'QUIT') socket.end()
      }
    }
  })
})

function answerTo(line: string): string {
  if (line === 'DATA') return '354 go on\r\n'
  if (line === 'QUIT') return '221 2.0.0 bye\r\n'
  return line.startsWith('EHLO') ? '250-sink\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n' : '250 2.1.0 ok\r\n'
}

server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as { port: number }).port}\n`))
process.stdin.on('data', () => process.stdout.write(`${taken}\n`))
process.stdin.on('end', () => process.exit())
