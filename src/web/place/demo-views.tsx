import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { BackLink } from '../ui/back-link.tsx'
import { LetterDrawing } from '../ui/drawings/letter.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'
import type { FolderMail } from './outbox-folder.ts'

/** Mails that would have gone out. */
export function Outbox({ scene, mails }: { scene: Scene; mails: readonly FolderMail[] }) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('place.outbox.title')}>
      <div class="narrow stack">
        <PageHead title={t('place.outbox.title')} lead={t('place.outbox.lead')} />
        {mails.length === 0 ? (
          <EmptyState title={t('place.outbox.none')} drawing={<LetterDrawing />}>
            <p>{t('place.outbox.none_words')}</p>
          </EmptyState>
        ) : (
          <ul class="stack tight">
            {mails.map(({ name, to, subject, at }) => (
              <li>
                <a class="plain" href={paths.outboxMail(name)}>
                  <bdi>{subject}</bdi>
                </a>
                <p class="soft">
                  <bdi>{to}</bdi> {at && <TimeInZone scene={scene} at={at} as="both" />}
                </p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Page>
  )
}

export function OneMail({ scene, mail }: { scene: Scene; mail: FolderMail }) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('place.outbox.title')}>
      <div class="narrow stack">
        <BackLink href={paths.outbox()}>{t('place.outbox.back')}</BackLink>
        <h1 dir="auto">{mail.subject}</h1>
        <p class="soft">
          {t('place.outbox.to')} <bdi>{mail.to}</bdi>
        </p>
        <div class="sheet stack tight">
          {mail.text.split(/\n{2,}/).map((words) => (
            <p dir="auto">
              <Linked words={words} />
            </p>
          ))}
        </div>
      </div>
    </Page>
  )
}

/** An address of this place on its own line can be followed, as in a mail program. */
function Linked({ words }: { words: string }) {
  if (!/^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?\/\S*$/.test(words)) return <>{words}</>
  return <a href={new URL(words).pathname + new URL(words).search}>{words}</a>
}
