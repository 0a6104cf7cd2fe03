import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signInWords, suggestSignInWord } from './sign-in-words.ts'

const firstNames = `ada amber andrea angel aurora ben blanca carmen claudia clara daisy dolores elena esperanza flora
  flor gloria hazel heather holly iris ivy jade jasmine jazmin juniper laura lily lola lorena luz mar marina marta mercedes
  micaela miranda nieves noa olive olivia paloma pilar poppy robin rosa rose rosemary ruby sierra sol stella teo vera victoria
  violet violeta alba camelia dalia margarita rocio estrella luna aurelia margot jay skye summer june april dahlia azucena
  alma gemma fern linden bella brook jacinta narciso acacia`.split(/\s+/)

const notHere =
  /pain|ache|hurt|sick|^ill|^drug|dose|needle|blood|bone|nerve|^gun|knife|bomb|war$|dead|death|kill|fat$|ugly|dolor|muer|sangr|arma$/

for (const language of ['en', 'es'] as const) {
  test(`a suggested word in ${language} can be typed on any keyboard and said on a telephone`, () => {
    for (const word of signInWords(language)) assert.match(word, /^[a-z]{3,9}$/)
  })

  test(`no suggested word in ${language} is a first name, or touches on illness or harm`, () => {
    assert.deepEqual(
      signInWords(language).filter((word) => firstNames.includes(word) || notHere.test(word)),
      [],
    )
  })
}

test('there are enough words that a suggestion says nothing about anybody', () => {
  assert.ok(signInWords('en').length >= 380, String(signInWords('en').length))
  assert.ok(signInWords('es').length >= 250, String(signInWords('es').length))
})

test('no word is also there with an s, which would be misheard', () => {
  for (const language of ['en', 'es'] as const) {
    const all = new Set(signInWords(language))
    const plurals = [...all].filter((word) => all.has(`${word}s`))
    assert.deepEqual(plurals, [])
  }
})

test('the suggestion is one of the words, wherever the dice fall', () => {
  assert.equal(
    suggestSignInWord('en', () => 0),
    signInWords('en')[0],
  )
  assert.equal(
    suggestSignInWord('es', (count) => count - 1),
    signInWords('es').at(-1),
  )
  assert.ok(signInWords('en').includes(suggestSignInWord('en')))
  assert.throws(() => suggestSignInWord('en', (count) => count), RangeError)
})
