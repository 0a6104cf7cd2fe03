import { sql } from 'kysely'
import type { Schema } from '../../database/schema.ts'
import { type Line, rowsOf, secret } from './manifest-line.ts'

/** Me in groups: seats, and what hangs on them. */
export const manifestOfGroups = {
  memberships: {
    exported: async (as) =>
      rowsOf(
        await sql`select g.name as group_name, m.state, m.name, m.second_word, m.keepsake, m.agreement, m.joined_at, m.ended_at, m.facilitates
          from my_memberships() mine join memberships m on m.id = mine.membership_id left join groups g on g.id = m.group_id order by m.joined_at`.execute(
          as.db,
        ),
      ),
    erased: 'with my seat',
  },
  rests: { exported: (as) => as.db.selectFrom('rests').select(['since', 'until']).execute(), erased: 'with my seat' },
  asks: {
    exported: async (as) =>
      rowsOf(
        await sql`select group_name, as_guest, name, answers, state, reason, asked_at from my_asks()`.execute(as.db),
      ),
    erased: 'with me',
  },
  removals: {
    exported: async (as) =>
      rowsOf(await sql`select group_name, reason, since, until, lifted_at from my_removals()`.execute(as.db)),
    erased: 'with me',
  },
  group_notes: {
    exported: async (as, { from, size }) =>
      rowsOf(
        await sql`select g.name as group_name, n.words, n.written_at from my_notes() n left join groups g on g.id = n.group_id
          order by n.written_at, n.words limit ${size} offset ${from}`.execute(as.db),
      ),
    grows: true,
    erased: 'with my seat',
  },
  invitations: {
    exported: async (as) =>
      rowsOf(await sql`select note, made_at, ends_at, uses, revoked_at from my_invitations()`.execute(as.db)),
    erased: 'with me',
  },

  meeting_replies: {
    exported: async (as) =>
      rowsOf(
        await sql`select g.name as group_name, r.on_date, r.reply from meeting_replies r join my_memberships() mine on mine.membership_id = r.membership_id
          left join groups g on g.id = mine.group_id order by r.on_date`.execute(as.db),
      ),
    erased: 'with my seat',
  },
  calendars: {
    exported: async (as) =>
      rowsOf(
        await sql`select g.name as group_name, c.titles, c.name, c.made_at from calendars c left join groups g on g.id = c.group_id order by c.made_at`.execute(
          as.db,
        ),
      ),
    erased: 'with me',
  },
  good_hours: {
    exported: (as) =>
      as.db
        .selectFrom('good_hours')
        .select(['weekday', 'starts', 'ends'])
        .orderBy('weekday')
        .orderBy('starts')
        .execute(),
    erased: 'with me',
  },
  poll_answers: {
    exported: async (as) =>
      rowsOf(
        await sql`select g.name as group_name, t.starts_at, a.answer from poll_answers a join poll_times t on t.id = a.time_id
          left join groups g on g.id = t.group_id order by t.starts_at`.execute(as.db),
      ),
    erased: 'with my seat',
  },
  meeting_hosts: {
    exported: async (as) =>
      rowsOf(
        await sql`select g.name as group_name, h.on_date, h.role from meeting_hosts h join my_memberships() mine on mine.membership_id = h.membership_id
          left join groups g on g.id = mine.group_id order by h.on_date nulls first`.execute(as.db),
      ),
    erased: 'with my seat',
  },
  flare_people: {
    exported: async (as) =>
      rowsOf(
        await sql`select g.name as group_name, s.name, s.second_word from flare_people f join groups g on g.id = f.group_id
          join memberships s on s.id = f.to_id order by g.name, s.name`.execute(as.db),
      ),
    erased: 'with me',
  },
  flare_notes: secret('your words as the people you chose read them, gone when the flare ends'),
  quiet_words: {
    exported: async (as) =>
      rowsOf(
        await sql`select g.name as group_name, w.opened_at, w.closed_at from quiet_words w join my_memberships() mine on mine.membership_id = w.membership_id
          left join groups g on g.id = w.group_id order by w.opened_at`.execute(as.db),
      ),
    erased: 'with me',
  },
  quiet_word_lines: {
    exported: async (as, { from, size }) =>
      rowsOf(
        await sql`select g.name as group_name, l.words, l.written_at from my_quiet_lines() l left join groups g on g.id = l.group_id
          order by l.written_at, l.words limit ${size} offset ${from}`.execute(as.db),
      ),
    grows: true,
    erased: 'with me',
  },
  duties: {
    exported: async (as) =>
      rowsOf(
        await sql`select g.name as group_name, d.weekday, d.starts, d.ends, d.on_date, d.away from duties d
          join my_memberships() mine on mine.membership_id = d.membership_id left join groups g on g.id = d.group_id
          order by d.weekday, d.starts, d.on_date nulls first`.execute(as.db),
      ),
    erased: 'with my seat',
  },
  hand_overs: {
    exported: async (as) =>
      rowsOf(
        await sql`select g.name as group_name, h.since, h.until from hand_overs h join my_memberships() mine on mine.membership_id = h.membership_id
          left join groups g on g.id = h.group_id order by h.since`.execute(as.db),
      ),
    erased: 'with my seat',
  },
  debriefs: {
    exported: async (as, { from, size }) =>
      rowsOf(
        await sql`select g.name as group_name, d.words, d.written_at from debriefs d join my_memberships() mine on mine.membership_id = d.membership_id
          left join groups g on g.id = d.group_id order by d.written_at, d.id limit ${size} offset ${from}`.execute(
          as.db,
        ),
      ),
    grows: true,
    erased: 'with me',
  },
  invited_addresses: secret('the address of somebody else, gone as soon as the letter to them has'),
  letter_marks: { exported: 'digests of addresses, which say only to whom no letter goes', erased: 'nothing of mine' },
  group_export_answers: {
    exported: async (as) =>
      rowsOf(
        await sql`select g.name as group_name, e.closes_at from group_export_answers a join group_exports e on e.id = a.export_id
          join groups g on g.id = e.group_id order by e.closes_at`.execute(as.db),
      ),
    erased: 'with my seat',
  },
  admissions: secret('a use of an invitation, gone at the door it leads to'),
} as const satisfies Partial<Record<keyof Schema, Line>>
