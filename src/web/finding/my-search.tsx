import type { Here } from '../env.ts'
import { paths, safeBack } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { BackLink } from '../ui/back-link.tsx'
import { addressOf, isPlain, type Query } from './query.ts'

/** A group's page as the directory leads to it: by the same clock, and with the search to come back to. What was searched for stands in
 *  the link alone and is kept nowhere. */
export function groupFromSearch({ zone, zoneSaid }: Scene, query: Query, id: string): string {
  const back = isPlain(query) && query.page === 1 ? '' : addressOf(query)
  const carried = new URLSearchParams({ ...(zoneSaid && { zone }), ...(searchIn(back) && { back }) })
  return carried.size > 0 ? `${paths.group(id)}?${carried}` : paths.group(id)
}

/** The search this page was opened from; undefined where it was opened some other way. */
export function mySearch(c: Here): string | undefined {
  return searchIn(c.req.query('back'))
}

export function BackToSearch({ scene, search }: { scene: Scene; search: string | undefined }) {
  if (!search) return null
  return (
    <BackLink href={search} rel="nofollow">
      {scene.t('finding.back')}
    </BackLink>
  )
}

/** Only an address of the directory itself; one too long to be carried is none. */
function searchIn(back: string | undefined): string | undefined {
  const safe = safeBack(back)
  return safe.startsWith(`${paths.groups()}?`) ? safe : undefined
}
