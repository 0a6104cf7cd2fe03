import type { FeedInList } from '../../domain/finding/importing/feeds.ts'
import { paths } from '../paths.ts'
import type { Filled } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { BackToIndex } from '../steward/views.tsx'
import { ActionButton, Button } from '../ui/button.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import { FeedFieldset, FileField, SkipTick } from './feeds-fields.tsx'

interface ListProps {
  readonly scene: Scene
  readonly feeds: readonly FeedInList[]
  readonly form: Filled
}

/** The lists that are read here, and one more to add. */
export function FeedList({ scene, feeds, form }: ListProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('feeds.list.title')}>
      <div class="narrow stack">
        <PageHead title={t('feeds.list.title')} lead={t('feeds.list.lead')} before={<BackToIndex scene={scene} />} />
        {feeds.length > 0 && (
          <ul class="sessions">
            {feeds.map((feed) => (
              <FeedItem scene={scene} feed={feed} />
            ))}
          </ul>
        )}
        <h2>{t('feeds.list.add')}</h2>
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <form class="stack" method="post" novalidate action={paths.stewardFeeds()} enctype="multipart/form-data">
          <FileField scene={scene} form={form} hint={t('feeds.form.file_hint')} />
          <FeedFieldset scene={scene} form={form} />
          <SkipTick scene={scene} />
          <p>
            <Button kind="lit">{t('feeds.form.read')}</Button>
          </p>
        </form>
      </div>
    </Page>
  )
}

function FeedItem({ scene, feed }: { scene: Scene; feed: FeedInList }) {
  const { t } = scene
  return (
    <li class="session">
      <div>
        <h2 class="small">
          <a href={paths.feed(feed.id)}>
            <bdi>{feed.name}</bdi>
          </a>
        </h2>
        <p class="soft">
          {t('feeds.list.groups', { count: feed.groups })}{' '}
          {feed.vanished > 0 && t('feeds.list.vanished', { count: feed.vanished })}
        </p>
        {feed.last && (
          <p class="soft">
            <a href={paths.feedImport(feed.last.id)}>{t(`feeds.state.${feed.last.state}`)}</a>{' '}
            <TimeInZone scene={scene} at={feed.last.startedAt} />
          </p>
        )}
      </div>
      {feed.url && (
        <ActionButton action={`${paths.feedAgain(feed.id)}`} about={feed.name}>
          {t('feeds.feed.again')}
        </ActionButton>
      )}
    </li>
  )
}
