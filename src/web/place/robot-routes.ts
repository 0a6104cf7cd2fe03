import { Hono } from 'hono'
import type { Env } from '../env.ts'
import { paths } from '../paths.ts'

/** What machines ask of a place: what may be looked at, its sign, its name. */
export const robots = new Hono<Env>()

/** Home, help, the directory and its cards. What else is public says noindex itself; what is not is not there for them. */
const ROBOTS = [
  'User-agent: *',
  'Allow: /$',
  'Allow: /help-now',
  'Allow: /groups$',
  'Allow: /groups?',
  'Allow: /groups/',
  'Disallow: /groups/new',
  'Disallow: /groups/*/',
  'Allow: /terms$',
  'Allow: /privacy$',
  'Allow: /contact$',
  'Allow: /assets/',
  'Disallow: /',
  '',
].join('\n')

robots.get(paths.robots(), (c) => c.text(ROBOTS))

robots.get(paths.icon(), (c) => {
  const sign = c.var.house.assets['mark.svg']
  return sign ? c.redirect(paths.asset(sign), 302) : c.body(null, 204)
})

robots.get(paths.manifest(), (c) => {
  const { scene, house } = c.var
  const sign = house.assets['mark.svg']
  c.header('Content-Type', 'application/manifest+json')
  return c.body(
    JSON.stringify({
      name: scene.place.name,
      short_name: scene.place.name.slice(0, 12),
      lang: scene.language,
      start_url: paths.home(),
      scope: paths.home(),
      // with the browser's own bar, so that closing and going back stay where people know them
      display: 'minimal-ui',
      background_color: '#f7f0e3',
      theme_color: '#f7f0e3',
      icons: sign ? [{ src: paths.asset(sign), sizes: 'any', type: 'image/svg+xml', purpose: 'any' }] : [],
    }),
  )
})
