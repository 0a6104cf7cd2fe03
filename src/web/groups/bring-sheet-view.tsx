import type { Group } from '../../domain/groups/group.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { BackLink } from '../ui/back-link.tsx'
import { PrintButton } from '../ui/code-list.tsx'
import { Page } from '../ui/page.tsx'
import { Qr } from '../ui/qr.tsx'
import { PageHead } from '../ui/sheet.tsx'

interface SheetProps {
  readonly scene: Scene
  readonly group: Group
  readonly strips: readonly { readonly name: string; readonly address: string }[]
}

/** One link a person, to be cut apart and handed over. It is shown this once; the group is not named on it. */
export function SheetPage({ scene, group, strips }: SheetProps) {
  const { t, place } = scene
  return (
    <Page scene={scene} title={t('bring.sheet.title')}>
      <div class="narrow stack">
        <div class="stack tight screen">
          <PageHead
            title={t('bring.sheet.title')}
            lead={t('bring.sheet.lead')}
            before={<BackToBring scene={scene} group={group} />}
          />
          <PrintButton scene={scene} />
        </div>
        <ul class="strips">
          {strips.map(({ name, address }) => (
            <li>
              <Qr of={address} label={t('bring.sheet.square', { name })} />
              <div>
                <p>
                  <b dir="auto">{name}</b>
                </p>
                <p class="small">{t('bring.sheet.words', { place: place.name })}</p>
                <p class="small" dir="ltr">
                  <code>{address}</code>
                </p>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </Page>
  )
}

export function BackToBring({ scene, group }: { scene: Scene; group: Group }) {
  return <BackLink href={paths.bring(group.id)}>{scene.t('bring.back')}</BackLink>
}
