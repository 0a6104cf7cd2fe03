/** Why a mail was not taken, and what follows from it.
 *  - server: nothing goes now, whoever it is for: not reached, not let in, or our own sender refused
 *  - later: this mail not now (4xx)
 *  - address: nobody is at this address (5xx to RCPT TO)
 *  - never: this mail never (any other 5xx) */
export interface Trouble {
  readonly follows: 'server' | 'later' | 'address' | 'never'
  /** A word for stewards and the next server's code, never its sentence, which may quote an address or a password. */
  readonly said: string
}

interface SmtpError {
  code?: string
  responseCode?: number
  response?: string
  command?: string
}

/** Reads what nodemailer throws. RFC 5321 §4.2 for the codes, RFC 3463 for the enhanced ones. */
export function troubleOf(error: unknown): Trouble {
  const { code = '', responseCode: reply, response = '', command = '' } = (error ?? {}) as SmtpError
  if (reply === undefined) {
    // An address that no server could ever be told of is wrong by itself.
    if (code === 'EENVELOPE') return { follows: 'address', said: 'address_refused' }
    // What could not even be written: a mistake of ours, which must not hold up the others.
    if (code === '' || code === 'EMESSAGE' || code === 'ESTREAM') return { follows: 'later', said: 'not_now' }
    return { follows: 'server', said: `${NOT_REACHED[code] ?? 'not_reached'} ${code.replaceAll(/\W/g, '')}`.trim() }
  }
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? ''
  const numbers = `${reply} ${enhanced}`.trim()
  const aboutMail = /^(RCPT|DATA)/.test(command)
  if (!aboutMail || reply === 421) {
    const word = code === 'EAUTH' ? 'not_let_in' : command.startsWith('MAIL') ? 'sender_refused' : 'not_now'
    return { follows: 'server', said: `${word} ${numbers}` }
  }
  if (reply < 500) return { follows: 'later', said: `not_now ${numbers}` }
  // 5.7: refused by a rule, which says nothing about whether somebody is there.
  const byRule = enhanced.startsWith('5.7')
  if (command.startsWith('RCPT') && !byRule) return { follows: 'address', said: `address_refused ${numbers}` }
  return { follows: 'never', said: `by_rule ${numbers}` }
}

const NOT_REACHED: Record<string, string> = { EAUTH: 'not_let_in', ENOAUTH: 'not_let_in', ETLS: 'not_encrypted' }
