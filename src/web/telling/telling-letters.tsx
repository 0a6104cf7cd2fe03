import type { Config } from '../../config.ts'
import type { Scene } from '../scene.ts'
import { Notice } from '../ui/notice.tsx'

/** Mails leave here; those of the demonstration are read at /outbox. */
export const lettersGo = ({ mail, demo, loopback }: Config) => mail.smtpUrl !== undefined || (demo && loopback)

/** Said where mails are offered or asked for, before anybody waits for one. */
export const NoMailHere = ({ scene: { t } }: { scene: Scene }) => <Notice kind="care">{t('telling.no_mail')}</Notice>
