import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { isMailAddress } from './standards/mail-address.ts'

/** Everything a deployment may set. An absent setting means the embedded, single-machine default; .env.example explains each. */
const Settings = z.object({
  PORT: z.coerce.number({ error: 'must be a number between 0 and 65535' }).int().min(0).max(65535).default(3000),
  BIND: z.string().min(1).default('127.0.0.1'),
  BASE_URL: z
    .string()
    .refine(isOrigin, { error: 'must be an address like https://pain.example.org, with no path' })
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), {
      error: 'must look like postgres://user:password@host:5432/name',
    })
    .optional(),
  SMTP_URL: z
    .string()
    .refine((text) => /^smtps?:\/\//.test(text) && URL.canParse(text), {
      error: 'must look like smtps://user:password@mail.example.org:465',
    })
    .optional(),
  MAIL_FROM: z.string().min(3).max(200).optional(),
  MAIL_BOUNCES: z
    .string()
    .refine(isMailAddress, { error: 'must be an address like bounces@pain.example.org, and nothing else' })
    .optional(),
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_KEEP: z.coerce.number({ error: 'must be a number between 1 and 1000' }).int().min(1).max(1000).default(14),
  METRICS_PORT: z.coerce.number({ error: 'must be a number between 1 and 65535' }).int().min(1).max(65535).optional(),
  METRICS_BIND: z.string().min(1).default('127.0.0.1'),
  TRUST_PROXY: z
    .string()
    .regex(/^\d{1,2}$/, { error: 'must be the number of proxies in front, such as 1' })
    .default('0'),
  HOLDFAST_DEMO: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('1'),
  HOLDFAST_INSECURE: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'must be debug, info, warn or error' })
    .default('info'),
  LOG_FORMAT: z.enum(['text', 'json'], { error: 'must be text or json' }).default('text'),
})

/** The name of every setting. */
export const SETTINGS: readonly string[] = Object.keys(Settings.shape)

/** The settings turned into meaning. */
export interface Config {
  readonly port: number
  readonly bind: string
  /** The origin people type, without a slash at its end. */
  readonly baseUrl: string
  /** BASE_URL is this machine itself: demo people, /outbox and /design may exist. */
  readonly loopback: boolean
  readonly secure: boolean
  readonly insecureOnPurpose: boolean
  /** Absolute. */
  readonly dataFolder: string
  /** undefined: the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | undefined
  readonly mail: {
    readonly smtpUrl: string | undefined
    readonly from: string | undefined
    /** Where mails that cannot be delivered come back; undefined: to the sender. */
    readonly bounces: string | undefined
  }
  /** Where a backup is written every night and how many are kept; undefined: none is. The folder is absolute. */
  readonly backup: { readonly folder: string; readonly keep: number } | undefined
  /** Where figures are served for whoever watches the machine; undefined: nowhere. */
  readonly metrics: { readonly port: number; readonly bind: string } | undefined
  /** How many proxies in front may be believed. */
  readonly trustedProxies: number
  readonly demo: boolean
  readonly log: { readonly level: 'debug' | 'info' | 'warn' | 'error'; readonly json: boolean }
}

export type ConfigResult = { readonly config: Config } | { readonly problems: string[] }

/** Reads and checks every setting. Problems are lines for the terminal, all of them at once. An empty value means not set. */
export function readConfig(env: Record<string, string | undefined>): ConfigResult {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Settings.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`)
    // What can be looked at without the rest is told in the same breath.
    return {
      problems: [...problems, ...unwritable('DATA_DIR', resolve(given.DATA_DIR ?? './data')), ...mailless(given)],
    }
  }
  const s = parsed.data
  const baseUrl = (s.BASE_URL ?? `http://localhost:${s.PORT}`).replace(/\/$/, '')
  const { protocol, hostname } = new URL(baseUrl)
  const config: Config = {
    port: s.PORT,
    bind: s.BIND,
    baseUrl,
    loopback: isLoopback(hostname),
    secure: protocol === 'https:',
    insecureOnPurpose: s.HOLDFAST_INSECURE === '1',
    dataFolder: resolve(s.DATA_DIR),
    databaseUrl: s.DATABASE_URL,
    mail: { smtpUrl: s.SMTP_URL, from: s.MAIL_FROM, bounces: s.MAIL_BOUNCES },
    backup: s.BACKUP_DIR === undefined ? undefined : { folder: resolve(s.BACKUP_DIR), keep: s.BACKUP_KEEP },
    metrics: s.METRICS_PORT === undefined ? undefined : { port: s.METRICS_PORT, bind: s.METRICS_BIND },
    trustedProxies: Number(s.TRUST_PROXY),
    demo: s.HOLDFAST_DEMO === '1',
    log: { level: s.LOG_LEVEL, json: s.LOG_FORMAT === 'json' },
  }
  const problems = [
    ...insecure(config),
    ...mailless(s),
    ...unwritable('DATA_DIR', config.dataFolder),
    ...(config.backup ? unwritable('BACKUP_DIR', config.backup.folder) : []),
  ]
  return problems.length > 0 ? { problems } : { config }
}

export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname) ||
    hostname.endsWith('.localhost')
  )
}

function insecure(config: Config): string[] {
  if (config.secure || config.loopback || config.insecureOnPurpose) return []
  return [
    'BASE_URL is http: passwords would travel in the open. Use https, or set HOLDFAST_INSECURE=1 if you really mean it.',
  ]
}

function mailless(given: { SMTP_URL?: string | undefined; MAIL_FROM?: string | undefined }): string[] {
  return given.SMTP_URL && !given.MAIL_FROM
    ? ['MAIL_FROM must be set when SMTP_URL is: the address mails come from.']
    : []
}

/** The folder is made if it is missing; what stands in the way is said in one line. */
function unwritable(setting: 'DATA_DIR' | 'BACKUP_DIR', folder: string): string[] {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK | constants.X_OK)
    return []
  } catch (error) {
    const why = {
      EACCES: 'it may not be written',
      EROFS: 'it is read-only',
      ENOTDIR: 'a file is in the way',
      EEXIST: 'a file is in the way',
    }
    return [
      `${setting} ${folder} cannot be used: ${why[(error as { code: keyof typeof why }).code] ?? 'it cannot be made'}.`,
    ]
  }
}

/** One by one: where nothing can be made, such as under /proc, Node's own `recursive` tries for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('a file'), { code: 'ENOTDIR' })
    return
  }
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
}
