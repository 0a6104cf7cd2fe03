import { sql } from 'kysely'
import type { ActingPerson, Reading, System } from '../../database/database.ts'
import type { Id, PersonId } from '../../database/ids.ts'
import { conflict, notFound } from '../refusal.ts'

export type Purpose = 'terms' | 'health_data' | 'mail'

export interface Consent {
  readonly id: Id<'consents'>
  readonly purpose: string
  /** The version of the words that were agreed to. */
  readonly version: number
  readonly given_at: Date
  readonly withdrawn_at: Date | null
}

/** The versions of the words in force: terms for the terms, privacy for the rest; undefined while no steward has written them. */
export async function versionsInForce(as: Reading | System): Promise<Record<Purpose, number | undefined>> {
  const pages = await as.db
    .selectFrom('pages')
    .select(['kind', 'version'])
    .where('kind', '=', sql<string>`any(${['terms', 'privacy']})`)
    .execute()
  const newest = (kind: string) => {
    const versions = pages.filter((page) => page.kind === kind).map(({ version }) => version)
    return versions.length > 0 ? Math.max(...versions) : undefined
  }
  return { terms: newest('terms'), health_data: newest('privacy'), mail: newest('privacy') }
}

export async function giveConsents(as: System, person: PersonId, purposes: readonly Purpose[]): Promise<void> {
  if (purposes.length === 0) return
  const versions = await versionsInForce(as)
  await as.db
    .insertInto('consents')
    // The first steward comes before there are words, and writes version 1 themselves.
    .values(purposes.map((purpose) => ({ person_id: person, purpose, version: versions[purpose] ?? 1 })))
    .execute()
}

/** What I agreed to, and what I took back, the latest first. */
export function myConsents(as: Reading): Promise<Consent[]> {
  return as.db
    .selectFrom('consents')
    .select(['id', 'purpose', 'version', 'given_at', 'withdrawn_at'])
    .orderBy('given_at', 'desc')
    .orderBy('purpose')
    .execute()
}

export const PURPOSES = ['terms', 'health_data', 'mail'] as const satisfies Purpose[]

/** How things stand with one purpose. */
export interface Standing {
  readonly purpose: Purpose
  /** The consent that holds: the latest that was not taken back. */
  readonly holds: Consent | undefined
  /** The version of the words in force; undefined: nobody has written them yet. */
  readonly inForce: number | undefined
  /** All that was ever given or taken back, the latest first. */
  readonly history: readonly Consent[]
}

/** Every purpose, each for itself. */
export async function consentStandings(as: Reading): Promise<Standing[]> {
  const [consents, versions] = await Promise.all([myConsents(as), versionsInForce(as)])
  return PURPOSES.map((purpose) => {
    const history = consents.filter((consent) => consent.purpose === purpose)
    const holds = history.find((consent) => consent.withdrawn_at === null)
    return { purpose, holds, inForce: versions[purpose], history }
  })
}

/** May agree to the words in force, because nothing holds or only older words do. Mail is agreed to by giving an address. */
export const mayAgreeAnew = (standing: Standing): standing is Standing & { readonly inForce: number } =>
  standing.purpose !== 'mail' && standing.inForce !== undefined && (standing.holds?.version ?? 0) < standing.inForce

/** Agrees to the words in force, once.
 *  @throws Refusal not_found */
export async function agreeAnew(as: ActingPerson, purpose: Purpose): Promise<void> {
  const standing = (await consentStandings(as)).find((one) => one.purpose === purpose)
  if (!standing || purpose === 'mail') throw notFound()
  if (!mayAgreeAnew(standing)) return
  await as.db.insertInto('consents').values({ person_id: as.viewer, purpose, version: standing.inForce }).execute()
}

/** @throws Refusal not_found */
export async function requireConsent(as: Reading, id: Id<'consents'>): Promise<Consent> {
  const consent = (await myConsents(as)).find((one) => one.id === id)
  if (!consent) throw notFound()
  return consent
}

/** Only mail can be taken back alone, and the address goes with it. Without the other two there is no account to keep.
 *  @throws Refusal conflict */
export async function withdrawConsent(as: ActingPerson, consent: Consent): Promise<void> {
  if (!mayWithdrawAlone(consent)) throw conflict('consent_means_leaving')
  await withdrawMail(as)
}

/** Takes the address away, the consent to use it, and links on their way to it. */
export async function withdrawMail(as: ActingPerson): Promise<void> {
  await as.db.deleteFrom('mail_addresses').where('person_id', '=', as.viewer).execute()
  await as.db
    .updateTable('consents')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('person_id', '=', as.viewer)
    .where('purpose', '=', 'mail')
    .where('withdrawn_at', 'is', null)
    .execute()
}

export const mayWithdrawAlone = (consent: Consent): boolean => consent.purpose === 'mail'
