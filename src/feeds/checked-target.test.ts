import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkTarget } from './checked-target.ts'

const toPublic = async () => [{ address: '93.184.216.34', family: 4 }]
const base = new URL('https://feeds.example/list.json')

test('a redirect from a public server into our network is refused', async () => {
  for (const onward of ['http://127.0.0.1/', '//[::1]/x', 'http://169.254.169.254/latest/meta-data']) {
    await assert.rejects(checkTarget(onward, { base, allowPrivate: false, resolve: toPublic }), {
      reason: 'feeds.fetch.private',
    })
  }
})

test('what is checked is what will be dialled', async () => {
  const { url, addresses } = await checkTarget('/next?x=1', { base, allowPrivate: false, resolve: toPublic })
  assert.deepEqual([url.href, addresses], ['https://feeds.example/next?x=1', await toPublic()])
  assert.deepEqual(
    (await checkTarget('https://[2606:2800:220::1]:8443/', { allowPrivate: false, resolve: toPublic })).addresses,
    [{ address: '2606:2800:220::1', family: 6 }],
  )
})
