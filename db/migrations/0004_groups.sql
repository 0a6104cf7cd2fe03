-- A group as anybody who may see it sees it: its honest card. What only members read lies in tables of its own.
--   listing: waiting = a steward has not looked yet · listed = in the directory · unlisted = only by invitation
--            hidden = exists for nobody but its members
create table groups (
  id                uuid primary key default gen_random_uuid(),
  name              text not null check (length(name) between 2 and 80),
  purpose           text not null check (length(purpose) between 1 and 1200),
  focus             text not null,
  further_foci      text[] not null default '{}' check (cardinality(further_foci) <= 2),
  identity_led      text[] not null default '{}',
  tone              text not null check (tone in ('vent', 'coping', 'mixed')),
  formats           text[] not null check (cardinality(formats) between 1 and 5 and formats <@ '{audio,video,text,round,in_person}'),
  size_band         text not null check (size_band in ('3-5', '6-9', '10-15', '16+')),
  languages         text[] not null check (cardinality(languages) between 1 and 5),
  zone              text not null,
  medication_talk   text not null check (medication_talk in ('no_talk', 'own_experience', 'open_no_doses')),
  faith             text not null default 'none' check (faith in ('none', 'spiritual', 'twelve_step', 'christian', 'muslim', 'jewish', 'buddhist', 'other')),
  access            text[] not null default '{}',
  not_for           text not null check (length(not_for) between 1 and 400),
  guests            text not null default 'no' check (guests in ('no', 'ask', 'yes')),
  door              text not null check (door in ('open', 'ask', 'referral', 'closed')),
  listing           text not null default 'waiting' check (listing in ('waiting', 'listed', 'unlisted', 'hidden')),
  wants_listing     boolean not null default true,
  search_engines    boolean not null default false,
  full_since        timestamptz,
  newcomers_see     text not null default 'since' check (newcomers_see in ('since', 'everything')),
  drafted_by        uuid references people on delete set null,
  founded_at        timestamptz not null default now(),
  unled_since       timestamptz,
  -- A steward asked the members whether one of them would lead.
  lead_asked_at     timestamptz,
  closed_at         timestamptz
);

-- When a group meets, as wall time in the group's zone. `nth` 1–4 or -1 (last) makes it monthly. `anchor` is a day it meets on, from which every
-- second, third or fourth week is counted; without one nobody says which.
create table group_times (
  id        uuid primary key default gen_random_uuid(),
  group_id  uuid not null references groups on delete cascade,
  weekday   int not null check (weekday between 0 and 6),
  starts    time not null,
  minutes   int not null check (minutes between 10 and 4320),
  every     int not null default 1 check (every between 1 and 4),
  nth       int check (nth in (-1, 1, 2, 3, 4)),
  anchor    date check (extract(dow from anchor) = weekday)
);
create index times_of_group on group_times (group_id);

-- When somebody is on duty, in the group's zone; over midnight when it ends before it starts.
create table cover_hours (
  id        uuid primary key default gen_random_uuid(),
  group_id  uuid not null references groups on delete cascade,
  weekday   int not null check (weekday between 0 and 6),
  starts    time not null,
  ends      time not null
);
create index cover_of_group on cover_hours (group_id);

create table group_questions (
  id        uuid primary key default gen_random_uuid(),
  group_id  uuid not null references groups on delete cascade,
  position  int not null,
  words     text not null check (length(words) between 1 and 300),
  unique (group_id, position)
);

-- What members agree to. A small change is told, a new one is asked before the next word.
create table agreements (
  id            uuid primary key default gen_random_uuid(),
  group_id      uuid not null references groups on delete cascade,
  version       int not null,
  lines         text[] not null check (cardinality(lines) between 1 and 30),
  change        text not null default 'new' check (change in ('small', 'new')),
  told          text not null default '' check (length(told) <= 500),
  published_at  timestamptz not null default now(),
  unique (group_id, version)
);

-- Someone's belonging to a group, under the name they chose there. A row outlives the leaving, because words refer to it.
create table memberships (
  id                uuid primary key default gen_random_uuid(),
  group_id          uuid not null references groups on delete cascade,
  person_id         uuid references people on delete set null,
  state             text not null check (state in ('guest', 'member', 'left', 'removed')),
  facilitates       boolean not null default false,
  successor         boolean not null default false,
  name              text not null check (length(name) between 1 and 40),
  skeleton          text not null,
  second_word       text not null default '',
  keepsake          text not null,
  agreement         int not null,
  joined_at         timestamptz not null default now(),
  ended_at          timestamptz,
  unique (group_id, person_id)
);
create index memberships_of_person on memberships (person_id);
create index memberships_of_group on memberships (group_id, joined_at);

