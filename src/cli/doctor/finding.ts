/** What the doctor found about one thing. `todo` says what to do about it, where there is something to do. */
export interface Finding {
  readonly about: About
  readonly state: 'ok' | 'warn' | 'fail'
  readonly says: string
  readonly todo?: string
}

export type About =
  | 'node'
  | 'settings'
  | 'user'
  | 'folder'
  | 'database'
  | 'backups'
  | 'clock'
  | 'mail'
  | 'proxy'
  | 'place'
  | 'help lines'

export const ok = (about: About, says: string): Finding => ({ about, state: 'ok', says })
export const warn = (about: About, says: string, todo: string): Finding => ({ about, state: 'warn', says, todo })
export const fail = (about: About, says: string, todo: string): Finding => ({ about, state: 'fail', says, todo })
