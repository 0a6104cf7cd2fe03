import type { MyFlare } from '../../domain/people/flare.ts'
import type { ChoosableGroup } from '../../domain/people/flaring/people.ts'
import { Written } from '../groups/written.tsx'
import { letters } from '../ids.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { Ticks } from '../ui/choice.tsx'
import { Fold } from '../ui/sheet.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { listOf } from './flare-form.ts'

interface PeopleProps {
  readonly scene: Scene
  readonly flare: MyFlare
  readonly groups: readonly ChoosableGroup[]
  readonly form: Filled
}

/** Whom I would tell, group by group, in what words, and how these look to them. */
export function FlarePeople({ scene, flare, groups, form }: PeopleProps) {
  const { t } = scene
  const chosen = listOf(form, 'people')
  const [told] = groups.filter(({ people }) => people.some(({ id }) => chosen.includes(letters(id))))
  return (
    <section class="stack" aria-labelledby="people">
      <h2 id="people">{t('flare.people')}</h2>
      <p>{t(groups.length > 0 ? 'flare.people_hint' : 'flare.people_nowhere')}</p>
      {groups.map((group) => (
        <InGroup scene={scene} group={group} chosen={chosen} />
      ))}
      <TextArea
        {...fieldsOf(scene, form)('words')}
        label={t('flare.words')}
        hint={t('flare.words_hint')}
        maxlength={280}
        rows={3}
        describedBy="who-words"
        after={<WhoCanSee id="who-words">{t('flare.words_seen')}</WhoCanSee>}
      />
      {flare.plan.words !== '' && told && (
        <div class="well stack tight">
          <p class="small soft">{t('flare.preview')}</p>
          <p class="soft" dir="auto">
            {t('flare.told.in', { name: told.mine, group: told.name })}
          </p>
          <Written words={flare.plan.words} />
        </div>
      )}
    </section>
  )
}

function InGroup({
  scene: { t },
  group,
  chosen,
}: Pick<PeopleProps, 'scene'> & { group: ChoosableGroup; chosen: readonly string[] }) {
  const { name, mine, people, id } = group
  const label = t('flare.people_in', { group: name, name: mine })
  if (people.length === 0)
    return (
      <p class="soft">
        {label}: {t('flare.people_none')}
      </p>
    )
  return (
    <Fold title={label} open={people.some((one) => chosen.includes(letters(one.id)))}>
      <Ticks
        name="people"
        id={`people-${id}`}
        label={<span class="hush">{label}</span>}
        values={chosen}
        options={people.map((one) => ({
          value: letters(one.id),
          label: <bdi>{one.secondWord ? `${one.name} (${one.secondWord})` : one.name}</bdi>,
        }))}
      />
    </Fold>
  )
}
