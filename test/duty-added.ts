import type { Cast, Kind } from './kinds.ts'

/** One write that somebody tries. */
export type Attempt = (kind: Kind) => { text: string; values: unknown[] }

/** Duty, words kept ready and notes: in the lane, in another's name, in the hidden group. */
export function dutyAdded({ lane, quiet, seats, who }: Cast): [string, Attempt][] {
  const duty = 'insert into duties (group_id, membership_id, weekday, starts, ends)'
  const note = 'insert into debriefs (group_id, membership_id, person_id, words, sent_key)'
  const add = (name: string, text: string, values: (kind: Kind) => unknown[]): [string, Attempt] => [
    `add ${name}`,
    (kind) => ({ text, values: values(kind) }),
  ]
  const me = (kind: Kind) => who(kind)?.id ?? null
  return [
    ...(
      [
        ['to the lane', lane, seats.facilitator],
        ['in another’s name', lane, seats.member],
        ['to the hidden group', quiet, seats.ivy],
      ] as const
    ).flatMap(([where, group, seat]) => [
      add(`a duty ${where}`, `${duty} values ($1, $2, 1, '10:00', '11:00')`, () => [group, seat]),
      add(`a debrief ${where}`, `${note} values ($1, $2, $3, 'x', gen_random_uuid())`, (kind) => [
        ...[group, seat, me(kind)],
      ]),
    ]),
    add('a hand-over in the lane', 'insert into hand_overs (group_id, membership_id) values ($1, $2)', () => [
      ...[lane, seats.facilitator],
    ]),
    add('a hand-over in another’s name', 'insert into hand_overs (group_id, membership_id) values ($1, $2)', () => [
      ...[lane, seats.resting],
    ]),
    ...(
      [
        ['in the lane', lane],
        ['in the hidden group', quiet],
      ] as const
    ).map(([where, group]) =>
      add(
        `words kept ready ${where}`,
        `insert into ready_words (group_id, position, words) values ($1, 9, 'x')`,
        () => [group],
      ),
    ),
  ]
}
