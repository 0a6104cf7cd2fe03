import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../database/database.ts'

export const HUES = ['lamp', 'moss', 'clay', 'plum', 'sea'] as const
/** What the first steward goes through; each can be left and come back to. */
export const STEPS = ['name', 'coming', 'mail', 'keeper'] as const
export const SIGN_UPS = ['open', 'invitation', 'approval'] as const

/** One of the five, or a colour of the place's own as `#rrggbb`, on which words can be read. */
export type Hue = (typeof HUES)[number] | `#${string}`
export type Step = (typeof STEPS)[number]
export type SignUp = (typeof SIGN_UPS)[number]

/** What its stewards have decided about the place itself. */
export interface PlaceSettings {
  /** 1 to 60 characters. */
  readonly name: string
  readonly hue: Hue
  readonly signUp: SignUp
  readonly language: 'en' | 'es'
  /** IANA name. */
  readonly zone: string
  /** ISO 3166 code of two letters; decides whose help lines stand first. */
  readonly country: string
  /** Where "Leave now" goes: an https address that says nothing about the reader. */
  readonly quickExit: string
  /** The name every mail comes from, and its subject, neutral both; '' for the place's name and a plain sentence. */
  readonly mailSender: string
  readonly mailSubject: string
  /** Who runs the place, how to reach them, where its machine stands: in their own words, '' until they are said. */
  readonly keeper: string
  readonly contact: string
  readonly hosting: string
}

export interface Place extends PlaceSettings {
  /** When the first steward had gone through everything; null until then. */
  readonly setUpAt: Date | null
  /** What the first steward has been through so far. */
  readonly stepsDone: readonly Step[]
  readonly demo: boolean
}

export async function findPlace(as: Reading): Promise<Place> {
  const row = await as.db
    .selectFrom('place')
    .select(['name', 'hue', 'sign_up', 'language', 'zone', 'country', 'quick_exit', 'keeper', 'contact', 'hosting'])
    .select(['mail_sender', 'mail_subject', 'set_up_at', 'steps_done', 'demo'])
    .executeTakeFirstOrThrow()
  return {
    name: row.name,
    hue: row.hue as Hue,
    signUp: row.sign_up as SignUp,
    language: row.language === 'es' ? 'es' : 'en',
    zone: row.zone,
    country: row.country,
    quickExit: row.quick_exit,
    mailSender: row.mail_sender,
    mailSubject: row.mail_subject,
    keeper: row.keeper,
    contact: row.contact,
    hosting: row.hosting,
    setUpAt: row.set_up_at,
    stepsDone: row.steps_done as Step[],
    demo: row.demo,
  }
}

/** Settings left out stay as they are. Whoever is no steward changes nothing: the policy leaves them no row. */
export async function changeSettings(as: ActingPerson, settings: Partial<PlaceSettings>): Promise<void> {
  const { signUp, quickExit, mailSender, mailSubject, ...plain } = settings
  const changed = {
    ...plain,
    ...(signUp && { sign_up: signUp }),
    ...(quickExit && { quick_exit: quickExit }),
    ...(mailSender !== undefined && { mail_sender: mailSender }),
    ...(mailSubject !== undefined && { mail_subject: mailSubject }),
  }
  if (Object.keys(changed).length > 0) await as.db.updateTable('place').set(changed).execute()
}

/** The first steward has been through one of the steps. */
export async function finishStep(as: ActingPerson, step: Step): Promise<void> {
  await as.db
    .updateTable('place')
    .set({ steps_done: sql<string[]>`array_append(array_remove(steps_done, ${step}), ${step})` })
    .where('set_up_at', 'is', null)
    .execute()
}

/** The first steward has been through everything once. */
export async function finishSettingUp(as: ActingPerson): Promise<void> {
  await as.db.updateTable('place').set({ set_up_at: new Date() }).where('set_up_at', 'is', null).execute()
}
