// What `npm start`, `npm test` and `npm run bench` call. Runs on whatever Node the shell has, 20 or newer, with no packages.
import { bringUp } from './run.mjs'

const programs = {
  start: { program: 'src/main.ts', before: ['start'], whole: false },
  test: { program: 'test/run.ts', before: [], whole: true },
  bench: { program: 'bench/run.ts', before: [], whole: true },
}

const [what = 'start', ...args] = process.argv.slice(2)
const wanted = Object.hasOwn(programs, what) ? programs[what] : undefined
if (wanted) {
  await bringUp(wanted.program, [...wanted.before, ...args], { whole: wanted.whole })
} else {
  process.stderr.write(`bootstrap knows ${Object.keys(programs).join(', ')}, not ${what}.\n`)
  process.exitCode = 1
}
