import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root }).sort()
const served = sources.filter((file) => !/\.test\.tsx?$/.test(file))
const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** Dependencies point one way: web → domain → database. Who is named here may import nothing that matches. */
const forbidden: Record<string, RegExp> = {
  'src/standards/': /^src\/(?!standards\/|locales\/)/,
  'src/locales/': /^src\/(?!locales\/)/,
  'src/database/': /^src\/(domain|web|jobs|live|mail|browser|cli)\//,
  'src/domain/': /^src\/(web|browser|mail|cli|server)/,
  'src/jobs/': /^src\/(web|browser|cli|server)/,
  'src/mail/': /^src\/(web|browser|domain|cli|server)/,
  'src/web/': /^src\/(browser\/(?!build)|cli|server|main)/,
  'src/browser/': /^src\/(?!browser\/)/,
}

function importsOf(file: string): string[] {
  const found = read(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)
  return [...found].map((match) => normalize(join(dirname(file), match[1] ?? '')))
}

for (const [folder, imports] of Object.entries(forbidden)) {
  test(`${folder} imports nothing above it`, () => {
    const wrong = served
      .filter((file) => file.startsWith(folder))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => imports.test(target))
          .map((target) => `${file} → ${target}`),
      )
    assert.deepEqual(wrong, [])
  })
}

test('the domain knows neither HTTP nor the environment', () => {
  const wrong = served.filter(
    (file) => file.startsWith('src/domain/') && /from '(hono|node:http|@hono)/.test(read(file)),
  )
  assert.deepEqual(wrong, [])
})

test('a room of the domain has a twin of the same name in web', () => {
  const rooms = new Set(
    served.map((file) => /^src\/domain\/(\w+)\//.exec(file)?.[1]).filter((room) => room !== undefined),
  )
  const twins = new Set(served.map((file) => /^src\/web\/(\w+)\//.exec(file)?.[1]))
  assert.deepEqual(
    [...rooms].filter((room) => !twins.has(room)),
    [],
  )
})

test('the environment is read in one place', () => {
  const allowed = ['src/main.ts']
  const wrong = served.filter((file) => /process\.env/.test(read(file)) && !allowed.includes(file))
  assert.deepEqual(wrong, [])
})

test('chance that matters never comes from Math.random', () => {
  assert.deepEqual(
    served.filter((file) => /Math\.random/.test(read(file))),
    [],
  )
})

test('the ways round the policies are few, and each says why', () => {
  const unsaid = served.flatMap((file) =>
    [...read(file).matchAll(/\.asSystem\((?!\s*(['"`])[^'"`]{8,})/g)].map(() => file),
  )
  assert.deepEqual(
    unsaid.filter((file) => file !== 'src/database/database.ts'),
    [],
  )
})

test('every file can be held in the head: at most 250 lines', () => {
  const data =
    /(\/content\/|help-lines|sign-in-words-|synonyms-rings|focus-list|agreement-templates-|schema\.ts$|marks\.ts$|drawings\/|zones\.ts$|types-table|visibility-table)/
  const long = [...sources, ...globSync('{test,bench,bin,db}/**/*.{ts,tsx,mjs}', { cwd: root })]
    .filter((file) => !data.test(file))
    .map((file) => [file, read(file).split('\n').length] as const)
    .filter(([, lines]) => lines > 251)
  assert.deepEqual(long, [])
})

test('nothing of a page is styled or scripted inline', () => {
  const wrong = served.filter(
    (file) => file.endsWith('.tsx') && / style=| onclick=|dangerouslySetInnerHTML/i.test(read(file)),
  )
  assert.deepEqual(wrong, [])
})

test('no page asks another host for anything', () => {
  const wrong = served.filter(
    (file) => /^src\/(web|browser)\//.test(file) && /(src|srcset|action)=["']https?:\/\//.test(read(file)),
  )
  assert.deepEqual(wrong, [])
})
