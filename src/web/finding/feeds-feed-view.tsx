import type { TakeDown } from '../../domain/finding/importing/corrections.ts'
import type { Feed } from '../../domain/finding/importing/feeds.ts'
import type { PastImport } from '../../domain/finding/importing/reports.ts'
import { letters } from '../ids.ts'
import { paths } from '../paths.ts'
import type { Filled } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, Button, ButtonLink } from '../ui/button.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { Fold, PageHead } from '../ui/sheet.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { BackToFeeds, FeedFieldset, FileField, SkipTick } from './feeds-fields.tsx'

interface FeedProps {
  readonly scene: Scene
  readonly feed: Feed
  readonly past: readonly PastImport[]
  readonly taken: readonly TakeDown[]
  /** One of its forms, come back. */
  readonly form: Filled | undefined
}

/** One list from elsewhere: reading it again, what came of it before, what is known of it. */
export function FeedPage({ scene, feed, past, taken, form }: FeedProps) {
  const { t } = scene
  const known = { name: feed.name, url: feed.url ?? '', website: feed.website ?? '', zone: feed.zone ?? '' }
  return (
    <Page scene={scene} title={t('feeds.list.title')}>
      <div class="narrow stack">
        <PageHead title={<bdi>{feed.name}</bdi>} before={<BackToFeeds scene={scene} />} />
        <FormErrors scene={scene} errors={form?.errors ?? {}} />
        {feed.url && <AddressForm scene={scene} feed={feed} url={feed.url} />}
        <FileForm scene={scene} feed={feed} form={form} />
        <Past scene={scene} past={past} />
        <TakenDown scene={scene} taken={taken} />
        <Fold title={t('feeds.feed.about')} open={form?.typed.name !== undefined}>
          <form class="stack" method="post" novalidate action={paths.feed(feed.id)}>
            <FeedFieldset scene={scene} form={form?.typed.name === undefined ? { typed: known } : form} />
            <p>
              <Button>{t('feeds.feed.keep')}</Button>
            </p>
          </form>
        </Fold>
        <p>
          <ButtonLink kind="plain" href={paths.feedRemoval(feed.id)}>
            {t('feeds.removal.ask')}
          </ButtonLink>
        </p>
      </div>
    </Page>
  )
}

function AddressForm({ scene, feed, url }: { scene: Scene; feed: Feed; url: string }) {
  const { t } = scene
  return (
    <form class="sheet stack tight" method="post" novalidate action={paths.feedAgain(feed.id)}>
      <p>
        {t('feeds.feed.from')} <bdi dir="ltr">{url}</bdi>
      </p>
      <SkipTick scene={scene} id="f-skip-address" />
      <p>
        <Button kind="lit">{t('feeds.feed.again')}</Button>
      </p>
    </form>
  )
}

function FileForm({ scene, feed, form }: { scene: Scene; feed: Feed; form: Filled | undefined }) {
  const { t } = scene
  return (
    <form
      class="sheet stack tight"
      method="post"
      novalidate
      action={paths.stewardFeeds()}
      enctype="multipart/form-data"
    >
      <input type="hidden" name="feed" value={letters(feed.id)} />
      <FileField scene={scene} form={form ?? { typed: {} }} hint={t('feeds.feed.file_hint')} />
      <SkipTick scene={scene} id="f-skip-file" />
      <p>
        <Button kind={feed.url ? 'paper' : 'lit'}>{t('feeds.feed.read_file')}</Button>
      </p>
    </form>
  )
}

function Past({ scene, past }: { scene: Scene; past: readonly PastImport[] }) {
  const { t } = scene
  if (past.length === 0) return null
  return (
    <section class="stack tight" aria-labelledby="past">
      <h2 id="past">{t('feeds.feed.past')}</h2>
      <ul class="stack tight">
        {past.map(({ id, state, startedAt, changes }) => (
          <li>
            <a class="plain" href={paths.feedImport(id)}>
              <TimeInZone scene={scene} at={startedAt} />
            </a>
            <p class="soft">
              {changes === undefined ? t(`feeds.state.${state}`) : t('feeds.feed.changes', { count: changes })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function TakenDown({ scene, taken }: { scene: Scene; taken: readonly TakeDown[] }) {
  const { t } = scene
  if (taken.length === 0) return null
  return (
    <section class="stack tight" aria-labelledby="taken">
      <h2 id="taken">{t('feeds.taken.title')}</h2>
      <p class="soft">{t('feeds.taken.words')}</p>
      <ul class="sessions">
        {taken.map(({ id, name, takenAt }) => (
          <li class="session">
            <p>
              <bdi>{name}</bdi>{' '}
              <span class="soft">
                <TimeInZone scene={scene} at={takenAt} as="date" />
              </span>
            </p>
            <ActionButton action={paths.takeDownEnd(id)} about={name}>
              {t('feeds.taken.end')}
            </ActionButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Asks before a list goes. */
export function FeedRemoval({ scene, feed }: { scene: Scene; feed: Feed }) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('feeds.removal.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('feeds.removal.title')}
          lead={t('feeds.removal.lead', { name: feed.name })}
          before={<BackToFeeds scene={scene} />}
        />
        <p>{t('feeds.removal.kept')}</p>
        <div class="row">
          <ActionButton action={paths.feedRemoval(feed.id)}>{t('feeds.removal.do')}</ActionButton>
          <ButtonLink href={paths.feed(feed.id)}>{t('feeds.removal.not')}</ButtonLink>
        </div>
      </div>
    </Page>
  )
}