-- "Keep my seat": known to oneself alone.
create table rests (
  membership_id  uuid primary key references memberships on delete cascade,
  person_id      uuid not null references people on delete cascade,
  since          timestamptz not null default now(),
  until          date
);

create table asks (
  id           uuid primary key default gen_random_uuid(),
  group_id     uuid not null references groups on delete cascade,
  person_id    uuid not null references people on delete cascade,
  as_guest     boolean not null default false,
  name         text not null check (length(name) between 1 and 40),
  answers      jsonb not null default '[]' check (jsonb_typeof(answers) = 'array' and length(answers::text) <= 8000),
  state        text not null default 'waiting' check (state in ('waiting', 'welcomed', 'declined', 'withdrawn')),
  reason       text not null default '' check (length(reason) <= 1000),
  asked_at     timestamptz not null default now(),
  answered_at  timestamptz
);
create unique index one_open_ask on asks (group_id, person_id) where state in ('waiting', 'welcomed');
create index asks_of_person on asks (person_id);

-- A removal is a decision its person may read, with a reason and, where given, an end; lifting it early sets the end. `shown_as`
-- is how they were called in the group, for those who lead.
create table removals (
  id             uuid primary key default gen_random_uuid(),
  group_id       uuid not null references groups on delete cascade,
  membership_id  uuid not null references memberships on delete cascade,
  person_id      uuid references people on delete cascade,
  group_name     text not null,
  shown_as       text not null default '',
  reason         text not null check (length(reason) between 1 and 2000),
  removed_at     timestamptz not null default now(),
  until          timestamptz,
  lifted_at      timestamptz
);
create index removals_of_person on removals (person_id);
create index removals_of_group on removals (group_id);

-- What stands inside: the welcome that guests see too, with the way in (a link, a number, an address) when the group meets
-- somewhere else; and notes by facilitators, pinned or announced.
create table welcomes (
  group_id    uuid primary key references groups on delete cascade,
  words       text not null default '' check (length(words) <= 4000),
  way_in      text not null default '' check (length(way_in) <= 600)
);

create table group_notes (
  id             uuid primary key default gen_random_uuid(),
  group_id       uuid not null references groups on delete cascade,
  membership_id  uuid not null references memberships on delete cascade,
  words          text not null check (length(words) between 1 and 4000),
  written_at     timestamptz not null default now(),
  announced_at   timestamptz,
  pinned_at      timestamptz
);
create index notes_of_group on group_notes (group_id, written_at);

-- The nightly snapshot: all that others may learn of sizes. A group missing here has nothing known of it yet.
create table group_facts (
  group_id      uuid primary key references groups on delete cascade,
  size_band     text check (size_band in ('3-5', '6-9', '10-15', '16+')),
  computed_on   date not null default current_date
);

