import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../bin', import.meta.url))

/** Installs two packages, a and (for tests) b, without any network; where a file `slow` lies, not before `go` lies there
 *  too, or a minute has gone. */
const NPM = `#!/bin/sh
echo "$@" >> asked
if [ -e broken ]; then echo 'npm error code ENOTFOUND' >&2; echo 'npm error the registry is out of reach' >&2; exit 1; fi
for _ in $(seq 1200); do if [ -e go ] || [ ! -e slow ]; then break; fi; sleep 0.05; done
mkdir -p node_modules/.bin node_modules/a node_modules/b
echo '{}' > node_modules/a/package.json; echo '{}' > node_modules/b/package.json
ln -sf "$REAL_NODE" node_modules/.bin/node
case "$*" in *--include=dev*) cp with-b.json node_modules/.package-lock.json ;; *) cp without-b.json node_modules/.package-lock.json ;; esac
`
const MAIN = `import process from 'node:process'
if (process.argv.includes('wait')) {
  let signals = 0
  process.on('SIGINT', () => { if (++signals === 1) setTimeout(() => { console.log('signals: ' + signals); process.exit(7) }, 300) })
  setInterval(() => {}, 1000)
} else process.exitCode = 3
console.log(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd(), from: process.env.INIT_CWD }))
`

/** A fresh clone of a very small Holdfast, in a path with spaces, with an npm of its own. */
function freshClone(t: TestContext) {
  const above = mkdtempSync(join(tmpdir(), 'holdfast bootstrap '))
  t.after(() => rmSync(above, { recursive: true, force: true }))
  const root = join(above, 'a clone')
  const a = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } }
  const elsewhere = { 'node_modules/mac': { version: '1.0.0', optional: true, os: ['darwin'] } }
  mkdirSync(join(root, 'src'), { recursive: true })
  mkdirSync(join(root, 'test'))
  cpSync(bin, join(root, 'bin'), { recursive: true })
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  const b = { 'node_modules/b': { version: '2.0.0', dev: true } }
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...a, ...b, ...elsewhere } }))
  writeFileSync(join(root, 'with-b.json'), JSON.stringify({ packages: { ...a, ...b } }))
  writeFileSync(join(root, 'without-b.json'), JSON.stringify({ packages: a }))
  writeFileSync(join(root, 'src/main.ts'), MAIN)
  writeFileSync(join(root, 'test/run.ts'), `console.log('testing')`)
  mkdirSync(join(above, 'programs'))
  writeFileSync(join(above, 'programs/npm'), NPM, { mode: 0o755 })
  return { root, above, asked: () => readFileSync(join(root, 'asked'), 'utf8').trim().split('\n') }
}

function begin(clone: { root: string; above: string }, script: string, ...args: string[]) {
  const path = `${clone.above}/programs:${process.env.PATH}`
  const { npm_execpath: _, INIT_CWD: __, ...env } = process.env
  const child = spawn(process.execPath, [join(clone.root, 'bin', script), ...args], {
    cwd: clone.above,
    env: { ...env, PATH: path, REAL_NODE: process.execPath },
  })
  return { child, ended: endOf(child) }
}

async function endOf(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let [out, err] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (text) => (out += text))
  child.stderr?.setEncoding('utf8').on('data', (text) => (err += text))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out, err }
}

const call = (...given: Parameters<typeof begin>) => begin(...given).ended

test('the first start installs with one calm line, the second just starts', async (t) => {
  const clone = freshClone(t)
  const first = await call(clone, 'bootstrap.mjs', 'start', '--json')
  assert.equal(first.err, 'Installing what Holdfast needs; this takes a minute, once …\n')
  assert.deepEqual(JSON.parse(first.out), { args: ['start', '--json'], cwd: clone.root, from: clone.above })
  assert.equal(first.code, 3)
  assert.match(clone.asked().join(), /^ci --omit=dev --ignore-scripts [^,]*$/)
  const second = await call(clone, 'holdfast', 'doctor')
  assert.equal(second.err, '')
  assert.deepEqual(JSON.parse(second.out).args, ['doctor'])
  assert.equal(clone.asked().length, 1)
})

test('the tests bring what they need besides, without taking the floor from a place that runs', async (t) => {
  const clone = freshClone(t)
  await call(clone, 'bootstrap.mjs', 'start')
  const tested = await call(clone, 'bootstrap.mjs', 'test')
  assert.equal(tested.err, 'Installing what Holdfast needs; this takes a minute, once …\n')
  assert.equal(tested.out, 'testing\n')
  assert.equal(tested.code, 0)
  assert.match(clone.asked()[1] ?? '', /^install --no-save --include=dev --ignore-scripts/)
  await call(clone, 'bootstrap.mjs', 'start')
  assert.equal(clone.asked().length, 2)
})

test('two people who start at once in one folder install once', async (t) => {
  const clone = freshClone(t)
  writeFileSync(join(clone.root, 'slow'), '')
  const begun = [begin(clone, 'bootstrap.mjs', 'start'), begin(clone, 'holdfast', 'help')]
  // Whoever comes first is held up until the other has come and waits, however long a start takes on this machine.
  for (const { child } of begun)
    child.stderr.on('data', (text) => /waiting for it/.test(text) && writeFileSync(join(clone.root, 'go'), ''))
  const both = await Promise.all(begun.map(({ ended }) => ended))
  assert.deepEqual(
    both.map(({ code }) => code),
    [3, 3],
  )
  assert.equal(clone.asked().length, 1)
  assert.match(both.map(({ err }) => err).join(''), /waiting for it …\n/)
})

test('when npm fails there is one clear line, and the next start tries again', async (t) => {
  const clone = freshClone(t)
  writeFileSync(join(clone.root, 'broken'), '')
  const { code, out, err } = await call(clone, 'bootstrap.mjs', 'start')
  assert.equal(code, 1)
  assert.equal(out, '')
  assert.equal(err.split('\n')[1], `npm could not install Holdfast's packages: the registry is out of reach`)
  rmSync(join(clone.root, 'broken'))
  assert.equal((await call(clone, 'bootstrap.mjs', 'start')).code, 3)
})

for (const way of ['this Node', 'another Node'] as const) {
  test(`Ctrl-C asks the place once to stop, and its own exit code is passed on, from ${way}`, async (t) => {
    const clone = freshClone(t)
    await call(clone, 'bootstrap.mjs', 'start')
    if (way === 'another Node') {
      rmSync(join(clone.root, 'node_modules/.bin/node'))
      const wrapper = join(clone.above, 'programs/other')
      writeFileSync(wrapper, `#!/bin/sh\nexec "$REAL_NODE" "$@"\n`, { mode: 0o755 })
      symlinkSync(wrapper, join(clone.root, 'node_modules/.bin/node'))
    }
    const { child, ended } = begin(clone, 'bootstrap.mjs', 'start', 'wait')
    await once(child.stdout, 'data')
    child.kill('SIGINT')
    const { code, out } = await ended
    assert.match(out, /signals: 1\n$/)
    assert.equal(code, 7)
  })
}

test('an unknown word is answered with the known ones', async (t) => {
  const { code, err } = await call(freshClone(t), 'bootstrap.mjs', 'stort')
  assert.deepEqual([code, err], [1, 'bootstrap knows start, test, bench, not stort.\n'])
})
