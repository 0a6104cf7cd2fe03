import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from './program.ts'

/** What docs/operate shows for a proxy, made to run here: on other ports, with a certificate of its own. */
export interface RealProxy {
  /** Where it speaks https, and where plain http when it does. */
  readonly port: string
  readonly plainPort: string
  /** All it has written, wherever. */
  said(): string
}

const PAGE = 'pain.example.org'
const LOG = 'access.log'
const read = (file: string) => readFileSync(fileURLToPath(new URL(`../docs/operate/${file}`, import.meta.url)), 'utf8')

/** Why a proxy cannot be tried on this machine; undefined: it can. */
export function whyNot(proxy: 'nginx' | 'caddy'): string | undefined {
  const asked = { nginx: ['nginx', '-v'], caddy: ['caddy', 'version'], openssl: ['openssl', 'version'] } as const
  const missing = ([proxy, 'openssl'] as const).find((name) => {
    const [program, word] = asked[name]
    return spawnSync(program, [word], { env: withSbin() }).status !== 0
  })
  return missing && `there is no ${missing} on this machine`
}

/** Starts the proxy with the file of docs/operate in front of a place that listens on `to`. */
export async function startProxy(
  t: Pick<TestContext, 'after'>,
  proxy: 'nginx' | 'caddy',
  to: string,
): Promise<RealProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-proxy-'))
  const [port, plainPort] = [await freePort(), await freePort()]
  const [cert, key] = makeCertificate(folder)
  const given = { folder, port, plainPort, to, cert, key }
  const child = proxy === 'nginx' ? startNginx(given) : startCaddy(given)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (said += text))
  t.after(async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  })
  await listens(child, port, () => said)
  const logged = () => (existsSync(join(folder, LOG)) ? readFileSync(join(folder, LOG), 'utf8') : '')
  return { port, plainPort, said: () => said + logged() }
}

interface Given {
  readonly folder: string
  readonly port: string
  readonly plainPort: string
  readonly to: string
  readonly cert: string
  readonly key: string
}

function startNginx({ folder, port, plainPort, to, cert, key }: Given): ChildProcess {
  const site = changed(read('nginx.conf'), [
    ['listen 80;', `listen 127.0.0.1:${plainPort};`],
    ['    listen [::]:80;\n', ''],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`],
    ['    listen [::]:443 ssl http2;\n', ''],
    [`/etc/letsencrypt/live/${PAGE}/fullchain.pem`, cert],
    [`/etc/letsencrypt/live/${PAGE}/privkey.pem`, key],
    ['http://127.0.0.1:3000', `http://127.0.0.1:${to}`],
  ])
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  const temporary = kinds.map((kind) => `${kind}_temp_path ${join(folder, kind)};`).join('\n')
  // Where a site is included, nginx keeps a log of every request unless the site says otherwise.
  const whole = `daemon off;\n${process.getuid?.() === 0 ? 'user root;\n' : ''}pid ${join(folder, 'pid')};\nerror_log stderr notice;
events {}\nhttp {\naccess_log ${join(folder, LOG)};\n${temporary}\n${site}\n}\n`
  const file = join(folder, 'nginx.conf')
  writeFileSync(file, whole)
  return spawn('nginx', ['-p', folder, '-e', 'stderr', '-c', file], {
    env: withSbin(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function startCaddy({ folder, port, plainPort, to, cert, key }: Given): ChildProcess {
  const site = changed(read('Caddyfile'), [
    [`${PAGE} {\n`, `https://${PAGE}:${port} {\n\tbind 127.0.0.1\n\ttls ${cert} ${key}\n`],
    ['127.0.0.1:3000', `127.0.0.1:${to}`],
  ])
  const file = join(folder, 'Caddyfile')
  writeFileSync(file, `{\n\tadmin off\n\tauto_https disable_redirects\n\thttp_port ${plainPort}\n}\n${site}`)
  const env = { ...withSbin(), HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }
  return spawn('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** The file with these words changed, each of which must stand in it once. */
function changed(text: string, words: readonly (readonly [string, string])[]): string {
  return words.reduce((before, [from, to]) => {
    if (before.split(from).length !== 2) throw new Error(`docs/operate does not say "${from}" once`)
    return before.replace(from, to)
  }, text)
}

function makeCertificate(folder: string): [cert: string, key: string] {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const how = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2'.split(' ')
  const { status, stderr } = spawnSync('openssl', [...how, '-subj', `/CN=${PAGE}`, '-keyout', key, '-out', cert])
  if (status !== 0) throw new Error(`openssl made no certificate: ${stderr}`)
  return [cert, key]
}

async function listens(child: ChildProcess, port: string, said: () => string): Promise<void> {
  const end = Date.now() + 60_000
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The proxy ended:\n${said()}`)
    if (Date.now() > end) throw new Error(`The proxy does not listen:\n${said()}`)
    const socket = connect(Number(port), '127.0.0.1')
    const open = await new Promise((resolve) =>
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false)),
    )
    socket.destroy()
    if (open) return
    await pause(50)
  }
}

/** Debian keeps nginx where only root looks. */
const withSbin = () => ({ PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` })
