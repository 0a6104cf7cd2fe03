import type { TablePreview } from '../../domain/finding/importing/read-feed.ts'
import type { Import } from '../../domain/finding/importing/reports.ts'
import { CSV_FIELDS } from '../../standards/csv/header-words.ts'
import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { FieldGroup } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page } from '../ui/page.tsx'
import { Select } from '../ui/select.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import { BackToFeeds, FeedZone, SkipTick } from './feeds-fields.tsx'

interface ColumnsProps {
  readonly scene: Scene
  readonly asking: Import & { readonly preview: TablePreview }
  readonly form: Filled
}

/** Column by column: its heading, the first things in it, and what it means here. */
export function ColumnsPage({ scene, asking, form }: ColumnsProps) {
  const { t } = scene
  const { headers, rows } = asking.preview
  const { columns } = form.typed
  const { error } = fieldsOf(scene, form)('columns')
  return (
    <Page scene={scene} title={t('feeds.mapping.title')}>
      <div class="narrow stack">
        <PageHead
          title={t('feeds.mapping.title')}
          lead={t('feeds.mapping.lead')}
          before={<BackToFeeds scene={scene} />}
        />
        <WhoCanSee>{t('feeds.mapping.who')}</WhoCanSee>
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        <form class="stack" method="post" novalidate action={paths.feedMapping(asking.id)}>
          <FieldGroup name="columns" label={t('feeds.mapping.columns')} {...(error && { error })}>
            {headers.map((header, at) => (
              <Column
                scene={scene}
                at={at}
                header={header}
                examples={rows.map((cells) => cells[at] ?? '')}
                value={typeof columns === 'string' ? undefined : columns?.[at]}
              />
            ))}
          </FieldGroup>
          <FeedZone scene={scene} form={form} />
          <SkipTick scene={scene} />
          <p>
            <Button kind="lit">{t('feeds.mapping.read')}</Button>
          </p>
        </form>
      </div>
    </Page>
  )
}

interface ColumnProps {
  readonly scene: Scene
  readonly at: number
  readonly header: string
  readonly examples: readonly string[]
  readonly value: string | undefined
}

function Column({ scene, at, header, examples, value }: ColumnProps) {
  const { t } = scene
  const shown = [...new Set(examples.filter((example) => example !== ''))].slice(0, 3)
  return (
    <Select
      name="columns"
      id={`f-columns-${at}`}
      label={<bdi>{header === '' ? t('feeds.mapping.nameless', { column: at + 1 }) : header}</bdi>}
      hint={shown.length === 0 ? t('feeds.mapping.empty') : <bdi>{shown.join(' · ')}</bdi>}
      options={CSV_FIELDS.map((field) => ({ value: field, label: t(`feeds.field.${field}`) }))}
      value={value}
      empty={t('feeds.mapping.leave_out')}
    />
  )
}
