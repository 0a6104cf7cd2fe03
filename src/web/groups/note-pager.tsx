import { LAST_PAGE, type NotePage } from '../../domain/groups/notes.ts'
import type { Scene } from '../scene.ts'
import { Pager } from '../ui/pager.tsx'

interface NotePagerProps {
  readonly scene: Scene
  readonly at: NotePage
  /** The address of a page of notes, counted from 1. */
  readonly to: (page: number) => string
}

/** From fifty notes to the next fifty. */
export function NotePager({ scene, at: { page, more }, to }: NotePagerProps) {
  return <Pager scene={scene} back={page > 1 ? to(page - 1) : undefined} on={more ? to(page + 1) : undefined} />
}

/** The page of notes that an address asks for; the first for whatever is none. */
export function notePageIn(asked: string | undefined): number {
  const page = /^[1-9]\d{0,2}$/.test(asked ?? '') ? Number(asked) : 1
  return Math.min(page, LAST_PAGE)
}
