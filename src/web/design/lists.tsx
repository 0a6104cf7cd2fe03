import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { ActionButton, ButtonLink } from '../ui/button.tsx'
import { CodeList } from '../ui/code-list.tsx'
import { ShelfDrawing } from '../ui/drawings/shelf.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Filters } from '../ui/filters.tsx'
import { HelpLines } from '../ui/help-lines.tsx'
import { Notice } from '../ui/notice.tsx'
import { Pager } from '../ui/pager.tsx'
import { Progress } from '../ui/progress.tsx'
import { SessionItem, SessionList } from '../ui/session-item.tsx'
import { Fold } from '../ui/sheet.tsx'
import { TimeInZones } from '../ui/time-in-zone.tsx'

export function Lists({ scene }: { scene: Scene }) {
  const { t } = scene
  const here = paths.design()
  return (
    <section class="narrow stack">
      <h2>{t('design.notices')}</h2>
      <Notice>{t('design.notices.plain')}</Notice>
      <Notice kind="kept">{t('design.notices.kept')}</Notice>
      <Notice kind="care">{t('design.notices.care')}</Notice>
      <h2>{t('design.lists')}</h2>
      <Filters
        id="filter-when"
        title={t('design.filters')}
        takeAway={t('design.filters.away')}
        links={[
          { href: here, label: t('design.filters.morning'), count: 12 },
          { href: here, label: t('design.filters.evening'), chosen: true, count: 31 },
        ]}
      />
      <p>
        <TimeInZones scene={scene} at={scene.now} home="Asia/Tokyo" />
      </p>
      <HelpLines
        lines={[
          { href: 'tel:112', number: '112', who: t('design.help.first'), first: true },
          { href: 'tel:116123', number: '116 123', who: t('design.help.second'), doubt: t('design.help.doubt') },
        ]}
      />
      <EmptyState title={t('design.empty')} level={3} drawing={<ShelfDrawing />}>
        <p>{t('design.empty.words')}</p>
        <p>
          <ButtonLink href={here}>{t('design.empty.loosen')}</ButtonLink>
        </p>
      </EmptyState>
      <Progress id="progress" done={420} of={693}>
        {t('design.progress')}
      </Progress>
      <h3>{t('design.codes')}</h3>
      <CodeList
        scene={scene}
        codes={['k4tm-92xw-pq7h', '7hnc-wq3d-20rv', 'b8ye-5m1z-tt6g', 'x2ps-j60k-9avd']}
        used={['7hnc-wq3d-20rv']}
      />
      <SessionList>
        <SessionItem scene={scene} name={t('design.session.name')} lastUsed={t('design.session.used')} here />
        <SessionItem scene={scene} name={t('design.session.other')} lastUsed={t('design.session.used_other')}>
          <ActionButton action={here} about={t('design.session.other')}>
            {t('design.session.end')}
          </ActionButton>
        </SessionItem>
      </SessionList>
      <Fold title={t('design.fold')}>
        <p>{t('design.fold.words')}</p>
      </Fold>
      <Pager scene={scene} back={here} on={here}>
        {t('design.pager')}
      </Pager>
    </section>
  )
}
