// Lets Node run .tsx: esbuild turns JSX into calls, and the result is kept on disk so that the next start need not.
// Node itself strips the types of .ts files.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, enableCompileCache, registerHooks, setSourceMapsSupport } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const cache = fileURLToPath(new URL('../node_modules/.cache/holdfast-tsx/', import.meta.url))
const require = createRequire(import.meta.url)

// What V8 made of a thousand modules is kept too: half of a start was compiling them. NODE_COMPILE_CACHE, if set, wins.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/holdfast-v8/', import.meta.url)))
// For our own .tsx; those of packages cost 10 MB and explain nothing to us.
setSourceMapsSupport(true, { nodeModules: false })

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    const source = readFileSync(fileURLToPath(url), 'utf8')
    return { format: 'module', shortCircuit: true, source: compiled(url, source) }
  },
})

function compiled(url, source) {
  const kept = join(
    cache,
    `${createHash('sha256').update(url).update('\0').update(source).digest('hex').slice(0, 32)}.js`,
  )
  try {
    return readFileSync(kept, 'utf8')
  } catch {
    const { transformSync } = require('esbuild')
    const { code } = transformSync(source, {
      loader: 'tsx',
      jsx: 'automatic',
      jsxImportSource: 'hono/jsx',
      sourcemap: 'inline',
      sourcefile: fileURLToPath(url),
      target: 'node24',
      tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    })
    keep(kept, code)
    return code
  }
}

/** Written aside and renamed, so that a second process never reads half a file; a read-only folder costs only speed. */
function keep(path, code) {
  try {
    mkdirSync(cache, { recursive: true })
    const aside = `${path}.${process.pid}`
    writeFileSync(aside, code)
    renameSync(aside, path)
  } catch {}
}
