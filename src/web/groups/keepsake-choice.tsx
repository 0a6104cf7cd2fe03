import { createHash } from 'node:crypto'
import type { Scene } from '../scene.ts'
import { Choice } from '../ui/choice.tsx'
import { type KeepsakeName, keepsakeWord, readKeepsake } from '../ui/keepsake.tsx'
import { KEEPSAKES } from '../ui/keepsakes.ts'
import { NamedKeepsake } from '../ui/named-keepsake.tsx'
import { Fold } from '../ui/sheet.tsx'

const OFFERED = 12
const NAMES = Object.keys(KEEPSAKES) as KeepsakeName[]

/**
 * Keepsakes for one person in one group on one day, as words like `pear-3`, the first as if drawn by chance. They follow from
 * a digest nobody else can make, so that nobody is recognised by them from one group in another, and the page that offers
 * them is the same whenever it is opened that day: a page of chance could not be compared with another.
 */
export function drawnKeepsakes({ person, now }: Scene, group: string): string[] {
  const seed = `${person?.id ?? ''} ${group} ${now.toISOString().slice(0, 10)}`
  const chance = createHash('sha512').update(seed).digest()
  const left = [...NAMES]
  return Array.from({ length: OFFERED }, (_, i) => {
    const [object] = left.splice(chance.readUInt16BE(4 * i) % left.length, 1)
    return keepsakeWord({ object: object as KeepsakeName, wash: 1 + (chance.readUInt16BE(4 * i + 2) % 6) })
  })
}

/** What was chosen, if it is a keepsake; else the one drawn. */
export function keepsakeOr(scene: Scene, group: string, chosen: string | undefined): string {
  return readKeepsake(chosen) ? (chosen as string) : (drawnKeepsakes(scene, group)[0] as string)
}

interface ChoiceProps {
  readonly scene: Scene
  /** The group's id, or 'new'. */
  readonly group: string
  readonly chosen: string | undefined
}

/** The one chosen before or drawn, and others; another day offers others. */
export function KeepsakeChoice({ scene, group, chosen }: ChoiceProps) {
  const { t } = scene
  const value = keepsakeOr(scene, group, chosen)
  const object = readKeepsake(value)?.object
  const others = drawnKeepsakes(scene, group).filter((word) => readKeepsake(word)?.object !== object)
  return (
    <Fold title={<NamedKeepsake scene={scene} word={value} title={t('groups.keepsake.title')} />}>
      <Choice
        name="keepsake"
        label={t('groups.keepsake.choose')}
        hint={t('groups.keepsake.hint')}
        value={value}
        options={[value, ...others].map((word) => ({
          value: word,
          label: <NamedKeepsake scene={scene} word={word} />,
        }))}
      />
    </Fold>
  )
}
