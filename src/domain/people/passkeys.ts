import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { sql } from 'kysely'
import type { ActingPerson, Reading, System } from '../../database/database.ts'
import type { Id, PersonId } from '../../database/ids.ts'
import { notFound } from '../refusal.ts'

/** Who asks the authenticator: the place's name, its host, its origin. */
export interface RelyingParty {
  readonly name: string
  readonly host: string
  readonly origin: string
}

export interface Passkey {
  readonly id: Id<'passkeys'>
  readonly name: string
  readonly made_at: Date
}

export interface MadePasskey {
  readonly credentialId: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: string[]
}

type Question<Options> = { readonly id: Id<'passkey_challenges'>; readonly options: Options }

/** Loaded when somebody first uses a passkey: a fifth of all modules, and a start need not wait for them. */
const webauthn = () => import('@simplewebauthn/server')

/** Asks any passkey of this place to sign: nobody says who they are beforehand, so nothing can be learned by asking. */
export async function askForPasskey(
  as: System,
  party: RelyingParty,
): Promise<Question<PublicKeyCredentialRequestOptionsJSON>> {
  const { generateAuthenticationOptions } = await webauthn()
  const options = await generateAuthenticationOptions({ rpID: party.host, userVerification: 'preferred' })
  return { id: await keepChallenge(as, options.challenge, null), options }
}

/** Offers to make a passkey that this place can find by itself. `person` undefined: for whoever is about to sign up. */
export async function offerPasskey(
  as: System,
  party: RelyingParty,
  person: PersonId | undefined,
  shownName: string,
): Promise<Question<PublicKeyCredentialCreationOptionsJSON>> {
  const known = person
    ? await as.db.selectFrom('passkeys').select('credential_id').where('person_id', '=', person).execute()
    : []
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    rpName: party.name,
    rpID: party.host,
    userName: shownName,
    userDisplayName: shownName,
    excludeCredentials: known.map(({ credential_id }) => ({ id: credential_id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  })
  return { id: await keepChallenge(as, options.challenge, person ?? null), options }
}

async function keepChallenge(
  as: System,
  challenge: string,
  person: PersonId | null,
): Promise<Id<'passkey_challenges'>> {
  const { id } = await as.db
    .insertInto('passkey_challenges')
    .values({ challenge, person_id: person })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The challenge of a question, once; undefined when it is over, used, or somebody else's. */
export async function takeChallenge(
  as: System,
  id: Id<'passkey_challenges'>,
  person: PersonId | undefined,
): Promise<string | undefined> {
  const taken = await as.db
    .deleteFrom('passkey_challenges')
    .where('id', '=', id)
    .where('ends_at', '>', sql<Date>`now()`)
    .where('person_id', 'is not distinct from', person ?? null)
    .returning('challenge')
    .executeTakeFirst()
  return taken?.challenge
}

/** Checks a passkey that was made as an answer; undefined when anything about it is not right. */
export async function checkMade(
  party: RelyingParty,
  challenge: string,
  answer: unknown,
): Promise<MadePasskey | undefined> {
  const { verifyRegistrationResponse } = await webauthn()
  const result = await verifyRegistrationResponse({
    response: answer as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.host,
    requireUserVerification: false,
  }).catch(() => undefined)
  if (!result?.verified) return undefined
  const { id, publicKey, counter, transports } = result.registrationInfo.credential
  return { credentialId: id, publicKey: Buffer.from(publicKey), counter, transports: (transports ?? []).slice(0, 10) }
}

export async function keepPasskey(as: System, person: PersonId, made: MadePasskey, name: string): Promise<void> {
  await as.db
    .insertInto('passkeys')
    .values({
      person_id: person,
      credential_id: made.credentialId,
      public_key: made.publicKey,
      counter: made.counter,
      transports: made.transports,
      name,
    })
    .onConflict((on) => on.column('credential_id').doNothing())
    .execute()
}

/** Whose passkey signed the challenge; undefined for an unknown passkey and a wrong signature alike. */
export async function checkSigned(
  as: System,
  party: RelyingParty,
  challenge: string,
  answer: unknown,
): Promise<PersonId | undefined> {
  const response = answer as AuthenticationResponseJSON
  const kept = await as.db
    .selectFrom('passkeys')
    .select(['id', 'person_id', 'credential_id', 'public_key', 'counter'])
    .where('credential_id', '=', String(response?.id ?? '').slice(0, 1400))
    .executeTakeFirst()
  if (!kept) return undefined
  const { verifyAuthenticationResponse } = await webauthn()
  const result = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.host,
    credential: { id: kept.credential_id, publicKey: new Uint8Array(kept.public_key), counter: kept.counter },
    requireUserVerification: false,
  }).catch(() => undefined)
  if (!result?.verified) return undefined
  await as.db
    .updateTable('passkeys')
    .set({ counter: result.authenticationInfo.newCounter })
    .where('id', '=', kept.id)
    .execute()
  return kept.person_id
}

export function myPasskeys(as: Reading): Promise<Passkey[]> {
  return as.db.selectFrom('passkeys').select(['id', 'name', 'made_at']).orderBy('made_at').orderBy('id').execute()
}

/** @throws Refusal not_found */
export async function requirePasskey(as: Reading, id: Id<'passkeys'>): Promise<Passkey> {
  const passkey = (await myPasskeys(as)).find((one) => one.id === id)
  if (!passkey) throw notFound()
  return passkey
}

export async function removePasskey(as: ActingPerson, passkey: Passkey): Promise<void> {
  await as.db.deleteFrom('passkeys').where('id', '=', passkey.id).execute()
}
