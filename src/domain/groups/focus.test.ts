import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { findFocus, foci, isFocusId } from './focus.ts'

const catalogue = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../locales/${language}/focus.json`, import.meta.url), 'utf8'))

test('a person finds every kind of focus, each once', () => {
  assert.equal(new Set(foci().map(({ id }) => id)).size, foci().length)
  for (const kind of ['condition', 'broad', 'situation', 'carers'] as const) assert.ok(foci(kind).length > 0, kind)
})

test('a person without a diagnosis is offered an answer beside the conditions', () => {
  assert.equal(findFocus('no_diagnosis')?.kind, 'condition')
})

test('an unknown word is not a focus', () => {
  assert.equal(findFocus('toString'), undefined)
  assert.equal(isFocusId('nonsense'), false)
  assert.equal(isFocusId('migraine'), true)
})

test('codes are of chapter MG30, and operation and injury are the right way round', () => {
  for (const { icd11 } of foci()) if (icd11 !== undefined) assert.match(icd11, /^MG30\.[0-6][0-4]?$/)
  assert.equal(findFocus('after_injury')?.icd11, 'MG30.20')
  assert.equal(findFocus('after_operation')?.icd11, 'MG30.21')
})

for (const language of ['en', 'es']) {
  test(`every focus has a name of its own in ${language}, and no code in it`, () => {
    const words = catalogue(language)
    const names = foci().map(({ id }) => words[`focus.name.${id}`])
    assert.ok(
      names.every((name) => name !== undefined && name.length > 0 && name.length <= 60 && !name.includes('MG30')),
    )
    assert.equal(new Set(names).size, names.length)
  })
}
