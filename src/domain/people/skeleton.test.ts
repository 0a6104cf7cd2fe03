import assert from 'node:assert/strict'
import { test } from 'node:test'
import { skeletonOf } from './skeleton.ts'

const alike = [
  ['Maria', 'María'],
  ['maria', 'MARIA'],
  ['Maria', 'Маria'],
  ['Pip', 'Рір'],
  ['Alex', 'Αlex'],
  ['Ada', 'Ａｄａ'],
  ['Ida', 'lda'],
  ['Bo', 'B0'],
  ['Carmen', 'Carrnen'],
  ['Ana Luz', 'AnaLuz'],
  ['Ana', 'A\u200bna'],
  ['Willow', 'VVillow'],
] as const

for (const [one, other] of alike) {
  test(`somebody who reads quickly takes ${one} for ${JSON.stringify(other)}`, () => {
    assert.equal(skeletonOf(one), skeletonOf(other))
  })
}

test('names that look different stay different', () => {
  const names = ['Ada', 'Ben', 'Cleo', 'Dora', 'Eve', 'Pip', 'Mar', 'Marta', 'Мария', 'Σοφία', 'مريم', '美咲']
  assert.equal(new Set(names.map(skeletonOf)).size, names.length)
})

test('a name made of marks alone has an outline too', () => {
  assert.notEqual(skeletonOf('…'), '')
})
