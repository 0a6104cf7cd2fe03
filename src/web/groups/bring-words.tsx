import { wordsIn } from '../../locales/words.ts'
import type { Scene } from '../scene.ts'
import { CopyButton } from '../ui/code-list.tsx'
import { Fold } from '../ui/sheet.tsx'

const LANGUAGES = [
  ['en', 'English'],
  ['es', 'Español'],
] as const

/** Words to post where the group lives now, with the link in them. They name neither the group nor anybody, so that whoever sees them
 *  over a shoulder learns nothing. */
export function WordsToPost({ scene, address }: { scene: Scene; address: string }) {
  const { t, place, language } = scene
  return (
    <section class="stack tight">
      <h2>{t('bring.words.title')}</h2>
      <p>{t('bring.words.lead')}</p>
      {(['post', 'mail', 'last'] as const).map((kind) =>
        LANGUAGES.map(([tongue, name]) => {
          const id = `words-${kind}-${tongue}`
          return (
            <Fold
              title={`${t(`bring.words.${kind}`)}, ${name}`}
              open={kind === 'post' && tongue === language}
              later={tongue !== language}
            >
              <pre class="to-copy" id={id} lang={tongue} tabindex={0}>
                {wordsIn(tongue)(`bring.say.${kind}`, { place: place.name, link: address })}
              </pre>
              <CopyButton scene={scene} of={id} />
            </Fold>
          )
        }),
      )}
    </section>
  )
}
