import { sql } from 'kysely'
import type { Database, System } from '../../../database/database.ts'
import type { GroupId, Id, MembershipId, PersonId } from '../../../database/ids.ts'
import { writeZip } from '../../../standards/zip/write-zip.ts'
import { readerOf } from '../../people/archive/make-archive.ts'
import { storeArchive } from '../../people/archive/store-archive.ts'
import type { ArchiveId } from '../../people/archives.ts'
import { groupEntries } from './group-entries.ts'
import type { ExportPart } from './group-exports.ts'

interface Due {
  readonly id: Id<'group_exports'>
  readonly group_id: GroupId
  readonly what: readonly string[]
  /** Seats of those who said yes. */
  readonly yes: readonly MembershipId[]
  readonly leaders: readonly PersonId[]
}

/** Makes the copy of a group once its day has come: one archive for each who leads, read as they read, with names and words of those
 *  who said yes and of nobody else. May be done twice. */
export async function makeGroupExport(db: Database, id: Id<'group_exports'>, now = new Date()): Promise<void> {
  const due = await db.asSystem('see whether the day of a copy has come', (as) => findDue(as, id))
  if (!due) return
  for (const leader of due.leaders) {
    const begun = await db.asSystem('begin the copy of a group', (as) => beginCopy(as, due.group_id, leader))
    const wish = { group: due.group_id, what: due.what as ExportPart[], yes: due.yes }
    const entries = groupEntries(begun.reader, (work) => db.reading(leader, work), wish, now)
    await storeArchive(db, begun.archive, writeZip(entries, now))
  }
  await db.asSystem('the copy of a group is made', (as) =>
    as.db.updateTable('group_exports').set({ state: 'made', made_at: now }).where('id', '=', id).execute(),
  )
}

async function findDue({ db }: System, id: Id<'group_exports'>): Promise<Due | undefined> {
  const due = await db
    .selectFrom('group_exports')
    .select(['id', 'group_id', 'what'])
    .where('id', '=', id)
    .where('state', '=', 'asking')
    .where('closes_at', '<=', sql<Date>`now()`)
    .executeTakeFirst()
  if (!due) return undefined
  const yes = await db.selectFrom('group_export_answers').select('membership_id').where('export_id', '=', id).execute()
  const leaders = await db
    .selectFrom('memberships as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .select('p.id')
    .where('m.group_id', '=', due.group_id)
    .where('m.state', '=', 'member')
    .where('m.facilitates', '=', true)
    .where('p.suspended', '=', false)
    .orderBy('p.id')
    .execute()
  return { ...due, yes: yes.map((row) => row.membership_id), leaders: leaders.map((row) => row.id) }
}

async function beginCopy({ db }: System, group: GroupId, leader: PersonId) {
  const anew = { state: 'making', taken_at: null, ends_at: sql<Date>`now() + interval '14 days'` }
  const { id } = await db
    .insertInto('archives')
    .values({ person_id: leader, group_id: group, ...anew })
    .onConflict((on) => on.columns(['person_id', 'group_id']).doUpdateSet(anew))
    .returning('id')
    .executeTakeFirstOrThrow()
  return { archive: id as ArchiveId, reader: await readerOf(db, leader) }
}
