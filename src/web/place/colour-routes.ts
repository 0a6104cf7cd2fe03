import { Hono } from 'hono'
import { isReadable, lampColours } from '../../domain/place/colour.ts'
import type { Env } from '../env.ts'

/** The lamp in a colour of a place's own, as a stylesheet: pages carry no style, and the address says all of it, for ever. */
export const colours = new Hono<Env>()

colours.get('/colours/:name', (c) => {
  const hex = /^([0-9a-f]{6})\.css$/.exec(c.req.param('name'))?.[1]
  if (!hex || !isReadable(`#${hex}`)) return c.text('Not here.\n', 404)
  const { day, evening } = lampColours(`#${hex}`)
  c.header('Content-Type', 'text/css; charset=utf-8')
  c.header('Cache-Control', 'public, max-age=31536000, immutable')
  // Whoever wants strong contrast gets that of the place's own sheet.
  return c.body(
    `@media not (prefers-contrast: more) {
  :root[data-hue="#${hex}"]:not([data-contrast="more"]) { --lamp: ${day}; }
  @supports (color: light-dark(#000, #fff)) {
    :root[data-hue="#${hex}"]:not([data-contrast="more"]) { --lamp: light-dark(${day}, ${evening}); }
  }
}
`,
  )
})
