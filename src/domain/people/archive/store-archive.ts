import { sql } from 'kysely'
import type { Database } from '../../../database/database.ts'
import { inPieces } from '../../../standards/zip/write-zip.ts'
import type { ArchiveId } from '../archives.ts'

const PIECE = 256 * 1024

/** Keeps the bytes of an archive as they come, one piece in memory at a time, and says that it is ready. What an attempt before this one
 *  left is thrown away. Somebody who erases themselves meanwhile, or no longer leads, ends it in silence. */
export async function storeArchive(db: Database, id: ArchiveId, bytes: AsyncIterable<Buffer>): Promise<void> {
  await db.asSystem('begin the bytes of an archive anew', (as) =>
    as.db.deleteFrom('archive_parts').where('archive_id', '=', id).execute(),
  )
  let position = 0
  let length = 0
  for await (const piece of inPieces(bytes, PIECE)) {
    const kept = await db.asSystem('keep a piece of an archive', (as) =>
      sql`insert into archive_parts (archive_id, person_id, position, bytes)
        select id, person_id, ${position}, ${piece} from archives where id = ${id} for key share returning 1`.execute(
        as.db,
      ),
    )
    if (kept.rows.length === 0) return
    position++
    length += piece.length
  }
  await db.asSystem('an archive is ready', (as) =>
    as.db.updateTable('archives').set({ state: 'ready', bytes: length }).where('id', '=', id).execute(),
  )
}
