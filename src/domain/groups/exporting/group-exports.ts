import { sql } from 'kysely'
import type { ActingPerson, Reading } from '../../../database/database.ts'
import type { GroupId, Id } from '../../../database/ids.ts'
import { notFound, refuse } from '../../refusal.ts'

export const EXPORT_PARTS = ['card', 'times', 'agreements', 'notes', 'conversations'] as const
export type ExportPart = (typeof EXPORT_PARTS)[number]
/** So many days at least to answer in, on a good day, and at most. */
export const LEAST_DAYS = 7
export const MOST_DAYS = 60

/** A copy of the group that those who lead ask for. */
export interface GroupExport {
  readonly id: Id<'group_exports'>
  readonly what: readonly ExportPart[]
  readonly why: string
  readonly closesAt: Date
  /** Not a yes: no, or nothing said yet; nobody can tell which. */
  readonly myYes: boolean
}

/** The copy that is being asked for, as a member sees it. */
export async function findGroupExport(as: Reading, group: GroupId): Promise<GroupExport | undefined> {
  const row = await as.db
    .selectFrom('group_exports as e')
    .select(['e.id', 'e.what', 'e.why', 'e.closes_at'])
    .select((get) =>
      get
        .exists(get.selectFrom('group_export_answers as a').select('a.export_id').whereRef('a.export_id', '=', 'e.id'))
        .as('mine'),
    )
    .where('e.group_id', '=', group)
    .where('e.state', '=', 'asking')
    .where('e.closes_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      what: row.what as ExportPart[],
      why: row.why,
      closesAt: row.closes_at,
      myYes: Boolean(row.mine),
    }
  )
}

/** @throws Refusal not_found */
export async function requireGroupExport(as: Reading, group: GroupId): Promise<GroupExport> {
  return (await findGroupExport(as, group)) ?? refuse(notFound())
}

/** Asks every member for their yes. `lastDay` (`2026-11-30`) is a day in the group's zone.
 *  @throws Refusal not_found, conflict export_asked_already, export_too_soon */
export async function askGroupExport(
  as: ActingPerson,
  group: GroupId,
  wish: { what: readonly ExportPart[]; why: string; lastDay: string },
): Promise<void> {
  await sql`select ask_group_export(${group}, ${sql.val([...wish.what])}::text[], ${wish.why}, ${wish.lastDay}::date)`.execute(
    as.db,
  )
}

/** My answer, as often as I like until its day.
 *  @throws Refusal not_found, conflict export_is_over */
export async function answerGroupExport(as: ActingPerson, asked: GroupExport, yes: boolean): Promise<void> {
  await sql`select answer_group_export(${asked.id}, ${yes})`.execute(as.db)
}

/** Takes the question back: nothing is made, and every answer is forgotten. */
export async function withdrawGroupExport(as: ActingPerson, asked: GroupExport): Promise<void> {
  await as.db.deleteFrom('group_exports').where('id', '=', asked.id).execute()
}
