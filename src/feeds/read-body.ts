import type { IncomingMessage } from 'node:http'
import { PassThrough, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { FetchProblem } from './fetch-problem.ts'

const UNPACKERS = {
  '': () => new PassThrough(),
  identity: () => new PassThrough(),
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
}

/** The body, unpacked. Counted before and after unpacking, chunk by chunk, so that a bomb stops at the bound. */
export async function readBody(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw tooBig(maxBytes)
  const encoding = (response.headers['content-encoding'] ?? '').trim().toLowerCase()
  // A list of encodings ("gzip, gzip") is how bombs are nested; no feed needs it.
  if (!isKnown(encoding)) throw new FetchProblem('feeds.fetch.encoding', { encoding: encoding.slice(0, 40) })
  const chunks: Buffer[] = []
  try {
    await pipeline(
      response,
      counted(maxBytes),
      UNPACKERS[encoding](),
      counted(maxBytes),
      async (body: AsyncIterable<Buffer>) => {
        for await (const chunk of body) chunks.push(chunk)
      },
    )
  } catch (error) {
    throw error instanceof FetchProblem ? error : new FetchProblem('feeds.fetch.garbled')
  }
  return Buffer.concat(chunks)
}

function isKnown(encoding: string): encoding is keyof typeof UNPACKERS {
  return Object.hasOwn(UNPACKERS, encoding)
}

function counted(maxBytes: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > maxBytes) done(tooBig(maxBytes))
      else done(null, chunk)
    },
  })
}

function tooBig(maxBytes: number): FetchProblem {
  return new FetchProblem('feeds.fetch.too_big', { megabytes: Math.max(1, Math.round(maxBytes / 1e6)) })
}
