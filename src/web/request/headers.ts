import type { MiddlewareHandler } from 'hono'
import type { Env } from '../env.ts'

const CSP = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self' data:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
  `manifest-src 'self'`,
].join('; ')

/** The walls around every answer. Nothing is kept by anybody's cache unless the route says so. */
export const securityHeaders: MiddlewareHandler<Env> = async (c, next) => {
  c.header('Content-Security-Policy', CSP)
  c.header('Cross-Origin-Opener-Policy', 'same-origin')
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
  // not no-referrer: that would turn Origin into null
  c.header('Referrer-Policy', 'same-origin')
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('X-Frame-Options', 'DENY')
  c.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()')
  c.header('Cache-Control', 'private, no-store')
  c.header('Vary', 'Cookie, Accept-Language, Accept-Encoding, Save-Data')
  if (c.var.house.config.secure) c.header('Strict-Transport-Security', 'max-age=63072000')
  await next()
}
