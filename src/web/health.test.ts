import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from '../config.ts'
import { makeLog } from '../log.ts'
import { createApp } from './app.tsx'
import type { House } from './env.ts'

test('whoever watches a place that is still starting hears that it is alive and not ready', async () => {
  const read = readConfig({ DATA_DIR: import.meta.dirname })
  assert.ok('config' in read)
  const house: House = {
    config: read.config,
    log: makeLog({ level: 'error', json: false }),
    assets: {},
    built: '',
    isReady: () => false,
    get db(): never {
      throw new Error('The database is not open yet')
    },
    get limits(): never {
      throw new Error('The database is not open yet')
    },
  }
  const app = createApp(house)
  assert.equal((await app.request('/up')).status, 200)
  assert.equal((await app.request('/ready')).status, 503)
  assert.equal((await app.request('/groups', { headers: { host: 'localhost:3000' } })).status, 503)
})
