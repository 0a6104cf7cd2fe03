import assert from 'node:assert/strict'

type Said = string | { readonly body: string }

const wordsOf = (page: Said) => (typeof page === 'string' ? page : page.body)

/** The page, or the answer it came in, has these words somewhere. It is not printed whole when it has not. */
export function says(page: Said, words: RegExp): void {
  assert.ok(words.test(wordsOf(page)), `the page says ${words}`)
}

/** These words are nowhere in it. */
export function hushes(page: Said, words: RegExp): void {
  assert.ok(!words.test(wordsOf(page)), `the page hushes ${words}`)
}
