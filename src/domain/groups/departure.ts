/**
 * What losing membership takes away stands in the SQL function `lose_membership` and in the triggers that follow it,
 * `let_go_of_copies`, `let_go_of_flares`, `let_go_of_duty` and `take_taps_along`: leaving, being removed and being erased all go through them. This list says of every table that ties a person
 * or a seat to a group what becomes of its rows; departure.test.ts compares it with the catalogue, so that a later table cannot be
 * forgotten.
 */
export const whatLeavingDoes = {
  /** The seat itself loses its state, its lead and its succession; its row stays under the words that were written from it. */
  memberships: 'taken',
  /** Nobody rests where they no longer sit. */
  rests: 'taken',
  /** An open ask is withdrawn; answered ones stay as they were answered. */
  asks: 'taken',
  /** Links made with its rights open nothing any more. */
  invitations: 'taken',
  /** Mail about the group that has not gone yet never goes. */
  outbox: 'taken',
  /** What was said about coming, and who holds a meeting. */
  meeting_replies: 'taken',
  meeting_hosts: 'taken',
  /** What was said about times to meet. */
  poll_answers: 'taken',
  /** Links by which a calendar program read its meetings. */
  calendars: 'taken',
  /** A copy of the group is for those who lead it; a yes to one goes with the seat. By a trigger beside the tables, for a lead
   *  that is handed on takes the copy too. */
  archives: 'taken',
  group_export_answers: 'taken',
  /** What was tapped from the seat. */
  one_tap_replies: 'taken',
  /** Words stay, under the name of that group, until their author takes them back. */
  group_notes: 'stays',
  posts: 'stays',
  /** What was not sent is its author's alone, and leaves with them in an archive. */
  drafts: 'stays',
  /** Nobody is told from a seat that is no more, or at one; what it passed on is nobody's. By a trigger beside the tables. */
  flare_people: 'taken',
  flare_notes: 'taken',
  passed_hostings: 'taken',
  /** A quiet word stays its writer's to read and to take back; it closes with the seat and is erased in its time. */
  quiet_words: 'stays',
  quiet_word_lines: 'stays',
  /** Hours somebody put their name to, and what they handed over: by a trigger beside the tables, for a lead that is laid down. */
  duties: 'taken',
  hand_overs: 'taken',
  /** Notes after a hard thing stay with those who lead until their day. */
  debriefs: 'stays',
  /** The decision is for its person to read. */
  removals: 'stays',
  /** The founder's mark is taken from the group with the first seat. */
  groups: 'stays',
} as const satisfies Record<string, 'taken' | 'stays'>
