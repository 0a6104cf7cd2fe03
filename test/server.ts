import type pg from 'pg'
import { shareThrowaway } from '../src/database/embedded/throwaway.ts'

/** The PostgreSQL server the tests run on: the one the runner started (or was given), as JSON in HOLDFAST_TEST_SERVER; else one
 *  that single test files share and that stops by itself. */
export async function testServer(): Promise<pg.ClientConfig> {
  const given = process.env.HOLDFAST_TEST_SERVER
  return given ? JSON.parse(given) : await shareThrowaway()
}
