import type pg from 'pg'
import { rolesMarked } from '../../database/roles.ts'
import { type Finding, fail, ok } from './finding.ts'

/** The roles every request runs as: they exist, can nothing beyond the policies, and every table has policies that bind its owner. */
export async function findRoles(client: pg.ClientBase): Promise<Finding[]> {
  const { rows: marks } = await client.query<{ digest: string }>(`select digest from migrations where name = 'roles'`)
  const { member, system } = rolesMarked(marks[0]?.digest ?? '')
  const { rows: roles } = await client.query<{ rolname: string; mighty: boolean; ours: boolean }>(
    `select rolname, rolsuper or rolbypassrls or rolcreaterole as mighty, pg_has_role(rolname, 'member') as ours
     from pg_roles where rolname = any ($1)`,
    [[member, system]],
  )
  const { rows: tables } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'migrations' and not (c.relrowsecurity and c.relforcerowsecurity)`,
  )
  const broken: Finding[] = []
  const lost = [member, system].filter((name) => !roles.some(({ rolname }) => rolname === name))
  if (lost.length > 0) broken.push(fail('database', `The role ${lost.join(' and ')} is missing.`, 'holdfast migrate'))
  for (const { rolname, mighty, ours } of roles) {
    if (mighty)
      broken.push(
        fail(
          'database',
          `The role ${rolname} can do more than it should.`,
          `alter role ${rolname} nosuperuser nobypassrls nocreaterole`,
        ),
      )
    if (!ours) broken.push(fail('database', `We may not act as the role ${rolname}.`, 'holdfast migrate'))
  }
  for (const { name } of tables)
    broken.push(
      fail(
        'database',
        `The table ${name} shows its rows to everybody.`,
        'Somebody changed it by hand; put its row security back.',
      ),
    )
  return broken.length > 0 ? broken : [ok('database', 'Its roles see only what the policies show.')]
}
