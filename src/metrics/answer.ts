import type { RequestListener } from 'node:http'
import { CONTENT_TYPE } from './exposition.ts'

/** Answers `GET /metrics`, for Prometheus and nobody else, and nothing besides. */
export function answerMetrics(tell: () => Promise<string>): RequestListener {
  return (request, response) => {
    const plain = { 'content-type': 'text/plain; charset=utf-8' }
    if (request.url?.split('?')[0] !== '/metrics') return void response.writeHead(404, plain).end('not here\n')
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return void response.writeHead(405, { ...plain, allow: 'GET, HEAD' }).end('GET only\n')
    tell().then(
      (text) => response.writeHead(200, { 'content-type': CONTENT_TYPE, 'cache-control': 'no-store' }).end(text),
      () => response.writeHead(500, plain).end('not now\n'),
    )
  }
}
