import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemWithPassword } from './password-choice.ts'

const names = ['Ada Lovelace', 'willow-4821']

for (const common of [
  'password123',
  'P4ssw0rd!!!',
  'qwertyuiop',
  '1234567890',
  '0987654321',
  'aaaaaaaaaaaa',
  'iloveyou2024',
  'abcabcabcabc',
  'contraseña1',
  'letmein12345',
  'Holdfast2026!',
  '112233112233',
  'chronicpain1',
]) {
  test(`${common} would be guessed at once`, () => {
    assert.equal(problemWithPassword(common, names), 'common')
  })
}

for (const name of ['Ada Lovelace', 'adalovelace', 'AdaLovelace99', 'willow-4821', 'willow48211']) {
  test(`${name} is what others know of Ada`, () => {
    assert.equal(problemWithPassword(name, names), 'is_name')
  })
}

for (const good of [
  'kettle meadow acorn',
  'fig-tree-14-under',
  'sol y sombra en casa',
  '我的猫喜欢在窗边睡觉吧',
  'xK9#mm2$vq',
]) {
  test(`${good} is fine, whatever it is made of`, () => {
    assert.equal(problemWithPassword(good, names), undefined)
  })
}

test('length is all that is asked for', () => {
  assert.equal(problemWithPassword('short one', names), 'too_short')
  assert.equal(problemWithPassword('long '.repeat(41), names), 'too_long')
})
