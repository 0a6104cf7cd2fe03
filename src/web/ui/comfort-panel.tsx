import type { Child } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Mark } from './mark.tsx'

/** Light, contrast, flare: one tap from every page. A form; with script each choice shows at once and is kept in the background. */
export function ComfortPanel({ scene }: { scene: Scene }) {
  const { t, comfort, path } = scene
  return (
    <comfort-panel>
      <details class="comfort">
        <summary class="btn bare">
          <Mark name="lamp" />
          <span>{t('common.comfort.open')}</span>
        </summary>
        <form class="sheet" method="post" action={paths.comfort()} data-kept={t('common.comfort.kept')}>
          <input type="hidden" name="back" value={path} />
          <fieldset class="pick">
            <legend>{t('common.comfort.light')}</legend>
            <Light value="device" chosen={comfort.theme}>
              {t('common.comfort.device')}
            </Light>
            <Light value="day" chosen={comfort.theme}>
              {t('common.comfort.day')}
            </Light>
            <Light value="evening" chosen={comfort.theme}>
              {t('common.comfort.evening')}
            </Light>
          </fieldset>
          <label class="tick">
            <input type="checkbox" name="contrast" value="on" checked={comfort.contrast === 'more'} />
            <span>{t('common.comfort.contrast')}</span>
          </label>
          <label class="tick">
            <input type="checkbox" name="flare" value="on" checked={comfort.flare} aria-describedby="flare-is" />
            <span>{t('common.comfort.flare')}</span>
          </label>
          <p class="small soft" id="flare-is">
            {t('common.comfort.flare_is')}
            {scene.person && ` ${t('common.comfort.flare_plan')}`}
          </p>
          <button type="submit" class="btn">
            {t('common.comfort.keep')}
          </button>
          <p class="small soft" role="status" />
        </form>
      </details>
    </comfort-panel>
  )
}

function Light({ value, chosen, children }: { value: string; chosen: string; children: Child }) {
  return (
    <label class="tick">
      <input type="radio" name="light" value={value} checked={value === chosen} />
      <span>{children}</span>
    </label>
  )
}
