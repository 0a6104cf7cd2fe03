import type { World } from './world.ts'

/** By which a card is known again, as a steward's page carries it. */
export async function markOf(world: World, group: string): Promise<string> {
  const [row] = await world.owner<{ mark: string }>(
    'select card_mark(name, purpose, not_for, focus, languages) as mark from groups where id = $1',
    [group],
  )
  return row?.mark ?? ''
}
