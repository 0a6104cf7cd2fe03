import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashOfTyped, newCode } from './code.ts'
import { asSignInName, asSignInWord, threeWords } from './sign-in-name.ts'

test('a code is right however it is typed', () => {
  const { code, hash } = newCode()
  assert.match(code, /^[0-9a-z]{4}(-[0-9a-z]{4}){3}$/)
  for (const typed of [code, code.toUpperCase(), code.replaceAll('-', ' '), ` ${code.replaceAll('-', '')} `]) {
    assert.deepEqual(hashOfTyped(typed), hash)
  }
  assert.deepEqual(hashOfTyped('Oil0-aaaa-bbbb-cccc'), hashOfTyped('0110-aaaa-bbbb-cccc'))
})

test('no code has a letter that is taken for another', () => {
  for (let n = 0; n < 200; n++) assert.doesNotMatch(newCode().code, /[iloU]/)
})

test('a word for signing in is made of plain letters, whatever was typed', () => {
  assert.equal(asSignInWord('Señor Ünal 7'), 'senorunal')
  assert.equal(asSignInWord('ｗｉｌｌｏｗ'), 'willow')
  assert.equal(asSignInWord('Иван'), undefined)
  assert.equal(asSignInWord('x'), undefined)
  assert.equal(asSignInWord('a'.repeat(60))?.length, 24)
})

test('a sign-in name is understood with spaces, capitals and long dashes', () => {
  for (const typed of ['willow-4821', ' Willow 4821', 'WILLOW4821', 'willow – 4821'])
    assert.equal(asSignInName(typed), 'willow-4821')
  for (const typed of ['willow', '4821', 'willow-48', '', "'; drop table people"]) assert.equal(asSignInName(typed), '')
})

test('three different words are offered', () => {
  assert.equal(new Set(threeWords('es')).size, 3)
})
