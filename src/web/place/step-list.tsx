import { STEPS, type Step } from '../../domain/place/place.ts'
import { paths } from '../paths.ts'
import type { Scene } from '../scene.ts'
import { Mark } from '../ui/mark.tsx'

/** `account` comes before there is a place to speak of; `keeper` is written down on two pages. */
export type StepHere = 'account' | Step

/** Where each step is done. */
export const STEP_PATHS: Record<Step, () => string> = {
  name: paths.firstRunName,
  coming: paths.firstRunComing,
  mail: paths.firstRunMail,
  keeper: paths.firstRunKeeper,
}

interface StepsProps {
  readonly scene: Scene
  readonly here: StepHere
  readonly done: readonly Step[]
}

/** The five steps, in words: what is done, where this page is, and a way to each of the others. */
export function StepList({ scene, here, done }: StepsProps) {
  const { t } = scene
  return (
    <nav aria-label={t('place.step.label')}>
      <ol class="steps">
        <OneStep scene={scene} step="account" here={here} done={here !== 'account'} />
        {STEPS.map((step) => (
          <OneStep scene={scene} step={step} here={here} done={done.includes(step)} />
        ))}
      </ol>
    </nav>
  )
}

function OneStep({ scene, step, here, done }: { scene: Scene; step: StepHere; here: StepHere; done: boolean }) {
  const { t } = scene
  const words = t(`place.step.${step}`)
  const current = step === here
  // Before there is an account the other steps cannot be opened, and nobody goes back to make a second one.
  const opens = here !== 'account' && step !== 'account' && !current
  const said = (
    <>
      {words}
      {done && !current && (
        <>
          {' '}
          <Mark name="tick" />
          <span class="hush">{t('place.step.done')}</span>
        </>
      )}
    </>
  )
  return (
    <li aria-current={current ? 'step' : undefined}>
      {opens ? (
        <a class="plain" href={STEP_PATHS[step]()}>
          {said}
        </a>
      ) : (
        <span>{said}</span>
      )}
    </li>
  )
}

/** The way back to the step before, and on without doing this one now. */
export function StepsAround({ scene, before, later }: { scene: Scene; before?: Step; later?: string }) {
  const { t } = scene
  return (
    <p class="row">
      {before && (
        <a class="plain" href={STEP_PATHS[before]()}>
          {t('place.step.back')}
        </a>
      )}
      {later && (
        <a class="plain" href={later}>
          {t('place.step.later')}
        </a>
      )}
    </p>
  )
}
