import { paths } from '../paths.ts'
import { type Filled, fieldsOf } from '../place/fields.ts'
import type { Scene } from '../scene.ts'
import { Button } from '../ui/button.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { PageHead } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { TimeInZone } from '../ui/time-in-zone.tsx'

interface ReceiptProps {
  readonly scene: Scene
  readonly form: Filled
  /** The receipt is known: the day of its erasure, `2026-11-24`. */
  readonly day?: string
}

/** Asks for the number of a receipt, and says whether it is known. Of whom it is, nobody can say. */
export function ReceiptPage({ scene, form, day }: ReceiptProps) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('yours.receipt.title')}>
      <div class="narrow stack">
        <PageHead title={t('yours.receipt.title')} lead={t('yours.receipt.lead')} />
        {day && (
          <Notice kind="kept" live>
            {t('yours.receipt.known')}{' '}
            <TimeInZone scene={scene} at={new Date(`${day}T12:00:00Z`)} as="date" zone="UTC" />.{' '}
            {t('yours.receipt.again')}
          </Notice>
        )}
        <FormErrors scene={scene} errors={form.errors ?? {}} />
        {/* A receipt that is known is answered on this very page, which Turbo would refuse. */}
        <form class="stack" method="post" novalidate action={paths.receipt()} data-turbo="false">
          <TextField
            {...fieldsOf(scene, form)('number')}
            label={t('yours.receipt.type')}
            hint={t('yours.receipt.type_hint')}
            autocomplete="off"
            inputmode="numeric"
            maxlength={60}
            code
            required
          />
          <p>
            <Button kind="lit">{t('yours.receipt.act')}</Button>
          </p>
        </form>
      </div>
    </Page>
  )
}
