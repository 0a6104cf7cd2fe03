import type { Group } from '../../domain/groups/group.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, Button } from '../ui/button.tsx'
import { Tick } from '../ui/choice.tsx'
import { Agreement } from '../ui/door.tsx'
import { errorOf } from '../ui/form-errors.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import type { InsideProps } from './inside.tsx'
import { Written } from './written.tsx'

/** The agreement has become a new one: it is read and ticked before the next word, and until then everything can be read. */
export function NewAgreement({ scene, group, form }: InsideProps) {
  const { t } = scene
  return (
    <Sheet title={t('groups.anew.title')} edge="inked">
      <p>{t('groups.anew.words')}</p>
      {group.agreement.told && <Written words={group.agreement.told} />}
      <Agreement sentences={group.agreement.lines} />
      <form class="stack tight" method="post" novalidate action={paths.acceptance(group.id)}>
        <input type="hidden" name="accepted" value={String(group.agreement.version)} />
        <Tick name="agreed" label={t('groups.door.agree')} error={errorOf(scene, form?.errors ?? {}, 'agreed')} />
        <p>
          <Button kind="lit">{t('groups.anew.accept')}</Button>
        </p>
      </form>
    </Sheet>
  )
}

/** A small change is told once; nothing waits for it. */
export function SmallChange({ scene, group }: { scene: Scene; group: Group }) {
  const { t } = scene
  return (
    <Notice>
      <p>{t('groups.small_change.words')}</p>
      {group.agreement.told && <Written words={group.agreement.told} />}
      <div>
        <ActionButton
          action={paths.acceptance(group.id)}
          fields={{ accepted: String(group.agreement.version), agreed: 'on' }}
        >
          {t('groups.small_change.read')}
        </ActionButton>
      </div>
    </Notice>
  )
}
