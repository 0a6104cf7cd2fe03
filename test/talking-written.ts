import type { Cast, Kind } from './kinds.ts'

type Attempt = (kind: Kind) => { text: string; values: unknown[] }

/** Rows of where people talk, added past the program's own verbs. Posts and conversations are added by functions alone. */
export function talkingAdded({ lane, quiet, ids, seats, people, who }: Cast): [string, Attempt][] {
  const me = (kind: Kind) => who(kind)?.id ?? null
  const seatOf = (kind: Kind) =>
    kind === 'resting' ? seats.resting : kind === 'facilitator' ? seats.facilitator : seats.member
  const add = (name: string, text: string, values: (kind: Kind) => unknown[]): [string, Attempt] => [
    `add ${name}`,
    (kind) => ({ text, values: values(kind) }),
  ]
  const tap = `insert into one_tap_replies (post_id, group_id, membership_id, person_id, kind) values ($1, $2, $3, $4, 'thank_you')`
  return [
    add('a tap in the lane', tap, (kind) => [ids.reply, lane, seatOf(kind), me(kind)]),
    add('a tap in another’s name', tap, () => [ids.reply, lane, seats.member, people.member.id]),
    add('a tap from another’s seat', tap, (kind) => [ids.reply, lane, seats.facilitator, me(kind)]),
    add('a tap in the hidden group', tap, (kind) => [ids.quietPost, quiet, seats.ivy, me(kind)]),
    add('a reading choice', `insert into reading_choices (person_id) values ($1)`, (kind) => [me(kind)]),
    add('a reading choice for another', `insert into reading_choices (person_id) values ($1)`, () => [
      people.outsider.id,
    ]),
  ]
}
