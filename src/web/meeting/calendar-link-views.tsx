import type { MyGroup } from '../../domain/groups/mine.ts'
import { type CalendarLink, MOST_CALENDARS } from '../../domain/meeting/calendars.ts'
import type { Reasons, Typed } from '../form.ts'
import { letters } from '../ids.ts'
import { paths } from '../paths.ts'
import { BackToYou } from '../people/back-link.tsx'
import { fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, Button, ButtonLink } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { CopyButton } from '../ui/code-list.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { Qr } from '../ui/qr.tsx'
import { Fold, PageHead } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'

/** What stands for "all of them" where a group is chosen. */
export const ALL_GROUPS = 'all'

interface CalendarsProps {
  readonly scene: Scene
  readonly groups: readonly MyGroup[]
  readonly links: readonly CalendarLink[]
  readonly form: { readonly typed: Typed; readonly errors: Reasons }
}

/** My links, and making another. */
export function CalendarsPage({ scene, groups, links, form }: CalendarsProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('calendars.title')}>
      <div class="narrow stack">
        <PageHead title={t('calendars.title')} lead={t('calendars.lead')} before={<BackToYou scene={scene} />} />
        <FormErrors scene={scene} errors={form.errors} />
        {links.length < MOST_CALENDARS && <MakeLink scene={scene} groups={groups} form={form} />}
        {links.length > 0 && (
          <section class="stack tight" aria-labelledby="links">
            <h2 id="links">{t('calendars.links')}</h2>
            <ul class="sessions">
              {links.map((link) => (
                <Link scene={scene} link={link} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </Page>
  )
}

function Link({ scene, link }: { scene: Scene; link: CalendarLink }) {
  const { t } = scene
  const of = link.group?.name ?? t('calendars.all')
  return (
    <li class="session">
      <div>
        <b dir="auto">{link.name || of}</b>
        <p class="soft">
          {link.name !== '' && (
            <>
              <bdi>{of}</bdi> ·{' '}
            </>
          )}
          {t(link.titles === 'named' ? 'calendars.says_names' : 'calendars.says_meeting')} {t('calendars.made')}{' '}
          <TimeInZone scene={scene} at={link.madeAt} as="date" />
        </p>
      </div>
      <ActionButton action={paths.calendarRemoval(link.id)} about={link.name || of}>
        {t('calendars.take_back')}
      </ActionButton>
    </li>
  )
}

function MakeLink({ scene, groups, form }: Omit<CalendarsProps, 'links'>) {
  const { t } = scene
  const field = fieldsOf(scene, form)
  return (
    <form class="sheet stack" method="post" novalidate action={paths.yourCalendars()} aria-labelledby="make">
      <h2 id="make">{t('calendars.make_title')}</h2>
      <Choice
        {...field('of')}
        label={t('calendars.of')}
        options={[
          { value: ALL_GROUPS, label: t('calendars.all') },
          ...groups.map(({ id, name }) => ({ value: letters(id), label: <bdi>{name}</bdi> })),
        ]}
      />
      <Choice
        {...field('titles')}
        label={t('calendars.titles')}
        options={[
          { value: 'plain', label: t('calendars.plain'), hint: t('calendars.plain_hint') },
          { value: 'named', label: t('calendars.named'), hint: t('calendars.named_hint') },
        ]}
      />
      <TextField {...field('name')} label={t('calendars.name')} hint={t('calendars.name_hint')} maxlength={60} />
      <WhoCanSee>{t('calendars.who')}</WhoCanSee>
      <p>
        <Button kind="lit">{t('calendars.make')}</Button>
      </p>
    </form>
  )
}

/** The link that was just made: the one time it is shown. */
export function CalendarLinkPage({ scene, address }: { scene: Scene; address: string }) {
  const { t } = scene
  // Programs that know it ask whether to follow the calendar; an https link would only be read once.
  const follow = address.replace(/^https?:/, 'webcal:')
  return (
    <Page scene={scene} title={t('calendars.new.title')}>
      <div class="narrow stack">
        <PageHead title={t('calendars.new.title')} lead={t('calendars.new.lead')} />
        <p>
          <ButtonLink kind="lit" href={follow}>
            {t('calendars.new.open')}
          </ButtonLink>
        </p>
        <div class="stack tight">
          <p>{t('calendars.new.address')}</p>
          <p>
            <code dir="ltr" id="address">
              {address}
            </code>
          </p>
          <CopyButton scene={scene} of="address" />
        </div>
        <Fold title={t('calendars.new.phone')}>
          <p>{t('calendars.new.phone_words')}</p>
          <Qr of={follow} label={t('calendars.new.square')} />
        </Fold>
        <Fold title={t('calendars.new.apple')}>
          <p>{t('calendars.new.apple_words')}</p>
        </Fold>
        <Fold title={t('calendars.new.google')}>
          <p>{t('calendars.new.google_words')}</p>
        </Fold>
        <Fold title={t('calendars.new.others')}>
          <p>{t('calendars.new.others_words')}</p>
        </Fold>
        <p class="soft">{t('calendars.new.care')}</p>
        <p>
          <a class="plain" href={paths.yourCalendars()}>
            {t('calendars.title')}
          </a>
        </p>
      </div>
    </Page>
  )
}
