import { Hono } from 'hono'
import { searchDirectory } from '../../domain/finding/directory.ts'
import { publishedGroups } from '../../domain/finding/published.ts'
import { writeMeetingGuide } from '../../standards/meeting-guide/write-meeting-guide.ts'
import type { Env } from '../env.ts'
import { letters } from '../ids.ts'
import { paths } from '../paths.ts'
import { DirectoryView } from './directory-view.tsx'
import { readQuery } from './query.ts'
import { inSaidZone } from './said-zone.ts'

/** The directory, for everybody, and the same as a feed. */
export const directory = new Hono<Env>()

directory.get(paths.groups(), async (c) => {
  const { db, viewer, house } = c.var
  const params = new URL(c.req.url).searchParams
  const asked = readQuery(params)
  const scene = inSaidZone(c)
  const found = await db.reading(viewer, (as) =>
    searchDirectory(as, { ...asked, language: scene.language, zone: scene.zone, now: scene.now }),
  )
  const query = { ...asked, zone: viewer === undefined ? asked.zone : undefined, page: found.page }
  const canonical = new URL(paths.groups(), house.config.baseUrl).href
  return c.html(
    <DirectoryView scene={scene} query={query} found={found} canonical={canonical} indexable={params.size === 0} />,
  )
})

directory.get(paths.meetingGuide(), async (c) => {
  const { db, house } = c.var
  // As a visitor, whoever asks: a feed says to everybody what it says to anybody.
  const groups = await db.reading(undefined, publishedGroups)
  const pageOf = (id: string) => new URL(paths.group(id), house.config.baseUrl).href
  const entries = writeMeetingGuide(groups.map(({ id, ...group }) => ({ ...group, id: letters(id), page: pageOf(id) })))
  c.header('Cache-Control', 'public, max-age=900')
  c.header('Vary', 'Accept-Encoding')
  return c.json(entries)
})
