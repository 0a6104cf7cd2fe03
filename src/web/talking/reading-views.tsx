import { TOPICS, TREATMENTS } from '../../domain/talking/choices.ts'
import { paths } from '../paths.ts'
import { BackToYou } from '../people/back-link.tsx'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'

/** The order of conversations, and what becomes of each hard topic. */
export function ReadingPage({ scene, form }: { scene: Scene; form: Filled }) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  const treatments = TREATMENTS.map((value) => ({ value, label: t(`talking.reading.${value}`) }))
  return (
    <Page scene={scene} title={t('talking.reading.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('talking.reading.title')}
          lead={t('talking.reading.lead')}
          before={<BackToYou scene={scene} />}
        />
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <form class="stack" method="post" novalidate action={paths.yourReading()}>
          <Choice
            {...field('order')}
            label={t('talking.reading.order')}
            options={(['newest', 'begun'] as const).map((value) => ({ value, label: t(`talking.reading.${value}`) }))}
          />
          <section class="stack" aria-labelledby="topics">
            <h2 id="topics">{t('talking.reading.topics')}</h2>
            <p>{t('talking.reading.topics_hint')}</p>
            {TOPICS.map((topic) => (
              <Choice
                {...field(topic)}
                label={<span class="first">{t(`talking.topic.${topic}`)}</span>}
                options={treatments}
              />
            ))}
          </section>
          <WhoCanSee>{t('people.only_me')}</WhoCanSee>
          <p>
            <Button kind="lit">{t('talking.reading.keep')}</Button>
          </p>
        </form>
      </div>
    </Page>
  )
}
