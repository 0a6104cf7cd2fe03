import { canary } from './word.ts'
import type { World } from './world.ts'

/** The member's plan, the one in the lane they would tell, what that one reads, and a date that the member does not hold. */
export async function plantFlare(world: World, member: string, told: string): Promise<void> {
  await world.owner(
    `insert into comforts (person_id, plan_note, plan_words) values ($1, $2, $3)
     on conflict (person_id) do update set plan_note = excluded.plan_note, plan_words = excluded.plan_words`,
    [member, canary('plan note'), canary('plan words')],
  )
  const seats = `from memberships mine join memberships them on them.group_id = mine.group_id where mine.person_id = $1 and them.person_id = $2`
  await world.owner(
    `insert into flare_people (person_id, group_id, from_id, to_id) select $1, mine.group_id, mine.id, them.id ${seats}`,
    [member, told],
  )
  await world.owner(
    `insert into flare_notes (person_id, group_id, from_id, to_id, words, ends_at)
     select $1, mine.group_id, mine.id, them.id, $3, now() + interval '2 days' ${seats}`,
    [member, told, canary('flare words')],
  )
  await world.owner(
    `insert into passed_hostings (meeting_id, group_id, on_date, membership_id)
     select h.meeting_id, h.group_id, current_date + 14, h.membership_id from meeting_hosts h join memberships m on m.id = h.membership_id
     where m.person_id = $1 limit 1`,
    [member],
  )
}
