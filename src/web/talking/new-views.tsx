import { paths } from '../paths.ts'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { Box, type BoxProps } from './box.tsx'
import { BackToList, NotNow } from './conversation-views.tsx'

/** The box that begins a conversation. */
export function NewConversationPage({
  scene,
  talk,
  ...box
}: Pick<BoxProps, 'scene' | 'talk' | 'last' | 'draft' | 'form'>) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('talking.new.title')}>
      <div class="narrow stack">
        <PageHead title={t('talking.new.title')} before={<BackToList scene={scene} talk={talk} />} />
        {talk.writes ? (
          <Box scene={scene} talk={talk} action={paths.conversations(talk.id)} {...box} />
        ) : (
          <NotNow scene={scene} talk={talk} />
        )}
      </div>
    </Page>
  )
}
