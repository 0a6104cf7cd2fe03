import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { Tick } from '../ui/choice.tsx'
import { Agreement, Door } from '../ui/door.tsx'
import { Facts, FitLists } from '../ui/facts.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { Rest, Sheet } from '../ui/sheet.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'

export function MenuPart({ scene: { t } }: { scene: Scene }) {
  const item = { href: paths.design(), act: t('design.menu.look'), level: 3 } as const
  return (
    <section class="stack">
      <h2>{t('design.menu')}</h2>
      <Menu>
        <MenuItem
          {...item}
          name={t('design.menu.name')}
          seats={7}
          lines={[t('design.menu.when'), t('design.menu.size')]}
        >
          <FitLists
            level={4}
            fits={{ title: t('design.fit'), reasons: [t('design.fit.hours'), t('design.fit.voice')] }}
            doesNot={{ title: t('design.fit.not'), reasons: [t('design.fit.work')] }}
          />
        </MenuItem>
        <MenuItem
          {...item}
          name={t('design.menu.stretch')}
          seats={12}
          lines={[t('design.menu.stretch_when'), t('design.menu.stretch_size')]}
        >
          <FitLists
            level={4}
            fits={{ title: t('design.fit'), reasons: [t('design.fit.voice')] }}
            doesNot={{ title: t('design.fit.not'), reasons: [t('design.fit.work')] }}
          />
        </MenuItem>
        <MenuItem {...item} name={t('design.menu.elsewhere')} lines={[t('design.menu.when')]} dashed>
          <p class="small soft">{t('design.menu.elsewhere_is')}</p>
        </MenuItem>
      </Menu>
    </section>
  )
}

export function FactsPart({ scene: { t } }: { scene: Scene }) {
  return (
    <div class="narrow stack">
      <Sheet title={t('design.facts')}>
        <Facts
          facts={[
            { question: t('design.facts.meets'), answer: t('design.facts.meets_is') },
            { question: t('design.facts.happens'), answer: t('design.facts.happens_is') },
            { question: t('design.facts.faith'), answer: t('design.facts.faith_is'), later: true },
            { question: t('design.facts.not_for'), answer: t('design.facts.not_for_is') },
          ]}
        />
        <Rest>{t('design.rest')}</Rest>
      </Sheet>
    </div>
  )
}

export function DoorPart({ scene: { t } }: { scene: Scene }) {
  return (
    <section class="narrow stack">
      <h2>{t('design.door')}</h2>
      <Agreement sentences={[t('design.door.one'), t('design.door.two'), t('design.door.three')]} />
      <Door action={paths.design()}>
        <Tick name="accept" label={t('design.field.agree')} />
        <WhoCanSee>{t('design.door.seen')}</WhoCanSee>
        <Button kind="lit" wide>
          {t('design.door.enter')}
        </Button>
      </Door>
    </section>
  )
}
