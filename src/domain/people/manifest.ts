import { sql } from 'kysely'
import type { Schema } from '../../database/schema.ts'
import { manifestOfGroups } from './manifest-groups.ts'
import { type Line, secret } from './manifest-line.ts'
import { manifestOfTalking } from './manifest-talking.ts'

export type { Slice } from './manifest-line.ts'

const OF_THE_PLACE = { exported: 'belongs to the place', erased: 'nothing of mine' } as const satisfies Line
const OF_A_GROUP = { exported: 'belongs to a group', erased: 'nothing of mine' } as const satisfies Line
const OF_A_FEED = { exported: 'comes from a feed of somebody else', erased: 'nothing of mine' } as const satisfies Line

/** What each table of the schema holds of a person: how it leaves with them, and how it goes. A table without a line does not
 *  compile, and a test asks the database's own catalogue. */
export const manifest: Record<keyof Schema, Line> = {
  // me
  people: {
    exported: (as) =>
      as.db
        .selectFrom('people')
        .select([
          'sign_in_name',
          'shown_name',
          'keepsake',
          'language',
          'zone',
          'is_steward',
          'adult_since',
          'came_at',
          'mail_lost_at',
          'hours_for_groups',
        ])
        .execute(),
    erased: 'with me',
  },
  comforts: {
    exported: (as) =>
      as.db
        .selectFrom('comforts')
        .select([
          'light',
          'contrast',
          'flare_since',
          'flare_until',
          'plan_lasts',
          'plan_days',
          'plan_date',
          'plan_note',
        ])
        .select(['plan_words', 'plan_exempt', 'plan_passes'])
        .select(
          sql<
            string[]
          >`array(select g.name from my_memberships() m join groups g on g.id = m.group_id where m.membership_id = any (plan_rests))`.as(
            'plan_rests',
          ),
        )
        .execute(),
    erased: 'with me',
  },
  consents: {
    exported: (as) =>
      as.db
        .selectFrom('consents')
        .select(['purpose', 'version', 'given_at', 'withdrawn_at'])
        .orderBy('given_at')
        .execute(),
    erased: 'with me',
  },
  sessions: {
    exported: (as) =>
      as.db.selectFrom('sessions').select(['name', 'shared', 'made_at', 'used_on']).orderBy('made_at').execute(),
    erased: 'with me',
  },
  passkeys: {
    exported: (as) => as.db.selectFrom('passkeys').select(['name', 'made_at']).orderBy('made_at').execute(),
    erased: 'with me',
  },
  recovery_codes: {
    exported: (as) => as.db.selectFrom('recovery_codes').select('used_at').execute(),
    erased: 'with me',
  },
  resets: {
    exported: (as) =>
      as.db
        .selectFrom('resets')
        .select(['asked_at', 'opens_at', 'refused_at', 'used_at'])
        .orderBy('asked_at')
        .execute(),
    erased: 'with me',
  },
  mail_addresses: {
    exported: (as) => as.db.selectFrom('mail_addresses').select(['address', 'verified_at', 'given_at']).execute(),
    erased: 'with me',
  },
  tellings: {
    exported: (as) =>
      as.db.selectFrom('tellings').select(['announcements', 'answers as by_mail', 'reminders']).execute(),
    erased: 'with me',
  },
  quiet_hours: {
    exported: (as) =>
      as.db
        .selectFrom('quiet_hours')
        .select(['weekday', 'starts', 'ends'])
        .orderBy('weekday')
        .orderBy('starts')
        .execute(),
    erased: 'with me',
  },
  blocks: {
    exported: (as) => as.db.selectFrom('blocks').select(['shown_as', 'made_at']).orderBy('made_at').execute(),
    erased: 'with me',
  },
  suspensions: {
    exported: (as) =>
      as.db
        .selectFrom('suspensions')
        .select(['reason', 'since', 'until', 'lifted_at'])
        .where('person_id', '=', sql<never>`viewer_id()`)
        .orderBy('since')
        .execute(),
    erased: 'with me',
  },
  passwords: secret('only a digest is kept, which is of use to nobody'),
  passkey_challenges: secret('a question to a passkey, gone in five minutes'),
  mail_links: secret('a digest of a link on its way, gone in fifteen minutes'),
  outbox: secret('a mail on its way, which says nothing'),
  mail_stops: secret('a digest of a link that ends a kind of mail, of use to nobody'),
  // what I took along and brought
  archives: {
    exported: (as) =>
      as.db.selectFrom('archives').select(['state', 'asked_at', 'taken_at']).orderBy('asked_at').execute(),
    erased: 'with me',
  },
  archive_parts: secret('the bytes of an archive such as this one'),
  arrivals: secret('an archive from elsewhere, until you have chosen from it, for a day at most'),
  carried_words: {
    exported: (as, { from, size }) =>
      as.db
        .selectFrom('carried_words')
        .select(['kind', 'group_name', 'words', 'version', 'written_at', 'ended_at', 'carried_at'])
        .orderBy('written_at')
        .orderBy('id')
        .limit(size)
        .offset(from)
        .execute(),
    grows: true,
    erased: 'with me',
  },

  ...manifestOfGroups,
  ...manifestOfTalking,

  // what is not mine alone
  meetings: OF_A_GROUP,
  passed_hostings: { exported: 'that somebody else holds a date, until it is over', erased: 'with my seat' },
  meeting_changes: OF_A_GROUP,
  meeting_ways_in: OF_A_GROUP,
  time_polls: OF_A_GROUP,
  poll_times: OF_A_GROUP,
  found_times: {
    exported: 'belongs to a group; whose hours it was found from is kept nowhere',
    erased: 'nothing of mine',
  },
  groups: { exported: 'belongs to a group, also where I founded it', erased: 'my name is taken out' },
  group_times: OF_A_GROUP,
  cover_hours: OF_A_GROUP,
  cover_gaps: OF_A_GROUP,
  ready_words: OF_A_GROUP,
  group_questions: OF_A_GROUP,
  agreements: OF_A_GROUP,
  welcomes: OF_A_GROUP,
  group_facts: OF_A_GROUP,
  group_exports: OF_A_GROUP,
  listing_answers: OF_A_GROUP,
  looked_cards: OF_A_GROUP,
  erasures: { exported: 'digests that point at nobody who is here', erased: 'nothing of mine' },
  place: OF_THE_PLACE,
  pages: OF_THE_PLACE,
  secrets: OF_THE_PLACE,
  mail_health: OF_THE_PLACE,
  backups: OF_THE_PLACE,
  attempts: {
    exported: 'digests under a key that changes every day, gone by the next night',
    erased: 'nothing of mine',
  },
  listed_groups: OF_THE_PLACE,
  listed_lexemes: OF_THE_PLACE,
  listed_changes: OF_THE_PLACE,
  listed_marks: OF_THE_PLACE,
  common_words: OF_THE_PLACE,
  focus_words: OF_THE_PLACE,
  feeds: OF_THE_PLACE,
  imports: OF_A_FEED,
  import_rows: OF_A_FEED,
  elsewhere_groups: OF_A_FEED,
  elsewhere_meetings: OF_A_FEED,
  elsewhere_ways_in: OF_A_FEED,
  takedowns: OF_A_FEED,
  corrections: { exported: 'sent without an account, so nobody knows whose it is', erased: 'nothing of mine' },
}
