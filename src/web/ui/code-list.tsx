import type { Scene } from '../scene.ts'

interface CodesProps {
  readonly scene: Scene
  readonly codes: readonly string[]
  /** Codes already used are struck through and said to be used. */
  readonly used?: readonly string[] | undefined
}

/** Recovery codes to keep: large, parted in fours, with ways to keep them that script adds. */
export function CodeList({ scene, codes, used = [] }: CodesProps) {
  return (
    <div class="stack tight">
      <ol class="codes" dir="ltr" id="codes">
        {codes.map((code) => (
          <li>
            {used.includes(code) ? (
              <>
                <s>
                  <code>{code}</code>
                </s>
                <span class="hush">{scene.t('common.codes.used')}</span>
              </>
            ) : (
              <code>{code}</code>
            )}
          </li>
        ))}
      </ol>
      <div class="row">
        <CopyButton scene={scene} of="codes" />
        <PrintButton scene={scene} />
      </div>
    </div>
  )
}

/** Copies the words of the element with that id. Without script it is not there. */
export function CopyButton({ scene, of }: { scene: Scene; of: string }) {
  return (
    <copy-words data-of={of} data-done={scene.t('common.copy.done')} hidden>
      <button type="button" class="btn">
        {scene.t('common.copy.do')}
      </button>
      <span role="status" />
    </copy-words>
  )
}

/** Opens the browser's own print window. Without script it is not there. */
export function PrintButton({ scene }: { scene: Scene }) {
  return (
    <print-page hidden>
      <button type="button" class="btn">
        {scene.t('common.print')}
      </button>
    </print-page>
  )
}
