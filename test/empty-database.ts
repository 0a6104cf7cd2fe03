import { randomBytes } from 'node:crypto'
import type { TestContext } from 'node:test'
import pg from 'pg'
import { migrate } from '../src/database/migrate.ts'
import type { Roles } from '../src/database/roles.ts'
import { onceFree } from './database.ts'
import { testServer } from './server.ts'

/** A database with nothing in it, not even our tables; gone with its roles at the end of the test. */
export async function emptyDatabase(
  t: Pick<TestContext, 'after'>,
  on?: pg.ClientConfig,
): Promise<pg.ClientConfig & { database: string }> {
  const server = on ?? (await testServer())
  const database = `hf_${randomBytes(6).toString('hex')}`
  await asOwner(server, (client) => onceFree(client, `create database ${database}`))
  t.after(async () => {
    const { rows } = await asOwner({ ...server, database }, (client) =>
      client.query<{ mark: string }>(`select digest as mark from migrations where name = 'roles'`),
    ).catch(() => ({ rows: [] }))
    await asOwner(server, async (client) => {
      await onceFree(client, `drop database if exists ${database} with (force)`)
      for (const { mark } of rows)
        for (const role of ['member', 'system']) await client.query(`drop role if exists holdfast_${mark}_${role}`)
    })
  })
  return { ...server, database }
}

/** The same, migrated: a place where nobody lives yet. */
export async function emptyPlace(
  t: Pick<TestContext, 'after'>,
): Promise<{ connection: pg.ClientConfig; roles: Roles }> {
  const connection = await emptyDatabase(t)
  return { connection, roles: await migrate(connection) }
}

export async function asOwner<T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
