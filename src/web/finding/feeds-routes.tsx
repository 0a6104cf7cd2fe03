import { Hono } from 'hono'
import { endTakeDown, requireTakeDown, takeDownsOf } from '../../domain/finding/importing/corrections.ts'
import { allFeeds, changeFeed, type Feed, removeFeed, requireFeed } from '../../domain/finding/importing/feeds.ts'
import { importsOf } from '../../domain/finding/importing/reports.ts'
import { readAgain, startImport } from '../../domain/finding/importing/start-import.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Env, Here } from '../env.ts'
import { readForm, refuseForm } from '../form.ts'
import { asId } from '../ids.ts'
import { paths } from '../paths.ts'
import type { Filled } from '../place/fields.ts'
import { seeOther } from '../request/notice.ts'
import { stewardOf } from '../steward/routes.tsx'
import { FeedPage, FeedRemoval } from './feeds-feed-view.tsx'
import { AnotherFile, draftOf, FeedFields, fileOf, NewFeed, SkipWish } from './feeds-forms.ts'
import { FeedList } from './feeds-list-view.tsx'

/** Where stewards keep the lists from elsewhere. Whoever is no steward has been turned away before. */
export const feeds = new Hono<Env>()

feeds.get(paths.stewardFeeds(), (c) => showList(c, { typed: {} }))

feeds.post(paths.stewardFeeds(), async (c) => {
  const sent = await readForm(c, AnotherFile)
  return sent.valid ? anotherReading(c, sent.values) : firstReading(c)
})

feeds.get('/steward/feeds/:id', async (c) => showFeed(c, await feedHere(c)))

feeds.post('/steward/feeds/:id', async (c) => {
  const feed = await feedHere(c)
  const form = await readForm(c, FeedFields)
  if (!form.valid) return showFeed(c, feed, form)
  const changed = await orTaken(c.var.db.acting(stewardOf(c), (as) => changeFeed(as, feed, draftOf(form.values))))
  if (changed === 'taken') return showFeed(c, feed, refuseForm(form.typed, 'name', 'refusals.feed_name_taken'))
  return seeOther(c, paths.feed(feed.id), 'feeds.feed.kept')
})

feeds.post('/steward/feeds/:id/again', async (c) => {
  const feed = await feedHere(c)
  const form = await readForm(c, SkipWish)
  const skipUnreadable = form.valid && form.values.skip
  const report = await c.var.db.acting(stewardOf(c), (as) => readAgain(as, feed, { skipUnreadable }))
  return seeOther(c, paths.feedImport(report))
})

feeds.get('/steward/feeds/:id/removal', async (c) =>
  c.html(<FeedRemoval scene={c.var.scene} feed={await feedHere(c)} />),
)

feeds.post('/steward/feeds/:id/removal', async (c) => {
  const feed = await feedHere(c)
  await c.var.db.acting(stewardOf(c), (as) => removeFeed(as, feed))
  return seeOther(c, paths.stewardFeeds(), 'feeds.removal.done')
})

feeds.post('/steward/take-downs/:id/end', async (c) => {
  const { db, viewer } = c.var
  const takeDown = await db.reading(viewer, (as) => requireTakeDown(as, asId<'takedowns'>(c.req.param('id'))))
  await db.acting(stewardOf(c), (as) => endTakeDown(as, takeDown))
  return seeOther(c, paths.stewardFeeds(), 'feeds.taken.ended')
})

/** A feed nobody has read yet: its file now, or its address later. */
async function firstReading(c: Here) {
  const form = await readForm(c, NewFeed)
  if (!form.valid) return showList(c, form, 422)
  const file = await fileOf(c)
  if (file && 'tooLarge' in file) return showList(c, { typed: form.typed, errors: { file: file.tooLarge } }, 422)
  const draft = draftOf(form.values)
  if (!file && !draft.url) return showList(c, refuseForm(form.typed, 'file', 'feeds.form.file_or_address'), 422)
  const how = { file, skipUnreadable: form.values.skip }
  const report = await orTaken(c.var.db.acting(stewardOf(c), (as) => startImport(as, draft, how)))
  if (report === 'taken') return showList(c, refuseForm(form.typed, 'name', 'refusals.feed_name_taken'), 422)
  return seeOther(c, paths.feedImport(report))
}

async function anotherReading(c: Here, wish: { feed: string; skip: boolean }) {
  const { db, viewer } = c.var
  const feed = await db.reading(viewer, (as) => requireFeed(as, asId<'feeds'>(wish.feed)))
  const file = await fileOf(c)
  if (!file) return showFeed(c, feed, refuseForm({}, 'file', 'forms.needed.file'))
  if ('tooLarge' in file) return showFeed(c, feed, { typed: {}, errors: { file: file.tooLarge } })
  const report = await db.acting(stewardOf(c), (as) => readAgain(as, feed, { file, skipUnreadable: wish.skip }))
  return seeOther(c, paths.feedImport(report))
}

function feedHere(c: Here): Promise<Feed> {
  return c.var.db.reading(c.var.viewer, (as) => requireFeed(as, asId<'feeds'>(c.req.param('id'))))
}

async function showList(c: Here, form: Filled, status: 200 | 422 = 200) {
  const known = await c.var.db.reading(c.var.viewer, allFeeds)
  return c.html(<FeedList scene={c.var.scene} feeds={known} form={form} />, status)
}

async function showFeed(c: Here, feed: Feed, form?: Filled) {
  const [past, taken] = await c.var.db.reading(c.var.viewer, (as) =>
    Promise.all([importsOf(as, feed.id), takeDownsOf(as, feed)]),
  )
  return c.html(<FeedPage scene={c.var.scene} feed={feed} past={past} taken={taken} form={form} />, form ? 422 : 200)
}

/** Another feed may be called that; then the form comes back. */
async function orTaken<T>(work: Promise<T>): Promise<T | 'taken'> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'feed_name_taken') return 'taken'
    throw error
  }
}
