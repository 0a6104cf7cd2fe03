import type { myPosts } from '../../domain/talking/my-words.ts'
import { Written } from '../groups/written.tsx'
import { paths } from '../paths.ts'
import { BackToYou } from '../people/back-link.tsx'
import type { Scene } from '../scene.ts'
import { ActionButton } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { Pager } from '../ui/pager.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'

interface MyWordsProps {
  readonly scene: Scene
  readonly mine: Awaited<ReturnType<typeof myPosts>>
  readonly suspended: boolean
}

export function MyWordsPage({ scene, mine: { posts, page, more }, suspended }: MyWordsProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('talking.mine.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('talking.mine.title')}
          lead={t('talking.mine.lead')}
          before={suspended ? undefined : <BackToYou scene={scene} />}
        />
        {posts.length === 0 && <p>{t('talking.mine.none')}</p>}
        <ul class="stack">
          {posts.map(({ id, groupName, title, words, writtenAt }) => (
            <li class="sheet stack tight">
              <p class="soft small">
                <bdi>{groupName ?? t('talking.mine.elsewhere')}</bdi>
                {' · '}
                <TimeInZone scene={scene} at={writtenAt} as="date" />
              </p>
              {title && (
                <p>
                  <b dir="auto">{title}</b>
                </p>
              )}
              <div>
                <Written words={words} />
              </div>
              <div>
                <ActionButton action={paths.yourWordsTakingBack(id)} about={words.slice(0, 40)}>
                  {t('talking.post.take_back')}
                </ActionButton>
              </div>
            </li>
          ))}
        </ul>
        <Pager
          scene={scene}
          back={page > 1 ? paths.yourWords(page - 1) : undefined}
          on={more ? paths.yourWords(page + 1) : undefined}
        />
      </div>
    </Page>
  )
}
