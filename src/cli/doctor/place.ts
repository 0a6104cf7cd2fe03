import type pg from 'pg'
import type { Config } from '../../config.ts'
import { rolesMarked } from '../../database/roles.ts'
import { type Finding, fail, ok, warn } from './finding.ts'

interface PlaceRow {
  demo: boolean
  stewarded: boolean
  filled: boolean
  stuck: number
}

/** Somebody looks after the place, its pages are written, its mails leave, and no demo is open to the world. */
export async function findPlace(client: pg.ClientBase, config: Config): Promise<Finding[]> {
  const { rows: marks } = await client.query<{ digest: string }>(`select digest from migrations where name = 'roles'`)
  // Not even the owner sees rows; the roles were found in order a moment ago.
  await client.query(`set role ${rolesMarked(marks[0]?.digest ?? '').system}`)
  const { rows } =
    await client.query<PlaceRow>(`select demo, exists (select from people where is_steward and not suspended) as stewarded,
    pages_are_filled() as filled, (select count(*)::int from outbox where sent_at is null and problem is not null) as stuck from place`)
  const place = rows[0]
  if (!place) return [fail('place', 'Its one row is missing.', 'Put back a backup.')]
  const findings: Finding[] = []
  const doubt = (says: string, todo: string) => findings.push(warn('place', says, todo))
  if (place.demo && !config.loopback) {
    findings.push(
      fail(
        'place',
        'The demo world must not be open to others.',
        'Start with an empty DATA_DIR (or database) and HOLDFAST_DEMO=0.',
      ),
    )
  }
  if (!place.stewarded)
    doubt(
      'Nobody looks after it yet.',
      'Start it and open /first-run with the code it prints, or: holdfast user create NAME --steward',
    )
  if (!place.filled)
    doubt(
      'Terms, privacy and contact are not all written: nobody can sign up.',
      'A steward writes them under /steward.',
    )
  if (place.stuck > 0) doubt(`${place.stuck} mails could not be sent yet.`, 'They are tried again. Look at SMTP_URL.')
  return findings.length > 0
    ? findings
    : [ok('place', place.demo ? 'It is the demo world.' : 'Somebody looks after it, and its pages are written.')]
}
