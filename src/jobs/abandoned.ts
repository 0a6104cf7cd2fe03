import pg from 'pg'

/** What a worker that was killed had in hand stays locked for hours. When no other worker of this database is connected, nobody
 *  can be at work: everything in hand is put back, to be begun again. Asked as the owner, who sees all connections. */
export async function putBackAbandoned(connection: pg.ClientConfig, pool: pg.Pool, name: string): Promise<void> {
  const owner = new pg.Client({ ...connection, application_name: 'holdfast' })
  owner.on('error', () => {})
  await owner.connect()
  try {
    const { rows } = await owner.query<{ others: number }>(
      'select count(*)::int as others from pg_stat_activity where application_name = $1 and datname = current_database()',
      [name],
    )
    if (rows[0]?.others) return
    await pool.query(
      `select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))`,
    )
  } finally {
    await owner.end()
  }
}
