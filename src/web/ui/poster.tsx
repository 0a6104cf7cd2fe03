import type { Child } from 'hono/jsx'
import type { Scene } from '../scene.ts'
import { NoticeboardDrawing } from './drawings/noticeboard.tsx'
import { Brand } from './mark.tsx'
import { Qr } from './qr.tsx'

interface PosterProps {
  readonly scene: Scene
  /** The group's name, or the place's. */
  readonly title: string
  /** One or two sentences in its own words. */
  readonly lead: string
  /** Short lines: when it meets, for whom, what it costs. */
  readonly facts: readonly string[]
  /** Where the square leads, written out for those who type. */
  readonly address: string
  /** Until when the link works. */
  readonly until?: Child | undefined
}

/** Height of the words at full size, in hundredths of the sheet's width, by letters that fit on a line; what takes more than there
 *  is room for is set smaller, so that the sheet stays one sheet. */
const ROOM = 50
const heightOf = (words: string, onLine: number, line: number) => Math.ceil(words.length / onLine) * line

/** A sheet for a waiting room, A4 or Letter: the page prints nothing else. */
export function Poster({ scene, title, lead, facts, address, until }: PosterProps) {
  const words = heightOf(title, 18, 8) + heightOf(lead, 38, 5.2)
  const full = words + facts.reduce((sum, fact) => sum + heightOf(fact, 44, 4.8), 6) > ROOM
  return (
    <article class={full ? 'poster full' : 'poster'}>
      <NoticeboardDrawing />
      <div class="poster-words">
        <h2 dir="auto">{title}</h2>
        <p class="lead" dir="auto">
          {lead}
        </p>
        <ul>
          {facts.map((fact) => (
            <li>{fact}</li>
          ))}
        </ul>
      </div>
      <div class="poster-way">
        <Qr of={address} label={scene.t('common.poster.square', { title })} />
        <div>
          <p>{scene.t('common.poster.way')}</p>
          <p class="poster-address" dir="ltr">
            {address.replace(/^https?:\/\//, '')}
          </p>
          {until !== undefined && <p class="small">{until}</p>}
        </div>
      </div>
      <p class="poster-foot">
        <Brand />
        <span>{scene.t('common.poster.foot', { place: scene.place.name })}</span>
      </p>
    </article>
  )
}
