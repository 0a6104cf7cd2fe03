import type { Scene } from '../scene.ts'
import { BenchDrawing } from '../ui/drawings/bench.tsx'
import { HandsDrawing } from '../ui/drawings/hands.tsx'
import { KeyDrawing } from '../ui/drawings/key.tsx'
import { LetterDrawing } from '../ui/drawings/letter.tsx'
import { LitWindowDrawing } from '../ui/drawings/lit-window.tsx'
import { RoomDrawing } from '../ui/drawings/room.tsx'
import { ShelfDrawing } from '../ui/drawings/shelf.tsx'
import { Keepsake, type KeepsakeName, keepsakeWord, Person } from '../ui/keepsake.tsx'
import { KEEPSAKES } from '../ui/keepsakes.ts'
import { Mark, type MarkName } from '../ui/mark.tsx'
import { MARKS } from '../ui/marks.ts'
import { Poster } from '../ui/poster.tsx'

export function Drawings({ scene: { t } }: { scene: Scene }) {
  return (
    <section class="stack">
      <h2>{t('design.drawings')}</h2>
      <p>{t('design.drawings.words')}</p>
      <RoomDrawing label={t('design.drawing.room')} />
      <div class="drawings">
        <BenchDrawing label={t('design.drawing.bench')} />
        <HandsDrawing label={t('design.drawing.hands')} />
        <LitWindowDrawing label={t('design.drawing.window')} />
        <ShelfDrawing label={t('design.drawing.shelf')} />
        <LetterDrawing label={t('design.drawing.letter')} />
        <KeyDrawing label={t('design.drawing.key')} />
      </div>
    </section>
  )
}

export function Colours({ scene: { t } }: { scene: Scene }) {
  const colours = [
    ['paper', t('design.colour.paper')],
    ['sheet', t('design.colour.sheet')],
    ['well', t('design.colour.well')],
    ['ink', t('design.colour.ink')],
    ['soft', t('design.colour.soft')],
    ['line', t('design.colour.line')],
    ['hair', t('design.colour.hair')],
    ['lamp', t('design.colour.lamp')],
    ['link', t('design.colour.link')],
    ['care', t('design.colour.care')],
  ] as const
  return (
    <section class="stack tight">
      <h2>{t('design.colour')}</h2>
      <ul class="swatches">
        {colours.map(([name, use]) => (
          <li>
            <i class={`sw-${name}`} />
            <b>{name}</b>
            <br />
            {use}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Type({ scene: { t } }: { scene: Scene }) {
  return (
    <section class="stack tight">
      <h2>{t('design.type')}</h2>
      <p class="h1">{t('design.type.h1')}</p>
      <p class="h2">{t('design.type.h2')}</p>
      <p class="h3">{t('design.type.h3')}</p>
      <p class="lead">{t('design.type.lead')}</p>
      <p class="narrow">{t('design.type.body')}</p>
      <p class="small soft">{t('design.type.small')}</p>
    </section>
  )
}

export function People({ scene: { t } }: { scene: Scene }) {
  const objects = Object.keys(KEEPSAKES) as KeepsakeName[]
  return (
    <section class="stack tight">
      <h2>{t('design.people')}</h2>
      <p>{t('design.people.words')}</p>
      <p class="row">
        <Person of="design-wren">{t('design.people.wren')}</Person>
        <Person of="design-teo">{t('design.people.teo')}</Person>
        <Person of="design-ines">{t('design.people.ines')}</Person>
      </p>
      <ul class="row">
        {objects.map((object, i) => (
          <li>
            <Keepsake of="" chosen={keepsakeWord({ object, wash: 1 + (i % 6) })} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Signs({ scene: { t } }: { scene: Scene }) {
  return (
    <section class="stack tight">
      <h2>{t('design.marks')}</h2>
      <ul class="specimens">
        {(Object.keys(MARKS) as MarkName[]).map((name) => (
          <li>
            <Mark name={name} />
            {name}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function PosterPart({ scene }: { scene: Scene }) {
  const { t } = scene
  return (
    <section class="stack">
      <h2>{t('design.poster')}</h2>
      <Poster
        scene={scene}
        title={t('design.menu.name')}
        lead={t('design.poster.lead')}
        facts={[t('design.poster.when'), t('design.poster.how'), t('design.poster.cost')]}
        address="https://holdfast.example/i/9QhXr2LmT4vWc8KdYb3ZpA"
        until={t('design.poster.until')}
      />
    </section>
  )
}
