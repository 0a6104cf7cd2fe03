import type { Config } from '../config.ts'

/** How the place is set, for whoever reads a backup: nothing with a password in it. */
export function settingsToKeep(config: Config): Record<string, string> {
  return {
    BASE_URL: config.baseUrl,
    PORT: String(config.port),
    BIND: config.bind,
    TRUST_PROXY: String(config.trustedProxies),
    ...(config.mail.from ? { MAIL_FROM: config.mail.from } : {}),
    HOLDFAST_DEMO: config.demo ? '1' : '0',
  }
}
