import { findFocus } from '../../domain/groups/focus.ts'
import type { CardWords, LookedGroup } from '../../domain/place/second-look.ts'
import { languageName, listWords, sentence } from '../groups/said-lists.ts'
import { Written } from '../groups/written.tsx'
import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { BackLink } from '../ui/back-link.tsx'
import { ActionButton, Button } from '../ui/button.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { Fold, PageHead, Sheet } from '../ui/sheet.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'

/** Listed groups whose card says something else than a steward read, each with the way to what changed. */
export function ChangedGroups({ scene, groups }: { scene: Scene; groups: readonly LookedGroup[] }) {
  const { t } = scene
  if (groups.length === 0) return null
  return (
    <section class="stack tight">
      <h2>{t('steward.look.title')}</h2>
      <p>{t('steward.look.words')}</p>
      <ul class="stack tight">
        {groups.map(({ id, now }) => (
          <li>
            <a class="plain" href={paths.stewardGroup(id)} dir="auto">
              {now.name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface LookProps {
  readonly scene: Scene
  readonly group: LookedGroup
  readonly form: Filled
}

/** One listed group: what its card said when a steward read it, what it says now, and what may be done about it. */
export function SecondLookPage({ scene, group, form }: LookProps) {
  const { t } = scene
  const changes = changesOf(scene, group)
  const changed = changes.length > 0
  return (
    <Page scene={scene} title={t('steward.look.page')}>
      <div class="narrow stack">
        <PageHead
          title={<bdi>{group.now.name}</bdi>}
          lead={t(changed ? 'steward.look.lead' : 'steward.look.same')}
          before={<BackLink href={paths.stewardGroups()}>{t('steward.groups.title')}</BackLink>}
        />
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <p class="soft">
          {t('steward.look.last')} <TimeInZone scene={scene} at={group.lookedAt} as="date" />
        </p>
        {changes.map(({ question, before, now }) => (
          <Sheet title={question}>
            <h3>{t('steward.look.before')}</h3>
            <Written words={before} />
            <h3>{t('steward.look.now')}</h3>
            <Written words={now} />
          </Sheet>
        ))}
        <p>
          <a class="plain" href={paths.group(group.id)}>
            {t('steward.groups.card')}
            <span class="hush"> {group.now.name}</span>
          </a>
        </p>
        {changed && (
          <div>
            <ActionButton kind="lit" action={paths.secondLook(group.id)} fields={{ seen: group.mark }}>
              {t('steward.look.act')}
            </ActionButton>
          </div>
        )}
        <Ending scene={scene} group={group} form={form} />
      </div>
    </Page>
  )
}

function Ending({ scene, group, form }: LookProps) {
  const { t } = scene
  return (
    <Fold title={t('steward.look.end')} open={form.errors !== undefined && 'reason' in form.errors}>
      <form class="stack tight" method="post" novalidate action={paths.listingEnd(group.id)}>
        <TextArea
          {...fieldsOf(scene, form)('reason')}
          label={t('steward.look.reason')}
          hint={t('steward.look.reason_hint')}
          maxlength={1000}
          required
          describedBy="who-reason"
          after={<WhoCanSee id="who-reason">{t('steward.groups.reason_who')}</WhoCanSee>}
        />
        <p>
          <Button>{t('steward.look.end_act')}</Button>
        </p>
      </form>
    </Fold>
  )
}

/** What differs, in the words and the order of the card. */
function changesOf(scene: Scene, { before, now }: LookedGroup) {
  const { t, language } = scene
  const tongues = ({ languages }: CardWords) =>
    sentence(
      language,
      listWords(
        language,
        languages.map((tag) => languageName(language, tag)),
      ),
    )
  const focusName = ({ focus }: CardWords) => {
    const known = findFocus(focus)
    return known ? t(`focus.name.${known.id}`) : focus
  }
  return [
    { question: t('steward.look.name'), before: before.name, now: now.name },
    { question: t('steward.look.purpose'), before: before.purpose, now: now.purpose },
    { question: t('groups.card.not_for'), before: before.notFor, now: now.notFor },
    { question: t('groups.card.focus'), before: focusName(before), now: focusName(now) },
    { question: t('groups.card.languages'), before: tongues(before), now: tongues(now) },
  ].filter((one) => one.before !== one.now)
}
