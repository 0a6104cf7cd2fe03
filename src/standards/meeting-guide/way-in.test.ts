import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linkFrom, readLink, readPhone } from './way-in.ts'

test('only links a person may follow are links', () => {
  assert.equal(readLink(' https://meet.example.org/j/1?pwd=x '), 'https://meet.example.org/j/1?pwd=x')
  assert.equal(readLink('zoom.example.org/j/1'), 'https://zoom.example.org/j/1')
  assert.equal(readLink('doors@example.org'), 'mailto:doors@example.org')
  assert.equal(readLink('mailto:doors@example.org?bcc=spy@example.net'), 'mailto:doors@example.org')
  for (const bad of [
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'JaVaScRiPt://example.org/%0aalert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'https://user:pw@example.org/',
    'blob:https://example.org/1',
    'ftp://example.org',
    '//example.org',
    'see the website',
    'https://',
    '\u0001javascript:x',
  ]) {
    assert.equal(readLink(bad), undefined, bad)
  }
})

test('a link of another kind is refused, words in its place are kept as words', () => {
  assert.equal(linkFrom('url', 'java\tscript:alert(1)'), 'refused')
  assert.deepEqual(linkFrom('url', 'ask at the desk'), { kind: 'words', value: 'ask at the desk', from: 'url' })
  assert.deepEqual(linkFrom('url', 'tel:+15550100'), { kind: 'phone', value: '+15550100', from: 'url' })
  assert.equal(linkFrom('url', ''), undefined)
})

test('a number keeps what a phone needs', () => {
  assert.equal(readPhone('+1 (555) 010-0199,,5550100#'), '+15550100199,,5550100#')
  assert.equal(readPhone('tel:+34 555 010 099'), '+34555010099')
  assert.equal(readPhone('call Ana'), undefined)
})
