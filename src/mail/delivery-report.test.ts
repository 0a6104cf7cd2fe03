import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readDeliveryReport } from './delivery-report.ts'
import { readDeliveryStatus } from './delivery-status.ts'

const report = (server: string) =>
  readFileSync(new URL(`../../test/fixtures/returned/${server}.eml`, import.meta.url), 'utf8')
const read = (text: string) => readDeliveryReport(Buffer.from(text))
const ID = '<11111111-1111-4111-8111-111111111111@pain.example.org>'

for (const [server, code] of [
  ['postfix', '5.1.1'],
  ['exim', '5.1.1'],
  ['exchange', '5.1.10'],
] as const)
  test(`a report of ${server} says which mail came back, from which address, and why`, async () => {
    assert.deepEqual(await read(report(server)), {
      messageId: ID,
      addresses: [{ address: 'ada@example.org', follows: 'address', code }],
    })
  })

/** One block, as servers write it. */
const said = (...fields: string[]) =>
  readDeliveryStatus(
    `Reporting-MTA: dns; mail\n\n${['Final-Recipient: rfc822; ada@example.org', ...fields].join('\n')}\n`,
  )
    .map(({ follows, code }) => `${follows} ${code}`)
    .join()

test('an address is at fault only when somebody says that nobody is there', () => {
  assert.equal(said('Action: failed', 'Status: 5.1.1 (bad destination mailbox)'), 'address 5.1.1')
  assert.equal(said('ACTION: Failed', 'STATUS: 5.2.2'), 'address 5.2.2')
  assert.equal(said('Action: failed', 'Status: 5.7.1'), 'never 5.7.1')
  assert.equal(said('Action: failed', 'Status: 5.6.0'), 'never 5.6.0')
  assert.equal(said('Action: failed', 'Status: 4.4.1'), 'later 4.4.1')
  assert.equal(said('Action: delayed', 'Status: 5.1.1'), 'later 5.1.1')
  assert.equal(said('Action: delivered', 'Status: 2.0.0'), 'later 2.0.0')
  assert.equal(said('Action: failed'), 'later ')
})

test('where a server writes 5.0.0 for everything, the answer it was given counts', () => {
  const exim = (diagnostic: string) => said('Action: failed', 'Status: 5.0.0', `Diagnostic-Code: smtp; ${diagnostic}`)
  assert.equal(exim('550 5.7.1 blocked'), 'never 5.7.1')
  assert.equal(exim('550-5.1.1 The account that you tried to reach does\n 550 5.1.1 not exist'), 'address 5.1.1')
  assert.equal(exim('450 TEMPERROR: retry timeout exceeded'), 'later 4.0.0')
  assert.equal(exim('554 delivery error: there is no such user'), 'address 5.0.0')
  assert.equal(said('Action: failed', 'Status: 5.0.0'), 'address 5.0.0')
})

test('an address is read as servers write it; an alias is not taken for its reader', () => {
  const of = (...fields: string[]) =>
    readDeliveryStatus([...fields, 'Action: failed', 'Status: 5.1.1'].join('\n')).map(({ address }) => address)
  assert.deepEqual(of('Final-Recipient: RFC822;<ada@example.org>'), ['ada@example.org'])
  assert.deepEqual(of('Final-Recipient: rfc822;ada@example.org (nobody here)'), ['ada@example.org'])
  assert.deepEqual(of('Final-Recipient: rfc822; b@example.org', 'Original-Recipient: rfc822;a@example.org'), [
    'b@example.org',
  ])
  assert.deepEqual(of('Final-Recipient: x400; /G=Ada/', 'Original-Recipient: rfc822;ada+2Bpain@example.org'), [
    'ada+pain@example.org',
  ])
  assert.deepEqual(of('Final-Recipient: rfc822; an undisclosed address'), [])
  const two = 'Final-Recipient: rfc822;a@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n \r\n'
  assert.equal(readDeliveryStatus(two + two.replace('a@', 'b@')).length, 2)
})

test('what is no report is none: words of people, a report passed on, one that names no mail, and one without end', async () => {
  const whole = report('postfix')
  assert.equal(await read(''), undefined)
  assert.equal(await read('Subject: Hello\n\nI am away until Monday.\n'), undefined)
  assert.equal(await read(whole.replace('multipart/report', 'multipart/mixed')), undefined)
  assert.equal(await read(whole.replace(/^Message-ID: <1111.*\n/m, '')), undefined)
  assert.equal(await read(whole.replace('message/delivery-status', 'text/plain')), undefined)
  const nested = Array.from({ length: 400 }, (_, n) => `Content-Type: multipart/report; boundary="b${n}"\n\n--b${n}\n`)
  assert.equal(await read(nested.join('')), undefined)
})
