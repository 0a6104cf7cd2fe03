import { paths } from '../paths.ts'
import { fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Field, wiring } from '../ui/field.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { type Broken, WAYS } from './bring-list.ts'
import type { BringProps } from './bring-views.tsx'

const MOST_SHOWN = 20

/** A list of people, typed or brought as a file, for one invitation each: by letter where mail leaves, and on paper always. */
export function BringList({ scene, group, link, letters, form, broken }: BringProps) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  const file = { ...field('file'), value: undefined, label: t('bring.list.file'), hint: t('bring.list.file_hint') }
  const ways = letters ? WAYS : (['paper'] as const)
  return (
    <section class="stack tight">
      <h2>{t('bring.list.title')}</h2>
      <p>{t(letters ? 'bring.list.lead' : 'bring.list.lead_paper')}</p>
      <BrokenLines scene={scene} broken={broken} />
      {/* What is looked at comes back without a redirect, which Turbo would not show. */}
      <form
        class="stack"
        method="post"
        action={paths.bringList(group.id)}
        enctype="multipart/form-data"
        data-turbo="false"
      >
        <TextArea
          {...field('list')}
          label={t('bring.list.list')}
          hint={t('bring.list.list_hint')}
          rows={8}
          describedBy="list-seen"
          after={<WhoCanSee id="list-seen">{t('bring.list.seen')}</WhoCanSee>}
        />
        <Field {...file}>
          <input class="text" type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" {...wiring(file)} />
        </Field>
        {letters ? (
          <Choice
            {...field('way')}
            value={field('way').value ?? 'letters'}
            label={t('bring.list.way')}
            options={ways.map((value) => ({
              value,
              label: t(`bring.list.way.${value}`),
              hint: t(`bring.list.way_is.${value}`),
            }))}
          />
        ) : (
          <input type="hidden" name="way" value="paper" />
        )}
        <p>
          <Button {...(link && { kind: 'lit' as const })}>{t('bring.list.look')}</Button>
        </p>
      </form>
    </section>
  )
}

/** The lines to be mended, by their number; the list itself stands in the field again. */
function BrokenLines({ scene, broken }: { scene: Scene; broken: readonly Broken[] }) {
  const { t } = scene
  if (broken.length === 0) return null
  return (
    <ul class="agreed">
      {broken.slice(0, MOST_SHOWN).map(({ line, why }) => (
        <li>
          {t('bring.list.line', { line })} {t(`bring.list.why.${why}`)}
        </li>
      ))}
      {broken.length > MOST_SHOWN && <li>{t('bring.list.more_lines')}</li>}
    </ul>
  )
}
