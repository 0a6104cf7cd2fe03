import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../database/database.ts'
import { type GroupId, type Id, NOBODYS_ID } from '../../database/ids.ts'
import { notFound, refuse } from '../refusal.ts'

export type InvitationId = Id<'invitations'>

export interface Invitation {
  readonly id: InvitationId
  readonly token: string
  /** null: to the place. */
  readonly groupId: GroupId | null
  readonly note: string
  readonly madeAt: Date
  readonly endsAt: Date
  readonly mostUses: number | null
  readonly uses: number
  readonly revokedAt: Date | null
  readonly showName: boolean
}

/** An invitation to be made. `endsAt` lies at most a year ahead; `showName`: its poster may name a group that is not listed. */
export interface InvitationDraft {
  readonly endsAt: Date
  readonly mostUses?: number | undefined
  readonly note: string
  readonly showName?: boolean | undefined
}

const COLUMNS = [
  'id',
  'token',
  'group_id',
  'note',
  'made_at',
  'ends_at',
  'most_uses',
  'uses',
  'revoked_at',
  'show_name',
] as const

/** Makes a link that carries the inviter's right to bring people in, and dies with it.
 *  @throws Refusal not_found for whoever may not invite there */
export async function invite(
  as: ActingPerson,
  to: GroupId | 'place',
  draft: InvitationDraft,
): Promise<{ id: InvitationId; token: string }> {
  const token = randomBytes(16).toString('base64url')
  const { id } = await as.db
    .insertInto('invitations')
    .values({
      token,
      group_id: to === 'place' ? null : to,
      made_by: as.viewer,
      note: draft.note,
      ends_at: draft.endsAt,
      most_uses: draft.mostUses ?? null,
      show_name: draft.showName ?? false,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, token }
}

/** All invitations to the group, or to the place, that the viewer may hand out, newest first; not those for one person each. */
export async function invitationsTo(as: Reading, to: GroupId | 'place'): Promise<Invitation[]> {
  const rows = await as.db
    .selectFrom('invitations')
    .select(COLUMNS)
    .where('group_id', to === 'place' ? 'is' : '=', to === 'place' ? null : to)
    .where('personal', '=', false)
    .orderBy('made_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(invitationOf)
}

export async function requireInvitation(as: Reading, id: InvitationId): Promise<Invitation> {
  const row = await as.db.selectFrom('invitations').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ? invitationOf(row) : refuse(notFound())
}

/** Whether a link still opens, as far as the list can tell; the database also asks whether its maker may still invite. */
export function isOpen(invitation: Invitation, now: Date): boolean {
  const { revokedAt, endsAt, mostUses, uses } = invitation
  return revokedAt === null && endsAt > now && (mostUses === null || uses < mostUses)
}

export async function revokeInvitation(as: ActingPerson, id: InvitationId): Promise<void> {
  const { numUpdatedRows } = await as.db
    .updateTable('invitations')
    .set({ revoked_at: sql<Date>`coalesce(revoked_at, now())` })
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw notFound()
}

/**
 * Opens a link: says where it leads (`group` null: to the place), and from here on this transaction may look at that group's
 * card. undefined: it opens nothing, and nobody learns whether it ended, was used up, was revoked or never was.
 */
export async function openInvitation(
  as: Reading,
  token: string,
): Promise<{ id: InvitationId; group: GroupId | null } | undefined> {
  const { rows } = await sql<{
    id: InvitationId
    group_id: GroupId | null
  }>`select id, group_id from open_invitation(${shaped(token)})`.execute(as.db)
  const row = rows[0]
  return row && { id: row.id, group: row.group_id }
}

/** The group of an opened link, to be asked for like any other; nobody's when it leads nowhere, so that the work is the same. */
export function groupOf(opened: { readonly group: GroupId | null } | undefined): GroupId {
  return opened?.group ?? (NOBODYS_ID as GroupId)
}

/** What cannot be a token becomes one that nobody has. */
const shaped = (token: string) => (/^[\w-]{22}$/.test(token) ? token : '-'.repeat(22))

function invitationOf(row: {
  id: InvitationId
  token: string
  group_id: GroupId | null
  note: string
  made_at: Date
  ends_at: Date
  most_uses: number | null
  uses: number
  revoked_at: Date | null
  show_name: boolean
}): Invitation {
  return {
    id: row.id,
    token: row.token,
    groupId: row.group_id,
    note: row.note,
    madeAt: row.made_at,
    endsAt: row.ends_at,
    mostUses: row.most_uses,
    uses: row.uses,
    revokedAt: row.revoked_at,
    showName: row.show_name,
  }
}
