import { isZone } from '../../standards/zone.ts'
import type { Here } from '../env.ts'
import type { Scene } from '../scene.ts'

/** The scene by the clock a visitor named in the address, so that a card says the hours its line in the directory said. */
export function inSaidZone(c: Here): Scene {
  const zone = c.req.query('zone')
  const { viewer, scene } = c.var
  return viewer === undefined && zone && isZone(zone) ? { ...scene, zone, zoneSaid: true } : scene
}
