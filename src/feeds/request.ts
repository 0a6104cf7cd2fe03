import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Target } from './checked-target.ts'
import { FetchProblem } from './fetch-problem.ts'

export interface Answer {
  response: IncomingMessage
}

const CERTIFICATE = /^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_|ERR_SSL_|HOSTNAME_|EPROTO$)/

/** One GET to a checked target: dialled by address, while Host and the certificate still go by the name. */
export function request({ url, addresses }: Target, signal: AbortSignal): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  const sent = send(url, {
    method: 'GET',
    // A connection of its own: one kept from elsewhere was dialled to an address nobody checked here.
    agent: false,
    lookup: answerWith(addresses),
    signal,
    headers: {
      accept: 'application/json, text/csv, text/plain;q=0.8, */*;q=0.1',
      'accept-encoding': 'gzip, br, deflate',
      'user-agent': 'Holdfast',
    },
  })
  sent.on('response', (response) => resolve({ response }))
  sent.on('error', (error: NodeJS.ErrnoException) => {
    reject(
      new FetchProblem(CERTIFICATE.test(error.code ?? '') ? 'feeds.fetch.not_secure' : 'feeds.fetch.unreachable', {
        host: url.hostname,
      }),
    )
  })
  // A server that switches protocols closes without an answer and without an error.
  sent.on('close', () => reject(new FetchProblem('feeds.fetch.unreachable', { host: url.hostname })))
  sent.end()
  return promise
}

/** Stands in for the resolver: whatever is asked, the answer is what was checked. */
function answerWith(addresses: Target['addresses']): LookupFunction {
  const [first] = addresses
  return (_host, { all }, done) => {
    if (all) done(null, addresses)
    else done(null, first?.address ?? '', first?.family)
  }
}
