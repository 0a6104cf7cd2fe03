import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBlocks } from './page-words.ts'

test('a steward writes headings, paragraphs and lists with nothing but lines', () => {
  assert.deepEqual(readBlocks('Hello.\nTwo lines.\n\n# What it is\nPeople.\n- one\n- two\n\nAfter.'), [
    { as: 'paragraph', lines: ['Hello.', 'Two lines.'] },
    { as: 'heading', words: 'What it is' },
    { as: 'paragraph', lines: ['People.'] },
    { as: 'list', items: ['one', 'two'] },
    { as: 'paragraph', lines: ['After.'] },
  ])
})

test('an empty line parts two paragraphs and two lists', () => {
  assert.deepEqual(readBlocks('a\n \nb'), [
    { as: 'paragraph', lines: ['a'] },
    { as: 'paragraph', lines: ['b'] },
  ])
  assert.equal(readBlocks('- a\n\n- b').length, 2)
})

test('what looks like HTML or like other marks stays the words it is', () => {
  assert.deepEqual(readBlocks('<b>x</b> [a](b) #no'), [{ as: 'paragraph', lines: ['<b>x</b> [a](b) #no'] }])
})

test('a page of empty lines has nothing on it', () => {
  assert.deepEqual(readBlocks('\r\n \r\n\n'), [])
})
