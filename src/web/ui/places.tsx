import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Mark, type MarkName } from './mark.tsx'
import { QuickExit } from './quick-exit.tsx'

/** The places, at the thumb: phones only. */
export function PlacesBar({ scene }: { scene: Scene }) {
  return (
    <nav class="places" aria-label={scene.t('common.nav.label_below')}>
      <PlaceLinks scene={scene} marked />
      <QuickExit scene={scene} marked />
    </nav>
  )
}

/** Home, groups, you; for a visitor the last one is the way in. */
export function PlaceLinks({ scene, marked }: { scene: Scene; marked?: boolean }) {
  return (
    <>
      {places(scene).map(({ mark, href, words, here }) => (
        <a href={href} aria-current={here ? 'page' : undefined}>
          {marked && <Mark name={mark} />}
          <span>{words}</span>
        </a>
      ))}
    </>
  )
}

interface PlaceLink {
  readonly mark: MarkName
  readonly href: string
  readonly words: string
  readonly here: boolean
}

function places({ t, path, person }: Scene): PlaceLink[] {
  const within = (href: string) => path === href || path.startsWith(`${href}/`) || path.startsWith(`${href}?`)
  const last = person
    ? { href: paths.you(), words: t('common.nav.you') }
    : { href: paths.signIn(), words: t('common.nav.sign_in') }
  return [
    { mark: 'home', href: paths.home(), words: t('common.nav.home'), here: path === '/' || path.startsWith('/?') },
    { mark: 'groups', href: paths.groups(), words: t('common.nav.groups'), here: within(paths.groups()) },
    { mark: 'you', ...last, here: within(last.href) },
  ]
}
