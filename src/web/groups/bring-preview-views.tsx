import type { Group } from '../../domain/groups/group.ts'
import { isLanguage, wordsIn } from '../../locales/words.ts'
import type { ListedPerson } from '../../standards/csv/read-people.ts'
import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { Choice, Tick } from '../ui/choice.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead, Sheet } from '../ui/sheet.tsx'
import { BackToBring } from './bring-sheet-view.tsx'

interface LettersProps {
  readonly scene: Scene
  readonly group: Group
  readonly people: readonly ListedPerson[]
  /** There are more than may be written to today. */
  readonly later: boolean
  /** Somebody on the list has had a letter from this group lately, and is left out. */
  readonly written: boolean
  readonly form: Filled
}

/** Who gets a letter, what it says, and the word of whoever sends it that these people wish it. */
export function LettersPreview({ scene, group, people, later, written, form }: LettersProps) {
  const { t, place, language } = scene
  const field = fieldsOf(scene, form)
  const { value: leave, ...leaveField } = field('leave')
  const says = wordsIn(isLanguage(language) ? language : 'en')
  return (
    <Page scene={scene} title={t('bring.preview.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('bring.preview.title')}
          lead={t('bring.preview.lead')}
          before={<BackToBring scene={scene} group={group} />}
        />
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <People people={people} />
        {later && <p>{t('bring.preview.later')}</p>}
        {written && <p>{t('bring.preview.written')}</p>}
        <Sheet title={t('bring.preview.says')}>
          <p>
            <b>{says('mail.subject', { place: place.name })}</b>
          </p>
          <p>{says('mail.invitation', { place: place.name })}</p>
          <p class="soft">{t('bring.preview.link')}</p>
          <p>{says('mail.invitation_once')}</p>
          <p>{says('mail.invitation_never', { place: place.name })}</p>
        </Sheet>
        <form class="stack" method="post" novalidate action={paths.bringLetters(group.id)} data-turbo="false">
          <input type="hidden" name="list" value={people.map(({ address }) => address).join(' ')} />
          <Choice
            {...field('language')}
            value={field('language').value ?? (language === 'es' ? 'es' : 'en')}
            label={t('bring.preview.language')}
            options={[
              { value: 'en', label: <span lang="en">English</span> },
              { value: 'es', label: <span lang="es">Español</span> },
            ]}
          />
          <Tick
            {...leaveField}
            label={t('bring.preview.leave')}
            hint={t('bring.preview.leave_hint')}
            checked={leave === 'on'}
            required
          />
          <p>
            <Button kind="lit">{t('bring.preview.act')}</Button>
          </p>
        </form>
      </div>
    </Page>
  )
}

interface PaperProps {
  readonly scene: Scene
  readonly group: Group
  readonly people: readonly ListedPerson[]
}

/** Whose links will stand on the sheet. */
export function PaperPreview({ scene, group, people }: PaperProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('bring.paper.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('bring.paper.title')}
          lead={t('bring.paper.lead')}
          before={<BackToBring scene={scene} group={group} />}
        />
        <People people={people} />
        {/* The sheet is shown once, in the answer itself, which Turbo would not show. */}
        <form class="action" method="post" novalidate action={paths.bringSheet(group.id)} data-turbo="false">
          <input type="hidden" name="names" value={people.map(({ name, address }) => name || address).join('\n')} />
          <Button kind="lit">{t('bring.paper.act')}</Button>
        </form>
      </div>
    </Page>
  )
}

function People({ people }: { people: readonly ListedPerson[] }) {
  return (
    <ul class="listed">
      {people.map(({ name, address }) => (
        <li>
          <bdi>{name}</bdi> {address && <bdi class="soft">{address}</bdi>}
        </li>
      ))}
    </ul>
  )
}
