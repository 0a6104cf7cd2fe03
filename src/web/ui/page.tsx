import type { Child } from 'hono/jsx'
import { raw } from 'hono/utils/html'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Banners } from './banners.tsx'
import { Foot } from './foot.tsx'
import { Notice } from './notice.tsx'
import { PlacesBar } from './places.tsx'
import { TopBar } from './top-bar.tsx'

interface PageProps {
  readonly scene: Scene
  /** Stands before the place's name in the tab. The h1 is the page's own. */
  readonly title: string
  readonly children: Child
  /** May be found by search engines. Everything else says noindex. */
  readonly indexable?: boolean | undefined
  readonly description?: string | undefined
  /** What the page shows, for notices to an open tab: `group:<22 letters>`. */
  readonly topic?: string | undefined
  /** Browser files of this page only, beside what every page has: 'passkey.js'. */
  readonly scripts?: readonly string[] | undefined
  /** Styles of this page only, beside app.css. */
  readonly styles?: readonly string[] | undefined
  /** More of the head, such as a feed. */
  readonly head?: Child | undefined
}

/** A whole page: head, bars, the words of `children`, foot. */
export function Page({ scene, title, children, topic, ...more }: PageProps) {
  const { language, direction, comfort, notice, place } = scene
  const hue = place.hue === 'lamp' ? undefined : place.hue
  return (
    <>
      {raw('<!doctype html>')}
      <html
        lang={language}
        dir={direction}
        data-hue={hue}
        data-theme={comfort.theme === 'device' ? undefined : comfort.theme}
        data-contrast={comfort.contrast === 'device' ? undefined : comfort.contrast}
        data-flare={comfort.flare ? '' : undefined}
      >
        <Head scene={scene} title={title} {...more} />
        <body>
          <a class="skip" href="#main">
            {scene.t('common.skip')}
          </a>
          <header>
            <Banners scene={scene} />
            <TopBar scene={scene} />
          </header>
          <main id="main" tabindex={-1} data-topic={scene.person && topic}>
            {notice && (
              <div class="narrow flash">
                <Notice kind="kept" live>
                  {notice}
                </Notice>
              </div>
            )}
            {children}
          </main>
          <Foot scene={scene} />
          <PlacesBar scene={scene} />
        </body>
      </html>
    </>
  )
}

function Head({
  scene,
  title,
  indexable,
  description,
  scripts = [],
  styles = [],
  head,
}: Omit<PageProps, 'children' | 'topic'>) {
  const { assets, place, person, saveData } = scene
  const address = (name: string) => paths.asset(assets[name] ?? name)
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="color-scheme" content="light dark" />
      <title>{title === place.name ? title : `${title} · ${place.name}`}</title>
      {description && <meta name="description" content={description} />}
      {!indexable && <meta name="robots" content="noindex" />}
      {/* Nothing is fetched that nobody asked for, and nothing of a person's is kept for the next one at this device. */}
      <meta name="turbo-prefetch" content="false" />
      {person && <meta name="turbo-cache-control" content="no-cache" />}
      {person && <meta name="live" content="/live" />}
      <link rel="icon" href={address('mark.svg')} type="image/svg+xml" />
      {[saveData ? 'lean.css' : 'app.css', ...styles].map((name) => (
        <link rel="stylesheet" href={address(name)} />
      ))}
      {place.hue?.startsWith('#') && <link rel="stylesheet" href={paths.colour(place.hue.slice(1))} />}
      {/* Styles and words come first on a slow line; the page works before its scripts are there. */}
      <script type="module" src={address('begin.js')} data-then={address('app.js')} />
      {scripts.map((name) => (
        <script type="module" src={address(name)} fetchpriority="low" />
      ))}
      {head}
    </head>
  )
}
