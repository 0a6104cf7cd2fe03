import type { UnledGroup } from '../../domain/groups/unled.ts'
import type { GroupWaiting } from '../../domain/place/approval.ts'
import type { LookedGroup } from '../../domain/place/second-look.ts'
import { letters } from '../ids.ts'
import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { ShelfDrawing } from '../ui/drawings/shelf.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { Fold, PageHead } from '../ui/sheet.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { ChangedGroups } from './second-look-views.tsx'
import { UnledGroups } from './unled-views.tsx'
import { BackToIndex } from './views.tsx'

interface WaitingProps {
  readonly scene: Scene
  readonly groups: readonly GroupWaiting[]
  /** Listed groups that nobody leads. */
  readonly unled?: readonly UnledGroup[]
  /** Listed groups whose card has changed since a steward read it. */
  readonly changed?: readonly LookedGroup[]
  /** An answer that came back; then only its group is shown. */
  readonly form?: Filled
}

/** Groups that wish to be listed, each with its card to read and two answers. */
export function WaitingGroups({ scene, groups, unled = [], changed = [], form }: WaitingProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('steward.groups.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('steward.groups.title')}
          lead={t('steward.groups.lead')}
          before={<BackToIndex scene={scene} />}
        />
        <FormErrors scene={scene} errors={form?.errors ?? {}} />
        {groups.length === 0 ? (
          <EmptyState title={t('steward.groups.none')} drawing={<ShelfDrawing />}>
            <p class="soft">{t('steward.groups.none_words')}</p>
          </EmptyState>
        ) : (
          <ul class="stack">
            {groups.map((group) => (
              <li>
                <OneGroup scene={scene} group={group} form={form} />
              </li>
            ))}
          </ul>
        )}
        <ChangedGroups scene={scene} groups={changed} />
        <UnledGroups scene={scene} groups={unled} />
      </div>
    </Page>
  )
}

function OneGroup({ scene, group, form }: { scene: Scene; group: GroupWaiting; form: Filled | undefined }) {
  const { t, language } = scene
  const names = new Intl.DisplayNames(language, { type: 'language' })
  const languages = new Intl.ListFormat(language).format(group.languages.map((tag) => names.of(tag) ?? tag))
  const id = letters(group.id)
  const reason = form ? fieldsOf(scene, form)('reason') : { name: 'reason', id: `f-reason-${id}` }
  return (
    <article class="sheet stack tight">
      <h2 dir="auto">{group.name}</h2>
      <p dir="auto">{group.purpose}</p>
      <p dir="auto">
        <b>{t('steward.groups.not_for')}</b> {group.notFor}
      </p>
      <p class="soft">
        {languages}. {t('steward.groups.asked')} <TimeInZone scene={scene} at={group.foundedAt} as="date" />
      </p>
      <p>
        <a class="plain" href={paths.group(group.id)}>
          {t('steward.groups.card')}
          <span class="hush"> {group.name}</span>
        </a>
      </p>
      <form class="action" method="post" novalidate action={paths.approval(group.id)}>
        <input type="hidden" name="seen" value={group.mark} />
        <p>
          <Button name="answer" value="yes" about={group.name}>
            {t('steward.groups.yes')}
          </Button>
        </p>
      </form>
      <Fold title={t('steward.groups.no')} open={form !== undefined}>
        <form class="stack tight" method="post" novalidate action={paths.approval(group.id)}>
          <input type="hidden" name="seen" value={group.mark} />
          <TextArea
            {...reason}
            label={t('steward.groups.reason')}
            hint={t('steward.groups.reason_hint')}
            maxlength={1000}
            required
            describedBy={`who-${id}`}
            after={<WhoCanSee id={`who-${id}`}>{t('steward.groups.reason_who')}</WhoCanSee>}
          />
          <p>
            <Button name="answer" value="no" about={group.name}>
              {t('steward.groups.no_act')}
            </Button>
          </p>
        </form>
      </Fold>
    </article>
  )
}
