import type { Group } from '../../domain/groups/group.ts'
import type { Fellow } from '../../domain/groups/people.ts'
import type { Removal } from '../../domain/groups/removals.ts'
import type { Belonging, Seat } from '../../domain/groups/standing.ts'
import { EMPTY, type Reasons, type Typed } from '../form.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { BackLink } from '../ui/back-link.tsx'
import { ActionButton, Button, ButtonLink } from '../ui/button.tsx'
import { errorOf, FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead, Sheet } from '../ui/sheet.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { BackToGroup } from './back-to-group.tsx'
import { topicOf } from './card.tsx'
import { textOf } from './my-seat.tsx'
import { GroupPerson } from './name-words.tsx'
import { Removals } from './removal-views.tsx'

interface PeopleProps {
  readonly scene: Scene
  readonly group: Group
  readonly mine: Belonging & { readonly seat: Seat }
  readonly people: readonly Fellow[]
  /** For those who lead; empty for the others. */
  readonly removals: readonly Removal[]
}

/** Everybody of a group whom this viewer may see. Nothing tells who is here, when they came or how much they write. */
export function PeoplePage({ scene, group, mine, people, removals }: PeopleProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('groups.people.title')} topic={topicOf(group)}>
      <div class="narrow stack">
        <PageHead title={t('groups.people.title')} before={<BackToGroup scene={scene} group={group} />} />
        <ul class="sessions">
          {people.map((fellow) => (
            <li class="session">
              <div class="row">
                <GroupPerson of={fellow} />
                <Marks scene={scene} fellow={fellow} self={fellow.id === mine.seat.id} />
              </div>
              {fellow.id !== mine.seat.id && (
                <div class="row">
                  <ButtonLink kind="plain" href={paths.fellow(group.id, fellow.id)} about={fellow.name}>
                    {t('groups.people.more')}
                  </ButtonLink>
                </div>
              )}
            </li>
          ))}
        </ul>
        <WhoCanSee>{t('groups.people.seen')}</WhoCanSee>
        <Removals scene={scene} group={group} removals={removals} />
      </div>
    </Page>
  )
}

function Marks({ scene: { t }, fellow, self }: { scene: Scene; fellow: Fellow; self: boolean }) {
  return (
    <>
      {self && <span class="tag">{t('groups.people.you')}</span>}
      {fellow.leads && <span class="tag">{t('groups.people.leads')}</span>}
      {fellow.guest && <span class="tag">{t('groups.people.guest')}</span>}
      {fellow.successor && <span class="tag">{t('groups.people.successor')}</span>}
    </>
  )
}

interface FellowProps {
  readonly scene: Scene
  readonly group: Group
  readonly mine: Belonging
  readonly fellow: Fellow
  readonly form?: { readonly typed: Typed; readonly errors: Reasons }
}

/** One person of a group: parting from them; and for those who lead, what can be decided about them. */
export function FellowPage(props: FellowProps) {
  const { scene, group, mine, fellow, form = EMPTY } = props
  const { t } = scene
  return (
    <Page scene={scene} title={t('groups.people.title')} topic={topicOf(group)}>
      <div class="narrow stack">
        <PageHead
          title={<GroupPerson of={fellow} />}
          before={<BackLink href={paths.people(group.id)}>{t('groups.people.back')}</BackLink>}
        />
        <FormErrors scene={scene} errors={form.errors} />
        <p class="row">
          <Marks scene={scene} fellow={fellow} self={false} />
        </p>
        <Sheet title={t('groups.block.title')}>
          <p>{t('groups.block.words')}</p>
          <div>
            <ActionButton action={paths.block(group.id, fellow.id)} about={fellow.name}>
              {t('groups.block.do')}
            </ActionButton>
          </div>
        </Sheet>
        {mine.standing === 'facilitator' && <Deciding {...props} form={form} />}
      </div>
    </Page>
  )
}

function Deciding({ scene, group, fellow, form = EMPTY }: FellowProps) {
  const { t } = scene
  return (
    <>
      {!fellow.guest && (
        <Sheet title={t('leading.share.title')}>
          <p>{t(fellow.leads ? 'leading.share.leads' : 'leading.share.words')}</p>
          <div class="row">
            <ActionButton action={paths.leading(group.id, fellow.id)} fields={{ leads: fellow.leads ? 'no' : 'yes' }}>
              {t(fellow.leads ? 'leading.share.end' : 'leading.share.do')}
            </ActionButton>
            {!fellow.leads && !fellow.successor && (
              <ActionButton action={paths.succession(group.id, fellow.id)}>{t('leading.successor.do')}</ActionButton>
            )}
          </div>
          {!fellow.leads && <p class="small soft">{t('leading.successor.words')}</p>}
        </Sheet>
      )}
      <Sheet title={t('leading.removal.title')}>
        <p>{t('leading.removal.words')}</p>
        <form class="stack" method="post" novalidate action={paths.removal(group.id, fellow.id)}>
          <TextArea
            name="reason"
            label={t('leading.removal.reason')}
            hint={t('leading.removal.reason_hint')}
            maxlength={2000}
            value={textOf(form.typed.reason)}
            error={errorOf(scene, form.errors, 'reason')}
            describedBy="removal-seen"
          />
          <TextField
            name="until"
            type="date"
            label={t('leading.removal.until')}
            hint={t('leading.removal.until_hint')}
            value={textOf(form.typed.until)}
            error={errorOf(scene, form.errors, 'until')}
          />
          <WhoCanSee id="removal-seen">{t('leading.removal.seen')}</WhoCanSee>
          <p>
            <Button>{t('leading.removal.do')}</Button>
          </p>
        </form>
      </Sheet>
    </>
  )
}
