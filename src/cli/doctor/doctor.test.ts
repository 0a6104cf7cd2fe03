import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readConfig } from '../../config.ts'
import { findNode } from './doctor.ts'
import { findFolder } from './folder.ts'
import { findMail } from './mail.ts'
import { findDoubts } from './proxy.ts'
import { judgeUser } from './user.ts'

const folder = mkdtempSync(join(tmpdir(), 'holdfast-doctor-'))
test.after(() => rmSync(folder, { recursive: true, force: true }))

function configOf(settings: Record<string, string>) {
  const read = readConfig({ DATA_DIR: folder, ...settings })
  return 'config' in read ? read.config : assert.fail(read.problems.join())
}

test('whoever runs a place is told when the proxy, the address and what we believe do not fit together', () => {
  const doubts = (settings: Record<string, string>) => findDoubts(configOf(settings)).map(({ says }) => says)
  assert.deepEqual(doubts({}), [])
  assert.deepEqual(doubts({ BASE_URL: 'https://pain.example.org', TRUST_PROXY: '1' }), [])
  assert.match(doubts({ BASE_URL: 'https://pain.example.org' }).join(), /TRUST_PROXY is 0/)
  assert.match(doubts({ TRUST_PROXY: '1' }).join(), /anybody may say/)
  for (const bind of ['0.0.0.0', '::']) {
    const open = doubts({ BIND: bind })
    assert.equal(open.length, 1)
    assert.match(open.join(), /lets other machines in.*a program that claims this name is answered/)
  }
  for (const bind of ['127.0.0.1', '::1', 'localhost']) assert.deepEqual(doubts({ BIND: bind }), [], bind)
  assert.match(doubts({ BIND: '192.0.2.7' }).join(), /nobody is answered/)
  const beside = { BASE_URL: 'https://pain.example.org', TRUST_PROXY: '1', BIND: '0.0.0.0' }
  assert.match(doubts(beside).join(), /beside the proxy/)
  assert.match(doubts({ BASE_URL: 'http://pain.example.org', HOLDFAST_INSECURE: '1' }).join(), /in the open/)
})

test('a data folder others can look into is a warning, and says how to close it', () => {
  chmodSync(folder, 0o755)
  assert.match(findFolder(folder)[0]?.todo ?? '', /^chmod go-rwx/)
  chmodSync(folder, 0o700)
  assert.deepEqual(
    findFolder(folder).map(({ state }) => state),
    ['ok'],
  )
})

test('a mail server that does not answer fails without saying the password', async () => {
  const smtp = { SMTP_URL: 'smtp://me:secret@127.0.0.1:1', MAIL_FROM: 'a@b.example' }
  const [finding] = await findMail(configOf(smtp))
  assert.equal(finding?.state, 'fail')
  assert.doesNotMatch(JSON.stringify(finding), /secret/)
  assert.equal((await findMail(configOf({})))[0]?.state, 'ok')
})

test('whoever runs a place as root, or with a database that is nobody’s, is told to make a user for it', () => {
  for (const [me, database, says] of [
    [0, undefined, /runs as root/],
    [0, 0, /runs as root/],
    [0, 65534, /database runs as nobody/],
    [65534, 65534, /This runs as nobody/],
    [65534, undefined, /This runs as nobody/],
  ] as const) {
    const { state, says: said, todo } = judgeUser(me, database)
    assert.equal(state, 'warn')
    assert.match(said, says)
    assert.match(todo ?? '', /useradd/)
  }
  for (const database of [1000, undefined]) assert.equal(judgeUser(1000, database).state, 'ok')
})

test('only an old Node fails', () => {
  assert.deepEqual(
    ['20.19.0', '24.1.0', '26.0.0'].map((version) => findNode(version).state),
    ['fail', 'ok', 'warn'],
  )
})
