// Written by db/types.ts from the migrated database; change the migrations, not this.
import type { ColumnType } from 'kysely'
import type { Id } from './ids.ts'

/** A column that an insert may leave out. */
type Optional<T> = ColumnType<T, T | undefined, T>

export interface Schema {
  admissions: {
    person_id: Id<'people'>
    invitation_id: Id<'invitations'>
    made_at: Optional<Date>
  }
  agreements: {
    id: Optional<Id<'agreements'>>
    group_id: Id<'groups'>
    version: number
    lines: string[]
    change: Optional<string>
    told: Optional<string>
    published_at: Optional<Date>
  }
  archive_parts: {
    archive_id: Id<'archives'>
    person_id: Id<'people'>
    position: number
    bytes: Buffer
  }
  archives: {
    id: Optional<Id<'archives'>>
    person_id: Id<'people'>
    group_id: Optional<Id<'groups'> | null>
    state: Optional<string>
    steps_done: Optional<number>
    steps_all: Optional<number>
    bytes: Optional<number>
    asked_at: Optional<Date>
    ends_at: Optional<Date>
    taken_at: Optional<Date | null>
  }
  arrivals: {
    person_id: Id<'people'>
    brought: unknown
    brought_at: Optional<Date>
  }
  asks: {
    id: Optional<Id<'asks'>>
    group_id: Id<'groups'>
    person_id: Id<'people'>
    as_guest: Optional<boolean>
    name: string
    answers: Optional<unknown>
    state: Optional<string>
    reason: Optional<string>
    asked_at: Optional<Date>
    answered_at: Optional<Date | null>
  }
  attempts: {
    key: string
    points: Optional<number>
    expire: Optional<number | null>
  }
  backups: {
    made_at: Optional<Date>
    problem: Optional<string | null>
  }
  blocks: {
    id: Optional<Id<'blocks'>>
    blocker_id: Id<'people'>
    blocked_id: Id<'people'>
    shown_as: string
    made_at: Optional<Date>
  }
  calendars: {
    id: Optional<Id<'calendars'>>
    token_hash: Buffer
    person_id: Id<'people'>
    group_id: Optional<Id<'groups'> | null>
    titles: Optional<string>
    name: Optional<string>
    made_at: Optional<Date>
  }
  carried_words: {
    id: Optional<Id<'carried_words'>>
    person_id: Id<'people'>
    kind: string
    group_name: Optional<string>
    words: string
    version: Optional<number | null>
    written_at: Optional<Date | null>
    ended_at: Optional<Date | null>
    carried_at: Optional<Date>
  }
  comforts: {
    person_id: Id<'people'>
    light: Optional<string>
    contrast: Optional<string>
    flare_until: Optional<Date | null>
    plan_days: Optional<number>
    plan_note: Optional<string>
    plan_lasts: Optional<string>
    plan_date: Optional<string | null>
    plan_exempt: Optional<string[]>
    plan_words: Optional<string>
    plan_rests: Optional<string[]>
    plan_passes: Optional<boolean>
    passed_duties: Optional<string[]>
    flare_since: Optional<Date | null>
    flare_tells_at: Optional<Date | null>
    put_away: Optional<string[]>
  }
  common_words: {
    word: string
  }
  consents: {
    id: Optional<Id<'consents'>>
    person_id: Id<'people'>
    purpose: string
    version: number
    given_at: Optional<Date>
    withdrawn_at: Optional<Date | null>
  }
  conversations: {
    id: Optional<Id<'conversations'>>
    group_id: Id<'groups'>
    post_count: Optional<number>
    begun_at: Optional<Date>
  }
  corrections: {
    id: Optional<Id<'corrections'>>
    group_id: Optional<Id<'elsewhere_groups'> | null>
    kind: string
    words: Optional<string>
    reach_me: Optional<string>
    sent_at: Optional<Date>
    answered_at: Optional<Date | null>
    outcome: Optional<string | null>
  }
  cover_gaps: {
    id: Optional<Id<'cover_gaps'>>
    group_id: Id<'groups'>
    weekday: Optional<number | null>
    starts: Optional<string | null>
    ends: Optional<string | null>
    on_date: Optional<string | null>
    until: Optional<string | null>
  }
  cover_hours: {
    id: Optional<Id<'cover_hours'>>
    group_id: Id<'groups'>
    weekday: number
    starts: string
    ends: string
  }
  debriefs: {
    id: Optional<Id<'debriefs'>>
    group_id: Id<'groups'>
    membership_id: Id<'memberships'>
    person_id: Id<'people'>
    words: string
    written_at: Optional<Date>
    sent_key: string
  }
  drafts: {
    id: Optional<Id<'drafts'>>
    person_id: Id<'people'>
    group_id: Id<'groups'>
    conversation_id: Optional<Id<'conversations'> | null>
    title: Optional<string>
    words: string
    kept_at: Optional<Date>
  }
  duties: {
    id: Optional<Id<'duties'>>
    group_id: Id<'groups'>
    membership_id: Id<'memberships'>
    weekday: number
    starts: string
    ends: string
    on_date: Optional<string | null>
    away: Optional<boolean>
  }
  elsewhere_groups: {
    id: Optional<Id<'elsewhere_groups'>>
    feed_id: Id<'feeds'>
    key: string
    name: string
    purpose: Optional<string>
    formats: Optional<string[]>
    languages: Optional<string[]>
    access: Optional<string[]>
    identity_led: Optional<string[]>
    faith: Optional<string | null>
    area: Optional<string>
    digest: string
    first_seen: Optional<string>
    last_seen: Optional<string>
    vanished_on: Optional<string | null>
  }
  elsewhere_meetings: {
    id: Optional<Id<'elsewhere_meetings'>>
    group_id: Id<'elsewhere_groups'>
    feed_id: Id<'feeds'>
    slug: string
    name: Optional<string>
    place: Optional<string>
    weekday: Optional<number | null>
    starts: Optional<string | null>
    ends: Optional<string | null>
    zone: Optional<string | null>
    paused: Optional<boolean>
    types: Optional<string[]>
    marks: Optional<string[]>
    digest: string
    vanished_on: Optional<string | null>
  }
  elsewhere_ways_in: {
    id: Optional<Id<'elsewhere_ways_in'>>
    meeting_id: Id<'elsewhere_meetings'>
    kind: string
    value: string
    field: Optional<string>
  }
  erasures: {
    digest: Buffer
    keyed: Optional<string>
    receipt: string
    erased_on: Optional<string>
  }
  feeds: {
    id: Optional<Id<'feeds'>>
    name: string
    url: Optional<string | null>
    website: Optional<string | null>
    format: Optional<string | null>
    zone: Optional<string | null>
    mapping: Optional<unknown | null>
    added_at: Optional<Date>
  }
  flare_notes: {
    id: Optional<Id<'flare_notes'>>
    person_id: Id<'people'>
    group_id: string
    from_id: string
    to_id: string
    words: string
    ends_at: Date
  }
  flare_people: {
    id: Optional<Id<'flare_people'>>
    person_id: Id<'people'>
    group_id: string
    from_id: string
    to_id: string
    chosen_at: Optional<Date>
  }
  focus_words: {
    focus: string
    words: string
  }
  found_times: {
    group_id: Id<'groups'>
    minutes: number
    weekly: boolean
    starts: Date[]
    found_at: Optional<Date>
  }
  good_hours: {
    person_id: Id<'people'>
    weekday: number
    starts: string
    ends: string
  }
  group_export_answers: {
    export_id: Id<'group_exports'>
    membership_id: Id<'memberships'>
    person_id: Id<'people'>
  }
  group_exports: {
    id: Optional<Id<'group_exports'>>
    group_id: Id<'groups'>
    what: string[]
    why: string
    closes_at: Date
    state: Optional<string>
    asked_at: Optional<Date>
    made_at: Optional<Date | null>
  }
  group_facts: {
    group_id: Id<'groups'>
    size_band: Optional<string | null>
    computed_on: Optional<string>
  }
  group_notes: {
    id: Optional<Id<'group_notes'>>
    group_id: Id<'groups'>
    membership_id: Id<'memberships'>
    words: string
    written_at: Optional<Date>
    announced_at: Optional<Date | null>
    pinned_at: Optional<Date | null>
  }
  group_questions: {
    id: Optional<Id<'group_questions'>>
    group_id: Id<'groups'>
    position: number
    words: string
  }
  group_times: {
    id: Optional<Id<'group_times'>>
    group_id: Id<'groups'>
    weekday: number
    starts: string
    minutes: number
    every: Optional<number>
    nth: Optional<number | null>
    anchor: Optional<string | null>
  }
  groups: {
    id: Optional<Id<'groups'>>
    name: string
    purpose: string
    focus: string
    further_foci: Optional<string[]>
    identity_led: Optional<string[]>
    tone: string
    formats: string[]
    size_band: string
    languages: string[]
    zone: string
    medication_talk: string
    faith: Optional<string>
    access: Optional<string[]>
    not_for: string
    guests: Optional<string>
    door: string
    listing: Optional<string>
    wants_listing: Optional<boolean>
    search_engines: Optional<boolean>
    full_since: Optional<Date | null>
    newcomers_see: Optional<string>
    drafted_by: Optional<Id<'people'> | null>
    founded_at: Optional<Date>
    unled_since: Optional<Date | null>
    lead_asked_at: Optional<Date | null>
    closed_at: Optional<Date | null>
    everything_since: Optional<Date>
  }
  hand_overs: {
    membership_id: Id<'memberships'>
    group_id: Id<'groups'>
    since: Optional<Date>
    until: Optional<string | null>
  }
  import_rows: {
    import_id: Id<'imports'>
    row: number
    line: Optional<number | null>
    name: string
    outcome: string
    change: string
    paused: Optional<string | null>
    group_name: Optional<string>
    problems: Optional<unknown>
  }
  imports: {
    id: Optional<Id<'imports'>>
    feed_id: Id<'feeds'>
    state: Optional<string>
    source: Optional<Buffer | null>
    source_type: Optional<string>
    skip_unreadable: Optional<boolean>
    done_rows: Optional<number>
    all_rows: Optional<number>
    counts: Optional<unknown>
    problem: Optional<unknown | null>
    preview: Optional<unknown | null>
    started_at: Optional<Date>
    ended_at: Optional<Date | null>
  }
  invitations: {
    id: Optional<Id<'invitations'>>
    token: string
    group_id: Optional<Id<'groups'> | null>
    made_by: Id<'people'>
    note: Optional<string>
    made_at: Optional<Date>
    ends_at: Date
    show_name: Optional<boolean>
    most_uses: Optional<number | null>
    uses: Optional<number>
    revoked_at: Optional<Date | null>
    personal: Optional<boolean>
  }
  invited_addresses: {
    id: Optional<Id<'invited_addresses'>>
    invitation_id: Id<'invitations'>
    address: string
    language: string
    queued_at: Optional<Date>
  }
  letter_marks: {
    mark: Buffer
    until: Optional<Date | null>
  }
  listed_changes: {
    id: number
    nums: number[]
  }
  listed_groups: {
    id: Id<'listed_groups'>
    num: number
    sorted_by: string
    lives: string
    name: string
    purpose: string
    focus: Optional<string | null>
    further_foci: Optional<string[]>
    identity_led: Optional<string[]>
    tone: Optional<string | null>
    formats: Optional<string[]>
    size_band: Optional<string | null>
    languages: Optional<string[]>
    zone: Optional<string | null>
    medication_talk: Optional<string | null>
    faith: Optional<string | null>
    access: Optional<string[]>
    door: Optional<string | null>
    guests: Optional<string | null>
    full_now: Optional<boolean>
    search_engines: Optional<boolean>
    area: Optional<string>
    source_name: Optional<string>
    source_url: Optional<string | null>
    last_seen: Optional<string | null>
    vanished_on: Optional<string | null>
    paused: Optional<boolean>
    changed_on: Optional<string>
    times: Optional<unknown>
    slots: Optional<number[]>
    next_slots: Optional<number[]>
    printed_slots: Optional<number[]>
    words: string
  }
  listed_lexemes: {
    word: string
  }
  listed_marks: {
    facet: string
    value: string
    chunk: number
    bits: string
  }
  listing_answers: {
    id: Optional<Id<'listing_answers'>>
    group_id: Id<'groups'>
    listed: boolean
    reason: Optional<string>
    answered_at: Optional<Date>
    ended: Optional<boolean>
  }
  looked_cards: {
    group_id: Id<'groups'>
    name: string
    purpose: string
    not_for: string
    focus: string
    languages: string[]
    looked_at: Optional<Date>
  }
  mail_addresses: {
    person_id: Id<'people'>
    address: string
    lookup: Buffer
    verified_at: Optional<Date | null>
    given_at: Optional<Date>
    refused: Optional<number>
    rests_since: Optional<Date | null>
  }
  mail_health: {
    id: Optional<boolean>
    taken_at: Optional<Date | null>
    problem: Optional<string | null>
    problem_at: Optional<Date | null>
  }
  mail_links: {
    token_hash: Buffer
    person_id: Optional<Id<'people'> | null>
    purpose: string
    address: string
    code_hash: Optional<Buffer | null>
    ends_at: Date
    used_at: Optional<Date | null>
  }
  mail_stops: {
    digest: Buffer
    person_id: Id<'mail_addresses'>
    kind: string
  }
  meeting_changes: {
    id: Optional<Id<'meeting_changes'>>
    meeting_id: Id<'meetings'>
    group_id: Id<'groups'>
    on_date: string
    cancelled: Optional<boolean>
    starts_on: string
    starts: string
    minutes: number
    about: Optional<string>
    sequence: Optional<number>
  }
  meeting_hosts: {
    id: Optional<Id<'meeting_hosts'>>
    meeting_id: Id<'meetings'>
    group_id: Id<'groups'>
    on_date: Optional<string | null>
    membership_id: Id<'memberships'>
    role: string
  }
  meeting_replies: {
    id: Optional<Id<'meeting_replies'>>
    meeting_id: Id<'meetings'>
    group_id: Id<'groups'>
    on_date: string
    membership_id: Id<'memberships'>
    person_id: Id<'people'>
    reply: string
    waits: Optional<boolean>
    replied_at: Optional<Date>
    ends_at: Date
  }
  meeting_ways_in: {
    id: Optional<Id<'meeting_ways_in'>>
    meeting_id: Id<'meetings'>
    group_id: Id<'groups'>
    on_date: Optional<string | null>
    kind: string
    way_in: string
    openings: Optional<string>
  }
  meetings: {
    id: Optional<Id<'meetings'>>
    group_id: Id<'groups'>
    starts_on: string
    starts: string
    minutes: number
    zone: string
    rule: Optional<string>
    about: Optional<string>
    access: Optional<string[]>
    shown_before_minutes: Optional<number>
    capacity: Optional<number | null>
    waiting_list: Optional<boolean>
    sequence: Optional<number>
    updated_at: Optional<Date>
    ended_at: Optional<Date | null>
    over_at: Optional<Date | null>
  }
  memberships: {
    id: Optional<Id<'memberships'>>
    group_id: Id<'groups'>
    person_id: Optional<Id<'people'> | null>
    state: string
    facilitates: Optional<boolean>
    successor: Optional<boolean>
    name: string
    skeleton: string
    second_word: Optional<string>
    keepsake: string
    agreement: number
    joined_at: Optional<Date>
    ended_at: Optional<Date | null>
    spoke: Optional<boolean>
  }
  one_tap_replies: {
    post_id: Id<'posts'>
    group_id: Id<'groups'>
    membership_id: Id<'memberships'>
    person_id: Id<'people'>
    kind: string
    tapped_at: Optional<Date>
  }
  outbox: {
    id: Optional<Id<'outbox'>>
    person_id: Optional<Id<'people'> | null>
    group_id: Optional<Id<'groups'> | null>
    cause: string
    text_id: string
    secret: Optional<string | null>
    queued_at: Optional<Date>
    sent_at: Optional<Date | null>
    problem: Optional<string | null>
    not_before: Optional<Date>
    due_at: Optional<Date>
    ends_at: Optional<Date | null>
    tries: Optional<number>
    outcome: Optional<string | null>
    meeting_id: Optional<Id<'meetings'> | null>
    on_date: Optional<string | null>
    about_at: Optional<Date | null>
  }
  pages: {
    kind: string
    language: string
    words: string
    version: Optional<number>
    written_at: Optional<Date>
  }
  passed_hostings: {
    meeting_id: string
    group_id: string
    on_date: string
    membership_id: string
  }
  passkey_challenges: {
    id: Optional<Id<'passkey_challenges'>>
    person_id: Optional<Id<'people'> | null>
    challenge: string
    ends_at: Optional<Date>
  }
  passkeys: {
    id: Optional<Id<'passkeys'>>
    person_id: Id<'people'>
    credential_id: string
    public_key: Buffer
    counter: Optional<number>
    transports: Optional<string[]>
    name: string
    made_at: Optional<Date>
  }
  passwords: {
    person_id: Id<'people'>
    hash: string
    set_at: Optional<Date>
  }
  people: {
    id: Optional<Id<'people'>>
    sign_in_name: string
    shown_name: string
    keepsake: string
    language: string
    zone: string
    is_steward: Optional<boolean>
    approved: Optional<boolean>
    suspended: Optional<boolean>
    adult_since: Date
    came_at: Optional<Date>
    mail_lost_at: Optional<Date | null>
    hours_for_groups: Optional<boolean>
  }
  place: {
    id: Optional<boolean>
    name: Optional<string>
    hue: Optional<string>
    sign_up: Optional<string>
    language: Optional<string>
    zone: Optional<string>
    country: Optional<string>
    quick_exit: Optional<string>
    set_up_at: Optional<Date | null>
    demo: Optional<boolean>
    mail_sender: Optional<string>
    mail_subject: Optional<string>
    keeper: Optional<string>
    contact: Optional<string>
    hosting: Optional<string>
    steps_done: Optional<string[]>
  }
  poll_answers: {
    time_id: Id<'poll_times'>
    membership_id: Id<'memberships'>
    person_id: Id<'people'>
    answer: string
  }
  poll_times: {
    id: Optional<Id<'poll_times'>>
    poll_id: string
    group_id: string
    starts_at: Date
    said: Optional<string | null>
  }
  posts: {
    id: Optional<Id<'posts'>>
    conversation_id: Id<'conversations'>
    group_id: Id<'groups'>
    position: number
    membership_id: Optional<Id<'memberships'> | null>
    person_id: Optional<Id<'people'> | null>
    title: Optional<string>
    words: string
    wish: Optional<string | null>
    topics: Optional<string[]>
    answers_id: Optional<Id<'posts'> | null>
    sent_key: string
    written_at: Optional<Date>
    edited_at: Optional<Date | null>
    taken_back_at: Optional<Date | null>
    pinned_at: Optional<Date | null>
  }
  quiet_hours: {
    id: Optional<Id<'quiet_hours'>>
    person_id: Id<'people'>
    weekday: number
    starts: string
    ends: string
  }
  quiet_word_lines: {
    id: Optional<Id<'quiet_word_lines'>>
    word_id: Id<'quiet_words'>
    membership_id: Id<'memberships'>
    person_id: Id<'people'>
    words: string
    written_at: Optional<Date>
    sent_key: string
  }
  quiet_words: {
    id: Optional<Id<'quiet_words'>>
    group_id: Id<'groups'>
    membership_id: Id<'memberships'>
    person_id: Id<'people'>
    opened_at: Optional<Date>
    closed_at: Optional<Date | null>
  }
  reading_choices: {
    person_id: Id<'people'>
    list_order: Optional<string>
    shown: Optional<string[]>
    hidden: Optional<string[]>
  }
  ready_words: {
    id: Optional<Id<'ready_words'>>
    group_id: Id<'groups'>
    position: number
    words: string
  }
  recovery_codes: {
    person_id: Id<'people'>
    code_hash: Buffer
    used_at: Optional<Date | null>
  }
  removals: {
    id: Optional<Id<'removals'>>
    group_id: Id<'groups'>
    membership_id: Id<'memberships'>
    person_id: Optional<Id<'people'> | null>
    group_name: string
    shown_as: Optional<string>
    reason: string
    removed_at: Optional<Date>
    until: Optional<Date | null>
    lifted_at: Optional<Date | null>
  }
  resets: {
    id: Optional<Id<'resets'>>
    person_id: Id<'people'>
    asked_by: Optional<Id<'people'> | null>
    code_hash: Buffer
    asked_at: Optional<Date>
    opens_at: Date
    refused_at: Optional<Date | null>
    used_at: Optional<Date | null>
  }
  rests: {
    membership_id: Id<'memberships'>
    person_id: Id<'people'>
    since: Optional<Date>
    until: Optional<string | null>
    by_flare: Optional<boolean>
  }
  secrets: {
    name: string
    value: Buffer
    made_at: Optional<Date>
  }
  sessions: {
    id: Optional<Id<'sessions'>>
    token_hash: Buffer
    person_id: Id<'people'>
    name: string
    shared: Optional<boolean>
    made_at: Optional<Date>
    used_on: Optional<string>
    confirmed_at: Optional<Date>
  }
  suspensions: {
    id: Optional<Id<'suspensions'>>
    person_id: Id<'people'>
    reason: string
    since: Optional<Date>
    until: Optional<Date | null>
    lifted_at: Optional<Date | null>
  }
  takedowns: {
    id: Optional<Id<'takedowns'>>
    feed_id: Optional<Id<'feeds'> | null>
    feed_name: string
    feed_url: Optional<string | null>
    name: string
    marks: string[]
    taken_at: Optional<Date>
  }
  tellings: {
    person_id: Id<'people'>
    announcements: Optional<string>
    answers: Optional<string>
    reminders: Optional<string[]>
  }
  time_polls: {
    id: Optional<Id<'time_polls'>>
    group_id: Id<'groups'>
    minutes: number
    weekly: boolean
    zone: string
    asked_at: Optional<Date>
    ends_at: Date
    chosen: Optional<Date | null>
  }
  welcomes: {
    group_id: Id<'groups'>
    words: Optional<string>
    way_in: Optional<string>
  }
}
