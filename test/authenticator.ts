import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

/** A passkey made of software, for tests: one ES256 key that answers as a phone would. */
export interface Authenticator {
  make(options: { challenge: string; rp: { id?: string } }, origin: string): unknown
  sign(options: { challenge: string; rpId?: string }, origin: string): unknown
}

export function makeAuthenticator(): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let counter = 0
  const url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
  const sha = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()

  function client(type: string, challenge: string, origin: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  }

  /** WebAuthn §6.1: RP id hash, flags, counter, and the credential where one was just made. */
  function authenticatorData(host: string, made: Buffer = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(++counter)
    return Buffer.concat([sha(host), Buffer.from([made.length > 0 ? 0x45 : 0x05]), count, made])
  }

  function credential(): Buffer {
    const jwk = publicKey.export({ format: 'jwk' })
    const cose = isoCBOR.encode(
      new Map<number, number | Uint8Array<ArrayBuffer>>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(jwk.x ?? '', 'base64url'))],
        [-3, new Uint8Array(Buffer.from(jwk.y ?? '', 'base64url'))],
      ]),
    )
    return Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, Buffer.from(cose)])
  }

  return {
    make({ challenge, rp }, origin) {
      const data = authenticatorData(rp.id ?? '', credential())
      const attestation = isoCBOR.encode(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', new Uint8Array(data)],
        ]) as never,
      )
      return {
        id: url(id),
        rawId: url(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: url(client('webauthn.create', challenge, origin)),
          attestationObject: url(attestation),
          transports: ['internal'],
        },
      }
    },
    sign({ challenge, rpId }, origin) {
      const data = authenticatorData(rpId ?? '')
      const said = client('webauthn.get', challenge, origin)
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha(said)]))
        .sign(privateKey)
      return {
        id: url(id),
        rawId: url(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON: url(said), authenticatorData: url(data), signature: url(signature) },
      }
    },
  }
}
