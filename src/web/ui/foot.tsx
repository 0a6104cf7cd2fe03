import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'

/** The end of every page: what can be asked of the place. */
export function Foot({ scene: { t } }: { scene: Scene }) {
  const links = [
    [paths.helpNow(), t('common.nav.help')],
    [paths.seen(), t('common.foot.seen')],
    [paths.page('privacy'), t('common.foot.privacy')],
    [paths.page('terms'), t('common.foot.terms')],
    [paths.page('contact'), t('common.foot.contact')],
    [paths.speak(), t('common.foot.languages')],
  ] as const
  return (
    <footer class="foot later">
      <ul>
        {links.map(([href, words]) => (
          <li>
            <a href={href}>{words}</a>
          </li>
        ))}
      </ul>
    </footer>
  )
}