do $$ declare t text; begin
  foreach t in array array['groups', 'group_times', 'cover_hours', 'group_questions', 'agreements', 'memberships', 'rests', 'asks',
    'removals', 'welcomes', 'group_notes', 'group_facts'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

-- One sentence decides who may look at a group from outside; its card's parts repeat it by asking for the group itself.
create policy look on groups for select to :member using (
  (listing = 'listed' and (select entered()))
  or array_position((select known_groups()), id) is not null
  or array_position((select guest_groups()), id) is not null
  or array_position((select invited_groups()), id) is not null
  or (listing <> 'hidden' and array_position((select opened_groups()), id) is not null)
  or (listing = 'waiting' and wants_listing and (select is_steward()))
  or drafted_by = (select viewer_id()));
create policy found on groups for insert to :member with check (
  (select may_write()) and drafted_by = (select viewer_id()) and listing in ('waiting', 'hidden', 'unlisted'));
create policy facilitators_edit on groups for update to :member
  using (array_position((select facilitated_groups()), id) is not null)
  with check (array_position((select facilitated_groups()), id) is not null);

-- "offset 0" keeps the planner from reading all groups into a hash as soon as one row is there: whoever asks about a hidden group
-- would wait longer than for one that is not there, the longer the more groups live here.
do $$ declare t text; begin
  foreach t in array array['group_times', 'cover_hours', 'group_questions', 'agreements', 'group_facts'] loop
    execute format('create policy look on %I for select to :member using (exists (select from groups g where g.id = group_id offset 0))', t);
  end loop;
  foreach t in array array['group_times', 'cover_hours', 'group_questions'] loop
    execute format('create policy facilitators_write on %I for insert to :member with check (array_position((select facilitated_groups()), group_id) is not null)', t);
    execute format('create policy facilitators_clear on %I for delete to :member using (array_position((select facilitated_groups()), group_id) is not null)', t);
  end loop;
end $$;
create policy facilitators_publish on agreements for insert to :member with check (array_position((select facilitated_groups()), group_id) is not null);

-- Members see members, and guests, who are always seen as guests. A block hides both from each other. I see my own rows
-- in every state.
create policy members_see on memberships for select to :member using (
  (array_position((select known_groups()), group_id) is not null and state in ('member', 'guest')
    and coalesce(person_id <> all ((select known_blocked())::uuid[]), true))
  or person_id = (select viewer_id()));

create policy own on rests for select to :member using (person_id = (select viewer_id()));
create policy rest on rests for insert to :member with check (
  person_id = (select viewer_id()) and array_position((select my_seats()), membership_id) is not null);
create policy come_back on rests for delete to :member using (person_id = (select viewer_id()));

create policy own on asks for select to :member using (person_id = (select viewer_id()));
create policy facilitators_read on asks for select to :member using (
  array_position((select facilitated_groups()), group_id) is not null and state <> 'withdrawn'
  and person_id <> all ((select known_blocked())::uuid[]));
create policy ask on asks for insert to :member with check (
  person_id = (select viewer_id()) and (select may_write()) and state = 'waiting' and reason = ''
  and array_position((select known_groups()), group_id) is null
  and not exists (select from removals r where r.group_id = asks.group_id and (r.until is null or r.until > now()))
  and exists (select from groups g where g.id = group_id and g.closed_at is null
    and ((not as_guest and g.door = 'ask' and g.full_since is null) or (as_guest and g.guests = 'ask'))));

create policy own on removals for select to :member using (person_id = (select viewer_id()));
create policy facilitators_read on removals for select to :member using (
  array_position((select facilitated_groups()), group_id) is not null and person_id <> all ((select known_blocked())::uuid[]));

create policy insiders on welcomes for select to :member using (
  array_position((select known_groups()), group_id) is not null or array_position((select guest_groups()), group_id) is not null);
create policy facilitators_write on welcomes for insert to :member with check (array_position((select facilitated_groups()), group_id) is not null);
create policy facilitators_edit on welcomes for update to :member
  using (array_position((select facilitated_groups()), group_id) is not null) with check (array_position((select facilitated_groups()), group_id) is not null);

-- Newcomers read from the day they came, plus what is pinned.
create policy members_read on group_notes for select to :member using (
  array_position((select known_groups()), group_id) is not null
  and (pinned_at is not null or written_at >= (select known_since())[array_position((select known_groups()), group_id)]));
create policy facilitators_write on group_notes for insert to :member with check (
  array_position((select facilitated_groups()), group_id) is not null and array_position((select writable_groups()), group_id) is not null
  and membership_id = (select my_seats())[array_position((select known_groups()), group_id)]);
create policy facilitators_pin on group_notes for update to :member
  using (array_position((select facilitated_groups()), group_id) is not null) with check (array_position((select facilitated_groups()), group_id) is not null);
create policy facilitators_take_back on group_notes for delete to :member using (array_position((select facilitated_groups()), group_id) is not null);

grant select (id, name, purpose, focus, further_foci, identity_led, tone, formats, size_band, languages, zone, medication_talk, faith, access, not_for,
  guests, door, listing, wants_listing, search_engines, full_since, newcomers_see, founded_at, unled_since, lead_asked_at, closed_at) on groups to :member;
grant insert (name, purpose, focus, further_foci, identity_led, tone, formats, size_band, languages, zone, medication_talk, faith, access, not_for, guests,
  door, listing, wants_listing, search_engines, newcomers_see, drafted_by) on groups to :member;
grant update (name, purpose, focus, further_foci, identity_led, tone, formats, size_band, languages, zone, medication_talk, faith, access, not_for, guests,
  door, search_engines, newcomers_see, full_since) on groups to :member;
grant select on group_times, cover_hours, group_questions, agreements, welcomes, group_facts, rests to :member;
grant insert (group_id, weekday, starts, minutes, every, nth, anchor), delete on group_times to :member;
grant insert (group_id, weekday, starts, ends), delete on cover_hours to :member;
grant insert (group_id, position, words), delete on group_questions to :member;
grant insert (group_id, version, lines, change, told) on agreements to :member;
-- Not person_id: inside a group people are addressed by membership, so that nobody is recognised from one group in another.
grant select (id, group_id, state, facilitates, successor, name, second_word, keepsake, agreement, joined_at, ended_at) on memberships to :member;
grant insert (membership_id, person_id, until), delete on rests to :member;
grant select (id, group_id, as_guest, name, answers, state, reason, asked_at, answered_at) on asks to :member;
grant insert (group_id, person_id, as_guest, name, answers) on asks to :member;
grant select (id, group_id, group_name, shown_as, reason, removed_at, until, lifted_at) on removals to :member;
grant insert, update (words, way_in) on welcomes to :member;
grant insert (group_id, membership_id, words, announced_at, pinned_at), update (pinned_at), delete on group_notes to :member;
grant select on group_notes to :member;
