import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { normaliseName, slugify } from './normalise-name.ts'

test('case, accents, punctuation, width and spaces do not make another name', () => {
  for (const name of [
    'Círculo de la Tarde',
    'CIRCULO  DE LA TARDE',
    'Ci\u0301rculo—de la tarde!',
    'ｃírculo de la tarde ',
  ]) {
    assert.equal(normaliseName(name), 'circulo de la tarde')
  }
  assert.equal(normaliseName("Women's Hour"), normaliseName('Women’s hour'))
  assert.equal(normaliseName('Straße'), normaliseName('STRASSE'))
})

test('different words of other scripts stay different', () => {
  assert.notEqual(normaliseName('कि'), normaliseName('का'))
  assert.notEqual(normaliseName('ガス'), normaliseName('カス'))
  assert.notEqual(normaliseName('***'), normaliseName('???'))
  assert.notEqual(normaliseName('🌙'), normaliseName('☀️'))
})

test('normalising twice changes nothing, and case never matters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
      assert.equal(normaliseName(normaliseName(name)), normaliseName(name))
      assert.match(slugify(name), /^[a-z0-9-]*$/)
    }),
    { numRuns: 3000 },
  )
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aÁñß ü-’x1éΣσς') }), (name) =>
      assert.equal(normaliseName(name.toUpperCase()), normaliseName(name)),
    ),
  )
})
