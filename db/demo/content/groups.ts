import { bodyGroupsInSpanish } from './groups/cuerpos.ts'
import { everydayGroups } from './groups/everyday.ts'
import { insideGroups } from './groups/inside.ts'
import { lifeGroups } from './groups/lives.ts'
import { muscleAndJointGroups } from './groups/muscles-and-joints.ts'
import { nerveAndHeadGroups } from './groups/nerves-and-heads.ts'
import { lifeGroupsInSpanish } from './groups/vidas.ts'
import type { DemoGroup } from './types.ts'

/** All sixty-two groups of the demo, of our own writing. Slow Mornings comes first. */
export const groups: readonly DemoGroup[] = [
  ...everydayGroups,
  ...muscleAndJointGroups,
  ...nerveAndHeadGroups,
  ...insideGroups,
  ...lifeGroups,
  ...lifeGroupsInSpanish,
  ...bodyGroupsInSpanish,
]
