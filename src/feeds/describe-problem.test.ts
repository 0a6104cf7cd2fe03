import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { describeProblem } from './describe-problem.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const words = (language: string) => JSON.parse(read(`../locales/${language}/feeds.json`)) as Record<string, string>
const idsIn = (paths: string[]) =>
  new Set(paths.flatMap((path) => [...read(path).matchAll(/'(feeds\.[a-z_]+\.[a-z_]+)'/g)].map(([, id]) => id ?? '')))

test('everything that can go wrong has words in both languages, and no words are left over', () => {
  const ids = [
    ...idsIn(['../standards/meeting-guide/row-problem.ts', './fetch-problem.ts', './describe-problem.ts']),
  ].sort()
  for (const language of ['en', 'es'])
    assert.deepEqual(
      Object.keys(words(language))
        .filter((id) => /^feeds\.(value|row|file|fetch|where)\./.test(id))
        .sort(),
      ids,
      language,
    )
})

test('a steward is told where in the file something stands', () => {
  const t = (id: string, values: object = {}) => `${id.replace('feeds.', '')}(${Object.values(values).join(',')})`
  const problem = {
    row: 3,
    line: undefined,
    field: 'day',
    kind: 'skipped',
    reason: 'feeds.value.day',
    values: {},
  } as const
  assert.equal(describeProblem(t, problem), 'where.row_field(3,day,value.day())')
  assert.equal(describeProblem(t, { ...problem, line: 4 }), 'where.line_field(4,day,value.day())')
  assert.equal(describeProblem(t, { ...problem, field: undefined }), 'where.row(3,value.day())')
  assert.equal(
    describeProblem(t, {
      row: undefined,
      line: undefined,
      field: undefined,
      reason: 'feeds.file.empty',
      values: {},
    }),
    'file.empty()',
  )
})
