import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { after, before, test } from 'node:test'
import { says } from '../../../test/says.ts'
import { openWorld, type Someone, type World } from '../../../test/world.ts'

let world: World
let ada: Someone

before(async () => {
  world = await openWorld()
  ada = await world.someone('Ada', { steward: true })
  await world.owner('update place set set_up_at = null, demo = false')
})
after(() => world.drop())

test('where no mail leaves, the step says that the address stays in the folder, and names the file to change', async () => {
  const { body } = await world.visit(ada, '/first-run/mail')
  says(body, /stays in the folder “outbox” with this address on it/)
  says(body, /the file \.env/)
})

test('a mail server that does not answer is told from one that refuses, in words', async () => {
  const refusing = createServer((socket) => {
    socket.on('error', () => {})
    socket.write('220 here\r\n')
    socket.on('data', (bytes) => socket.write(/^RCPT/.test(String(bytes)) ? '550 no\r\n' : '250 yes\r\n'))
  })
  await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve))
  const { port } = refusing.address() as { port: number }
  const { config } = world.house
  const mail = config.mail as { smtpUrl: string | undefined; from: string | undefined }
  try {
    for (const [url, words] of [
      [`smtp://127.0.0.1:${port}`, /does not take this mail/],
      ['smtp://127.0.0.1:1', /Nothing takes mail/],
    ] as const) {
      Object.assign(mail, { smtpUrl: url, from: 'no-reply@example.org' })
      const answer = await world.post(ada, '/first-run/mail/test', { to: 'ana@example.org' })
      assert.equal(answer.status, 422)
      says(answer.body, words)
      says(answer.body, /value="ana@example\.org"/)
    }
    says((await world.visit(ada, '/first-run/mail')).body, /no-reply@example\.org/)
  } finally {
    Object.assign(mail, { smtpUrl: undefined, from: undefined })
    refusing.close()
  }
})
