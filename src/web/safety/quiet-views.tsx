import type { Group } from '../../domain/groups/group.ts'
import { mustAcceptAnew } from '../../domain/groups/may-write.ts'
import type { Belonging } from '../../domain/groups/standing.ts'
import { KEPT_DAYS, OPEN_DAYS, type QuietWord } from '../../domain/safety/quiet-words.ts'
import type { Reasons, Typed } from '../form.ts'
import { BackToGroup } from '../groups/back-to-group.tsx'
import { topicOf } from '../groups/card.tsx'
import { textOf } from '../groups/my-seat.tsx'
import { listWords } from '../groups/said-lists.ts'
import { coverWords } from '../groups/when-words.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, Button, ButtonLink } from '../ui/button.tsx'
import { errorOf, FormErrors } from '../ui/form-errors.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { Lines } from './quiet-parts.tsx'

export interface QuietProps {
  readonly scene: Scene
  /** Where one belongs; undefined for whoever has left and reads what they said. */
  readonly here: { readonly group: Group; readonly mine: Belonging } | undefined
  readonly readers: readonly { readonly name: string }[]
  readonly words: readonly QuietWord[]
  readonly sendKey: string
  readonly form?: { readonly typed: Typed; readonly errors: Reasons } | undefined
}

/** What I say to those who lead a group, and what they answered: earlier words above, one box, one button. */
export function QuietPage(props: QuietProps) {
  const { scene, here, words, form } = props
  const { t } = scene
  const open = words.find(({ closedAt }) => closedAt === null)
  const read = props.readers.length > 0
  return (
    <Page scene={scene} title={t('safety.quiet.title')} topic={here && topicOf(here.group)}>
      <div class="narrow stack">
        <FormErrors scene={scene} errors={form?.errors ?? {}} />
        {here && <BackToGroup scene={scene} group={here.group} />}
        <PageHead title={t('safety.quiet.title')} lead={leadWords(props)} />
        {words
          .filter((word) => word !== open)
          .map((word) => (
            <section class="stack tight">
              <h2>{t('safety.quiet.earlier')}</h2>
              <Lines scene={scene} word={word} />
            </section>
          ))}
        {open && (
          <section class="stack tight">
            <h2>{t('safety.quiet.said')}</h2>
            <Lines scene={scene} word={open} />
          </section>
        )}
        {here && <Box {...props} here={here} open={open} />}
        {here && open && (
          <div>
            <ActionButton action={paths.quietWordClosing(here.group.id)}>{t('safety.quiet.close')}</ActionButton>
          </div>
        )}
        {(read || words.length > 0) && (
          <p class="soft">{t('safety.quiet.kept', { days: KEPT_DAYS, open: OPEN_DAYS })}</p>
        )}
      </div>
    </Page>
  )
}

function leadWords({ scene: { t }, here, readers }: QuietProps): string | undefined {
  if (!here) return t('safety.quiet.lead_left')
  return readers.length > 0 ? t('safety.quiet.lead') : undefined
}

/** The box; or why there is none, and where else to turn. */
function Box(props: QuietProps & { here: NonNullable<QuietProps['here']>; open: QuietWord | undefined }) {
  const { scene, here, readers, open, sendKey, form } = props
  const { t } = scene
  const { group, mine } = here
  if (group.closed_at) return <Notice>{t('groups.inside.ended')}</Notice>
  if (mustAcceptAnew(mine)) return <Notice>{t('refusals.accept_first')}</Notice>
  if (readers.length === 0) return <NobodyReads scene={scene} />
  return (
    <form class="stack" method="post" novalidate action={paths.quietWord(group.id)}>
      <input type="hidden" name="key" value={textOf(form?.typed.key) ?? sendKey} />
      <TextArea
        name="words"
        label={t(open ? 'safety.quiet.more' : 'safety.quiet.box')}
        maxlength={4000}
        rows={6}
        value={textOf(form?.typed.words)}
        error={errorOf(scene, form?.errors ?? {}, 'words')}
        describedBy="quiet-seen"
      />
      <WhoCanSee id="quiet-seen">{seenWords(props)}</WhoCanSee>
      <p class="soft">
        {coverWords(scene, group.cover, group.zone, group.gaps)[0]} {t('safety.quiet.when')}
      </p>
      <p>
        <Button kind="lit">{t('safety.quiet.send')}</Button>
      </p>
    </form>
  )
}

function seenWords({ scene: { t, language }, readers, here }: QuietProps): string {
  if (here?.mine.standing === 'guest') return t('safety.quiet.seen_guest')
  const names = listWords(
    language,
    readers.map(({ name }) => name),
  )
  return t('safety.quiet.seen', { names, count: readers.length })
}

function NobodyReads({ scene: { t } }: { scene: Scene }) {
  return (
    <>
      <Notice kind="care">{t('safety.quiet.nobody')}</Notice>
      <p class="row">
        <ButtonLink href={paths.page('contact')}>{t('safety.quiet.contact')}</ButtonLink>
        <ButtonLink href={paths.helpNow()}>{t('common.nav.help')}</ButtonLink>
      </p>
    </>
  )
}
