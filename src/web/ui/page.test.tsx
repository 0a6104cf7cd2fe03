import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsIn } from '../../locales/words.ts'
import { DesignPage } from '../design/page.tsx'
import type { Scene } from '../scene.ts'
import { Page } from './page.tsx'

const scene: Scene = {
  t: wordsIn('en'),
  language: 'en',
  direction: 'ltr',
  zone: 'Europe/Madrid',
  now: new Date('2026-11-22T18:30:00Z'),
  comfort: { theme: 'device', contrast: 'device', flare: false },
  place: { name: 'Holdfast', demo: true, insecure: true },
  path: '/groups?q=back%20"pain"',
  assets: {},
  notice: 'Kept.',
}

test('no part carries a style, a script or a handler in its markup', () => {
  const html = String(<DesignPage scene={scene} />)
  assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)/i)
})

test('no page makes the browser fetch anything from anywhere else', () => {
  const html = String(<DesignPage scene={scene} />)
  const fetched = [
    ...html.matchAll(/\s(?:src|action|formaction|poster|data)="([^"]+)"/g),
    ...html.matchAll(/<link[^>]*href="([^"]+)"/g),
  ]
  assert.ok(fetched.length > 3)
  assert.ok(fetched.every(([, address]) => address?.startsWith('/')))
})

test('one heading of the first level, and no id twice', () => {
  const html = String(<DesignPage scene={scene} />)
  assert.equal(html.match(/<h1/g)?.length, 1)
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
  assert.deepEqual(
    ids.filter((id, i) => ids.indexOf(id) !== i),
    [],
  )
})

test('help, comfort and the way out are on every page, and so is what must be known about the place', () => {
  const html = String(<Page scene={scene} title="Groups" children="" />)
  for (const part of [
    'href="/help-now"',
    'action="/comfort"',
    'rel="noreferrer nofollow"',
    'everyone is invented',
    'not reached over a safe connection',
  ])
    assert.ok(html.includes(part), part)
  assert.match(html, /name="back" value="\/groups\?q=back%20&quot;pain&quot;"/)
})

test('the large script is only named, so that on a slow line the styles come alone', () => {
  const html = String(<Page scene={scene} title="Groups" children="" />)
  assert.match(html, /<script type="module" src="[^"]*begin\.js" data-then="[^"]*app\.js"/)
  assert.equal(html.match(/<script/g)?.length, 1)
})

test('search engines are told to stay away unless a page says they may come', () => {
  assert.match(String(<Page scene={scene} title="Groups" children="" />), /<meta name="robots" content="noindex"/)
  assert.doesNotMatch(String(<Page scene={scene} title="Groups" indexable children="" />), /noindex/)
})

test('what a person chose for comfort is on the page from its first byte', () => {
  const comfort = { theme: 'evening', contrast: 'more', flare: true } as const
  const html = String(<Page scene={{ ...scene, comfort }} title="Groups" children="" />)
  assert.match(
    html,
    /^<!doctype html><html lang="en" dir="ltr" data-theme="evening" data-contrast="more" data-flare="">/,
  )
})

test('whoever saves data gets no fonts, and what a person reads is not kept for the next one', () => {
  const saving = String(<Page scene={{ ...scene, saveData: true }} title="Groups" children="" />)
  assert.doesNotMatch(saving, /fonts\.css/)
  const wren = { id: 'wren', name: 'Wren', steward: false }
  assert.match(
    String(<Page scene={{ ...scene, person: wren }} title="You" children="" />),
    /turbo-cache-control" content="no-cache"/,
  )
})
