import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { isStructurallySame, parse } from '@formatjs/icu-messageformat-parser'
import { english, spanish } from '../src/locales/catalogue.ts'
import { pseudo } from '../src/locales/pseudo.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const code = globSync('{src,db}/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !/\.test\.tsx?$|locales\//.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n')

test('every sentence is there in Spanish too, and none that English does not have', () => {
  assert.deepEqual(Object.keys(spanish).sort(), Object.keys(english).sort())
})

test('both languages need the same arguments', () => {
  const different = Object.entries<string>(english).filter(([id, words]) => {
    const other = (spanish as Record<string, string>)[id] ?? ''
    return argumentsOf(words) !== argumentsOf(other)
  })
  assert.deepEqual(
    different.map(([id]) => id),
    [],
  )
})

test('every sentence is well-formed, in the pseudo-locale too', () => {
  for (const [id, words] of [
    ...Object.entries<string>(english),
    ...Object.entries<string>(spanish),
    ...Object.entries<string>(pseudo(english)),
  ]) {
    assert.doesNotThrow(() => parse(words), id)
  }
  assert.ok(isStructurallySame)
})

/** Ids put together at run time: by a list of ours, so that each is written down somewhere in code as its last part. */
const PUT_TOGETHER = [...code.matchAll(/`([a-z_]+(?:\.[a-z_]+)*)\.\$\{/g)].map((match) => `${match[1]}.`)

test('no sentence is left over', () => {
  const unused = Object.keys(english).filter(
    (id) =>
      !code.includes(`'${id}'`) && !code.includes(`"${id}"`) && !PUT_TOGETHER.some((start) => id.startsWith(start)),
  )
  assert.deepEqual(unused, [])
})

test('nothing cheers, nags or promises', () => {
  const words = [...Object.entries<string>(english), ...Object.entries<string>(spanish)]
  const wrong = words.filter(
    ([, text]) =>
      /warrior|journey|congrat|great job|streak|awesome|¡enhorabuena|guerrer|pain.free|cure\b/i.test(text) ||
      /!\s|!$/.test(text),
  )
  assert.deepEqual(wrong, [])
})

function argumentsOf(words: string): string {
  const names = new Set<string>()
  const walk = (parts: ReturnType<typeof parse>) => {
    for (const part of parts) {
      if ('value' in part && part.type !== 0) names.add(part.value)
      if ('options' in part) for (const option of Object.values(part.options)) walk(option.value)
    }
  }
  walk(parse(words))
  return [...names].sort().join()
}
