import type { Child } from 'hono/jsx'
import type { Refusal, RefusalCode } from '../domain/refusal.ts'
import { english } from '../locales/catalogue.ts'
import type { MessageId } from '../locales/words.ts'
import type { Here } from './env.ts'
import type { Typed } from './form.ts'
import { KeptWords } from './kept-words.tsx'
import { paths } from './paths.ts'
import { type Rule, secondsOf } from './request/limits.ts'
import type { Scene } from './scene.ts'
import { Page } from './ui/page.tsx'

const STATUS = { not_found: 404, not_allowed: 403, conflict: 409 } as const satisfies Record<RefusalCode, number>

/** The one page for what is absent, hidden or only for members: always the same, so that nobody learns which. */
export function answerNotHere(c: Here): Response | Promise<Response> {
  return c.html(<NotHere scene={{ ...c.var.scene, path: paths.home() }} />, 404)
}

export function answerRefusal(c: Here, refusal: Refusal): Response | Promise<Response> {
  if (refusal.code === 'not_found') return answerNotHere(c)
  const { t } = c.var.scene
  return c.html(
    <Said scene={c.var.scene} title={t('answers.sorry.title')} words={t(sentenceOf(refusal))} />,
    STATUS[refusal.code],
  )
}

export function answerBroken(c: Here): Response | Promise<Response> {
  const scene = c.var.scene
  // Nothing can be drawn when what broke is the setting of the scene itself.
  if (!scene) return c.text(`Something broke. It is our fault. Number: ${c.var.requestId}\n`, 500)
  const words = scene.t('answers.broken.words', { number: c.var.requestId })
  return c.html(<Said scene={scene} title={scene.t('answers.broken.title')} words={words} />, 500)
}

/** No more of this for a while, by one of the limits. What was typed stands in the page, to be sent again. */
export function answerTooOften(c: Here, rule: Rule = 'signIn', typed: Typed = {}): Response | Promise<Response> {
  const { scene } = c.var
  const seconds = secondsOf(rule)
  const wait = seconds <= 900 ? 'quarter' : seconds <= 3600 ? 'hour' : 'day'
  c.header('Retry-After', String(seconds))
  return c.html(
    <Said scene={scene} title={scene.t('answers.too_often.title')} words={scene.t('answers.too_often.words', { wait })}>
      <KeptWords scene={scene} action={c.req.path} typed={typed} />
    </Said>,
    429,
  )
}

/** What cannot be taken at the moment, with the words that came along. `to`: where to go first, in a tab of its own. */
export function answerKept(
  c: Here,
  said: { title: MessageId; words: MessageId; typed: Typed; to?: { href: string; words: string }; status: 403 | 404 },
): Response | Promise<Response> {
  const { scene } = c.var
  const { to } = said
  return c.html(
    <Said scene={scene} title={scene.t(said.title)} words={scene.t(said.words)}>
      {to && (
        <p>
          <a class="btn" href={to.href} target="_blank" rel="noopener">
            {to.words}
          </a>
        </p>
      )}
      <KeptWords scene={scene} action={c.req.path} typed={said.typed} lead="answers.kept.words" />
    </Said>,
    said.status,
  )
}

export function answerTooLarge(c: Here): Response | Promise<Response> {
  const { t } = c.var.scene
  return c.html(
    <Said scene={c.var.scene} title={t('answers.too_large.title')} words={t('answers.too_large.words')} />,
    413,
  )
}

function sentenceOf(refusal: Refusal): MessageId {
  const id = `refusals.${refusal.reason}`
  return Object.hasOwn(english, id) ? (id as MessageId) : 'refusals.not_found'
}

function NotHere({ scene }: { scene: Scene }) {
  const { t } = scene
  return (
    <Page scene={scene} title={t('answers.not_here.title')}>
      <div class="narrow stack">
        <h1>{t('answers.not_here.title')}</h1>
        <p class="lead">{t('answers.not_here.words')}</p>
        <p class="row">
          {scene.person ? null : (
            <a class="btn" href={paths.signIn()}>
              {t('answers.not_here.sign_in')}
            </a>
          )}
          <a class="btn" href={paths.home()}>
            {t('answers.not_here.home')}
          </a>
        </p>
      </div>
    </Page>
  )
}

function Said({ scene, title, words, children }: { scene: Scene; title: string; words: string; children?: Child }) {
  return (
    <Page scene={scene} title={title}>
      <div class="narrow stack">
        <h1>{title}</h1>
        <p class="lead">{words}</p>
        {children}
        <p>
          <a class="btn" href={paths.home()}>
            {scene.t('answers.not_here.home')}
          </a>
        </p>
      </div>
    </Page>
  )
}
