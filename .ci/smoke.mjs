// Starts a clean copy the way a stranger would and opens its first pages. Exit 0: it is up, and it stops when told to.
import { spawn } from 'node:child_process'

const [folder] = process.argv.slice(2)
const port = 30000 + (process.pid % 20000)
const base = `http://localhost:${port}`
const child = spawn('npm', ['start'], {
  cwd: folder,
  env: { ...process.env, PORT: String(port) },
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
})
let said = ''
child.stdout.on('data', (bytes) => {
  said += bytes
  process.stdout.write(bytes)
})
const ended = new Promise((resolve) => child.on('exit', resolve))
const giveUp = Date.now() + 10 * 60 * 1000

try {
  while (
    !(await fetch(`${base}/ready`).then(
      (answer) => answer.ok,
      () => false,
    ))
  ) {
    if (Date.now() > giveUp || child.exitCode !== null) throw new Error('it did not come up')
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  for (const path of ['/', '/groups', '/help-now']) {
    const answer = await fetch(base + path)
    const page = await answer.text()
    if (answer.status !== 200 || !page.includes('</html>')) throw new Error(`${path} answered ${answer.status}`)
    console.log(`${path} ${answer.status} ${page.length} bytes`)
  }
  if (!/groups\/[\w-]{22}/.test(await fetch(`${base}/groups`).then((answer) => answer.text())))
    throw new Error('the directory is empty')
} finally {
  process.kill(-child.pid, 'SIGINT')
  await ended
}
if (!said.includes('localhost')) throw new Error('it did not say where it is')
console.log('It came up, answered and stopped.')
