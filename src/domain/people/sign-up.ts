import { sql } from 'kysely'
import type { Reading, System } from '../../database/database.ts'
import type { Id, PersonId } from '../../database/ids.ts'
import { conflict } from '../refusal.ts'
import { createPerson, keepPassword } from './account.ts'
import { giveConsents, type Purpose } from './consents.ts'
import { askToProve } from './mail-address.ts'
import { keepPasskey, type MadePasskey } from './passkeys.ts'
import { renewRecoveryCodes } from './recovery-codes.ts'
import { openSession } from './sessions.ts'

/** closed: the pages the law asks for are not written yet. */
export type SignUpDoor = 'open' | 'approval' | 'needs_invitation' | 'closed'

/** Whether somebody may come in just now, with this invitation or without. */
export async function signUpDoor(as: Reading, invitation: string | undefined): Promise<SignUpDoor> {
  const [place, filled, opens] = await Promise.all([
    as.db.selectFrom('place').select(['sign_up', 'demo']).executeTakeFirstOrThrow(),
    sql<{ filled: boolean }>`select pages_are_filled() as filled`.execute(as.db),
    sql<{ id: string }>`select id from open_invitation(${invitation ?? ''})`.execute(as.db),
  ])
  if (!place.demo && !filled.rows[0]?.filled) return 'closed'
  if (opens.rows.length > 0 || place.sign_up === 'open') return 'open'
  return place.sign_up === 'approval' ? 'approval' : 'needs_invitation'
}

export interface NewPerson {
  readonly shownName: string
  readonly word: string
  readonly language: string
  readonly zone: string
  /** '' for none. Nothing is sent to it but the link that proves it. */
  readonly address: string
  /** Made before the transaction by `hashPassword`. */
  readonly passwordHash: string | undefined
  readonly passkey: MadePasskey | undefined
  readonly approved: boolean
  /** The first of a new place. */
  readonly steward?: boolean
  /** The token of one that opens; undefined where none is in hand. */
  readonly invitation: string | undefined
  readonly sessionName: string
  readonly shared: boolean
  /** What was ticked, where it is not both that signing up asks for: nothing is written down that nobody ticked. */
  readonly consents?: readonly Purpose[]
}

export interface SignedUp {
  readonly id: PersonId
  readonly signInName: string
  readonly codes: readonly string[]
  readonly session: { readonly token: string; readonly id: Id<'sessions'> }
}

/** A new account, everything at once: consents, a way to sign in, recovery codes, a session.
 *  @throws Refusal invitation_used where the invitation they came with opens nothing any more */
export async function signUp(as: System, draft: NewPerson): Promise<SignedUp> {
  const { id, signInName } = await createPerson(as, draft)
  await giveConsents(as, id, draft.consents ?? ['terms', 'health_data'])
  if (draft.passwordHash) await keepPassword(as, id, draft.passwordHash)
  if (draft.passkey) await keepPasskey(as, id, draft.passkey, draft.sessionName)
  if (draft.invitation) await admit(as, id, draft.invitation)
  const codes = await renewRecoveryCodes(as, id)
  const session = await openSession(as, id, { name: draft.sessionName, shared: draft.shared })
  if (draft.address !== '') await askToProve(as, id, draft.address)
  return { id, signInName, codes, session }
}

/** An invitation is spent by making an account with it: a link for one person makes one. One to a group then stays in their hand, and
 *  is not spent again at the group's door. Where anybody may sign up nobody needs it for that, and it is left alone. */
async function admit(as: System, person: PersonId, token: string): Promise<void> {
  const { rows } = await sql<{ admitted: boolean }>`
    select case when sign_up = 'open' then true else admit(${person}, ${token}) end as admitted from place`.execute(
    as.db,
  )
  if (!rows[0]?.admitted) throw conflict('invitation_used')
}
