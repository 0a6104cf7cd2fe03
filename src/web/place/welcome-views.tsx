import type { Place } from '../../domain/place/place.ts'
import type { MessageId } from '../../locales/words.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ButtonLink } from '../ui/button.tsx'
import { DoorDrawing } from '../ui/drawings/door.tsx'
import { RoomDrawing } from '../ui/drawings/room.tsx'
import { Mark, type MarkName } from '../ui/mark.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'

const VOWS: readonly (readonly [MarkName, MessageId])[] = [
  ['bed', 'place.vow.come'],
  ['seat', 'place.vow.seat'],
  ['you', 'place.vow.name'],
  ['eye', 'place.vow.who'],
  ['moon', 'place.vow.flare'],
]

/** The start for a visitor: what this is, and the one way on. `begun` is false until the place has its first steward. */
export function Welcome({ scene, place, begun }: { scene: Scene; place: Place; begun: boolean }) {
  const { t } = scene
  return (
    <Page scene={scene} title={place.name} indexable description={t('place.welcome.lead', { place: place.name })}>
      <div class="wide stack airy">
        {!begun && <Begin scene={scene} />}
        <section class="hero">
          <RoomDrawing label={t('place.welcome.room')} />
          <div>
            <h1>{t('place.welcome.title')}</h1>
            <p class="lead">{t('place.welcome.lead', { place: place.name })}</p>
            <p class="row">
              <ButtonLink kind="lit" href={paths.groups()}>
                {t('place.find')}
              </ButtonLink>
            </p>
            <p class="soft">{t(`place.welcome.sign_up.${place.signUp}`)}</p>
            <p class="row">
              <ButtonLink href={paths.signIn()}>{t('place.welcome.sign_in')}</ButtonLink>
              <ButtonLink href={paths.signUp()}>{t('place.welcome.begin')}</ButtonLink>
            </p>
          </div>
        </section>
        <section class="pair later">
          <DoorDrawing />
          <div class="stack tight">
            <h2>{t('place.welcome.how.title')}</h2>
            <p>{t('place.welcome.how.read')}</p>
            <p>{t('place.welcome.how.agree')}</p>
            <p>{t('place.welcome.how.leave')}</p>
          </div>
        </section>
        <section class="pair later">
          <h2>{t('place.vow.title')}</h2>
          <div class="stack tight">
            <ul class="vows">
              {VOWS.map(([mark, words]) => (
                <li>
                  <Mark name={mark} />
                  <p>{t(words)}</p>
                </li>
              ))}
            </ul>
            <p>
              <a class="plain" href={paths.seen()}>
                {t('place.seen.title')}
              </a>
            </p>
          </div>
        </section>
        <section class="stack tight">
          <p class="soft">{t('place.welcome.honest')}</p>
          <p>
            <ButtonLink href={paths.helpNow()}>{t('common.nav.help')}</ButtonLink>
          </p>
        </section>
      </div>
    </Page>
  )
}

function Begin({ scene: { t } }: { scene: Scene }) {
  return (
    <Notice>
      <p>{t('place.begin.words')}</p>
      <p>
        <a class="plain" href={paths.firstRun()}>
          {t('place.begin.act')}
        </a>
      </p>
    </Notice>
  )
}
