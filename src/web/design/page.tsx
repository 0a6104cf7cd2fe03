import type { Scene } from '../scene.ts'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { Actions, Fields } from './fields.tsx'
import { DoorPart, FactsPart, MenuPart } from './groups.tsx'
import { Lists } from './lists.tsx'
import { Colours, Drawings, People, PosterPart, Signs, Type } from './looks.tsx'

/** Every part in all its states, for the eyes of those who build. Demo only. */
export function DesignPage({ scene }: { scene: Scene }) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('design.title')} styles={['design.css', 'poster.css']}>
      <div class="wide stack airy">
        <PageHead title={t('design.title')} lead={t('design.lead')} />
        <Drawings scene={scene} />
        <Colours scene={scene} />
        <Type scene={scene} />
        <Actions scene={scene} />
        <Fields scene={scene} />
        <People scene={scene} />
        <Signs scene={scene} />
        <MenuPart scene={scene} />
        <FactsPart scene={scene} />
        <DoorPart scene={scene} />
        <Lists scene={scene} />
        <PosterPart scene={scene} />
      </div>
    </Page>
  )
}
