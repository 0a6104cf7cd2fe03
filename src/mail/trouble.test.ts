import assert from 'node:assert/strict'
import { test } from 'node:test'
import { troubleOf } from './trouble.ts'

const smtp = (command: string, response: string, code = 'EENVELOPE') =>
  troubleOf({ code, command, response, responseCode: Number(response.slice(0, 3)) })

test('what a server refuses is told apart: an address, a rule, for now, or our own name', () => {
  assert.deepEqual(smtp('RCPT TO', '550 5.1.1 no such user'), { follows: 'address', said: 'address_refused 550 5.1.1' })
  assert.deepEqual(smtp('RCPT TO', '550 unknown'), { follows: 'address', said: 'address_refused 550' })
  assert.deepEqual(smtp('RCPT TO', '554 5.7.1 policy'), { follows: 'never', said: 'by_rule 554 5.7.1' })
  assert.deepEqual(smtp('RCPT TO', '450 4.2.1 later'), { follows: 'later', said: 'not_now 450 4.2.1' })
  assert.deepEqual(smtp('DATA', '554 5.6.0 no'), { follows: 'never', said: 'by_rule 554 5.6.0' })
  assert.deepEqual(smtp('DATA', '421 4.3.2 bye'), { follows: 'server', said: 'not_now 421 4.3.2' })
  assert.deepEqual(smtp('MAIL FROM', '550 5.7.1 not you'), { follows: 'server', said: 'sender_refused 550 5.7.1' })
  assert.deepEqual(smtp('AUTH PLAIN', '535 5.7.8 wrong', 'EAUTH'), { follows: 'server', said: 'not_let_in 535 5.7.8' })
})

test('what never reached a server says so; what could not be written holds up nobody else', () => {
  assert.deepEqual(troubleOf({ code: 'ECONNECTION' }), { follows: 'server', said: 'not_reached ECONNECTION' })
  assert.deepEqual(troubleOf({ code: 'ETLS' }), { follows: 'server', said: 'not_encrypted ETLS' })
  assert.equal(troubleOf(new TypeError('ours')).follows, 'later')
  assert.equal(troubleOf(undefined).follows, 'later')
})

test('nothing of what the server said in words is kept', () => {
  const { said } = smtp('RCPT TO', '550 5.1.1 <ada@example.org>: password hunter2')
  assert.doesNotMatch(said, /ada|hunter/)
})
