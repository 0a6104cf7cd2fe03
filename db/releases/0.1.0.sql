-- A released schema, as its migrations made it, with a few rows in every table. Written by db/releases/make.ts; never changed.
-- signs in: satchel-9273, kettle meadow acorn
-- 0001_viewer.sql
-- Who is looking is found once, at the start of a transaction, and kept in settings local to it.
-- Policies read these settings and touch no table. Settings that were never set mean nobody, who sees nothing.
--
-- :member is the role of every request, :system the role of jobs and of the functions below. Neither is a superuser,
-- neither owns a table, and the names are this database's own (roles belong to the whole server).

create extension if not exists citext;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gin;

revoke all on schema public from public;
grant usage on schema public to :member, :system;

create function viewer_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('viewer.id', true), '')::uuid;

-- Groups I belong to (resting included), with the moment from which I may read each: two lists of the same order.
create function known_groups() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('viewer.groups', true), '')::uuid[];
create function known_since() returns timestamptz[] language sql stable parallel safe
  return nullif(current_setting('viewer.since', true), '')::timestamptz[];

create function facilitated_groups() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('viewer.facilitates', true), '')::uuid[];

-- My seat in each of known_groups(), in the same order; and the groups where I have accepted the agreement in force and that
-- have not come to their end: only there does anybody write.
create function my_seats() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('viewer.seats', true), '')::uuid[];
create function writable_groups() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('viewer.writable', true), '')::uuid[];

-- Groups whose card I may see: an ask of mine is open there, or an invitation to it is in my hand.
create function opened_groups() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('viewer.opened', true), '')::uuid[];
create function invited_groups() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('viewer.invited', true), '')::uuid[];
create function guest_groups() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('viewer.guest', true), '')::uuid[];

-- People between whom and me a block stands, whoever made it.
create function known_blocked() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('viewer.blocked', true), '')::uuid[];

create function is_steward() returns boolean language sql stable parallel safe
  return coalesce(current_setting('viewer.steward', true), '') = 'yes';

-- Somebody, a visitor too, is looking through the front door. A query that came in another way sees nothing.
create function entered() returns boolean language sql stable parallel safe
  return coalesce(current_setting('viewer.entered', true), '') = 'yes';

-- May write at all: a person whom the place let in, not suspended.
create function may_write() returns boolean language sql stable parallel safe
  return coalesce(current_setting('viewer.writes', true), '') = 'yes';

/* Becomes `person` until the end of the transaction; null, or somebody who is no longer here, becomes nobody. A
   suspended person keeps a name and what is theirs to read, and belongs nowhere. */
create function become(person uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me record;
  mine record;
begin
  select id, is_steward, approved, suspended into me from people where id = person;
  select coalesce(array_agg(m.group_id order by m.id) filter (where m.state = 'member'), '{}') as groups,
         coalesce(array_agg(case when g.newcomers_see = 'everything' then '-infinity' else m.joined_at end order by m.id)
           filter (where m.state = 'member'), '{}') as since,
         coalesce(array_agg(m.id order by m.id) filter (where m.state = 'member'), '{}') as seats,
         coalesce(array_agg(m.group_id) filter (where g.closed_at is null and m.agreement >= coalesce(
           (select max(a.version) from agreements a where a.group_id = g.id and a.change = 'new'), 1)), '{}') as writable,
         coalesce(array_agg(m.group_id) filter (where m.state = 'member' and m.facilitates), '{}') as facilitates,
         coalesce(array_agg(m.group_id) filter (where m.state = 'guest'), '{}') as guest
    into mine
    from memberships m join groups g on g.id = m.group_id
    where m.person_id = me.id and m.state in ('member', 'guest') and not me.suspended;
  perform set_config('viewer.entered', 'yes', true),
    set_config('viewer.id', coalesce(me.id::text, ''), true),
    set_config('viewer.writes', case when me.id is not null and me.approved and not me.suspended then 'yes' else '' end, true),
    set_config('viewer.steward', case when me.is_steward and not me.suspended then 'yes' else '' end, true),
    set_config('viewer.groups', mine.groups::text, true),
    set_config('viewer.since', mine.since::text, true),
    set_config('viewer.seats', mine.seats::text, true),
    set_config('viewer.writable', mine.writable::text, true),
    set_config('viewer.facilitates', mine.facilitates::text, true),
    set_config('viewer.guest', mine.guest::text, true),
    set_config('viewer.invited', '', true),
    set_config('viewer.opened', (select coalesce(array_agg(group_id), '{}')::text from asks
      where person_id = me.id and state in ('waiting', 'welcomed') and not me.suspended), true),
    set_config('viewer.blocked', (select coalesce(array_agg(case when blocker_id = me.id then blocked_id else blocker_id end), '{}')::text
      from blocks where me.id in (blocker_id, blocked_id)), true);
end $$;

/* The whole reason a definer function may give for saying no: a code of the program (HF404, HF403, HF409) and the id of
   a sentence. */
create function refuse(code text, reason text) returns void language plpgsql as $$
begin
  raise exception using errcode = code, message = reason;
end $$;

-- Words as they are looked for: no accents, no case, no width. unaccent() is only "stable" because its dictionary could
-- be edited; ours is not.
create function plain(words text) returns text language sql immutable parallel safe strict
  return lower(unaccent('unaccent'::regdictionary, normalize(words, NFKC)));
-- 0002_place.sql
-- The place itself: one row, readable by all, written by its stewards.
create table place (
  id                boolean primary key default true check (id),
  name              text not null default 'Holdfast' check (length(name) between 1 and 60),
  hue               text not null default 'lamp' check (hue in ('lamp', 'moss', 'clay', 'plum', 'sea')),
  sign_up           text not null default 'invitation' check (sign_up in ('open', 'invitation', 'approval')),
  language          text not null default 'en',
  zone              text not null default 'UTC',
  country           text not null default 'GB' check (country ~ '^[A-Z]{2}$'),
  quick_exit        text not null default 'https://www.wikipedia.org/' check (quick_exit ~ '^https://[^\s]{3,200}$'),
  set_up_at         timestamptz,
  demo              boolean not null default false
);
insert into place default values;

-- The steward's pages: terms, privacy, contact, about. Sign-up stays closed until the first three are filled.
create table pages (
  kind        text not null check (kind in ('terms', 'privacy', 'contact', 'about')),
  language    text not null,
  words       text not null check (length(words) between 1 and 40000),
  version     int not null default 1,
  written_at  timestamptz not null default now(),
  primary key (kind, language)
);

-- What only the program needs: the code that makes the first steward, the key under which tries are counted, the salt that
-- makes the work for unknown names equal. Nobody reads it but :system.
create table secrets (
  name        text primary key,
  value       bytea not null,
  made_at     timestamptz not null default now()
);

alter table place enable row level security;    alter table place force row level security;
alter table pages enable row level security;    alter table pages force row level security;
alter table secrets enable row level security;  alter table secrets force row level security;

create policy all_see on place for select to :member using ((select entered()));
create policy stewards_set on place for update to :member using ((select is_steward())) with check ((select is_steward()));
create policy all_see on pages for select to :member using ((select entered()));
create policy stewards_write on pages for insert to :member with check ((select is_steward()));
create policy stewards_rewrite on pages for update to :member using ((select is_steward())) with check ((select is_steward()));

grant select on place, pages to :member;
grant update (name, hue, sign_up, language, zone, country, quick_exit, set_up_at) on place to :member;
grant insert, update on pages to :member;

/* Sign-up needs the three pages the law asks for, in at least one language. */
create function pages_are_filled() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select count(distinct kind) = 3 from pages where kind in ('terms', 'privacy', 'contact')
$$;

-- How often something was tried, for rate limits. Keys are digests under a key of the place; rows die by themselves.
create table attempts (
  key     text primary key,
  points  int not null default 0,
  expire  bigint
);
alter table attempts enable row level security;  alter table attempts force row level security;
-- 0003_people.sql
-- A person has a name and nothing that tells who they are. How they sign in lies in tables of its own, which no request
-- reads except as :system.
create table people (
  id            uuid primary key default gen_random_uuid(),
  sign_in_name  citext not null unique check (sign_in_name ~ '^[a-z]{2,24}-[0-9]{4}$'),
  shown_name    text not null check (length(shown_name) between 1 and 40),
  keepsake      text not null check (length(keepsake) between 1 and 40),
  language      text not null,
  zone          text not null,
  is_steward    boolean not null default false,
  approved      boolean not null default true,
  suspended     boolean not null default false,
  adult_since   timestamptz not null,
  came_at       timestamptz not null default now(),
  -- Another account here has proven the address that was theirs; until they give one again.
  mail_lost_at  timestamptz
);

create table passwords (
  person_id   uuid primary key references people on delete cascade,
  hash        text not null,
  set_at      timestamptz not null default now()
);

create table passkeys (
  id             uuid primary key default gen_random_uuid(),
  person_id      uuid not null references people on delete cascade,
  credential_id  text not null unique,
  public_key     bytea not null,
  counter        bigint not null default 0,
  transports     text[] not null default '{}',
  name           text not null check (length(name) between 1 and 60),
  made_at        timestamptz not null default now()
);
create index passkeys_of_person on passkeys (person_id);

-- What the browser must answer to; used once, gone in five minutes.
create table passkey_challenges (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid references people on delete cascade,
  challenge   text not null,
  ends_at     timestamptz not null default now() + interval '5 minutes'
);

create table recovery_codes (
  person_id   uuid not null references people on delete cascade,
  code_hash   bytea not null,
  used_at     timestamptz,
  primary key (person_id, code_hash)
);

create table mail_addresses (
  person_id    uuid primary key references people on delete cascade,
  address      text not null check (length(address) between 3 and 254),
  lookup       bytea not null unique,
  verified_at  timestamptz,
  given_at     timestamptz not null default now()
);

-- One-time links: sent by mail to sign in or to prove an address, drawn as a square for a second device, with a
-- short code beside it for whoever cannot photograph it. Only the digests are kept. A link asked for with an address that
-- is nobody's is written too, for nobody, so that asking costs and leaves the same.
create table mail_links (
  token_hash  bytea primary key,
  person_id   uuid references people on delete cascade,
  purpose     text not null check (purpose in ('sign_in', 'prove_address', 'second_device')),
  address     text not null,
  -- The code opens the same as the link; it is one row, so that whichever is used first uses up both.
  code_hash   bytea unique,
  ends_at     timestamptz not null,
  used_at     timestamptz
);
create index mail_links_of_person on mail_links (person_id);

/* An address that is taken away, or goes to somebody else, takes along the links to sign in that lie in its mailbox. */
create function end_links_of_address() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from mail_links where person_id = old.person_id and purpose = 'sign_in';
  return null;
end $$;
create trigger ending_links after delete on mail_addresses for each row execute function end_links_of_address();

-- A session keeps no address and no browser. `used_on` is a day, not a moment.
create table sessions (
  id            uuid primary key default gen_random_uuid(),
  token_hash    bytea not null unique,
  person_id     uuid not null references people on delete cascade,
  name          text not null check (length(name) between 1 and 60),
  shared        boolean not null default false,
  made_at       timestamptz not null default now(),
  used_on       date not null default current_date,
  confirmed_at  timestamptz not null default now()
);
create index sessions_of_person on sessions (person_id);

-- A steward's reset: opens after 72 hours unless an open session says "not me", and only while whoever asked for it is a steward.
create table resets (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid not null references people on delete cascade,
  asked_by    uuid references people on delete cascade,
  code_hash   bytea not null unique,
  asked_at    timestamptz not null default now(),
  opens_at    timestamptz not null,
  refused_at  timestamptz,
  used_at     timestamptz
);
create index resets_of_person on resets (person_id);
create index resets_asked_by on resets (asked_by);

-- One consent a purpose, with the version of the words agreed to; withdrawing keeps the history.
create table consents (
  id            uuid primary key default gen_random_uuid(),
  person_id     uuid not null references people on delete cascade,
  purpose       text not null check (purpose in ('terms', 'health_data', 'mail')),
  version       int not null,
  given_at      timestamptz not null default now(),
  withdrawn_at  timestamptz
);
create index consents_of_person on consents (person_id);

-- How a person's pages look and what a flare changes, prepared on a good day.
create table comforts (
  person_id     uuid primary key references people on delete cascade,
  light         text not null default 'device' check (light in ('device', 'day', 'evening')),
  contrast      text not null default 'device' check (contrast in ('device', 'more')),
  flare_until   timestamptz,
  plan_days     int not null default 1 check (plan_days between 1 and 14),
  plan_note     text not null default '' check (length(plan_note) <= 500)
);

-- Nobody under a block is told; `shown_as` is how the other was named where the block was made.
create table blocks (
  id          uuid primary key default gen_random_uuid(),
  blocker_id  uuid not null references people on delete cascade,
  blocked_id  uuid not null references people on delete cascade,
  shown_as    text not null,
  made_at     timestamptz not null default now(),
  unique (blocker_id, blocked_id),
  check (blocker_id <> blocked_id)
);
create index blocks_of_blocked on blocks (blocked_id);

create table suspensions (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid not null references people on delete cascade,
  reason      text not null check (length(reason) between 1 and 2000),
  since       timestamptz not null default now(),
  until       timestamptz,
  lifted_at   timestamptz
);
create index suspensions_of_person on suspensions (person_id);

do $$ declare t text; begin
  foreach t in array array['people', 'passwords', 'passkeys', 'passkey_challenges', 'recovery_codes', 'mail_addresses', 'mail_links',
    'sessions', 'resets', 'consents', 'comforts', 'blocks', 'suspensions'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

create policy oneself on people for select to :member using (id = (select viewer_id()));
create policy change_oneself on people for update to :member using (id = (select viewer_id())) with check (id = (select viewer_id()));
create policy own on passkeys for select to :member using (person_id = (select viewer_id()));
create policy remove_own on passkeys for delete to :member using (person_id = (select viewer_id()));
create policy own on recovery_codes for select to :member using (person_id = (select viewer_id()));
create policy own on mail_addresses for select to :member using (person_id = (select viewer_id()));
create policy remove_own on mail_addresses for delete to :member using (person_id = (select viewer_id()));
create policy own on sessions for select to :member using (person_id = (select viewer_id()));
create policy rename_own on sessions for update to :member using (person_id = (select viewer_id())) with check (person_id = (select viewer_id()));
create policy own on resets for select to :member using (person_id = (select viewer_id()));
create policy own on consents for select to :member using (person_id = (select viewer_id()));
create policy give_own on consents for insert to :member with check (person_id = (select viewer_id()));
create policy withdraw_own on consents for update to :member using (person_id = (select viewer_id())) with check (person_id = (select viewer_id()));
create policy own on comforts for select to :member using (person_id = (select viewer_id()));
create policy keep_own on comforts for insert to :member with check (person_id = (select viewer_id()));
create policy change_own on comforts for update to :member using (person_id = (select viewer_id())) with check (person_id = (select viewer_id()));
create policy own on blocks for select to :member using (blocker_id = (select viewer_id()));
create policy end_own on blocks for delete to :member using (blocker_id = (select viewer_id()));
create policy own on suspensions for select to :member using (person_id = (select viewer_id()));
create policy stewards_look on suspensions for select to :member using ((select is_steward()));

grant select on people to :member;
grant update (shown_name, keepsake, language, zone) on people to :member;
grant select (id, person_id, name, made_at), delete on passkeys to :member;
grant select (person_id, used_at) on recovery_codes to :member;
grant select (person_id, address, verified_at, given_at), delete on mail_addresses to :member;
grant select (id, person_id, name, shared, made_at, used_on, confirmed_at) on sessions to :member;
grant update (name) on sessions to :member;
grant select (id, person_id, asked_at, opens_at, refused_at, used_at) on resets to :member;
grant select on consents to :member;
grant insert (person_id, purpose, version), update (withdrawn_at) on consents to :member;
grant select, insert, update on comforts to :member;
grant select (id, shown_as, made_at), delete on blocks to :member;
grant select (id, person_id, reason, since, until, lifted_at) on suspensions to :member;

/* Who stands behind a session, with what a page needs to be drawn for them. No row: nobody. Idle for 60 days: nobody. */
create function session_of(token bytea) returns table (
  session_id uuid, person_id uuid, shown_name text, keepsake text, language text, zone text, is_steward boolean, approved boolean,
  suspended boolean, confirmed_at timestamptz, light text, contrast text, flare_until timestamptz, reset_waiting boolean
) language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, p.id, p.shown_name, p.keepsake, p.language, p.zone, p.is_steward and not p.suspended, p.approved, p.suspended, s.confirmed_at,
    c.light, c.contrast, c.flare_until,
    exists (select from resets r where r.person_id = p.id and r.refused_at is null and r.used_at is null and r.asked_at > now() - interval '30 days')
  from sessions s join people p on p.id = s.person_id left join comforts c on c.person_id = p.id
  where s.token_hash = token and s.used_on > current_date - 60
$$;

/* Ends sessions of the viewer: one, or all but the one in hand. Tells open pages, which ask again who they are. A link that would
   open one more ends as well: with one session those shown to a camera, with all the others also those sent by mail. */
create function end_sessions(only_id uuid, all_but uuid) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare ended int;
begin
  with gone as (
    delete from sessions where person_id = viewer_id()
      and (only_id is null or id = only_id) and (all_but is null or id <> all_but) returning id)
  select count(*) into ended from gone;
  delete from mail_links where person_id = viewer_id() and (purpose = 'second_device' or (purpose = 'sign_in' and only_id is null));
  perform pg_notify('live', 'session:' || viewer_id());
  return ended;
end $$;

/* Blocks whoever sits behind a membership the viewer can see. Silent, in both directions, at once. */
create function block_member(membership uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare other record;
begin
  select m.person_id, m.name into other from memberships m
    where m.id = membership and m.state in ('member', 'guest') and m.person_id <> viewer_id()
      and array_position(known_groups(), m.group_id) is not null and m.person_id <> all (known_blocked());
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  insert into blocks (blocker_id, blocked_id, shown_as) values (viewer_id(), other.person_id, other.name)
    on conflict do nothing;
  perform become(viewer_id());
end $$;

/* A steward suspends a person by sign-in name: they keep their words, their export and their appeal, and belong nowhere
   meanwhile. Every session of theirs ends. Two stewards suspending each other at once wait for one another, and whoever has been
   suspended meanwhile suspends nobody: so there is always a steward left, the one who acts. */
create function suspend_person(who citext, why text, ends timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare them uuid;
begin
  perform 1 from people where is_steward order by id for update;
  perform become(viewer_id());
  if not is_steward() then perform refuse('HF404', 'not_found'); end if;
  select id into them from people where sign_in_name = who and id <> viewer_id();
  if not found then perform refuse('HF404', 'not_found'); end if;
  insert into suspensions (person_id, reason, until) values (them, why, ends);
  update people set suspended = true where id = them;
  delete from sessions where person_id = them;
  -- Whatever they alone led, their successor leads, or a member who says so.
  perform hand_over_lead(group_id) from memberships where person_id = them and state = 'member' and facilitates;
  perform pg_notify('live', 'session:' || them);
end $$;

create function lift_suspension(who citext) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not is_steward() then perform refuse('HF404', 'not_found'); end if;
  update people set suspended = false where sign_in_name = who and suspended;
  if not found then perform refuse('HF404', 'not_found'); end if;
  update suspensions set lifted_at = now() where person_id = (select id from people where sign_in_name = who) and lifted_at is null;
  perform hand_over_lead(m.group_id) from memberships m join people p on p.id = m.person_id
    where p.sign_in_name = who and m.state = 'member' and m.facilitates;
end $$;

/* "Not me": every reset that waits for the viewer is refused, by any session of theirs that is open. */
create function refuse_resets() returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare refused int;
begin
  update resets set refused_at = now() where person_id = viewer_id() and refused_at is null and used_at is null;
  get diagnostics refused = row_count;
  return refused;
end $$;

-- What is the viewer's own, where the policies hide it since they left or show that of others beside it.
create function my_removals() returns table (group_id uuid, group_name text, reason text, since timestamptz, until timestamptz, lifted_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select r.group_id, r.group_name, r.reason, r.removed_at, r.until, r.lifted_at from removals r where r.person_id = viewer_id() order by r.removed_at desc;
end $$;
-- Whoever asked has read the group's name; they may read it beside the answer too, unless the group has hidden itself since.
create function my_asks() returns table (id uuid, group_id uuid, group_name text, as_guest boolean, name text, answers jsonb, state text, reason text,
  asked_at timestamptz, answered_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select a.id, a.group_id, case when g.listing <> 'hidden' or array_position(known_groups() || guest_groups(), g.id) is not null then g.name end,
      a.as_guest, a.name, a.answers, a.state, a.reason, a.asked_at, a.answered_at
    from asks a join groups g on g.id = a.group_id where a.person_id = viewer_id() order by a.asked_at;
end $$;
create function my_notes() returns table (group_id uuid, words text, written_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select n.group_id, n.words, n.written_at from group_notes n join memberships m on m.id = n.membership_id
    where m.person_id = viewer_id() order by n.written_at;
end $$;
create function my_invitations() returns table (group_id uuid, note text, made_at timestamptz, ends_at timestamptz, uses int, revoked_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select i.group_id, i.note, i.made_at, i.ends_at, i.uses, i.revoked_at from invitations i
    where i.made_by = viewer_id() order by i.made_at;
end $$;

/* Erases the viewer: every seat with all that hangs on it, their own words, then the person with all that is theirs. Words of
   others stay as they are. The last steward cannot go. Says how many seats and words went, for the receipt. */
create function erase_me() returns table (seats int, words int) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := viewer_id();
  seat uuid;
begin
  if me is null then perform refuse('HF404', 'not_found'); end if;
  -- Two stewards who go at once must wait for one another, or none would be left.
  perform 1 from people where is_steward order by id for update;
  if (select is_steward from people where id = me)
    and not exists (select from people where is_steward and not suspended and id <> me) then
    perform refuse('HF409', 'last_steward');
  end if;
  seats := 0;
  for seat in select id from memberships where person_id = me and state in ('member', 'guest') order by id loop
    perform lose_membership(seat, 'left');
    seats := seats + 1;
  end loop;
  delete from group_notes n using memberships m where m.id = n.membership_id and m.person_id = me;
  get diagnostics words = row_count;
  delete from memberships where person_id = me;
  perform pg_notify('live', 'session:' || me);
  delete from people where id = me;
  return next;
end $$;
-- 0004_groups.sql
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
-- 0005_belonging.sql
-- The verbs that begin and end belonging. They run as :system because a plain write would fail under the very policy that
-- hides what was left; each checks the viewer itself and ends by finding their rights anew.

/* My own memberships: the program needs their ids, and person_id is not readable. */
create function my_memberships() returns table (membership_id uuid, group_id uuid, state text, facilitates boolean, resting boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, m.group_id, m.state, m.facilitates, exists (select from rests r where r.membership_id = m.id)
  from memberships m where m.person_id = viewer_id()
$$;

/* The version of the agreement a member must have accepted before the next word: the last that was not small. With the caller's own
   rights: a group that somebody may not see says what one that is not there says. */
create function agreement_asked(of_group uuid) returns int language sql stable set search_path = public, pg_temp as $$
  select coalesce(max(version) filter (where change = 'new'), 1) from agreements where group_id = of_group
$$;

/* What the viewer is to a group, in one row; all null for a visitor, and for somebody who may not write. Nobody's but one's own. */
create function my_standing(of_group uuid) returns table (
  writes boolean, membership_id uuid, state text, facilitates boolean, successor boolean, resting boolean, rests_until date, name text,
  second_word text, keepsake text, agreement int, joined_at timestamptz, ended_at timestamptz,
  ask_id uuid, ask_state text, ask_as_guest boolean, ask_name text, ask_reason text, asked_at timestamptz,
  removed_at timestamptz, removal_reason text, removed_until timestamptz, removal_lifted timestamptz, agreement_asked int
) language sql stable security definer set search_path = public, pg_temp as $$
  select may_write(), m.id, m.state, m.facilitates, m.successor, r.membership_id is not null, r.until, m.name, m.second_word, m.keepsake, m.agreement,
    m.joined_at, m.ended_at, a.id, a.state, a.as_guest, a.name, a.reason, a.asked_at, out.removed_at, out.reason, out.until,
    case when m.state = 'removed' then (select max(x.lifted_at) from removals x where x.group_id = of_group and x.person_id = me.id) end,
    case when m.state in ('member', 'guest') then agreement_asked(of_group) else 1 end
  from (select viewer_id() as id where may_write()) me
    left join memberships m on m.group_id = of_group and m.person_id = me.id
    left join rests r on r.membership_id = m.id
    left join lateral (select * from asks where group_id = of_group and person_id = me.id order by asked_at desc limit 1) a on true
    left join lateral (select * from removals x where x.group_id = of_group and x.person_id = me.id and (x.until is null or x.until > now())
      order by x.until desc nulls first limit 1) out on true
$$;

/* What is decided about a group's seats is decided one at a time: two last facilitators may leave at once, two people may
   come in under one name. */
create function hold_group(of_group uuid) returns void language sql volatile set search_path = public, pg_temp
  return pg_advisory_xact_lock(hashtextextended(of_group::text, 0));

/* Puts the viewer into a group, or back into it; the only way a seat is ever taken. Names that look alike get a second word. */
create function take_seat(of_group uuid, as_state text, shown text, looks text, thing text, word text, accepted int, leads boolean)
returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare seat uuid;
begin
  perform hold_group(of_group);
  insert into memberships (group_id, person_id, state, facilitates, name, skeleton, second_word, keepsake, agreement)
    values (of_group, viewer_id(), as_state, leads, shown, looks,
      case when exists (select from memberships m where m.group_id = of_group and m.skeleton = looks and m.state in ('member', 'guest')
        and m.person_id is distinct from viewer_id()) then word else '' end, thing, accepted)
    on conflict (group_id, person_id) do update set state = excluded.state, facilitates = excluded.facilitates, successor = false,
      name = excluded.name, skeleton = excluded.skeleton, second_word = excluded.second_word, keepsake = excluded.keepsake, agreement = excluded.agreement,
      joined_at = case when memberships.state = excluded.state then memberships.joined_at else now() end, ended_at = null
    returning id into seat;
  update asks set state = 'withdrawn', answered_at = coalesce(answered_at, now())
    where group_id = of_group and person_id = viewer_id() and state in ('waiting', 'welcomed') and as_guest = (as_state = 'guest');
  perform become(viewer_id());
  return seat;
end $$;
revoke all on function take_seat from public;

/* Another name or keepsake in one group. The second word stays as long as the name still looks the same. */
create function change_face(of_group uuid, shown text, looks text, thing text, word text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may_write() then perform refuse('HF404', 'not_found'); end if;
  perform hold_group(of_group);
  update memberships m set name = shown, skeleton = looks, keepsake = thing,
      second_word = case when m.skeleton = looks then m.second_word
        when exists (select from memberships o where o.group_id = of_group and o.skeleton = looks and o.state in ('member', 'guest')
          and o.person_id is distinct from viewer_id()) then word else '' end
    where m.group_id = of_group and m.person_id = viewer_id() and m.state in ('member', 'guest');
  if not found then perform refuse('HF404', 'not_found'); end if;
end $$;

/* The founder's seat: once, in the transaction that wrote the group. */
create function found_seat(of_group uuid, shown text, looks text, thing text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update groups set drafted_by = null where id = of_group and drafted_by = viewer_id();
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  return take_seat(of_group, 'member', shown, looks, thing, '', 1, true);
end $$;

/* Comes in through the door: an open one, one where an ask was welcomed, or any with an invitation to this group. The
   agreement accepted must be the one in force. A removal that has not ended keeps the door shut, and says so. */
create function join_group(of_group uuid, as_guest boolean, accepted int, shown text, looks text, thing text, word text, invitation text)
returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  g record;
  mine record;
  invited boolean := invitation_opens(invitation, of_group);
  welcomed boolean := exists (select from asks a where a.group_id = of_group and a.person_id = viewer_id() and a.state = 'welcomed' and a.as_guest = join_group.as_guest);
begin
  select * into g from groups where id = of_group for share;
  if not found or not may_write() or not (invited or g.listing = 'listed' or (g.listing <> 'hidden' and welcomed)
    or array_position(known_groups(), of_group) is not null or array_position(guest_groups(), of_group) is not null) then
    perform refuse('HF404', 'not_found');
  end if;
  select * into mine from memberships where group_id = of_group and person_id = viewer_id();
  if mine.state = 'member' or (mine.state = 'guest' and as_guest) then return mine.id; end if;
  if g.closed_at is not null then perform refuse('HF409', 'group_closed'); end if;
  if exists (select from removals where group_id = of_group and person_id = viewer_id() and (until is null or until > now())) then
    perform refuse('HF403', 'removed_from_group');
  end if;
  if accepted is distinct from (select max(version) from agreements where group_id = of_group) then perform refuse('HF409', 'agreement_changed'); end if;
  -- Of two people with an invitation's last use in hand, one comes in; the other finds the link closed.
  if invited and not welcomed then
    invited := spend_invitation(invitation);
    if not invited and g.listing <> 'listed' then perform refuse('HF404', 'not_found'); end if;
  end if;
  if not (invited or welcomed or (as_guest and g.guests = 'yes') or (not as_guest and g.door = 'open' and g.full_since is null)) then
    perform refuse('HF403', case when g.full_since is not null then 'group_full' else 'door_closed' end);
  end if;
  return take_seat(of_group, case when as_guest then 'guest' else 'member' end, shown, looks, thing, word, accepted, false);
end $$;

create function accept_agreement(of_group uuid, accepted int) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may_write() or not exists (select from memberships where group_id = of_group and person_id = viewer_id() and state in ('member', 'guest')) then
    perform refuse('HF404', 'not_found');
  end if;
  if accepted is distinct from (select max(version) from agreements where group_id = of_group) then perform refuse('HF409', 'agreement_changed'); end if;
  update memberships set agreement = accepted where group_id = of_group and person_id = viewer_id() and state in ('member', 'guest');
end $$;

create function withdraw_ask(of_group uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update asks set state = 'withdrawn', answered_at = now() where group_id = of_group and person_id = viewer_id() and state in ('waiting', 'welcomed');
  if not found then perform refuse('HF404', 'not_found'); end if;
  perform become(viewer_id());
end $$;

/* A facilitator's answer to an ask. Answering twice gives the first answer. Returns whom to tell. */
create function answer_ask(ask uuid, welcome boolean, why text) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare them record;
begin
  select * into them from asks where id = ask and array_position(facilitated_groups(), group_id) is not null
    and state <> 'withdrawn' and person_id <> all (known_blocked()) for update;
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  if them.state <> 'waiting' then return null; end if;
  update asks set state = case when welcome then 'welcomed' else 'declined' end, reason = why, answered_at = now() where id = ask;
  return them.id;
end $$;

/* Everything that losing membership takes away, in one place: the seat, the role, the succession, the rest, open asks, the
   invitations made with its rights, mails not yet sent about the group. Whatever a later table gives to members must be taken
   here; a test reads the catalogue for references to memberships. Words stay under the name of that group. */
create function lose_membership(seat uuid, how text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare m record;
begin
  perform hold_group(group_id) from memberships where id = seat;
  update memberships set state = how, facilitates = false, successor = false, ended_at = now()
    where id = seat and state in ('member', 'guest') returning group_id, person_id into m;
  if not found then return; end if;
  delete from rests where membership_id = seat;
  update asks set state = 'withdrawn', answered_at = coalesce(answered_at, now())
    where group_id = m.group_id and person_id = m.person_id and state in ('waiting', 'welcomed');
  update invitations set revoked_at = now() where group_id = m.group_id and made_by = m.person_id and revoked_at is null;
  delete from outbox where group_id = m.group_id and person_id = m.person_id and sent_at is null;
  perform hand_over_lead(m.group_id);
  perform pg_notify('live', 'person:' || m.person_id);
end $$;
revoke all on function lose_membership from public;

/* Somebody leads: a facilitator who is a member and not suspended. */
create function is_led(of_group uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from memberships m join people p on p.id = m.person_id
    where m.group_id = of_group and m.state = 'member' and m.facilitates and not p.suspended)
$$;
revoke all on function is_led from public;

/* When nobody leads: the successor does; else any member may take the lead, a steward may ask them to, and after 60 days the group
   is closed for writing (the nightly job). A group nobody is left in is closed at once. */
create function hand_over_lead(of_group uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if is_led(of_group) then
    update groups set unled_since = null, lead_asked_at = null where id = of_group and unled_since is not null;
    return;
  end if;
  update memberships set facilitates = true, successor = false where id = (
    select m.id from memberships m join people p on p.id = m.person_id
    where m.group_id = of_group and m.state = 'member' and m.successor and not p.suspended order by m.joined_at limit 1);
  if not found then
    update groups set unled_since = coalesce(unled_since, now()),
      closed_at = case when exists (select from memberships where group_id = of_group and state = 'member') then closed_at else coalesce(closed_at, now()) end
      where id = of_group;
  end if;
end $$;
revoke all on function hand_over_lead from public;

/* Nobody leads here, and a member who has accepted the agreement in force says that they would: they do, at once. Of two who say
   so at the same moment the first does. */
create function take_lead(of_group uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare mine record;
begin
  if array_position(known_groups(), of_group) is null or not may_write() then perform refuse('HF404', 'not_found'); end if;
  perform hold_group(of_group);
  select id, facilitates, agreement into mine from memberships where group_id = of_group and person_id = viewer_id() and state = 'member';
  if not found then perform refuse('HF404', 'not_found'); end if;
  if mine.facilitates then return; end if;
  if is_led(of_group) then perform refuse('HF409', 'somebody_leads'); end if;
  if exists (select from groups where id = of_group and closed_at is not null) then perform refuse('HF409', 'group_closed'); end if;
  if mine.agreement < agreement_asked(of_group) then perform refuse('HF403', 'accept_first'); end if;
  update memberships set facilitates = true where id = mine.id;
  update groups set unled_since = null, lead_asked_at = null where id = of_group;
  delete from outbox where group_id = of_group and text_id = 'lead_wanted' and sent_at is null;
  perform become(viewer_id());
  perform pg_notify('live', 'group:' || of_group);
end $$;

create function leave_group(of_group uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare seat uuid;
begin
  select id into seat from memberships where group_id = of_group and person_id = viewer_id() and state in ('member', 'guest');
  if not found then perform refuse('HF404', 'not_found'); end if;
  perform lose_membership(seat, 'left');
  perform become(viewer_id());
end $$;

/* A facilitator of the same group sees this membership and may decide about it. */
create function decide_about(seat uuid) returns memberships language plpgsql stable security definer set search_path = public, pg_temp as $$
declare them memberships;
begin
  select * into them from memberships m where m.id = seat and m.state in ('member', 'guest')
    and array_position(facilitated_groups(), m.group_id) is not null and m.person_id <> all (known_blocked());
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  return them;
end $$;
revoke all on function decide_about from public;

create function remove_member(seat uuid, why text, ends timestamptz) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare them memberships := decide_about(seat);
begin
  if them.person_id = viewer_id() then perform refuse('HF403', 'not_yourself'); end if;
  insert into removals (group_id, membership_id, person_id, group_name, shown_as, reason, until)
    select them.group_id, seat, them.person_id, g.name, them.name || case when them.second_word = '' then '' else ' (' || them.second_word || ')' end, why, ends
    from groups g where g.id = them.group_id;
  perform lose_membership(seat, 'removed');
end $$;

/* Those who lead end a removal before its time: its person may come in again as anybody may. Ending it twice is ending it once. */
create function lift_removal(removal uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare them record;
begin
  select person_id, until into them from removals where id = removal
    and array_position(facilitated_groups(), group_id) is not null and person_id <> all (known_blocked()) for update;
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  if them.until <= now() then return; end if;
  update removals set until = now(), lifted_at = now() where id = removal;
  perform pg_notify('live', 'person:' || them.person_id);
end $$;

create function share_lead(seat uuid, leads boolean) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare them memberships := decide_about(seat);
begin
  if them.state <> 'member' then perform refuse('HF403', 'guests_do_not_lead'); end if;
  perform hold_group(them.group_id);
  if not leads and not exists (select from memberships where group_id = them.group_id and facilitates and state = 'member' and id <> seat) then
    perform refuse('HF409', 'last_facilitator');
  end if;
  update memberships set facilitates = leads, successor = successor and not leads where id = seat;
  if leads then update groups set unled_since = null, lead_asked_at = null where id = them.group_id; end if;
  perform become(viewer_id());
end $$;

create function name_successor(seat uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare them memberships := decide_about(seat);
begin
  if them.state <> 'member' or them.facilitates then perform refuse('HF403', 'successor_is_a_member'); end if;
  update memberships set successor = (id = seat) where group_id = them.group_id and (successor or id = seat);
end $$;

/* A steward's yes or no to a new group. A no leaves it unlisted, with its members. */
create function approve_group(of_group uuid, yes boolean) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not is_steward() then perform refuse('HF404', 'not_found'); end if;
  update groups set listing = case when yes then 'listed' else 'unlisted' end, wants_listing = yes where id = of_group and listing = 'waiting';
  if not found then perform refuse('HF404', 'not_found'); end if;
end $$;

/* A facilitator changes where the group can be found. To be listed for the first time needs a steward. */
create function set_listing(of_group uuid, how text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if array_position(facilitated_groups(), of_group) is null or not may_write() then perform refuse('HF404', 'not_found'); end if;
  if how not in ('listed', 'unlisted', 'hidden') then perform refuse('HF409', 'unknown_listing'); end if;
  update groups set wants_listing = (how = 'listed'),
    listing = case when how = 'listed' and listing <> 'listed' then 'waiting' else how end where id = of_group;
end $$;

/* Only that there are so many: nobody else learns anything of a hidden group. */
create function count_hidden_groups() returns int language sql stable security definer set search_path = public, pg_temp as $$
  select case when is_steward() then count(*)::int end from groups where listing = 'hidden'
$$;

/* The nightly snapshot in bands, for all groups at once; below three nothing is said. Also closes groups that nobody has
   led for 60 days, and ends rests and suspensions whose day has come. */
create function take_snapshot() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into group_facts (group_id, size_band, computed_on)
    select g.id, band_of(count(m.id) filter (where m.state = 'member')), current_date
    from groups g left join memberships m on m.group_id = g.id group by g.id
    on conflict (group_id) do update set size_band = excluded.size_band, computed_on = excluded.computed_on;
  update groups set closed_at = now() where closed_at is null and unled_since < now() - interval '60 days';
  delete from rests where until < current_date;
  update people p set suspended = false where suspended and not exists (
    select from suspensions s where s.person_id = p.id and s.lifted_at is null and (s.until is null or s.until > now()));
  perform hand_over_lead(id) from groups where unled_since is not null;
end $$;
revoke all on function take_snapshot from public;

create function band_of(people bigint) returns text language sql immutable
  return case when people >= 16 then '16+' when people >= 10 then '10-15' when people >= 6 then '6-9' when people >= 3 then '3-5' end;
-- 0006_invitations.sql
-- A link that brings people in: to one group, or to the place. It carries the inviter's rights and dies with them. The token
-- stays readable for whoever may hand it out, because a poster must be printable twice. `show_name`: the poster of a group that
-- is not listed may say what the group is called.
create table invitations (
  id          uuid primary key default gen_random_uuid(),
  token       text not null unique check (token ~ '^[A-Za-z0-9_-]{22}$'),
  group_id    uuid references groups on delete cascade,
  made_by     uuid not null references people on delete cascade,
  note        text not null default '' check (length(note) <= 120),
  made_at     timestamptz not null default now(),
  ends_at     timestamptz not null check (ends_at <= made_at + interval '366 days'),
  show_name   boolean not null default false,
  most_uses   int check (most_uses between 1 and 1000),
  uses        int not null default 0,
  revoked_at  timestamptz
);
create index invitations_of_group on invitations (group_id);
alter table invitations enable row level security;  alter table invitations force row level security;

create policy facilitators_hand_out on invitations for select to :member using (array_position((select facilitated_groups()), group_id) is not null);
create policy stewards_hand_out on invitations for select to :member using (group_id is null and (select is_steward()));
create policy facilitators_invite on invitations for insert to :member with check (
  made_by = (select viewer_id()) and array_position((select facilitated_groups()), group_id) is not null);
create policy stewards_invite on invitations for insert to :member with check (
  made_by = (select viewer_id()) and group_id is null and (select is_steward()));
create policy facilitators_revoke on invitations for update to :member
  using (array_position((select facilitated_groups()), group_id) is not null) with check (array_position((select facilitated_groups()), group_id) is not null);
create policy stewards_revoke on invitations for update to :member
  using (group_id is null and (select is_steward())) with check (group_id is null and (select is_steward()));

grant select (id, token, group_id, note, made_at, ends_at, show_name, most_uses, uses, revoked_at) on invitations to :member;
grant insert (token, group_id, made_by, note, ends_at, show_name, most_uses) on invitations to :member;
grant update (revoked_at) on invitations to :member;

-- Who made an account with an invitation to a group has taken one of its uses, and holds it until the group's door.
create table admissions (
  person_id      uuid not null references people on delete cascade,
  invitation_id  uuid not null references invitations on delete cascade,
  made_at        timestamptz not null default now(),
  primary key (person_id, invitation_id)
);
create index admissions_of_invitation on admissions (invitation_id);
alter table admissions enable row level security;  alter table admissions force row level security;

/* An invitation that still opens: not ended, not revoked, its maker may still invite; and not used up, or the viewer holds a use. */
create function open_invitations(of_token text) returns setof invitations language sql stable security definer set search_path = public, pg_temp as $$
  select i.* from invitations i join people p on p.id = i.made_by and not p.suspended
  where i.token = of_token and i.revoked_at is null and i.ends_at > now()
    and (i.most_uses is null or i.uses < i.most_uses or exists (select from admissions a where a.invitation_id = i.id and a.person_id = viewer_id()))
    and case when i.group_id is null then p.is_steward
      else exists (select from memberships m where m.group_id = i.group_id and m.person_id = p.id and m.state = 'member' and m.facilitates) end
$$;
revoke all on function open_invitations from public;

create function invitation_opens(of_token text, of_group uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from open_invitations(of_token) i where i.group_id = of_group)
$$;

/* Takes the use that the viewer holds, or else one more; false when there is none left. The row's lock makes two who come at once
   wait for each other. */
create function spend_invitation(of_token text) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from admissions a using invitations i where i.id = a.invitation_id and i.token = of_token and a.person_id = viewer_id();
  if found then return true; end if;
  update invitations set uses = uses + 1 where token = of_token and revoked_at is null and ends_at > now() and (most_uses is null or uses < most_uses);
  return found;
end $$;
revoke all on function spend_invitation from public;

/* An account made with an invitation takes one of its uses at once, so that a link for one person makes one account. One to a group
   stays in their hand until its door. False: the link opens nothing any more. */
create function admit(newcomer uuid, of_token text) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare opened record;
begin
  select id, group_id into opened from open_invitations(of_token);
  if not found or not spend_invitation(of_token) then return false; end if;
  if opened.group_id is not null then insert into admissions (person_id, invitation_id) values (newcomer, opened.id); end if;
  return true;
end $$;
revoke all on function admit from public;

/* Opens a link: says which group it leads to (null: the place) and lets this transaction look at that group's card. No row:
   the link opens nothing, whatever the reason. */
create function open_invitation(of_token text) returns table (id uuid, group_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  return query select i.id, i.group_id from open_invitations(of_token) i;
  perform set_config('viewer.invited', (select coalesce(array_agg(i.group_id), '{}')::text from open_invitations(of_token) i where i.group_id is not null), true);
end $$;
-- 0007_directory.sql
-- The public directory is a table of its own, readable by all, filled by triggers from what may be public: search in it may
-- use every index, because its policy hides nothing and nothing hidden ever gets in.
create table listed_groups (
  id               uuid primary key,
  -- set by trigger: its place in the bit strings of listed_marks, its name as names are sorted, and (below) when its card last changed
  num              int not null unique,
  sorted_by        text collate "C" not null,
  lives            text not null check (lives in ('here', 'elsewhere')),
  name             text not null,
  purpose          text not null,
  focus            text,
  further_foci     text[] not null default '{}',
  identity_led     text[] not null default '{}',
  tone             text,
  formats          text[] not null default '{}',
  size_band        text,
  languages        text[] not null default '{}',
  zone             text,
  medication_talk  text,
  faith            text,
  access           text[] not null default '{}',
  door             text,
  guests           text,
  full_now         boolean not null default false,
  search_engines   boolean not null default false,
  area             text not null default '',
  source_name      text not null default '',
  source_url       text,
  last_seen        date,
  vanished_on      date,
  paused           boolean not null default false,
  changed_on       date not null default current_date,
  times            jsonb not null default '[]',
  -- quarters of the week (0 = Sunday 00:00 UTC) in which a meeting starts: all of them; those of the coming week; and, of meetings
  -- whose zone nobody knows, the quarter as printed
  slots            smallint[] not null default '{}',
  next_slots       smallint[] not null default '{}',
  printed_slots    smallint[] not null default '{}',
  words            tsvector not null
);
create index listed_words on listed_groups using gin (words);
create index listed_by_name on listed_groups (sorted_by, id) include (num);
alter table listed_groups enable row level security;  alter table listed_groups force row level security;
create policy all_see on listed_groups for select to :member using (true);
grant select on listed_groups to :member;

-- The words of each focus in every language, and what people call it; written at start from the catalogues.
create table focus_words (
  focus   text primary key,
  words   text not null
);
-- Every word of the directory, to guess what was meant when a word is nowhere in it.
create table listed_lexemes (
  word    text primary key
);
create index lexemes_alike on listed_lexemes using gin (word gin_trgm_ops);
create index lexemes_begun on listed_lexemes (word text_pattern_ops);
alter table focus_words enable row level security;     alter table focus_words force row level security;
alter table listed_lexemes enable row level security;  alter table listed_lexemes force row level security;
create policy all_see on focus_words for select to :member using (true);
create policy all_see on listed_lexemes for select to :member using (true);
grant select on focus_words, listed_lexemes to :member;

/* The dictionary of a language; one that PostgreSQL has no stemmer for is searched word by word. */
create function dictionary_of(language text) returns regconfig language sql immutable parallel safe
  return case left(language, 2) when 'en' then 'english' when 'es' then 'spanish' else 'simple' end::regconfig;

/* Words of a row as they are searched: as written and stemmed in the row's languages, without accents. Weight A: what it is
   called; B: what it is about; D: the rest. */
create function searchable(name text, about text, rest text, languages text[]) returns tsvector language sql immutable parallel safe as $$
  select setweight(to_tsvector('simple', plain(name)), 'A') || setweight(to_tsvector('simple', plain(about)), 'B')
    || setweight(to_tsvector('simple', plain(rest)), 'D')
    || setweight(to_tsvector(dictionary_of(coalesce(languages[1], '')), plain(name)), 'A')
    || setweight(to_tsvector('english', plain(about)), 'B') || setweight(to_tsvector('spanish', plain(about)), 'B')
    || setweight(to_tsvector(dictionary_of(coalesce(languages[1], '')), plain(rest)), 'D')
    || setweight(to_tsvector(dictionary_of(coalesce(languages[2], '')), plain(rest)), 'D')
$$;

/* Whether this server knows a zone: one of somebody's own may be older than the program. */
create function is_zone(name text) returns boolean language plpgsql stable as $$
begin
  perform now() at time zone name;
  return true;
exception when invalid_parameter_value then
  return false;
end $$;

create function known_zone(name text) returns text language sql stable return case when is_zone(name) then name end;

/* When a wall time of the week comes next; null in a zone this server does not know. */
create function coming(zone text, weekday int, starts time) returns timestamptz language sql stable as $$
  select min(moment) from (select known_zone(zone) offset 0) z(known), lateral (select (now() at time zone known)::date) local(today),
    generate_series(0, 7, 7) later,
    lateral (select (today + ((weekday - extract(dow from today)::int + 7) % 7) + later + starts) at time zone known) t(moment)
  where moment > now() - interval '15 minutes'
$$;

/* The quarter hour of the week a moment lies in, 0 = Sunday 00:00 UTC. Every zone is whole quarters away from UTC. */
create function slot_at(moment timestamptz) returns smallint language sql immutable parallel safe
  return (extract(dow from moment at time zone 'UTC') * 96 + extract(hour from moment at time zone 'UTC') * 4
    + floor(extract(minute from moment at time zone 'UTC') / 15))::smallint;

/* Where a weekly wall time lies in the week that comes. Clock changes move it, so the nightly job asks again. */
create function slot_of(zone text, weekday int, starts time) returns smallint language sql stable
  return slot_at(coming(zone, weekday, starts));
create function printed_slot(weekday int, starts time) returns smallint language sql immutable
  return (weekday * 96 + extract(hour from starts) * 4 + floor(extract(minute from starts) / 15))::smallint;

/* The same, where it surely falls into the coming week: null for the other weeks of a month or of a rhythm, and for every second or
   third week of which nobody says which ones. */
create function next_slot_of(zone text, weekday int, starts time, every int, nth int, anchor date) returns smallint language sql stable as $$
  select case when nth is null and (every = 1 or (day - anchor) % (7 * every) = 0) or nth = ceil(extract(day from day) / 7)
      or (nth = -1 and extract(month from day + 7) <> extract(month from day)) then slot_at(moment) end
  from (select coming(zone, weekday, starts)) c(moment), lateral (select (moment at time zone known_zone(zone))::date) d(day)
$$;

/* Writes, rewrites or takes away the public rows of groups that live here. */
create function list_groups(of_groups uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from listed_groups l where id = any (of_groups) and lives = 'here' and not exists (
    select from groups g where g.id = l.id and g.listing = 'listed' and g.closed_at is null);
  insert into listed_groups (id, lives, name, purpose, focus, further_foci, identity_led, tone, formats, size_band, languages, zone, medication_talk, faith,
      access, door, guests, full_now, search_engines, times, slots, next_slots, words)
    select g.id, 'here', g.name, g.purpose, g.focus, g.further_foci, g.identity_led, g.tone, g.formats, g.size_band, g.languages, g.zone, g.medication_talk,
      g.faith, g.access, g.door, g.guests, g.full_since is not null, g.search_engines,
      coalesce(jsonb_agg(jsonb_build_object('weekday', t.weekday, 'starts', to_char(t.starts, 'HH24:MI'), 'minutes', t.minutes, 'every', t.every,
        'nth', t.nth, 'anchor', t.anchor, 'zone', g.zone) order by t.weekday, t.starts) filter (where t.id is not null), '[]'),
      coalesce(array_agg(distinct s.slot) filter (where s.slot is not null), '{}'),
      coalesce(array_agg(distinct s.next) filter (where s.next is not null), '{}'),
      searchable(g.name, coalesce((select string_agg(words, ' ' order by focus) from focus_words where focus = g.focus or focus = any (g.further_foci)), ''), g.purpose || ' ' || g.not_for, g.languages)
    from groups g left join group_times t on t.group_id = g.id
      left join lateral (select slot_of(g.zone, t.weekday, t.starts),
        next_slot_of(g.zone, t.weekday, t.starts, t.every, t.nth, t.anchor) where t.id is not null) s(slot, next) on true
    where g.id = any (of_groups) and g.listing = 'listed' and g.closed_at is null group by g.id
    on conflict (id) do update set name = excluded.name, purpose = excluded.purpose, focus = excluded.focus,
      further_foci = excluded.further_foci, identity_led = excluded.identity_led,
      tone = excluded.tone, formats = excluded.formats, size_band = excluded.size_band, languages = excluded.languages, zone = excluded.zone,
      medication_talk = excluded.medication_talk, faith = excluded.faith, access = excluded.access, door = excluded.door,
      guests = excluded.guests, full_now = excluded.full_now, search_engines = excluded.search_engines, times = excluded.times,
      slots = excluded.slots, next_slots = excluded.next_slots, words = excluded.words;
end $$;
revoke all on function list_groups from public;

create function list_changed_group() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform list_groups(array[case when tg_op = 'DELETE' then old.id else new.id end]);
  return null;
end $$;
create function list_group_of_time() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform list_groups(array[case when tg_op = 'DELETE' then old.group_id else new.group_id end]);
  return null;
end $$;
create trigger listing after insert or update or delete on groups for each row execute function list_changed_group();
create trigger listing after insert or update or delete on group_times for each row execute function list_group_of_time();

/* All rows anew: after the catalogue's words changed. */
create function list_all_groups() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform list_groups(array_agg(id)) from groups where listing = 'listed';
  perform list_all_elsewhere(array(select id from elsewhere_groups));
end $$;
revoke all on function list_all_groups from public;
-- 0007_directory_marks.sql
-- For every value one may filter by: which groups have it, as strings of bits, one bit a group (listed_groups.num), 15360 to a
-- row, which is as many as stay in the row itself. Any combination of filters, its count, and the count of every other value
-- beside it are then a few ANDs: 100,000 groups are 7 rows a value. Public like the directory itself. Why, and what it costs:
-- docs/decisions/0004.
create table listed_marks (
  facet  text collate "C" not null,
  value  text collate "C" not null,
  chunk  int not null,
  bits   bit varying not null,
  primary key (facet, value, chunk)
) with (fillfactor = 75);
create index marks_of_chunk on listed_marks (chunk);

-- Words that hundreds of groups use. Those have marks too; the others are looked up in the index of words.
create table common_words (
  word    text collate "C" primary key
);

-- What was written in this transaction and is not yet in the marks.
create table listed_changes (
  id      bigint generated always as identity primary key,
  nums    int[] not null
);

do $$ declare t text; begin
  foreach t in array array['listed_marks', 'common_words', 'listed_changes'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;
create policy all_see on listed_marks for select to :member using (true);
create policy all_see on common_words for select to :member using (true);
grant select on listed_marks, common_words to :member;

create sequence listed_numbers as int minvalue 0 start 0;
grant usage on sequence listed_numbers to :system;

/* One bit of 15360, or none. */
create function one_bit(num int) returns bit varying language sql immutable parallel safe
  return set_bit(repeat('0', 15360)::bit varying, num % 15360, 1);
create function no_bits(chunks int) returns bit varying language sql immutable parallel safe
  return repeat('0', 15360 * chunks)::bit varying;

/* Everything one may filter, count or order a group by. */
create function marks_of(g listed_groups) returns table (facet text, value text) language sql stable set search_path = public, pg_temp as $$
  select 'all', 'yes'
  union all select 'lives', g.lives
  union all select 'state', 'paused' where g.paused
  union all select 'state', 'full' where g.full_now
  union all select 'focus', g.focus where g.focus is not null
  union all select 'focus', unnest(g.further_foci)
  union all select 'door', g.door where g.door is not null
  union all select 'guests', g.guests where g.guests is not null
  union all select 'format', unnest(g.formats)
  union all select 'language', unnest(g.languages)
  union all select 'access', unnest(g.access)
  union all select 'identity', unnest(g.identity_led)
  union all select 'quarter', to_char(unnest(g.slots), 'FM000')
  union all select 'hour', to_char(unnest(g.slots) / 4, 'FM000')
  union all select 'printed', to_char(unnest(g.printed_slots) / 4, 'FM000')
  union all select 'next', to_char(unnest(g.next_slots), 'FM000')
  union all select f.facet, w.lexeme from unnest(g.words) w join common_words c on c.word = w.lexeme,
    lateral (values ('word', true), ('about', w.weights && '{A,B}')) f(facet, counts) where f.counts
$$;

/* The words of a row as people would spell them. */
create function spelt(g listed_groups) returns setof text language sql stable set search_path = public, pg_temp as $$
  select word from unnest(tsvector_to_array(to_tsvector('simple', plain(g.name || ' ' || g.purpose || ' ' || g.area)))) word
    where length(word) > 3 and word ~ '^[[:alpha:]]+$'
$$;

create function number_listed() returns trigger language plpgsql as $$
declare
  kept listed_groups;
begin
  -- "on conflict do update" comes through here as an insert first: a group keeps its number and its day
  if tg_op = 'UPDATE' then kept := old; else select * into kept from listed_groups where id = new.id; end if;
  new.num := coalesce(kept.num, nextval('listed_numbers'));
  new.sorted_by := plain(new.name);
  if new.lives = 'elsewhere' then new.next_slots := new.slots; end if;
  new.changed_on := case when to_jsonb(new) - '{changed_on,slots,next_slots,last_seen,words}'::text[]
    = to_jsonb(kept) - '{changed_on,slots,next_slots,last_seen,words}'::text[] then kept.changed_on else current_date end;
  return new;
end $$;
create trigger numbering before insert or update on listed_groups for each row execute function number_listed();

-- No nested loop: the plan is kept from the first call, when both sides may have been empty, and 10,000 by 10,000 takes minutes.
create function note_listed() returns trigger language plpgsql security definer set search_path = public, pg_temp set enable_nestloop = off as $$
declare
  nums int[];
begin
  if tg_op = 'INSERT' then select array_agg(num) into nums from after_rows;
  elsif tg_op = 'DELETE' then select array_agg(num) into nums from before_rows;
  else select array_agg(a.num) into nums from after_rows a join before_rows b using (id) where a is distinct from b;
  end if;
  if nums is not null then insert into listed_changes (nums) values (nums); end if;
  return null;
end $$;
create trigger noting_new after insert on listed_groups referencing new table as after_rows for each statement execute function note_listed();
create trigger noting_change after update on listed_groups referencing old table as before_rows new table as after_rows
  for each statement execute function note_listed();
create trigger noting_end after delete on listed_groups referencing old table as before_rows for each statement execute function note_listed();

/* Brings the marks up to date, once, at the end of a transaction: whoever sees the rows sees the marks. Two that end together
   wait for each other here, where neither needs anything more that the other holds. */
create function mark_listed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  changed int[];
begin
  if current_setting('directory.marked', true) = pg_current_xact_id()::text then return null; end if;
  perform pg_advisory_xact_lock(7401339), set_config('directory.marked', pg_current_xact_id()::text, true);
  with gone as (delete from listed_changes returning nums)
    select array_agg(distinct num) into changed from gone, unnest(nums) num;

  insert into listed_lexemes select distinct word from listed_groups g, spelt(g) word where g.num = any (changed) on conflict do nothing;
  with touched as (select num / 15360 as chunk, bit_or(one_bit(num)) as bits from unnest(changed) num group by 1),
    now as (select m.facet, m.value, g.num / 15360 as chunk, bit_or(one_bit(g.num)) as bits
      from listed_groups g, marks_of(g) m where g.num = any (changed) group by 1, 2, 3),
    changes as (select m.facet, m.value, m.chunk, (m.bits & ~t.bits) | coalesce(now.bits, no_bits(1)) as bits
      from touched t join listed_marks m using (chunk) left join now using (facet, value, chunk))
  update listed_marks m set bits = c.bits from changes c
    where m.facet = c.facet and m.value = c.value and m.chunk = c.chunk and m.bits <> c.bits;
  insert into listed_marks select m.facet, m.value, g.num / 15360, bit_or(one_bit(g.num))
    from listed_groups g, marks_of(g) m where g.num = any (changed) group by 1, 2, 3 on conflict do nothing;
  delete from listed_marks where chunk = any (select num / 15360 from unnest(changed) num) and bit_count(bits) = 0;
  return null;
end $$;
create constraint trigger marking after insert on listed_changes deferrable initially deferred for each row execute function mark_listed();

/* Marks for one more word that many groups have come to use, and none for one that few use any more. */
create function choose_common_words(at_least int) returns void language plpgsql security definer
set search_path = public, pg_temp set work_mem = '64MB' as $$
declare
  chosen text[] := array(select word from ts_stat('select words from listed_groups') where ndoc >= at_least);
  fresh text[];
begin
  perform pg_advisory_xact_lock(7401339);
  delete from listed_marks where facet in ('word', 'about') and value <> all (chosen);
  delete from common_words where word <> all (chosen);
  with added as (insert into common_words select unnest(chosen) on conflict do nothing returning word) select array_agg(word) into fresh from added;
  insert into listed_marks select f.facet, w.lexeme, g.num / 15360, bit_or(one_bit(g.num))
    from listed_groups g, unnest(g.words) w join unnest(fresh) word on word = w.lexeme,
      lateral (values ('word', true), ('about', w.weights && '{A,B}')) f(facet, counts)
    where f.counts group by 1, 2, 3;
end $$;
revoke all on function choose_common_words from public;

/* Each night: the coming week of every group, since clocks change, and the words in use. A word that one group in 200 uses gets
   marks, unless said otherwise. */
create function refresh_directory(common int default null) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  with now as (select g.id, coalesce(array_agg(distinct slot) filter (where slot is not null), '{}') as slots,
        coalesce(array_agg(distinct next) filter (where next is not null), '{}') as next_slots
      from listed_groups g, jsonb_to_recordset(g.times) t(zone text, weekday int, starts time, every int, nth int, anchor date),
        lateral (select slot_of(t.zone, weekday, starts), next_slot_of(t.zone, weekday, starts, coalesce(every, 1), nth, anchor)) s(slot, next)
      where t.zone is not null group by g.id)
  update listed_groups g set slots = now.slots, next_slots = now.next_slots from now
    where g.id = now.id and (g.slots, g.next_slots) is distinct from (now.slots, now.next_slots);

  with used as (select distinct word from listed_groups g, spelt(g) word
      union select distinct word from focus_words, unnest(tsvector_to_array(to_tsvector('simple', plain(words)))) word where length(word) > 3),
    gone as (delete from listed_lexemes where word not in (select word from used))
  insert into listed_lexemes select word from used on conflict do nothing;
  perform choose_common_words(coalesce(common, greatest(50, (select count(*)::int / 200 from listed_groups))));
end $$;
revoke all on function refresh_directory from public;
-- 0007_directory_search.sql
-- A search in the directory: one function answers how many, how many beside each other filter, what to loosen, and which groups
-- stand on the page, in order. Bits of `chunks` rows of listed_marks are laid side by side into one long string.
create function bits_in_a_row(parts bit varying[]) returns bit varying language plpgsql immutable as $$
declare
  part bit varying;
  row bit varying := '';
begin
  foreach part in array parts loop row := row || part; end loop;
  return row;
end $$;

/* The groups that have any of the values. */
create function marked(of_facet text, of_values text[], chunks int) returns bit varying language plpgsql stable
set search_path = public, pg_temp set enable_seqscan = off as $$
begin
  return (
    select bits_in_a_row(array_agg(coalesce(m.bits, no_bits(1)) order by n)) from generate_series(0, chunks - 1) n
    left join (select chunk, bit_or(bits) as bits from listed_marks where facet = of_facet and value = any (of_values) group by chunk) m on m.chunk = n);
end $$;

create function bits_of(nums int[], chunks int) returns bit varying language plpgsql immutable as $$
begin
  return (
    select bits_in_a_row(array_agg(coalesce(m.bits, no_bits(1)) order by n)) from generate_series(0, chunks - 1) n
    left join (select num / 15360 as chunk, bit_or(one_bit(num)) as bits from unnest(nums) num group by 1) m on m.chunk = n);
end $$;

create function numbers_in(bits bit varying) returns setof int language plpgsql immutable as $$
begin
  return query
  with b as materialized (select varbit_send(bits) as bytes),
    filled as materialized (select at, get_byte(bytes, at + 4) as byte from b, generate_series(0, length(bits) / 8 - 1) at where get_byte(bytes, at + 4) <> 0)
  select at * 8 + nth from filled, generate_series(0, 7) nth where byte & (128 >> nth) <> 0;
end $$;

/* Many groups by name are read along the index of names, which the planner would not guess. */
create function along_names(among bit varying, skip int, take int) returns int[] language plpgsql stable
set search_path = public, pg_temp set enable_seqscan = off set enable_sort = off set enable_bitmapscan = off as $$
begin
  return array(select num from listed_groups where get_bit(among, num) = 1 order by sorted_by, id offset skip limit take);
end $$;

/* Those of one place in the order, by name. */
create function by_name(among bit varying, few int, skip int, take int) returns int[] language plpgsql stable
set search_path = public, pg_temp as $$
begin
  if take <= 0 then return '{}'; end if;
  if bit_count(among) > few then return along_names(among, skip, take); end if;
  return array(select num from listed_groups where num = any (array(select numbers_in(among))) order by sorted_by, id offset skip limit take);
end $$;

/* How far off the next meeting is, in quarters of an hour; a week when none is sure. */
create function quarters_until(slots smallint[], now_slot int) returns int language sql immutable
  return coalesce((select min((slot - now_slot + 672) % 672) from unnest(slots) slot), 672);

/* A page of few groups: what the words say most about first, then in the helpful order. */
create function few_in_order(among bit varying, query tsquery, wish jsonb, skip int, take int) returns int[] language plpgsql stable
set search_path = public, pg_temp set enable_seqscan = off as $$
begin
  return array(select num from listed_groups where num = any (array(select numbers_in(among)))
    order by case when query is null then 0 else ts_rank(words, query) end desc,
      case when paused then 2 when lives = 'elsewhere' then 1 else 0 end, not languages @> array[wish ->> 'language'], full_now,
      quarters_until(next_slots, (wish ->> 'now')::int), sorted_by, id
    offset skip limit take);
end $$;

/* A page of one rung of the helpful order (equal in all but time and name): the slots of the week, from now on, one by one, until
   the page is reached; then only the groups of its slots are read. */
create function soonest_first(among bit varying, wish jsonb, skip int, take int) returns int[] language plpgsql stable
set search_path = public, pg_temp set enable_seqscan = off set enable_bitmapscan = off as $$
declare
  chunks int := length(among) / 15360;
  blank bit varying[] := array_fill(no_bits(1), array[chunks]);
  left_over bit varying[] := array(select substring(among from n * 15360 + 1 for 15360) from generate_series(0, chunks - 1) n);
  here bit varying[] := blank;
  shown bit varying[] := blank;
  now_slot text := to_char((wish ->> 'now')::int, 'FM000');
  slot text := '';
  first_up bit varying;
  start int;
  done int := 0;
  n int := 0;
  found int[] := '{}';
  m record;
begin
  for m in
    select * from (select l.value, l.chunk + 1 as at, l.bits & substring(among from l.chunk * 15360 + 1 for 15360) as met
      from listed_marks l where l.facet = 'next' and l.value >= now_slot and l.chunk < chunks order by l.value, l.chunk) a where bit_count(met) > 0
    union all select * from (select l.value, l.chunk + 1, l.bits & substring(among from l.chunk * 15360 + 1 for 15360)
      from listed_marks l where l.facet = 'next' and l.value < now_slot and l.chunk < chunks order by l.value, l.chunk) b(value, at, met) where bit_count(met) > 0
    union all select 'end', 1, no_bits(1)
  loop
    if m.value <> slot then
      if done + n > skip then
        start := coalesce(start, done);
        shown := array(select a | b from unnest(shown, here) with ordinality x(a, b, at) order by at);
      end if;
      done := done + n;
      exit when done >= skip + take;
      slot := m.value;
      here := blank;
      n := 0;
    end if;
    -- a group stands where it first comes up
    first_up := m.met & left_over[m.at];
    n := n + bit_count(first_up);
    here[m.at] := first_up;
    left_over[m.at] := left_over[m.at] & ~first_up;
  end loop;
  if start is not null then found := few_in_order(bits_in_a_row(shown), null, wish, skip - start, take); end if;
  return found || by_name(bits_in_a_row(left_over), (wish ->> 'few')::int, greatest(skip - done, 0), take - cardinality(found));
end $$;

/* A page in the helpful order: living here, then elsewhere, then paused; in my language; with a seat; soonest; by name. Popularity
   is nowhere in it. */
create function helpful_page(among bit varying, query tsquery, wish jsonb, skip int, take int) returns int[] language plpgsql stable
set search_path = public, pg_temp as $$
declare
  chunks int := length(among) / 15360;
  few int := (wish ->> 'few')::int;
  paused bit varying;
  elsewhere bit varying;
  mine bit varying;
  full_now bit varying;
  rung bit varying;
  found int[] := '{}';
  n int;
begin
  if bit_count(among) <= few then return few_in_order(among, query, wish, skip, take); end if;
  paused := marked('state', '{paused}', chunks);
  elsewhere := marked('lives', '{elsewhere}', chunks);
  mine := marked('language', array[wish ->> 'language'], chunks);
  full_now := marked('state', '{full}', chunks);
  for i in 0..11 loop
    rung := among & case i / 4 when 0 then ~paused & ~elsewhere when 1 then ~paused & elsewhere else paused end
      & case when i & 2 = 0 then mine else ~mine end & case when i & 1 = 0 then ~full_now else full_now end;
    n := bit_count(rung);
    if n <= skip then
      skip := skip - n;
    else
      found := found || case when n <= few then few_in_order(rung, null, wish, skip, take)
        else soonest_first(rung, wish, skip, take) end;
      take := take - least(n - skip, take);
      skip := 0;
    end if;
    exit when take = 0;
  end loop;
  return found;
end $$;
-- 0007_directory_words.sql
-- What a search's words find, and the whole search.

/* The groups in which one word of the search is met in any of its forms. Forms that many groups use have marks; the others are
   looked up. `met`: anywhere or in what the words were made into marks of; `about`: in the name, or as what the group is about. */
create function word_met(word jsonb, chunks int, out met bit varying, out about bit varying) language plpgsql stable
set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  forms text[] := array(select jsonb_array_elements_text(word -> 'lexemes'));
  common text[] := array(select w.word from common_words w where w.word = any (forms));
  rare text := concat_ws(' | ', (select string_agg(quote_literal(form), ' | ') from unnest(forms) form where form <> all (common)), word ->> 'phrases');
  titled text := concat_ws(' | ', (select string_agg(quote_literal(form) || ':ab', ' | ') from unnest(forms) form where form <> all (common)), word ->> 'titled');
  nums int[];
  titled_nums int[];
begin
  met := marked('word', common, chunks);
  about := marked('about', common, chunks);
  if rare <> '' then
    select coalesce(array_agg(num), '{}'), coalesce(array_agg(num) filter (where words @@ titled::tsquery), '{}') into nums, titled_nums
      from listed_groups where words @@ rare::tsquery;
    met := met | bits_of(nums, chunks);
    about := about | bits_of(titled_nums, chunks);
  end if;
  select met | coalesce(bit_or(marked(m.facet, m.values, chunks)), no_bits(chunks)) into met
    from jsonb_to_recordset(word -> 'marks') m(facet text, values text[]);
end $$;

/* How many groups each value of each facet would leave, given the other filters: `bases` are the groups a facet counts among. */
create function counts_beside(facets text[], bases bit varying[]) returns jsonb language plpgsql stable
set search_path = public, pg_temp set enable_seqscan = off as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_array(facet, value, n)), '[]') from (
      select m.facet, m.value, sum(bit_count(m.bits & substring(b.bits from m.chunk * 15360 + 1 for 15360))) as n
      from unnest(facets, bases) b(facet, bits) join listed_marks m using (facet)
      where m.chunk < length(b.bits) / 15360 group by 1, 2) c where n > 0);
end $$;

/* The same for days and parts of the day, which are cells of the week: day * 4 + part. `wish.cells` gives the cell of each hour of the
   week in UTC, or of each quarter where the reader's zone lies between the hours; `wish.printed` that of each hour as printed. */
create function counts_in_time(among bit varying, wish jsonb) returns jsonb language plpgsql stable
set search_path = public, pg_temp set enable_seqscan = off as $$
begin
  return (
    with asked as materialized (
        select case when jsonb_array_length(wish -> 'cells') = 168 then 'hour' else 'quarter' end as fine,
          array(select jsonb_array_elements_text(wish -> 'cells')::int) as cells, array(select jsonb_array_elements_text(wish -> 'printed')::int) as printed,
          array(select jsonb_array_elements_text(wish -> 'days')::int) as days, array(select jsonb_array_elements_text(wish -> 'parts')::int) as parts),
      meetings as (
        select cells[value::int + 1] as cell, chunk, bits from asked, listed_marks where facet = fine and chunk < length(among) / 15360
        union all select printed[value::int + 1], chunk, bits from asked, listed_marks where facet = 'printed' and chunk < length(among) / 15360),
      cells as materialized (
        select cell, chunk, bit_or(bits) & substring(among from chunk * 15360 + 1 for 15360) as bits from meetings group by 1, 2),
      sums as (
        select 'day' as facet, value, sum(bit_count(bits)) as n from (select cell / 4 as value, chunk, bit_or(bits) as bits from cells, asked
          where parts = '{}' or cell % 4 = any (parts) group by 1, 2) d group by 2
        union all select 'part', value, sum(bit_count(bits)) from (select cell % 4 as value, chunk, bit_or(bits) as bits from cells, asked
          where days = '{}' or cell / 4 = any (days) group by 1, 2) p group by 2
        union all select 'any', 0, sum(bit_count(bits)) from (select bit_or(bits) as bits from cells, asked where cell % 4 = any (parts) group by chunk) p
        union all select 'any', 1, sum(bit_count(bits)) from (select bit_or(bits) as bits from cells, asked where cell / 4 = any (days) group by chunk) d)
    select coalesce(jsonb_agg(jsonb_build_array(facet, value::text, n)), '[]') from sums where n > 0);
end $$;

/* Which groups meet the words of a search. steps[k]: at least k of them; `led`: at least one that leads; `about`: one in its name,
   or as what it is about. */
create function words_met(words jsonb, chunks int, out steps bit varying[], out led bit varying, out about bit varying)
language plpgsql stable set search_path = public, pg_temp as $$
declare
  w record;
  k int := 0;
begin
  steps := '{}';
  led := no_bits(chunks);
  about := no_bits(chunks);
  for w in select (word -> 'leads')::boolean as leads, m.met, m.about from jsonb_array_elements(words) word, word_met(word, chunks) m loop
    k := k + 1;
    steps := steps || no_bits(chunks);
    for i in reverse k..2 loop steps[i] := steps[i] | (steps[i - 1] & w.met); end loop;
    steps[1] := steps[1] | w.met;
    if w.leads then
      led := led | w.met;
      about := about | w.about;
    end if;
  end loop;
  if not words @> '[{"leads": true}]' then led := steps[1]; end if;
end $$;

/* Answers a search. `wish`: {now, language, skip, take, few: up to how many groups are put in order one by one,
     filters: [{name, marks: [{facet, values}]}] — each must hold, and holds with any of its values; one named like a facet does not
       narrow that facet's own counts; the one of time is named "time" —,
     cells, printed, days, parts: see counts_in_time; the chosen days and parts,
     words: [{lexemes, phrases, titled, marks, leads}] — a word that does not lead only orders —, query: of all words, to rank by}.
   Gives {total, all_words, nums, counts: [[facet, value, n]], without: {name: n}}. */
create function search_listed(wish jsonb) returns jsonb language plpgsql stable set search_path = public, pg_temp set jit = off as $$
declare
  facets constant text[] := '{format,language,focus,door,access,identity,lives,guests}';
  chunks int := coalesce((select max(chunk) + 1 from listed_marks where facet = 'all'), 1);
  everything bit varying := marked('all', '{yes}', chunks);
  base bit varying := everything;
  names text[];
  sets bit varying[];
  rest bit varying[] := '{}';
  steps bit varying[] := '{}';
  led bit varying;
  about bit varying;
  words int := jsonb_array_length(wish -> 'words');
  tier bit varying;
  nums int[] := '{}';
  skip int := (wish ->> 'skip')::int;
  n int;
  without_one jsonb := '{}';
begin
  select coalesce(array_agg(name), '{}'), coalesce(array_agg(bits), '{}') into names, sets from (
    select f.name, (select bit_or(marked(m.facet, m.values, chunks)) from jsonb_to_recordset(f.marks) m(facet text, values text[])) as bits
    from jsonb_to_recordset(wish -> 'filters') f(name text, marks jsonb)) f;
  if words > 0 then
    select m.steps, m.led, m.about into steps, led, about from words_met(wish -> 'words', chunks) m;
    names := names || 'words'::text;
    sets := sets || led;
  end if;
  for i in 1..cardinality(names) loop
    base := base & sets[i];
    rest := rest || everything;
    for j in 1..cardinality(names) loop
      if j <> i then rest[i] := rest[i] & sets[j]; end if;
    end loop;
    without_one := without_one || jsonb_build_object(names[i], bit_count(rest[i]));
  end loop;

  if words = 0 then
    nums := helpful_page(base, null, wish, skip, (wish ->> 'take')::int);
  else
    for i in reverse words..1 loop
      for titled in 1..2 loop
        tier := base & steps[i] & case when i < words then ~steps[i + 1] else base end & case titled when 1 then about else ~about end;
        n := bit_count(tier);
        if n > skip then
          nums := nums || helpful_page(tier, (wish ->> 'query')::tsquery, wish, skip, (wish ->> 'take')::int - cardinality(nums));
        end if;
        skip := greatest(skip - n, 0);
      end loop;
    end loop;
  end if;
  return jsonb_build_object('total', bit_count(base), 'nums', nums, 'without', without_one,
    'all_words', case when words > 0 then bit_count(base & steps[words]) end,
    'counts', counts_beside(facets, array(select coalesce(rest[array_position(names, facet)], base) from unnest(facets) facet))
      || counts_in_time(coalesce(rest[array_position(names, 'time')], base), wish));
end $$;

/* What words look like in the directory: their lexemes as written, and stemmed in English and Spanish. A stem that lost a word
   ("any pain" → "pain") would find something else, and is left out. */
create function word_shapes(asked text[]) returns table (word text, shapes jsonb) language plpgsql stable as $$
#variable_conflict use_column
begin
  return query
  select a.word, jsonb_agg(distinct s.shape) from unnest(asked) a(word),
    lateral (values (tsvector_to_array(to_tsvector('simple', plain(a.word)))), (tsvector_to_array(to_tsvector('english', plain(a.word)))),
      (tsvector_to_array(to_tsvector('spanish', plain(a.word))))) s(shape)
  where cardinality(s.shape) = (select count(distinct part) from regexp_split_to_table(a.word, '[^[:alnum:]]+') part where part <> '')
  group by a.word;
end $$;

/* For words that stand nowhere in the directory: what is spelt alike and, for a last word that may only be begun, what begins with
   it. Only words that some group has now. */
create function word_guesses(asked text[], last text) returns table (word text, begun text[], alike text[]) language plpgsql stable
set search_path = public, pg_temp set enable_seqscan = off as $$
#variable_conflict use_column
begin
  return query
  select a.word,
    case when a.word = last and length(last) > 2 then array(select l.word from listed_lexemes l where l.word like plain(last) || '%'
      and exists (select from listed_groups g where g.words @@ quote_literal(l.word)::tsquery) order by l.word limit 20) else '{}' end,
    case when length(a.word) > 3 then array(select l.word from listed_lexemes l where l.word % plain(a.word)
      and exists (select from listed_groups g where g.words @@ quote_literal(l.word)::tsquery) order by similarity(l.word, plain(a.word)) desc, l.word limit 8) else '{}' end
  from unnest(asked) a(word)
  where case when exists (select from listed_lexemes l where l.word = plain(a.word)) then false
    else not exists (select from listed_groups g where g.words @@ (plainto_tsquery('simple', plain(a.word))
      || plainto_tsquery('english', plain(a.word)) || plainto_tsquery('spanish', plain(a.word)))) end;
end $$;
-- 0008_feeds.sql
-- Groups that live elsewhere, read from feeds. What is public of them goes to the directory; every way in (links, phones,
-- notes) stays in a table of its own for people who are signed in.
create table feeds (
  id          uuid primary key default gen_random_uuid(),
  name        text not null unique check (length(name) between 1 and 80),
  -- Where it is fetched from; without one somebody brings the file.
  url         text check (length(url) <= 2000),
  -- Where people read it: the one address of a feed that is public.
  website     text check (length(website) <= 2000),
  -- Not known before the first reading.
  format      text check (format in ('meeting_guide', 'csv')),
  zone        text,
  -- What the columns of a table meant last time: {headers, fields}, two lists of the same length.
  mapping     jsonb,
  added_at    timestamptz not null default now()
);

create table elsewhere_groups (
  id            uuid primary key default gen_random_uuid(),
  feed_id       uuid not null references feeds on delete cascade,
  -- Of the reader; two groups may trade theirs within one reading, so it is not unique.
  key           text not null,
  name          text not null,
  purpose       text not null default '',
  formats       text[] not null default '{}',
  languages     text[] not null default '{}',
  access        text[] not null default '{}',
  identity_led  text[] not null default '{}',
  faith         text,
  area          text not null default '',
  digest        text not null,
  first_seen    date not null default current_date,
  last_seen     date not null default current_date,
  vanished_on   date
);
create index elsewhere_of_feed on elsewhere_groups (feed_id);

-- One meeting of one day of the week. `name` and `place` are public; slug, digest and marks are the import's own.
create table elsewhere_meetings (
  id            uuid primary key default gen_random_uuid(),
  group_id      uuid not null references elsewhere_groups on delete cascade,
  feed_id       uuid not null references feeds on delete cascade,
  slug          text not null,
  name          text not null default '',
  place         text not null default '',
  weekday       int check (weekday between 0 and 6),
  starts        time,
  ends          time,
  zone          text,
  paused        boolean not null default false,
  types         text[] not null default '{}',
  marks         text[] not null default '{}',
  digest        text not null,
  vanished_on   date
);
create unique index one_meeting on elsewhere_meetings (feed_id, slug, coalesce(weekday, -1));
create index meetings_of_elsewhere on elsewhere_meetings (group_id);

create table elsewhere_ways_in (
  id          uuid primary key default gen_random_uuid(),
  meeting_id  uuid not null references elsewhere_meetings on delete cascade,
  kind        text not null check (kind in ('link', 'phone', 'words')),
  value       text not null check (length(value) between 1 and 4000),
  -- The field of the feed it stood in.
  field       text not null default ''
);
create index ways_in_of_meeting on elsewhere_ways_in (meeting_id);

-- One reading of a feed, with its report row by row. The source is kept until it has been read.
--   asking: a steward says first what the columns of the table mean
create table imports (
  id               uuid primary key default gen_random_uuid(),
  feed_id          uuid not null references feeds on delete cascade,
  state            text not null default 'waiting' check (state in ('waiting', 'reading', 'asking', 'done', 'broken')),
  source           bytea,
  source_type      text not null default '' check (length(source_type) <= 200),
  skip_unreadable  boolean not null default false,
  done_rows        int not null default 0,
  all_rows         int not null default 0,
  counts           jsonb not null default '{}',
  problem          jsonb,
  preview          jsonb,
  started_at       timestamptz not null default now(),
  ended_at         timestamptz
);
create index imports_of_feed on imports (feed_id, started_at);

create table import_rows (
  import_id  uuid not null references imports on delete cascade,
  row        int not null,
  line       int,
  name       text not null,
  outcome    text not null check (outcome in ('imported', 'merged', 'paused', 'skipped', 'taken_down')),
  change     text not null check (change in ('new', 'changed', 'same')),
  paused     text check (paused in ('closed', 'inactive')),
  group_name text not null default '',
  problems   jsonb not null default '[]',
  primary key (import_id, row)
);
create index import_rows_by_outcome on import_rows (import_id, outcome, row);

-- What anybody may say of a listing, without an account. How to reach them is kept until there is an answer.
create table corrections (
  id           uuid primary key default gen_random_uuid(),
  group_id     uuid references elsewhere_groups on delete set null,
  kind         text not null check (kind in ('wrong', 'ours', 'take_down')),
  words        text not null default '' check (length(words) <= 2000),
  reach_me     text not null default '' check (length(reach_me) <= 200),
  sent_at      timestamptz not null default now(),
  answered_at  timestamptz,
  outcome      text check (outcome in ('kept', 'mended', 'taken_down'))
);
create index corrections_of_group on corrections (group_id);
create index corrections_open on corrections (sent_at) where answered_at is null;

-- Outlives every import, and the feed itself if it is added again: a listing once taken down does not come back by itself.
-- `marks` are digests by which its meetings are known again under another name, slug or hour.
create table takedowns (
  id         uuid primary key default gen_random_uuid(),
  feed_id    uuid references feeds on delete set null,
  feed_name  text not null,
  feed_url   text,
  name       text not null,
  marks      text[] not null,
  taken_at   timestamptz not null default now()
);
create index takedowns_of_feed on takedowns (feed_id);

do $$ declare t text; begin
  foreach t in array array['feeds', 'elsewhere_groups', 'elsewhere_meetings', 'elsewhere_ways_in', 'imports', 'import_rows', 'corrections', 'takedowns'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  foreach t in array array['feeds', 'imports', 'import_rows', 'corrections', 'takedowns'] loop
    execute format('create policy stewards_read on %I for select to :member using ((select is_steward()))', t);
    execute format('create policy stewards_write on %I for insert to :member with check ((select is_steward()))', t);
    execute format('create policy stewards_change on %I for update to :member using ((select is_steward())) with check ((select is_steward()))', t);
    execute format('create policy stewards_clear on %I for delete to :member using ((select is_steward()))', t);
    execute format('grant select, insert, update, delete on %I to :member', t);
  end loop;
end $$;
create policy all_see on elsewhere_groups for select to :member using ((select entered()));
create policy all_see on elsewhere_meetings for select to :member using ((select entered()));
create policy people_see on elsewhere_ways_in for select to :member using ((select viewer_id()) is not null and (select may_write()));
grant select (id, feed_id, name, purpose, formats, languages, access, identity_led, faith, area, first_seen, last_seen, vanished_on)
  on elsewhere_groups to :member;
grant select (id, group_id, feed_id, name, place, weekday, starts, ends, zone, paused, vanished_on) on elsewhere_meetings to :member;
grant select on elsewhere_ways_in to :member;

/* Says something about a listing without an account. The same answer whether the listing is there or not. */
create function send_correction(of_group uuid, kind text, words text, reach_me text) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into corrections (group_id, kind, words, reach_me) select g.id, send_correction.kind, send_correction.words, send_correction.reach_me
  from elsewhere_groups g where g.id = of_group and exists (select from listed_groups l where l.id = of_group)
$$;

/* Takes a listing away for good, answers whatever was said of it, and forgets how those who said it can be reached. */
create function take_down(of_group uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not is_steward() then perform refuse('HF404', 'not_found'); end if;
  insert into takedowns (feed_id, feed_name, feed_url, name, marks)
    select f.id, f.name, f.url, g.name, coalesce((select array_agg(distinct mark) from elsewhere_meetings m, unnest(m.marks) mark where m.group_id = g.id), '{}')
    from elsewhere_groups g join feeds f on f.id = g.feed_id where g.id = of_group;
  if not found then perform refuse('HF404', 'not_found'); end if;
  update corrections set answered_at = coalesce(answered_at, now()), outcome = coalesce(outcome, 'taken_down'), reach_me = '' where group_id = of_group;
  delete from elsewhere_groups where id = of_group;
end $$;

/* Writes the public rows of groups that live elsewhere, as far as they differ. A meeting not seen any more stays, marked, until
   its group goes. Nothing of a way in is read here. */
create function list_all_elsewhere(of_groups uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from listed_groups l where l.id = any (of_groups) and l.lives = 'elsewhere' and not exists (select from elsewhere_groups g where g.id = l.id);
  insert into listed_groups as l (id, lives, name, purpose, identity_led, formats, languages, zone, faith, access, area, source_name, source_url,
      last_seen, vanished_on, paused, times, slots, printed_slots, words)
    select g.id, 'elsewhere', g.name, g.purpose, g.identity_led, g.formats, g.languages, min(m.zone), g.faith, g.access, g.area, f.name, f.website,
      g.last_seen, g.vanished_on, coalesce(bool_and(m.paused) filter (where m.vanished_on is null), true),
      coalesce(jsonb_agg(jsonb_build_object('weekday', m.weekday, 'starts', to_char(m.starts, 'HH24:MI'), 'zone', m.zone,
        'minutes', (extract(epoch from m.ends - m.starts)::int / 60 + 1440) % 1440) order by m.weekday, m.starts)
        filter (where m.starts is not null and m.weekday is not null and not m.paused and m.vanished_on is null), '[]'),
      coalesce(array_agg(distinct s.slot)
        filter (where s.slot is not null and m.starts is not null and m.weekday is not null and not m.paused and m.vanished_on is null), '{}'),
      coalesce(array_agg(distinct printed_slot(m.weekday, m.starts))
        filter (where m.zone is null and m.starts is not null and m.weekday is not null and not m.paused and m.vanished_on is null), '{}'),
      searchable(g.name, coalesce(string_agg(distinct m.name, ' '), ''), g.purpose || ' ' || g.area, g.languages)
    from elsewhere_groups g join feeds f on f.id = g.feed_id left join elsewhere_meetings m on m.group_id = g.id
      left join lateral (select slot_of(m.zone, m.weekday, m.starts)) s(slot) on true
    where g.id = any (of_groups) group by g.id, f.id
    on conflict (id) do update set name = excluded.name, purpose = excluded.purpose, identity_led = excluded.identity_led, formats = excluded.formats,
      languages = excluded.languages, zone = excluded.zone, faith = excluded.faith, access = excluded.access, area = excluded.area,
      source_name = excluded.source_name, source_url = excluded.source_url, last_seen = excluded.last_seen, vanished_on = excluded.vanished_on,
      paused = excluded.paused, times = excluded.times, slots = excluded.slots, printed_slots = excluded.printed_slots, words = excluded.words
    where l is distinct from excluded;
end $$;
revoke all on function list_all_elsewhere from public;

create function list_elsewhere(of_group uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  select list_all_elsewhere(array[of_group])
$$;
revoke all on function list_elsewhere from public;

/* A feed's name and website stand on each of its listings. */
create function list_changed_feed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform list_all_elsewhere(array(select id from elsewhere_groups where feed_id = new.id));
  return null;
end $$;
create trigger listing after update of name, website on feeds for each row
  when (old.name is distinct from new.name or old.website is distinct from new.website) execute function list_changed_feed();

create function unlist_elsewhere() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from listed_groups where id = old.id;
  return null;
end $$;
create trigger unlisting after delete on elsewhere_groups for each row execute function unlist_elsewhere();
-- 0009_outbox.sql
-- Mail to be sent. Rows hold ids and the id of a text, never words of members; a one-time link keeps its secret only until
-- the mail has gone.
create table outbox (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid references people on delete cascade,
  group_id    uuid references groups on delete cascade,
  cause       text not null,
  text_id     text not null check (text_id in ('sign_in_link', 'prove_address', 'ask_answered', 'announcement', 'new_ask', 'group_approved', 'reset_asked', 'lead_wanted')),
  secret      text,
  queued_at   timestamptz not null default now(),
  sent_at     timestamptz,
  problem     text,
  unique (person_id, cause)
);
create index outbox_waiting on outbox (queued_at) where sent_at is null;
alter table outbox enable row level security;  alter table outbox force row level security;

/* Queues a job in the transaction that wants it. The payload holds ids only. */
create function queue_job(name text, payload json, key text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- Only what a request may want done; reading a feed is a steward's wish.
  if not (name = 'send-mail' or (name = 'import-feed' and is_steward())) then perform refuse('HF404', 'not_found'); end if;
  perform graphile_worker.add_job(name, payload, job_key => key, max_attempts => 12);
end $$;

/* A mail to somebody about something, once a cause; nothing when they have no proven address. */
create function queue_mail(to_person uuid, about_group uuid, which text, why text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare mail uuid;
begin
  insert into outbox (person_id, group_id, text_id, cause)
    select to_person, about_group, which, why from mail_addresses where person_id = to_person and verified_at is not null
    on conflict do nothing returning id into mail;
  if mail is not null then perform queue_job('send-mail', json_build_object('mail', mail), 'mail:' || mail); end if;
end $$;
revoke all on function queue_mail from public;

/* Tells everybody in the group of an announcement, once each, those who rest excepted. The facilitator learns nobody's address. A
   group that has come to its end tells nobody anything. */
create function announce_note(note uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare n record;
begin
  update group_notes set announced_at = now() where id = note and announced_at is null
    and array_position(facilitated_groups(), group_id) is not null returning group_id into n;
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  if exists (select from groups where id = n.group_id and closed_at is not null) then perform refuse('HF409', 'group_closed'); end if;
  perform queue_mail(m.person_id, n.group_id, 'announcement', 'note:' || note)
    from memberships m where m.group_id = n.group_id and m.state = 'member' and m.person_id <> viewer_id()
      and m.person_id <> all (known_blocked()) and not exists (select from rests r where r.membership_id = m.id);
  perform pg_notify('live', 'group:' || n.group_id);
end $$;

/* An asker learns by mail that there is an answer; facilitators that somebody asked, once a day from one person however often they
   take it back and ask again. Neither mail says who or where. */
create function tell_asker(ask uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  select queue_mail(person_id, group_id, 'ask_answered', 'ask:' || id) from asks
  where id = ask and array_position(facilitated_groups(), group_id) is not null
$$;
create function tell_facilitators(of_group uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  select queue_mail(m.person_id, a.group_id, 'new_ask', 'asked:' || a.id) from asks a join memberships m on m.group_id = a.group_id
  where a.group_id = of_group and a.person_id = viewer_id() and a.state = 'waiting' and m.facilitates and m.state = 'member'
    and m.person_id <> all (known_blocked())
    and not exists (select from asks b where b.group_id = a.group_id and b.person_id = a.person_id and b.id <> a.id and b.asked_at > now() - interval '1 day')
$$;
-- 0010_steward.sql
-- What stewards decide. They know people by sign-in name only, and groups only while one waits to be listed.

-- The answer to a new group, with the reason its facilitators read.
create table listing_answers (
  id           uuid primary key default gen_random_uuid(),
  group_id     uuid not null references groups on delete cascade,
  listed       boolean not null,
  reason       text not null default '' check (length(reason) <= 1000),
  answered_at  timestamptz not null default now()
);
create index answers_of_group on listing_answers (group_id, answered_at);
alter table listing_answers enable row level security;  alter table listing_answers force row level security;
create policy facilitators_read on listing_answers for select to :member using (array_position((select facilitated_groups()), group_id) is not null);
grant select on listing_answers to :member;

/* Lists a waiting group or leaves it unlisted, and tells those who lead it by mail that there is an answer. */
create function answer_listing(of_group uuid, yes boolean, why text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare answer uuid;
begin
  perform approve_group(of_group, yes);
  insert into listing_answers (group_id, listed, reason) values (of_group, yes, why) returning id into answer;
  perform queue_mail(m.person_id, of_group, 'group_approved', 'listing:' || answer)
    from memberships m where m.group_id = of_group and m.state = 'member' and m.facilitates;
end $$;

/* Asks the members of a listed group that nobody leads whether one of them would, once; those who rest are left in peace. Whoever
   asks learns nobody's address, and no group that is not listed is ever asked for. */
create function ask_for_lead(of_group uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare g record;
begin
  select unled_since, lead_asked_at into g from groups
    where id = of_group and is_steward() and listing = 'listed' and closed_at is null and unled_since is not null for update;
  if not found then perform refuse('HF404', 'not_found'); end if;
  if g.lead_asked_at is not null then return; end if;
  update groups set lead_asked_at = now() where id = of_group;
  perform queue_mail(m.person_id, of_group, 'lead_wanted', 'lead:' || of_group || ':' || g.unled_since)
    from memberships m where m.group_id = of_group and m.state = 'member' and not exists (select from rests r where r.membership_id = m.id);
  perform pg_notify('live', 'group:' || of_group);
end $$;

/* Whether anybody stewards this place: until then the first run is open. */
create function has_steward() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from people where is_steward)
$$;

/* Those who asked to come, where a steward answers each: the name they show and the name they sign in with, nothing more. */
create function people_waiting() returns table (id uuid, shown_name text, sign_in_name text, came_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.shown_name, p.sign_in_name::text, p.came_at from people p where not p.approved and is_steward() order by p.came_at, p.id limit 100
$$;

/* A yes lets them in; a no erases them, as if they had never come. */
create function answer_person(who uuid, yes boolean) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not is_steward() then perform refuse('HF404', 'not_found'); end if;
  if yes then update people set approved = true where id = who and not approved;
  else delete from people where id = who and not approved; end if;
  if not found then perform refuse('HF404', 'not_found'); end if;
  perform pg_notify('live', 'session:' || who);
end $$;

create function all_stewards() returns table (sign_in_name text, shown_name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.sign_in_name::text, p.shown_name from people p where p.is_steward and is_steward() order by p.came_at, p.id
$$;

create function people_suspended() returns table (sign_in_name text, reason text, since timestamptz, until timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (s.since, p.id) p.sign_in_name::text, s.reason, s.since, s.until from suspensions s join people p on p.id = s.person_id
  where p.suspended and s.lifted_at is null and is_steward() order by s.since desc, p.id limit 100
$$;

/* Makes somebody a steward, or no longer one; the last one stays. What was handed out with the role dies with it. */
create function set_steward(who citext, yes boolean) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare them uuid;
begin
  -- Two stewards unmaking each other at once must wait for one another, and whoever has been unmade meanwhile unmakes nobody.
  perform 1 from people where is_steward order by id for update;
  perform become(viewer_id());
  if not is_steward() then perform refuse('HF404', 'not_found'); end if;
  select id into them from people where sign_in_name = who and (not yes or approved);
  if not found then perform refuse('HF404', 'not_found'); end if;
  if not yes and not exists (select from people where is_steward and not suspended and id <> them) then perform refuse('HF409', 'last_steward'); end if;
  update people set is_steward = yes where id = them;
  if not yes then
    update invitations set revoked_at = now() where group_id is null and made_by = them and revoked_at is null;
  end if;
  perform pg_notify('live', 'session:' || them);
  perform become(viewer_id());
end $$;

/* Opens a way back in for somebody without mail and codes: after 72 hours, unless an open session of theirs says "not me".
   A newer one takes the place of an older. */
create function ask_reset(who citext, code bytea) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  them uuid;
  reset uuid;
begin
  if not is_steward() then perform refuse('HF404', 'not_found'); end if;
  select id into them from people where sign_in_name = who;
  if not found then perform refuse('HF404', 'not_found'); end if;
  update resets set refused_at = now() where person_id = them and refused_at is null and used_at is null;
  insert into resets (person_id, asked_by, code_hash, opens_at) values (them, viewer_id(), code, now() + interval '72 hours') returning id into reset;
  perform queue_mail(them, null, 'reset_asked', 'reset:' || reset);
  perform pg_notify('live', 'session:' || them);
end $$;
-- 0011_second_look.sql
-- A listed group may rewrite its card whenever it likes. What a steward last read of it is kept beside it, so that stewards see what has
-- changed since, and can say that they have looked, or take the group out of the directory with a reason.
create table looked_cards (
  group_id   uuid primary key references groups on delete cascade,
  name       text not null,
  purpose    text not null,
  not_for    text not null,
  focus      text not null,
  languages  text[] not null,
  looked_at  timestamptz not null default now()
);
alter table looked_cards enable row level security;  alter table looked_cards force row level security;
create policy stewards_read on looked_cards for select to :member using ((select is_steward()));
grant select on looked_cards to :member;

-- The answer took the group out of the directory, where it stood until then.
alter table listing_answers add column ended boolean not null default false;

/* Holds listed groups and no others: of a group that has left the directory no steward keeps anything. Whoever lists a group has
   just read it. */
create function keep_looked_card() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.listing <> 'listed' then
    delete from looked_cards where group_id = new.id;
  else
    insert into looked_cards (group_id, name, purpose, not_for, focus, languages)
      values (new.id, new.name, new.purpose, new.not_for, new.focus, new.languages) on conflict do nothing;
  end if;
  return null;
end $$;
create trigger looked after insert or update of listing on groups for each row execute function keep_looked_card();

/* By which a card is known again: whoever answers for a group answers for what they read. */
create function card_mark(name text, purpose text, not_for text, focus text, languages text[]) returns text language sql immutable parallel safe
  return md5(jsonb_build_array(name, purpose, not_for, focus, to_jsonb(languages))::text);

/* Refuses when the card is no longer the one a steward read, and keeps it so until the end of the transaction. */
create function require_card(of_group uuid, seen text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare g record;
begin
  select card_mark(name, purpose, not_for, focus, languages) as mark into g from groups
    where id = of_group and is_steward() and (listing = 'listed' or (listing = 'waiting' and wants_listing)) for update;
  if not found then perform refuse('HF404', 'not_found'); end if;
  if g.mark <> seen then perform refuse('HF409', 'card_changed'); end if;
end $$;

/* A steward has read the card as it is now. */
create function look_at_card(of_group uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update looked_cards l set name = g.name, purpose = g.purpose, not_for = g.not_for, focus = g.focus, languages = g.languages, looked_at = now()
    from groups g where l.group_id = of_group and g.id = of_group and is_steward() and g.closed_at is null;
  if not found then perform refuse('HF404', 'not_found'); end if;
end $$;

/* A steward takes a group out of the directory, with the reason that those who lead it read. It lives on, by invitation. */
create function end_listing(of_group uuid, why text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare answer uuid;
begin
  update groups set listing = 'unlisted', wants_listing = false
    where id = of_group and is_steward() and listing = 'listed' and closed_at is null;
  if not found then perform refuse('HF404', 'not_found'); end if;
  insert into listing_answers (group_id, listed, reason, ended) values (of_group, false, why, true) returning id into answer;
  perform queue_mail(m.person_id, of_group, 'group_approved', 'listing:' || answer)
    from memberships m where m.group_id = of_group and m.state = 'member' and m.facilitates;
  perform pg_notify('live', 'group:' || of_group);
end $$;
-- 0013_meetings.sql
-- When a group meets: wall time in a zone, and a rule (the value of RFC 5545's RRULE; '' is a single meeting) that the program has
-- read before it is kept. Everything here is for those inside: members and guests. Nothing anywhere says who did not come.
create table meetings (
  id                    uuid primary key default gen_random_uuid(),
  group_id              uuid not null references groups on delete cascade,
  starts_on             date not null,
  starts                time not null,
  minutes               int not null check (minutes between 10 and 4320),
  zone                  text not null check (length(zone) <= 60),
  rule                  text not null default '' check (length(rule) <= 200),
  about                 text not null default '' check (length(about) <= 200),
  access                text[] not null default '{}' check (cardinality(access) <= 20),
  shown_before_minutes  int not null default 60 check (shown_before_minutes in (15, 60, 1440, 10080)),
  capacity              int check (capacity between 2 and 500),
  waiting_list          boolean not null default false,
  -- As in RFC 5545: one more with every change that a calendar must learn of.
  sequence              int not null default 0,
  updated_at            timestamptz not null default now(),
  ended_at              timestamptz,
  -- When its last date is over; null while there is no last one.
  over_at               timestamptz,
  unique (id, group_id)
);
create index meetings_of_group on meetings (group_id);

-- One date that is other than the rule says. `on_date` is the date of the rule and stays when the meeting moves (RECURRENCE-ID).
create table meeting_changes (
  id          uuid primary key default gen_random_uuid(),
  meeting_id  uuid not null references meetings on delete cascade,
  group_id    uuid not null references groups on delete cascade,
  on_date     date not null,
  cancelled   boolean not null default false,
  starts_on   date not null,
  starts      time not null,
  minutes     int not null check (minutes between 10 and 4320),
  about       text not null default '' check (length(about) <= 200),
  sequence    int not null default 0,
  unique (meeting_id, on_date),
  foreign key (meeting_id, group_id) references meetings (id, group_id) on delete cascade
);

-- How to come in; those of a date (`on_date`) stand in place of the usual ones. `openings` are the hours in which those inside may
-- read it, as far ahead as the program has written them down: where it has not, nobody reads it.
create table meeting_ways_in (
  id          uuid primary key default gen_random_uuid(),
  meeting_id  uuid not null references meetings on delete cascade,
  group_id    uuid not null references groups on delete cascade,
  on_date     date,
  kind        text not null check (kind in ('link', 'phone', 'place', 'words')),
  way_in      text not null check (length(way_in) between 1 and 600),
  openings    tstzmultirange not null default '{}',
  unique nulls not distinct (meeting_id, on_date, kind),
  foreign key (meeting_id, group_id) references meetings (id, group_id) on delete cascade
);

alter table memberships add unique (id, group_id);

-- Who holds it, always or (`on_date`) on one date.
create table meeting_hosts (
  id             uuid primary key default gen_random_uuid(),
  meeting_id     uuid not null references meetings on delete cascade,
  group_id       uuid not null references groups on delete cascade,
  on_date        date,
  membership_id  uuid not null references memberships on delete cascade,
  role           text not null check (role in ('host', 'co_host')),
  unique nulls not distinct (meeting_id, on_date, role),
  foreign key (meeting_id, group_id) references meetings (id, group_id) on delete cascade,
  foreign key (membership_id, group_id) references memberships (id, group_id) on delete cascade
);
create index hosting_of_seat on meeting_hosts (membership_id);

-- "I hope to come", until the meeting is over (`ends_at`) and no longer: then nobody reads it, and the night takes it away. No row
-- says nothing. `waits`: the meeting is full, and a seat goes to whoever waited longest.
create table meeting_replies (
  id             uuid primary key default gen_random_uuid(),
  meeting_id     uuid not null references meetings on delete cascade,
  group_id       uuid not null references groups on delete cascade,
  on_date        date not null,
  membership_id  uuid not null references memberships on delete cascade,
  person_id      uuid not null references people on delete cascade,
  reply          text not null check (reply in ('hope', 'maybe', 'not_this_time')),
  waits          boolean not null default false,
  replied_at     timestamptz not null default clock_timestamp(),
  ends_at        timestamptz not null,
  unique (meeting_id, on_date, membership_id),
  check (not waits or reply = 'hope')
);
create index replies_of_seat on meeting_replies (membership_id);
create index replies_of_person on meeting_replies (person_id);
create index replies_over on meeting_replies (ends_at);

do $$ declare t text; begin
  foreach t in array array['meetings', 'meeting_changes', 'meeting_ways_in', 'meeting_hosts', 'meeting_replies'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  foreach t in array array['meetings', 'meeting_changes', 'meeting_hosts'] loop
    execute format('create policy insiders on %I for select to :member using (
      array_position((select known_groups()), group_id) is not null or array_position((select guest_groups()), group_id) is not null)', t);
  end loop;
  foreach t in array array['meetings', 'meeting_changes', 'meeting_ways_in', 'meeting_hosts'] loop
    execute format('create policy facilitators_write on %I for insert to :member with check (
      array_position((select facilitated_groups()), group_id) is not null and array_position((select writable_groups()), group_id) is not null)', t);
  end loop;
  foreach t in array array['meetings', 'meeting_changes', 'meeting_ways_in'] loop
    execute format('create policy facilitators_edit on %I for update to :member using (array_position((select facilitated_groups()), group_id) is not null)
      with check (array_position((select facilitated_groups()), group_id) is not null)', t);
  end loop;
  foreach t in array array['meeting_changes', 'meeting_ways_in', 'meeting_hosts'] loop
    execute format('create policy facilitators_clear on %I for delete to :member using (array_position((select facilitated_groups()), group_id) is not null)', t);
  end loop;
end $$;

-- Those inside read the way in while it is open; those who lead, always: they write it.
create policy in_time on meeting_ways_in for select to :member using (openings @> now()
  and (array_position((select known_groups()), group_id) is not null or array_position((select guest_groups()), group_id) is not null));
create policy facilitators_read on meeting_ways_in for select to :member using (array_position((select facilitated_groups()), group_id) is not null);

-- Members see who hopes to come; what else somebody said, and that they wait, is known to them alone.
create policy own on meeting_replies for select to :member using (person_id = (select viewer_id()) and ends_at > now());
create policy members_see_hope on meeting_replies for select to :member using (
  reply = 'hope' and not waits and ends_at > now() and array_position((select known_groups()), group_id) is not null
  and person_id <> all ((select known_blocked())::uuid[]));

grant select on meetings, meeting_changes, meeting_ways_in, meeting_hosts to :member;
grant insert (group_id, starts_on, starts, minutes, zone, rule, about, access, shown_before_minutes, capacity, waiting_list, over_at),
  update (starts_on, starts, minutes, zone, rule, about, access, shown_before_minutes, capacity, waiting_list, sequence, updated_at, ended_at, over_at)
  on meetings to :member;
grant insert (meeting_id, group_id, on_date, cancelled, starts_on, starts, minutes, about, sequence),
  update (cancelled, starts_on, starts, minutes, about, sequence), delete on meeting_changes to :member;
grant insert (meeting_id, group_id, on_date, kind, way_in, openings), update (openings), delete on meeting_ways_in to :member;
grant insert (meeting_id, group_id, on_date, membership_id, role), delete on meeting_hosts to :member;
-- Neither whose it is beyond the seat nor when it was said.
grant select (id, meeting_id, group_id, on_date, membership_id, reply, waits) on meeting_replies to :member;

/* Seats that are free go to whoever waited longest; with no limit, to all who wait. */
create function seat_who_waits(of_meeting uuid, of_date date) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  most int := (select capacity from meetings where id = of_meeting for update);
  taken int := (select count(*) from meeting_replies where meeting_id = of_meeting and on_date = of_date and reply = 'hope' and not waits);
begin
  update meeting_replies set waits = false where id in (
    select id from meeting_replies where meeting_id = of_meeting and on_date = of_date and waits
    order by replied_at limit case when most is not null then greatest(most - taken, 0) end);
end $$;
revoke all on function seat_who_waits from public;

/* My reply for one date, which ends at that moment; null takes it back. True: the meeting is full and I wait. */
create function reply_to_meeting(of_meeting uuid, of_date date, say text, ends timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  m record;
  seat uuid;
  is_full boolean;
begin
  select * into m from meetings where id = of_meeting and ended_at is null
    and (array_position(known_groups(), group_id) is not null or array_position(guest_groups(), group_id) is not null) for update;
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  if ends <= now() or ends > now() + interval '2 years' then perform refuse('HF409', 'meeting_over'); end if;
  select id into seat from memberships where group_id = m.group_id and person_id = viewer_id() and state in ('member', 'guest');
  if say is null then
    delete from meeting_replies where meeting_id = of_meeting and on_date = of_date and membership_id = seat;
  else
    is_full := say = 'hope' and m.capacity <= (select count(*) from meeting_replies where meeting_id = of_meeting and on_date = of_date
      and reply = 'hope' and not waits and membership_id <> seat);
    if is_full and not m.waiting_list then perform refuse('HF409', 'meeting_full'); end if;
    insert into meeting_replies (meeting_id, group_id, on_date, membership_id, person_id, reply, waits, ends_at)
      values (of_meeting, m.group_id, of_date, seat, viewer_id(), say, coalesce(is_full, false), ends)
      on conflict (meeting_id, on_date, membership_id) do update set reply = excluded.reply, waits = excluded.waits, ends_at = excluded.ends_at,
        replied_at = case when meeting_replies.reply = excluded.reply then meeting_replies.replied_at else excluded.replied_at end;
  end if;
  perform seat_who_waits(of_meeting, of_date);
  perform pg_notify('live', 'group:' || m.group_id);
  return coalesce(is_full, false);
end $$;

/* The dates that are to come, with their ends: what was said about any other goes, and each reply ends with its date. */
create function settle_replies(of_meeting uuid, dates date[], ends timestamptz[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from meetings where id = of_meeting and array_position(facilitated_groups(), group_id) is not null) then
    perform refuse('HF404', 'not_found');
  end if;
  delete from meeting_replies where meeting_id = of_meeting and on_date <> all (dates);
  update meeting_replies r set ends_at = d.ends from unnest(dates, ends) d(on_date, ends)
    where r.meeting_id = of_meeting and r.on_date = d.on_date and r.ends_at <> d.ends;
end $$;

/* Open pages learn that something about the group changed. */
create function tell_of_meeting() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_notify('live', 'group:' || new.group_id);
  return null;
end $$;
revoke all on function tell_of_meeting from public;
create trigger told after insert or update of sequence on meetings for each row execute function tell_of_meeting();

create function seat_after_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform seat_who_waits(new.id, on_date) from (select distinct on_date from meeting_replies where meeting_id = new.id and waits) dates;
  return null;
end $$;
revoke all on function seat_after_change from public;
create trigger seated after update of capacity on meetings for each row execute function seat_after_change();

/* A group that comes to its end meets no more, and its ways in are shown to nobody. */
create function end_meetings() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update meetings set ended_at = now(), updated_at = now(), sequence = sequence + 1 where group_id = new.id and ended_at is null;
  update meeting_ways_in set openings = '{}' where group_id = new.id;
  delete from meeting_replies where group_id = new.id;
  return null;
end $$;
revoke all on function end_meetings from public;
create trigger meets_no_more after update of closed_at on groups for each row
  when (old.closed_at is null and new.closed_at is not null) execute function end_meetings();

/* Everything that losing membership takes away, in one place: the seat, the role, the succession, the rest, open asks, the
   invitations made with its rights, mails not yet sent about the group, what was said about coming and who holds a meeting.
   Whatever a later table gives to members must be taken here; a test reads the catalogue for references to memberships. Words
   stay under the name of that group. */
create or replace function lose_membership(seat uuid, how text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  m record;
  freed record;
begin
  perform hold_group(group_id) from memberships where id = seat;
  update memberships set state = how, facilitates = false, successor = false, ended_at = now()
    where id = seat and state in ('member', 'guest') returning group_id, person_id into m;
  if not found then return; end if;
  delete from rests where membership_id = seat;
  update asks set state = 'withdrawn', answered_at = coalesce(answered_at, now())
    where group_id = m.group_id and person_id = m.person_id and state in ('waiting', 'welcomed');
  update invitations set revoked_at = now() where group_id = m.group_id and made_by = m.person_id and revoked_at is null;
  delete from outbox where group_id = m.group_id and person_id = m.person_id and sent_at is null;
  delete from meeting_hosts where membership_id = seat;
  for freed in delete from meeting_replies where membership_id = seat returning meeting_id, on_date loop
    perform seat_who_waits(freed.meeting_id, freed.on_date);
  end loop;
  perform hand_over_lead(m.group_id);
  perform pg_notify('live', 'person:' || m.person_id);
end $$;
-- 0014_calendars.sql
-- A calendar program's way to somebody's meetings: a link with a secret in it, of which only the digest is kept. Nothing is kept of
-- when or from where it is fetched. No group: all of theirs. `plain`: the file says "Meeting" and nothing of any group.
create table calendars (
  id          uuid primary key default gen_random_uuid(),
  token_hash  bytea not null unique,
  person_id   uuid not null references people on delete cascade,
  group_id    uuid references groups on delete cascade,
  titles      text not null default 'plain' check (titles in ('plain', 'named')),
  -- What its person calls it, to know which to take back.
  name        text not null default '' check (length(name) <= 60),
  made_at     timestamptz not null default now()
);
create index calendars_of_person on calendars (person_id);
create index calendars_of_group on calendars (group_id);
alter table calendars enable row level security;  alter table calendars force row level security;

create policy own on calendars for select to :member using (person_id = (select viewer_id()));
create policy make_own on calendars for insert to :member with check (person_id = (select viewer_id()) and (select may_write())
  and (group_id is null or array_position((select known_groups()), group_id) is not null or array_position((select guest_groups()), group_id) is not null));
create policy remove_own on calendars for delete to :member using (person_id = (select viewer_id()));
grant select (id, person_id, group_id, titles, name, made_at), insert (token_hash, person_id, group_id, titles, name), delete on calendars to :member;

/* Whose meetings a link leads to, and in which words. No row: it leads nowhere, because it was taken back, never was, or because
   its person is suspended or no longer let in. */
create function calendar_of(token bytea) returns table (person_id uuid, group_id uuid, titles text, language text)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.person_id, c.group_id, c.titles, p.language from calendars c join people p on p.id = c.person_id
  where c.token_hash = token and p.approved and not p.suspended
$$;

/* Everything that losing membership takes away, in one place: the seat, the role, the succession, the rest, open asks, the
   invitations made with its rights, mails not yet sent about the group, what was said about coming, who holds a meeting and links to its
   calendar. Whatever a later table gives to members must be taken here; a test reads the catalogue for references to memberships.
   Words stay under the name of that group. */
create or replace function lose_membership(seat uuid, how text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  m record;
  freed record;
begin
  perform hold_group(group_id) from memberships where id = seat;
  update memberships set state = how, facilitates = false, successor = false, ended_at = now()
    where id = seat and state in ('member', 'guest') returning group_id, person_id into m;
  if not found then return; end if;
  delete from rests where membership_id = seat;
  update asks set state = 'withdrawn', answered_at = coalesce(answered_at, now())
    where group_id = m.group_id and person_id = m.person_id and state in ('waiting', 'welcomed');
  update invitations set revoked_at = now() where group_id = m.group_id and made_by = m.person_id and revoked_at is null;
  delete from outbox where group_id = m.group_id and person_id = m.person_id and sent_at is null;
  delete from calendars where group_id = m.group_id and person_id = m.person_id;
  delete from meeting_hosts where membership_id = seat;
  for freed in delete from meeting_replies where membership_id = seat returning meeting_id, on_date loop
    perform seat_who_waits(freed.meeting_id, freed.on_date);
  end loop;
  perform hand_over_lead(m.group_id);
  perform pg_notify('live', 'person:' || m.person_id);
end $$;
-- 0015_telling.sql
-- What people are told by mail, and when. Whether a mail may go, and at what hour, is decided when it would be sent: so that what
-- somebody chooses today holds for what was queued yesterday.
--   asked         links to sign in and what else one asked for: at once, always
--   announcements · answers · reminders   by each person's own choice
create function kind_of_mail(which text) returns text language sql immutable parallel safe
  return case
    when which = 'announcement' then 'announcements'
    when which in ('ask_answered', 'new_ask', 'group_approved', 'lead_wanted') then 'answers'
    when which like 'remind\_%' or which = 'meeting_changed' then 'reminders'
    else 'asked' end;

-- outcome: sent · joined = another mail about the same said it too · withheld = not theirs to know any more, or not wanted
--          refused = the next server said never.  A row without `sent_at` still waits; `due_at` is when to look at it again.
alter table outbox drop constraint outbox_text_id_check;
alter table outbox add constraint outbox_text_id_check check (text_id in ('sign_in_link', 'prove_address', 'ask_answered', 'announcement',
  'new_ask', 'group_approved', 'reset_asked', 'lead_wanted', 'test_mail', 'try_again', 'remind_day', 'remind_hour', 'remind_start', 'meeting_changed'));
alter table outbox
  add column not_before timestamptz not null default now(),
  add column due_at timestamptz not null default now(),
  add column ends_at timestamptz,
  add column tries int not null default 0,
  add column outcome text check (outcome in ('sent', 'joined', 'withheld', 'refused'));
drop index outbox_waiting;
create index outbox_due on outbox (due_at) where sent_at is null;
create index outbox_gone on outbox (person_id, sent_at) where outcome = 'sent';

-- After three hard refusals an address rests: only what its person asks for goes there, until they press "try again".
alter table mail_addresses add column refused int not null default 0, add column rests_since timestamptz;
grant select (rests_since) on mail_addresses to :member;

create table tellings (
  person_id      uuid primary key references people on delete cascade,
  announcements  text not null default 'at_once' check (announcements in ('at_once', 'daily', 'weekly', 'none')),
  answers        text not null default 'at_once' check (answers in ('at_once', 'daily', 'weekly', 'none')),
  reminders      text[] not null default '{day}' check (reminders <@ '{day,hour,start}')
);

-- Hours in which nothing is sent, in the person's own zone; over midnight when they end before they start, a whole day when both
-- are the same.
create table quiet_hours (
  id         uuid primary key default gen_random_uuid(),
  person_id  uuid not null references people on delete cascade,
  weekday    int not null check (weekday between 0 and 6),
  starts     time not null,
  ends       time not null
);
create index quiet_of_person on quiet_hours (person_id);

-- Links that end a kind of mail in one press (RFC 8058). Only the digest is kept; they die with the address they went to.
create table mail_stops (
  digest     bytea primary key,
  person_id  uuid not null references mail_addresses on delete cascade,
  kind       text not null check (kind in ('announcements', 'answers', 'reminders', 'several')),
  unique (person_id, kind)
);

-- How sending goes, for stewards: when the next server last took a mail, and why it last did not. No mail, no address.
create table mail_health (
  id          boolean primary key default true check (id),
  taken_at    timestamptz,
  problem     text,
  problem_at  timestamptz
);
insert into mail_health default values;

do $$ declare t text; begin
  foreach t in array array['tellings', 'quiet_hours', 'mail_stops', 'mail_health'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;
create policy own on tellings for select to :member using (person_id = (select viewer_id()));
create policy keep_own on tellings for insert to :member with check (person_id = (select viewer_id()));
create policy change_own on tellings for update to :member using (person_id = (select viewer_id())) with check (person_id = (select viewer_id()));
create policy own on quiet_hours for select to :member using (person_id = (select viewer_id()));
create policy keep_own on quiet_hours for insert to :member with check (person_id = (select viewer_id()));
create policy clear_own on quiet_hours for delete to :member using (person_id = (select viewer_id()));
create policy stewards_look on mail_health for select to :member using ((select is_steward()));
grant select, insert, update (announcements, answers, reminders) on tellings to :member;
grant select, insert, delete on quiet_hours to :member;
grant select on mail_health to :member;

-- The name and the subject of every mail: neutral, the stewards' to choose. Empty: the place's name, and a plain sentence.
alter table place
  add column mail_sender text not null default '' check (length(mail_sender) <= 60),
  add column mail_subject text not null default '' check (length(mail_subject) <= 80);
grant update (mail_sender, mail_subject) on place to :member;

/* Wants the outbox looked through once this transaction is over: one job, however many mails it queued. A key of its own, so that
   no two transactions wait for one another. */
create function ring_post() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare here text := pg_current_xact_id()::text;
begin
  if coalesce(current_setting('viewer.rung', true), '') = here then return; end if;
  perform set_config('viewer.rung', here, true), queue_job('send-mail', '{}', 'post:' || here);
end $$;

create or replace function queue_mail(to_person uuid, about_group uuid, which text, why text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into outbox (person_id, group_id, text_id, cause)
    select to_person, about_group, which, why from mail_addresses where person_id = to_person and verified_at is not null
    on conflict do nothing;
  if found then perform ring_post(); end if;
end $$;

/* Of mails about groups, those whose person may still know of the group, as they themselves would see it: through the policies. With
   the caller's own rights, at the end of which nobody is looking. */
create function rights_that_hold(mails uuid[], readers uuid[], about uuid[], inside boolean[]) returns setof uuid language plpgsql as $$
begin
  for i in 1 .. coalesce(cardinality(mails), 0) loop
    perform become(readers[i]);
    if exists (select from groups g where g.id = about[i] and (not inside[i] or array_position(known_groups(), g.id) is not null)) then
      return next mails[i];
    end if;
  end loop;
  perform become(null);
end $$;

/* What waits for the viewer is looked at anew: they have chosen something else, or a flare has ended. */
create function wake_my_mail() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update outbox set due_at = greatest(now(), not_before)
    where person_id = viewer_id() and sent_at is null and tries = 0 and due_at > greatest(now(), not_before);
  if found then perform ring_post(); end if;
end $$;

/* My address is used again, and a mail I asked for says whether it works. */
create function try_address_again() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may_write() then perform refuse('HF404', 'not_found'); end if;
  update mail_addresses set refused = 0, rests_since = null where person_id = viewer_id() and rests_since is not null;
  if found then perform queue_mail(viewer_id(), null, 'try_again', 'again:' || gen_random_uuid()); end if;
end $$;

/* A steward's mail to themselves. False: they have no proven address here. */
create function send_test_mail() returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not is_steward() then perform refuse('HF404', 'not_found'); end if;
  perform queue_mail(viewer_id(), null, 'test_mail', 'test:' || gen_random_uuid());
  return exists (select from mail_addresses where person_id = viewer_id() and verified_at is not null);
end $$;

/* How many mails could go now and have not, and since when the oldest waits; not whose they are. What waits for somebody's own hours
   is not counted. */
create function mails_waiting() returns table (waiting int, since timestamptz) language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int, min(not_before) from outbox where sent_at is null and (due_at <= now() or problem is not null) and is_steward()
$$;

-- What a reminder is about: one date of a meeting, as it stood when the reminder was planned. Gone a day after that date.
alter table outbox add column meeting_id uuid references meetings on delete cascade, add column on_date date, add column about_at timestamptz;
create index outbox_of_meeting on outbox (meeting_id) where meeting_id is not null;

/* Whoever moves dates about all day is told of a few of them: what is left out stands on the page of the meeting. */
create function told_enough(person uuid, of_group uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) >= 5 from outbox o
  where o.person_id = person and o.group_id = of_group and o.text_id = 'meeting_changed' and o.queued_at > now() - interval '1 day'
$$;
revoke all on function told_enough from public;

/* Puts the reminders of some meetings in order with their dates as they stand now: `state` is on, moved or off. What is planned for a
   date that is no longer so is withdrawn, what is missing is queued once, and whoever would be reminded learns once that a date of
   the coming days was moved or called off. For members who are here, have an address and want it; who said "not this time" is left
   in peace, and nothing tells them apart once the date is over. */
create function plan_reminders(of_meetings uuid[], meeting uuid[], dates date[], begins timestamptz[], state text[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from outbox where about_at < now() - interval '1 day';
  delete from outbox o where o.sent_at is null and o.meeting_id = any (of_meetings) and o.text_id like 'remind\_%' and (
    not exists (select from unnest(meeting, dates, begins, state) p(id, on_date, begins, state)
      where p.id = o.meeting_id and p.on_date = o.on_date and p.begins = o.about_at and p.state <> 'off')
    or exists (select from meeting_replies r where r.meeting_id = o.meeting_id and r.on_date = o.on_date and r.person_id = o.person_id
      and r.reply = 'not_this_time'));

  insert into outbox (person_id, group_id, text_id, cause, meeting_id, on_date, about_at, not_before, due_at, ends_at)
    select who.person_id, mt.group_id, 'remind_' || w.which, 'remind_' || w.which || ':' || p.id || ':' || p.on_date || ':' || extract(epoch from p.begins)::bigint,
      p.id, p.on_date, p.begins, at.moment, at.moment, p.begins + case when w.which = 'start' then interval '30 minutes' else '0' end
    from unnest(meeting, dates, begins, state) p(id, on_date, begins, state)
      join meetings mt on mt.id = p.id
      cross join (values ('day', interval '24 hours', interval '2 hours'), ('hour', '1 hour', '30 minutes'), ('start', '0', '-10 minutes')) w(which, before, least)
      cross join lateral (select greatest(now(), p.begins - w.before) as moment) at
      join lateral to_be_told(mt.group_id) who on w.which = any (who.reminders)
    where p.state <> 'off' and p.begins < now() + interval '25 hours' and p.begins > now() + w.least
      and not exists (select from meeting_replies r where r.meeting_id = p.id and r.on_date = p.on_date and r.person_id = who.person_id and r.reply = 'not_this_time')
    on conflict do nothing;

  insert into outbox (person_id, group_id, text_id, cause, meeting_id, on_date, about_at, ends_at)
    select who.person_id, mt.group_id, 'meeting_changed', 'changed:' || p.id || ':' || p.on_date || ':' || case when p.state = 'off' then 'off'
        else extract(epoch from p.begins)::bigint::text end, p.id, p.on_date, p.begins, p.begins
    from unnest(meeting, dates, begins, state) p(id, on_date, begins, state)
      join meetings mt on mt.id = p.id join lateral to_be_told(mt.group_id) who on who.since < mt.updated_at and who.reminders <> '{}'
    where p.state in ('off', 'moved') and p.begins > now() and not told_enough(who.person_id, mt.group_id)
    on conflict do nothing;

  -- Whoever has been reminded of what is now otherwise: the whole series was moved, or ended.
  insert into outbox (person_id, group_id, text_id, cause, meeting_id, on_date, about_at, ends_at)
    select o.person_id, o.group_id, 'meeting_changed',
      'changed:' || o.meeting_id || ':' || o.on_date || ':' || coalesce(extract(epoch from p.begins)::bigint::text, 'off'), o.meeting_id, o.on_date, o.about_at, o.about_at
    from outbox o left join unnest(meeting, dates, begins, state) p(id, on_date, begins, state)
      on p.id = o.meeting_id and p.on_date = o.on_date and p.state <> 'off'
    where o.meeting_id = any (of_meetings) and o.text_id like 'remind\_%' and o.outcome = 'sent' and o.about_at > now()
      and p.begins is distinct from o.about_at and not told_enough(o.person_id, o.group_id)
      -- When it is on again as it was, they have been told so.
      and not exists (select from outbox later where later.person_id = o.person_id and later.meeting_id = o.meeting_id and later.on_date = o.on_date
        and later.text_id like 'remind\_%' and later.about_at = p.begins and later.outcome = 'sent')
    on conflict do nothing;
end $$;
revoke all on function plan_reminders from public;

/* The members of a group to whom mail about its dates may go, with what they want to be reminded of. */
create function to_be_told(of_group uuid) returns table (person_id uuid, since timestamptz, reminders text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select m.person_id, m.joined_at, coalesce(t.reminders, '{day}') from memberships m
    join mail_addresses a on a.person_id = m.person_id and a.verified_at is not null and a.rests_since is null
    left join tellings t on t.person_id = m.person_id
  where m.group_id = of_group and m.state = 'member' and not exists (select from rests r where r.membership_id = m.id)
$$;
revoke all on function to_be_told from public;
-- 0016_yours.sql
-- What is a person's to take along, to bring and to have erased; and what a group takes along of those who said yes.

-- A zip on its way to one person, made in the background, taken once, gone after its time. Without a group it is what is theirs;
-- with one it is the copy of that group for one of those who lead it.
create table archives (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid not null references people on delete cascade,
  group_id    uuid references groups on delete cascade,
  state       text not null default 'waiting' check (state in ('waiting', 'making', 'ready', 'taken')),
  steps_done  int not null default 0,
  steps_all   int not null default 0,
  bytes       bigint not null default 0,
  asked_at    timestamptz not null default now(),
  ends_at     timestamptz not null default now() + interval '48 hours',
  taken_at    timestamptz,
  unique nulls not distinct (person_id, group_id)
);
create index archives_of_group on archives (group_id);

-- Its bytes, a piece a row, so that neither making nor handing it over holds it whole.
create table archive_parts (
  archive_id  uuid not null references archives on delete cascade,
  person_id   uuid not null references people on delete cascade,
  position    int not null,
  bytes       bytea not null check (length(bytes) <= 262144),
  primary key (archive_id, position)
);
create index archive_parts_of_person on archive_parts (person_id);

-- An archive from another Holdfast that its person has brought and not yet chosen from.
create table arrivals (
  person_id   uuid primary key references people on delete cascade,
  brought     jsonb not null check (jsonb_typeof(brought) = 'object'),
  brought_at  timestamptz not null default now()
);

-- My words from there, for me alone. Consents given there are history and allow nothing here: `words` is the purpose.
create table carried_words (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid not null references people on delete cascade,
  kind        text not null check (kind in ('note', 'answer', 'consent')),
  group_name  text not null default '' check (length(group_name) <= 200),
  words       text not null check (length(words) between 1 and 8000),
  version     int,
  written_at  timestamptz,
  ended_at    timestamptz,
  carried_at  timestamptz not null default now()
);
create index carried_words_of_person on carried_words (person_id, written_at desc, id);

-- Who has been erased, as a keyed digest of an id that is nowhere else, so that an older backup does not bring them back. The
-- receipt's number says that it was done, and nothing else. `keyed` is the name of the secret: a list from another place has its own.
create table erasures (
  digest     bytea primary key check (length(digest) = 32),
  keyed      text not null default 'erasures',
  receipt    text not null unique check (receipt ~ '^[0-9]{4}-[0-9]{4}-[0-9]{4}$'),
  erased_on  date not null default current_date
);

-- Those who lead ask for a copy of the group. Whoever says nothing has said no: only a yes is a row, and nobody but its person
-- reads it, so that no is nowhere.
create table group_exports (
  id         uuid primary key default gen_random_uuid(),
  group_id   uuid not null references groups on delete cascade,
  what       text[] not null check (cardinality(what) between 1 and 4 and what <@ '{card,times,agreements,notes}'),
  why        text not null check (length(why) between 1 and 1000),
  closes_at  timestamptz not null,
  state      text not null default 'asking' check (state in ('asking', 'made')),
  asked_at   timestamptz not null default now(),
  made_at    timestamptz
);
create unique index one_export_asked on group_exports (group_id) where state = 'asking';
create index exports_of_group on group_exports (group_id, asked_at);

create table group_export_answers (
  export_id      uuid not null references group_exports on delete cascade,
  membership_id  uuid not null references memberships on delete cascade,
  person_id      uuid not null references people on delete cascade,
  primary key (export_id, person_id)
);
create index export_answers_of_membership on group_export_answers (membership_id);
create index export_answers_of_person on group_export_answers (person_id);

do $$ declare t text; begin
  foreach t in array array['archives', 'archive_parts', 'arrivals', 'carried_words', 'erasures', 'group_exports', 'group_export_answers'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

create policy own on archives for select to :member using (person_id = (select viewer_id()));
create policy own on archive_parts for select to :member using (person_id = (select viewer_id()));
create policy let_go_own on archive_parts for delete to :member using (person_id = (select viewer_id()));
create policy own on arrivals for select to :member using (person_id = (select viewer_id()));
create policy bring_own on arrivals for insert to :member with check (person_id = (select viewer_id()) and (select may_write()));
create policy let_go_own on arrivals for delete to :member using (person_id = (select viewer_id()));
create policy own on carried_words for select to :member using (person_id = (select viewer_id()));
create policy carry_own on carried_words for insert to :member with check (person_id = (select viewer_id()) and (select may_write()));
create policy let_go_own on carried_words for delete to :member using (person_id = (select viewer_id()));
create policy members_see on group_exports for select to :member using (array_position((select known_groups()), group_id) is not null);
create policy facilitators_take_back on group_exports for delete to :member using (
  state = 'asking' and array_position((select facilitated_groups()), group_id) is not null);
create policy own on group_export_answers for select to :member using (person_id = (select viewer_id()));

grant select on archives, arrivals, carried_words, group_exports to :member;
grant select (archive_id, person_id, position, bytes), delete on archive_parts to :member;
grant insert (person_id, brought), delete on arrivals to :member;
grant insert (person_id, kind, group_name, words, version, written_at, ended_at), delete on carried_words to :member;
grant delete on group_exports to :member;
grant select (export_id, person_id) on group_export_answers to :member;

/* Asks for an archive of what is the viewer's, in the place of an older one; one that is being made is not begun twice. */
create function ask_archive() returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := viewer_id();
  asked uuid;
begin
  if me is null then perform refuse('HF404', 'not_found'); end if;
  perform pg_advisory_xact_lock(hashtextextended('archive ' || me, 0));
  select id into asked from archives where person_id = me and group_id is null and state in ('waiting', 'making') and asked_at > now() - interval '10 minutes';
  if found then return asked; end if;
  delete from archives where person_id = me and group_id is null;
  insert into archives (person_id) values (me) returning id into asked;
  perform graphile_worker.add_job('make-archive', json_build_object('archive', asked), job_key => 'archive:' || asked, max_attempts => 6);
  return asked;
end $$;

/* The one time an archive may be taken. A group's asks again whether the viewer still leads. */
create function take_archive(archive uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare mine record;
begin
  select * into mine from archives where id = archive and person_id = viewer_id() and ends_at > now()
    and (group_id is null or array_position(facilitated_groups(), group_id) is not null) for update;
  if not found then perform refuse('HF404', 'not_found'); end if;
  if mine.state = 'taken' then perform refuse('HF409', 'archive_taken'); end if;
  if mine.state <> 'ready' then perform refuse('HF409', 'archive_not_ready'); end if;
  update archives set state = 'taken', taken_at = now() where id = archive;
end $$;

/* A digest that tells nothing without the key, and nothing of anybody whose id is not at hand. */
create function erasure_digest(key bytea, who uuid) returns bytea language sql immutable parallel safe strict
  return sha256(key || sha256(key || convert_to(who::text, 'UTF8')));

/* Erases somebody: every seat with all that hangs on it, their own words, then the person with all that is theirs; mails of theirs
   that lie in a folder go too. Words of others stay as they are. What is left is a number and a digest. */
create function erase_person(who uuid) returns table (seats int, words int, receipt text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  seat uuid;
  mails json;
  copy record;
begin
  -- Copies of groups that hold their words and have not been taken are made anew, without them.
  for copy in select e.id, e.group_id from group_export_answers x join group_exports e on e.id = x.export_id
      where x.person_id = who and e.state = 'made' loop
    delete from archives a where a.group_id = copy.group_id and a.state <> 'taken';
    update group_exports e set state = 'asking' where e.id = copy.id
      and not exists (select from group_exports o where o.group_id = copy.group_id and o.state = 'asking');
    if found then
      perform graphile_worker.add_job('make-group-export', json_build_object('export', copy.id), job_key => 'export:' || copy.id, max_attempts => 12);
    end if;
  end loop;
  seats := 0;
  for seat in select id from memberships where person_id = who and state in ('member', 'guest') order by id loop
    perform lose_membership(seat, 'left');
    seats := seats + 1;
  end loop;
  delete from group_notes n using memberships m where m.id = n.membership_id and m.person_id = who;
  get diagnostics words = row_count;
  words := words + (select count(*) from carried_words where person_id = who and kind <> 'consent');
  delete from memberships where person_id = who;
  select json_agg(id) into mails from outbox where person_id = who;
  if mails is not null then
    perform graphile_worker.add_job('forget-mails', json_build_object('mails', mails), max_attempts => 12);
    perform graphile_worker.remove_job('mail:' || id) from outbox where person_id = who;
  end if;
  perform pg_notify('live', 'session:' || who);
  delete from people where id = who;
  loop
    receipt := (select string_agg(lpad((('x' || substr(md5(gen_random_uuid()::text), 1, 7))::bit(28)::int % 10000)::text, 4, '0'), '-') from generate_series(1, 3));
    exit when not exists (select from erasures e where e.receipt = erase_person.receipt);
  end loop;
  insert into secrets (name, value) values ('erasures', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')))
    on conflict do nothing;
  insert into erasures (digest, receipt) select erasure_digest(s.value, who), erase_person.receipt from secrets s where s.name = 'erasures'
    on conflict (digest) do nothing;
  return next;
end $$;
revoke all on function erase_person from public;

/* Erases the viewer. The last steward cannot go. Says how many seats and words went, and the receipt's number. */
drop function erase_me();
create function erase_me() returns table (seats int, words int, receipt text) language plpgsql security definer set search_path = public, pg_temp as $$
declare me uuid := viewer_id();
begin
  if me is null then perform refuse('HF404', 'not_found'); end if;
  -- Two stewards who go at once must wait for one another, or none would be left.
  perform 1 from people where is_steward order by id for update;
  if (select is_steward from people where id = me)
    and not exists (select from people where is_steward and not suspended and id <> me) then
    perform refuse('HF409', 'last_steward');
  end if;
  return query select e.seats, e.words, e.receipt from erase_person(me) e;
end $$;

/* After an older backup: erases once more whoever has been erased since it was made, the last steward too. Says how many. */
create function replay_erasures() returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  back uuid;
  again int := 0;
begin
  for back in select p.id from people p cross join secrets s
    join erasures e on e.keyed = s.name and e.digest = erasure_digest(s.value, p.id)
    where s.name like 'erasures%' order by p.id loop
    perform erase_person(back);
    again := again + 1;
  end loop;
  return again;
end $$;
revoke all on function replay_erasures from public;

/* A yes lets them in; a no erases them, as if they had never come, and an older backup does not bring them back either. */
create or replace function answer_person(who uuid, yes boolean) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not is_steward() then perform refuse('HF404', 'not_found'); end if;
  perform 1 from people where id = who and not approved for update;
  if not found then perform refuse('HF404', 'not_found'); end if;
  if yes then update people set approved = true where id = who;
  else perform erase_person(who); end if;
  perform pg_notify('live', 'session:' || who);
end $$;

/* Asks the members for a copy of the group; it is made once `last_day`, in the group's zone, has passed. One at a time. */
create function ask_group_export(of_group uuid, parts text[], reason text, last_day date) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare asked record;
begin
  if array_position(facilitated_groups(), of_group) is null or not may_write() then perform refuse('HF404', 'not_found'); end if;
  perform hold_group(of_group);
  if exists (select from group_exports where group_id = of_group and state = 'asking') then perform refuse('HF409', 'export_asked_already'); end if;
  insert into group_exports (group_id, what, why, closes_at)
    select of_group, parts, reason, (last_day + 1)::timestamp at time zone g.zone from groups g where g.id = of_group returning id, closes_at into asked;
  if asked.closes_at < now() + interval '3 days' then perform refuse('HF409', 'export_too_soon'); end if;
  perform graphile_worker.add_job('make-group-export', json_build_object('export', asked.id), job_key => 'export:' || asked.id,
    run_at => asked.closes_at, max_attempts => 12);
  perform pg_notify('live', 'group:' || of_group);
  return asked.id;
end $$;

/* My yes or no, as often as I like until its day has come. No leaves nothing behind, as if I had never answered. */
create function answer_group_export(export uuid, yes boolean) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare asked record;
begin
  select * into asked from group_exports where id = export and array_position(known_groups(), group_id) is not null for share;
  if not found then perform refuse('HF404', 'not_found'); end if;
  if asked.state <> 'asking' or asked.closes_at <= now() then perform refuse('HF409', 'export_is_over'); end if;
  if yes then
    insert into group_export_answers (export_id, membership_id, person_id)
      select export, m.id, viewer_id() from memberships m where m.group_id = asked.group_id and m.person_id = viewer_id() and m.state = 'member'
      on conflict do nothing;
  else
    delete from group_export_answers where export_id = export and person_id = viewer_id();
  end if;
end $$;

/* A seat that ends takes its yes along; who no longer leads has no copy to take. Beside `lose_membership`, for it also follows a lead
   that was handed on. */
create function let_go_of_copies() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.state <> 'member' then
    delete from group_export_answers a using group_exports e where e.id = a.export_id and e.state = 'asking' and a.membership_id = new.id;
  end if;
  if new.state <> 'member' or not new.facilitates then
    delete from archives where group_id = new.group_id and person_id = new.person_id;
  end if;
  return null;
end $$;
revoke all on function let_go_of_copies from public;
create trigger let_go_of_copies after update of state, facilitates on memberships for each row
  when (old.state is distinct from new.state or (old.facilitates and not new.facilitates)) execute function let_go_of_copies();
-- 0017_running.sql
-- The backups this place made of itself: when, and what stood in the way. Nothing here says how much there is of anything. The rows
-- belong to this machine and travel in no backup.
create table backups (
  made_at   timestamptz primary key default now(),
  problem   text check (problem in ('room', 'folder', 'database', 'other'))
);
alter table backups enable row level security;  alter table backups force row level security;
create policy stewards_look on backups for select to :member using ((select is_steward()));
grant select on backups to :member;
-- 0018_place.sql
-- A place of one's own: any colour that words can be read on, who answers for it, and how far its first steward has come.
alter table place drop constraint place_hue_check;
alter table place add constraint place_hue_check check (hue in ('lamp', 'moss', 'clay', 'plum', 'sea') or hue ~ '^#[0-9a-f]{6}$');
alter table place
  add column keeper      text not null default '' check (length(keeper) <= 120),
  add column contact     text not null default '' check (length(contact) <= 200),
  add column hosting     text not null default '' check (length(hosting) <= 200),
  add column steps_done  text[] not null default '{}' check (steps_done <@ array['name', 'coming', 'mail', 'keeper']);
grant update (keeper, contact, hosting, steps_done) on place to :member;

-- An invitation for one person, by letter or on a sheet of paper. It stands in no list: nobody looks up who has come.
alter table invitations add column personal boolean not null default false;
grant select (personal) on invitations to :member;
create index invitations_personal on invitations (made_by, made_at) where personal;

-- The address of somebody who is no person here, from the moment a facilitator asks for a letter until it has gone, and for 14 days
-- at most. Nobody reads it but :system.
create table invited_addresses (
  id             uuid primary key default gen_random_uuid(),
  invitation_id  uuid not null unique references invitations on delete cascade,
  address        text not null check (length(address) between 3 and 254),
  language       text not null,
  queued_at      timestamptz not null default now()
);
alter table invited_addresses enable row level security;  alter table invited_addresses force row level security;

-- To whom no letter goes: keyed digests of addresses. `until` is null where somebody asked never to hear from this place again.
create table letter_marks (
  mark   bytea primary key,
  until  timestamptz
);
alter table letter_marks enable row level security;  alter table letter_marks force row level security;

create function letter_mark(what text) returns bytea language sql stable security definer set search_path = public, pg_temp as $$
  select sha256(value || sha256(value || convert_to(what, 'UTF8'))) from secrets where name = 'letters'
$$;
revoke all on function letter_mark from public;

create function address_mark(address text) returns bytea language sql stable security definer set search_path = public, pg_temp as $$
  select letter_mark('place:' || lower(normalize(trim(address), NFC)))
$$;
revoke all on function address_mark from public;

create function group_mark(of_group uuid, address text) returns bytea language sql stable security definer set search_path = public, pg_temp as $$
  select letter_mark('group:' || of_group || ':' || lower(normalize(trim(address), NFC)))
$$;
revoke all on function group_mark from public;

create function is_marked(of_mark bytea) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from letter_marks where mark = of_mark and (until is null or until > now()))
$$;
revoke all on function is_marked from public;

create function keep_mark(of_mark bytea, days int) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into letter_marks (mark, until) select of_mark, now() + days * interval '1 day' where of_mark is not null
  on conflict (mark) do update set until = excluded.until where letter_marks.until is not null
$$;
revoke all on function keep_mark from public;

/* Which of these addresses this group has written to in the last 30 days. That somebody asked never to be written to is told to nobody. */
create function written_lately(of_group uuid, addresses text[]) returns text[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(a), '{}') from unnest(addresses[1:10000]) a
  where array_position(facilitated_groups(), of_group) is not null and is_marked(group_mark(of_group, a))
$$;

/* How many personal invitations may still be made today: 200 a group, 400 a person. */
create function personal_left(of_group uuid) returns int language sql stable security definer set search_path = public, pg_temp as $$
  select case when array_position(facilitated_groups(), of_group) is null then 0 else greatest(0, least(
    200 - (select count(*) from invitations where group_id = of_group and personal and made_at > now() - interval '1 day'),
    400 - (select count(*) from invitations where made_by = viewer_id() and personal and made_at > now() - interval '1 day')))::int end
$$;

/* Makes invitations that open once, within 30 days; and where `addresses` are given, in the same order, queues a letter to each.
   Whoever asked for none, or had one from this place this week, gets none: the facilitator does not learn it. */
create function invite_personally(of_group uuid, tokens text[], addresses text[], in_language text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  made uuid;
  letter uuid;
begin
  -- The lock makes two who send at once count together.
  perform 1 from groups where id = of_group and closed_at is null and array_position(facilitated_groups(), id) is not null for update;
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  -- And those who send from several groups at once.
  perform pg_advisory_xact_lock(hashtextextended('personal ' || viewer_id(), 0));
  if cardinality(tokens) > personal_left(of_group) then perform refuse('HF409', 'invited_enough'); end if;
  insert into secrets (name, value) values ('letters', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')))
    on conflict do nothing;
  for i in 1 .. cardinality(tokens) loop
    insert into invitations (token, group_id, made_by, ends_at, most_uses, personal)
      values (tokens[i], of_group, viewer_id(), now() + interval '30 days', 1, true) returning id into made;
    continue when addresses is null or is_marked(group_mark(of_group, addresses[i]));
    perform keep_mark(group_mark(of_group, addresses[i]), 30);
    continue when is_marked(address_mark(addresses[i]));
    perform keep_mark(address_mark(addresses[i]), 7);
    insert into invited_addresses (invitation_id, address, language) values (made, addresses[i], in_language) returning id into letter;
    perform graphile_worker.add_job('send-letter', json_build_object('letter', letter), job_key => 'letter:' || letter, max_attempts => 12);
  end loop;
end $$;

/* Ends every personal invitation to a group that nobody has used, and throws away the letters that have not gone. */
create function end_personal(of_group uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if array_position(facilitated_groups(), of_group) is null then perform refuse('HF404', 'not_found'); end if;
  delete from invited_addresses a using invitations i where i.id = a.invitation_id and i.group_id = of_group;
  update invitations set revoked_at = now() where group_id = of_group and personal and revoked_at is null;
end $$;

/* The end of a token with which whoever got a letter asks for no more: only we can have made it. */
create function letter_seal(of_mark bytea) returns bytea language sql stable security definer set search_path = public, pg_temp as $$
  select substr(letter_mark('never:' || encode(of_mark, 'hex')), 1, 12)
$$;
revoke all on function letter_seal from public;

/* No letter goes to that address again, from any group of this place. What we have not made ourselves changes nothing, and says nothing. */
create function never_write(of_mark bytea, seal bytea) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into letter_marks (mark, until) select of_mark, null where letter_seal(of_mark) = seal
  on conflict (mark) do update set until = null
$$;

/* Mine to take along: not the personal ones, for their uses would say who came by which letter. */
create or replace function my_invitations() returns table (group_id uuid, note text, made_at timestamptz, ends_at timestamptz, uses int, revoked_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select i.group_id, i.note, i.made_at, i.ends_at, i.uses, i.revoked_at from invitations i
    where i.made_by = viewer_id() and not i.personal order by i.made_at;
end $$;
-- Run after the migrations, each time: gives :system its rights and makes it the owner of every function that runs with more
-- rights than its caller. Such a function is the member's to call unless its migration revoked it.
do $$
declare
  t record;
  f record;
begin
  for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'migrations' loop
    execute format('grant select, insert, update, delete on public.%I to %I', t.relname, ':system');
    if not exists (select from pg_policies where schemaname = 'public' and tablename = t.relname and policyname = 'system_all') then
      execute format('create policy system_all on public.%I for all to %I using (true) with check (true)', t.relname, ':system');
    end if;
  end loop;
  for f in select p.oid::regprocedure as called, p.proacl is null as open from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.prosecdef and pg_get_userbyid(p.proowner) <> ':system' loop
    if f.open then
      execute format('revoke all on function %s from public', f.called);
      execute format('grant execute on function %s to %I', f.called, ':member');
    end if;
    execute format('grant create on schema public to %I', ':system');
    execute format('alter function %s owner to %I', f.called, ':system');
    execute format('revoke create on schema public from %I', ':system');
  end loop;
end $$;
insert into migrations (name, digest) values ('0001_viewer.sql', '51f4534f973a05bf52f56791c390ccbf61daaeafdf7072a5b9fd071ce7fa6f44');
insert into migrations (name, digest) values ('0002_place.sql', '90bd59b0abe0ded7402d31af4bc996fdc3f3f58741016c2776406d430b8463b2');
insert into migrations (name, digest) values ('0003_people.sql', '72c96c293a40b63b806c3539a9282bd2caa44ac448bf2164c8a149231d8bd249');
insert into migrations (name, digest) values ('0004_groups.sql', '0c1bbe15c6041accc625a73af52d8d0b36f83012e4a2e619c2aa42f746f863ec');
insert into migrations (name, digest) values ('0005_belonging.sql', '5a6d5f54534ac749a271acc2b1d6144fcddc56b923ee96c96d13b3597416e2b7');
insert into migrations (name, digest) values ('0006_invitations.sql', '68cd3c7e8f4992f607b582f901d958f00d851338f93183d65dddd4cace6530d3');
insert into migrations (name, digest) values ('0007_directory.sql', '70cc3825b56c8d74b245e2111158e12615ec6d3458448524401d5da301346774');
insert into migrations (name, digest) values ('0007_directory_marks.sql', 'c9a152c305c3430c987c21a295b45aa95b65a085ca1de69c08348cc00e642616');
insert into migrations (name, digest) values ('0007_directory_search.sql', 'd018df37aa12279b3fef9d85847b544909c00f52bb4c1c931671aa9bf9006898');
insert into migrations (name, digest) values ('0007_directory_words.sql', 'cc20edf89d7e9d7b0a1aa7c9215da920689ae227b5675204e74e2bf9ef4196eb');
insert into migrations (name, digest) values ('0008_feeds.sql', '60ae12ac20e93ff785b8f0cbdb005ab5ed26f6ae8ad3ae136dd7cd5359b36872');
insert into migrations (name, digest) values ('0009_outbox.sql', 'a4cbf0900c9b7ff5ad21b72938377e2be6f2d1cad77d004d84b4e54f1ae6b0aa');
insert into migrations (name, digest) values ('0010_steward.sql', '1dbc1bf120b7aa65a39449af83cf7f703071514a0db6fdc46eabe3a20be53508');
insert into migrations (name, digest) values ('0011_second_look.sql', '90243ebce4fd979034be32c0d9232aa1be0cd2ea66ebc59f6dfacc4cbe08e1c6');
insert into migrations (name, digest) values ('0013_meetings.sql', '4ef0576a1573db067ae47783a4a89f3ee570df98395978b771c69d83e7caca99');
insert into migrations (name, digest) values ('0014_calendars.sql', '18b206bc7b24a1b72b97c40b119db6377c733ce24c1611f0c7b862322e9cdea2');
insert into migrations (name, digest) values ('0015_telling.sql', 'c01fd41cfb10463c87dde429226ebe220950f5c19518e8f4539bafbf6deb88e5');
insert into migrations (name, digest) values ('0016_yours.sql', '54c577143fbf142270e5c5827ae57aff168d146261bdcb054644e4214dd5b7bd');
insert into migrations (name, digest) values ('0017_running.sql', '28844974bf10ff5b29e3833cd7d47e300dd8c151a1d75c101ad455eb6fe48841');
insert into migrations (name, digest) values ('0018_place.sql', '9a50413cf9f762006953feaba4ef5165c0c8aeb330e2d0d5034554f6327a8e83');
set session_replication_role = replica;
truncate admissions, agreements, archive_parts, archives, arrivals, asks, attempts, backups, blocks, calendars, carried_words, comforts, common_words, consents, corrections, cover_hours, elsewhere_groups, elsewhere_meetings, elsewhere_ways_in, erasures, feeds, focus_words, group_export_answers, group_exports, group_facts, group_notes, group_questions, group_times, groups, import_rows, imports, invitations, invited_addresses, letter_marks, listed_changes, listed_groups, listed_lexemes, listed_marks, listing_answers, looked_cards, mail_addresses, mail_health, mail_links, mail_stops, meeting_changes, meeting_hosts, meeting_replies, meeting_ways_in, meetings, memberships, outbox, pages, passkey_challenges, passkeys, passwords, people, place, quiet_hours, recovery_codes, removals, resets, rests, secrets, sessions, suspensions, takedowns, tellings, welcomes;
insert into agreements select * from jsonb_populate_recordset(null::agreements, '[{"id": "90b47b9f-fa5b-4789-bdf0-bda51d6a1717", "told": "", "lines": ["What is said here stays here.", "We share what happened to us. We don’t tell others what to do."], "change": "new", "version": 1, "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "published_at": "2026-11-22T19:15:07.075709+00:00"}, {"id": "ea00d3aa-cf30-4b5d-ba77-362b14a89584", "told": "", "lines": ["canaryquietagreement"], "change": "new", "version": 1, "group_id": "dbc55dec-4834-4d7b-bf53-c8bcdab45309", "published_at": "2026-11-22T19:15:07.14552+00:00"}]');
insert into archive_parts select * from jsonb_populate_recordset(null::archive_parts, E'[{"bytes": "\\\\x63616e6172796172636869766570617274", "position": 0, "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57", "archive_id": "c2ba0b40-40b8-4614-937e-c4a5cb2fb38a"}]');
insert into archives select * from jsonb_populate_recordset(null::archives, '[{"id": "c2ba0b40-40b8-4614-937e-c4a5cb2fb38a", "bytes": 0, "state": "ready", "ends_at": "2026-11-23T19:15:07.460316+00:00", "asked_at": "2026-11-22T19:15:07.460316+00:00", "group_id": null, "taken_at": null, "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57", "steps_all": 0, "steps_done": 0}]');
insert into arrivals select * from jsonb_populate_recordset(null::arrivals, '[{"brought": {"words": [], "account": {"zone": "", "keepsake": "", "language": "", "shown_name": "canaryarrival"}, "comforts": null}, "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57", "brought_at": "2026-11-22T19:15:07.461544+00:00"}]');
insert into asks select * from jsonb_populate_recordset(null::asks, '[{"id": "79657094-4840-4960-b0f9-a0da68211d94", "name": "canaryaskname", "state": "waiting", "reason": "", "answers": ["canaryaskanswer"], "as_guest": false, "asked_at": "2026-11-22T19:15:07.429249+00:00", "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "person_id": "221d3b94-e9c0-460f-abe8-e572717ef1de", "answered_at": null}, {"id": "ed4d542b-3f11-46e4-b0db-325a7f4014c9", "name": "Former", "state": "declined", "reason": "canarydeclinereason", "answers": [], "as_guest": false, "asked_at": "2026-11-22T19:15:07.458008+00:00", "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "person_id": "b8ed021d-0970-440b-b415-375c6271731b", "answered_at": "2026-11-22T19:15:07.458008+00:00"}]');
insert into backups select * from jsonb_populate_recordset(null::backups, '[{"made_at": "2026-11-22T19:15:07.452803+00:00", "problem": "room"}]');
insert into blocks select * from jsonb_populate_recordset(null::blocks, '[{"id": "ac93a858-6d2e-4b29-a20c-d06d756a7adb", "made_at": "2026-11-22T19:15:07.449889+00:00", "shown_as": "canaryblockshownas", "blocked_id": "a6ae5d8d-0c3a-4033-a2ac-b904959e3bbe", "blocker_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57"}, {"id": "c9f6a29c-96c1-4dd2-8d42-93353afae8c5", "made_at": "2026-11-22T19:15:07.43827+00:00", "shown_as": "canaryseativy", "blocked_id": "aa8979fe-ddca-41db-b14d-1137bc819561", "blocker_id": "a87862c5-d81d-436a-adc7-7bb84bf4f0c5"}]');
insert into calendars select * from jsonb_populate_recordset(null::calendars, E'[{"id": "b5e46984-c532-4444-b89e-e23688f241b8", "name": "", "titles": "named", "made_at": "2026-11-22T19:15:07.213469+00:00", "group_id": null, "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57", "token_hash": "\\\\x759039e4bcd5ef271c9cfcb4e9119757c182e5d10b97a6de92b8ca7b9830afba"}, {"id": "b65265da-6a4a-49e8-8373-5221aa1cc864", "name": "canarycalendarname", "titles": "plain", "made_at": "2026-11-22T19:15:07.458673+00:00", "group_id": null, "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57", "token_hash": "\\\\x63616e61727963616c656e64617268617368"}]');
insert into carried_words select * from jsonb_populate_recordset(null::carried_words, '[{"id": "0a697968-b875-48d2-8a5b-5a12703e0963", "kind": "note", "words": "canarycarriedwords", "version": null, "ended_at": null, "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57", "carried_at": "2026-11-22T19:15:07.461968+00:00", "group_name": "canarycarriedgroup", "written_at": null}]');
insert into comforts select * from jsonb_populate_recordset(null::comforts, '[{"light": "device", "contrast": "device", "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57", "plan_days": 1, "plan_note": "canaryplannote", "flare_until": null}]');
insert into consents select * from jsonb_populate_recordset(null::consents, '[{"id": "ab44964a-aac0-458e-bd7c-aecdd2222663", "purpose": "terms", "version": 1, "given_at": "2026-11-22T19:15:07.450878+00:00", "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57", "withdrawn_at": null}]');
insert into corrections select * from jsonb_populate_recordset(null::corrections, '[{"id": "44876138-abc2-467e-98db-99303914ff40", "kind": "wrong", "words": "canarycorrectionwords", "outcome": null, "sent_at": "2026-11-22T19:15:07.449405+00:00", "group_id": null, "reach_me": "canarycorrectionreach", "answered_at": null}]');
insert into cover_hours select * from jsonb_populate_recordset(null::cover_hours, '[{"id": "bb048649-3662-4461-9a2e-73cd798ca519", "ends": "12:00:00", "starts": "10:00:00", "weekday": 2, "group_id": "dbc55dec-4834-4d7b-bf53-c8bcdab45309"}, {"id": "c39a8f73-c244-447b-8f44-74ced154c443", "ends": "12:00:00", "starts": "10:00:00", "weekday": 2, "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b"}]');
insert into elsewhere_groups select * from jsonb_populate_recordset(null::elsewhere_groups, '[{"id": "6afd2e88-030a-4290-963b-b17eb73aeeae", "key": "canaryfeedkey", "area": "", "name": "Harbour Circle", "faith": null, "access": [], "digest": "canarydigest", "feed_id": "4bfbb383-0eee-4e4f-9a04-0e648b0df625", "formats": [], "purpose": "", "languages": [], "last_seen": "2026-11-22", "first_seen": "2026-11-22", "vanished_on": null, "identity_led": []}]');
insert into elsewhere_meetings select * from jsonb_populate_recordset(null::elsewhere_meetings, '[{"id": "6c02f447-e186-4c2d-8998-10e5a0cecbe8", "ends": null, "name": "", "slug": "canaryslug", "zone": "Europe/London", "marks": [], "place": "", "types": [], "digest": "canarydigest", "paused": false, "starts": "10:00:00", "feed_id": "4bfbb383-0eee-4e4f-9a04-0e648b0df625", "weekday": 2, "group_id": "6afd2e88-030a-4290-963b-b17eb73aeeae", "vanished_on": null}]');
insert into elsewhere_ways_in select * from jsonb_populate_recordset(null::elsewhere_ways_in, '[{"id": "63d996ea-3ad0-4754-9c63-7bab518b2646", "kind": "words", "field": "notes", "value": "canarywayinelsewhere", "meeting_id": "6c02f447-e186-4c2d-8998-10e5a0cecbe8"}]');
insert into feeds select * from jsonb_populate_recordset(null::feeds, '[{"id": "4bfbb383-0eee-4e4f-9a04-0e648b0df625", "url": "https://feeds.example/canaryfeedurl", "name": "Harbour", "zone": null, "format": "csv", "mapping": null, "website": null, "added_at": "2026-11-22T19:15:07.464071+00:00"}]');
insert into group_export_answers select * from jsonb_populate_recordset(null::group_export_answers, '[{"export_id": "8eed371e-1c0e-4715-9176-4f21a7648a85", "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57", "membership_id": "e276cb3b-f1a0-47cd-af2e-ff5eeffa7110"}]');
insert into group_exports select * from jsonb_populate_recordset(null::group_exports, '[{"id": "8eed371e-1c0e-4715-9176-4f21a7648a85", "why": "canaryexportwhy", "what": ["notes"], "state": "asking", "made_at": null, "asked_at": "2026-11-22T19:15:07.462465+00:00", "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "closes_at": "2026-12-01T19:15:07.462465+00:00"}]');
insert into group_facts select * from jsonb_populate_recordset(null::group_facts, '[{"group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "size_band": "3-5", "computed_on": "2026-11-22"}, {"group_id": "dbc55dec-4834-4d7b-bf53-c8bcdab45309", "size_band": null, "computed_on": "2026-11-22"}]');
insert into group_notes select * from jsonb_populate_recordset(null::group_notes, '[{"id": "1730d78b-3868-4d25-93c5-33d41ae1e593", "words": "canarylanenote", "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "pinned_at": null, "written_at": "2026-11-22T19:15:07.205293+00:00", "announced_at": "2026-11-22T19:15:07.205293+00:00", "membership_id": "5fedb603-7f74-490d-a820-e6c285b35201"}, {"id": "7015930e-4875-4154-8072-6dbfa49a56a0", "words": "canaryquietnote", "group_id": "dbc55dec-4834-4d7b-bf53-c8bcdab45309", "pinned_at": "2026-11-22T19:15:07.211+00:00", "written_at": "2026-11-22T19:15:07.211841+00:00", "announced_at": null, "membership_id": "474c7799-9954-4431-9d1c-c1857e49029f"}]');
insert into group_questions select * from jsonb_populate_recordset(null::group_questions, '[{"id": "93cebaef-5ffa-4de2-a32a-99be502020c0", "words": "What brings you here?", "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "position": 1}, {"id": "ef3bd956-b373-44ac-ad1f-eb7d3a2d23d9", "words": "canaryquietquestion", "group_id": "dbc55dec-4834-4d7b-bf53-c8bcdab45309", "position": 1}]');
insert into group_times select * from jsonb_populate_recordset(null::group_times, '[{"id": "4e29392f-693c-4c74-ab4b-fbfea18343d7", "nth": null, "every": 1, "anchor": null, "starts": "19:45:00", "minutes": 600, "weekday": 0, "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b"}, {"id": "d9b80205-0c14-4b3f-ac67-4cf4cd49add8", "nth": null, "every": 1, "anchor": null, "starts": "10:30:00", "minutes": 60, "weekday": 2, "group_id": "dbc55dec-4834-4d7b-bf53-c8bcdab45309"}]');
insert into groups select * from jsonb_populate_recordset(null::groups, '[{"id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "door": "ask", "name": "Lantern Lane", "tone": "mixed", "zone": "Europe/London", "faith": "none", "focus": "any_pain", "access": ["lying_down"], "guests": "yes", "formats": ["audio"], "listing": "listed", "not_for": "People who want medical answers", "purpose": "A gentle hour for anyone whose mornings start slowly.", "closed_at": null, "languages": ["en"], "size_band": "6-9", "drafted_by": null, "founded_at": "2026-11-22T19:15:07.075709+00:00", "full_since": null, "unled_since": null, "further_foci": [], "identity_led": [], "lead_asked_at": null, "newcomers_see": "since", "wants_listing": true, "search_engines": false, "medication_talk": "own_experience"}, {"id": "dbc55dec-4834-4d7b-bf53-c8bcdab45309", "door": "open", "name": "canaryquietname", "tone": "mixed", "zone": "Europe/London", "faith": "none", "focus": "any_pain", "access": ["lying_down"], "guests": "yes", "formats": ["audio"], "listing": "hidden", "not_for": "canaryquietnotfor", "purpose": "canaryquietpurpose", "closed_at": null, "languages": ["en"], "size_band": "6-9", "drafted_by": null, "founded_at": "2026-11-22T19:15:07.14552+00:00", "full_since": null, "unled_since": null, "further_foci": [], "identity_led": [], "lead_asked_at": null, "newcomers_see": "since", "wants_listing": false, "search_engines": false, "medication_talk": "own_experience"}]');
insert into import_rows select * from jsonb_populate_recordset(null::import_rows, '[{"row": 1, "line": null, "name": "canaryreportname", "change": "new", "paused": null, "outcome": "imported", "problems": [], "import_id": "c3e8218a-b3d9-46f9-88d3-a53f00d7982c", "group_name": ""}]');
insert into imports select * from jsonb_populate_recordset(null::imports, E'[{"id": "c3e8218a-b3d9-46f9-88d3-a53f00d7982c", "state": "done", "counts": {"rows": 1, "groups": {"new": 0, "back": 0, "gone": 0, "same": 1, "changed": 0, "vanished": 0}, "merged": 0, "paused": 0, "changes": 0, "skipped": 0, "imported": 1, "meetings": {"new": 0, "back": 0, "gone": 0, "same": 1, "changed": 0, "vanished": 0}, "remarked": 0, "taken_down": 0}, "source": "\\\\x63616e61727966656564736f75726365", "feed_id": "4bfbb383-0eee-4e4f-9a04-0e648b0df625", "preview": null, "problem": null, "all_rows": 0, "ended_at": null, "done_rows": 0, "started_at": "2026-11-22T19:15:07.464071+00:00", "source_type": "text/csv", "skip_unreadable": false}]');
insert into invitations select * from jsonb_populate_recordset(null::invitations, '[{"id": "5567862f-36f3-4069-a508-7bccab679398", "note": "canaryplaceinvitationnote", "uses": 0, "token": "PlacePlacePlacePlacePA", "ends_at": "2026-12-01T19:15:07.172052+00:00", "made_at": "2026-11-22T19:15:07.172052+00:00", "made_by": "878f402a-a1f7-4613-a680-cd7a93f117d4", "group_id": null, "personal": false, "most_uses": null, "show_name": false, "revoked_at": null}, {"id": "76ba2331-79f4-43c7-bbb2-61a256460011", "note": "canarylaneinvitationnote", "uses": 5, "token": "LaneLaneLaneLaneLaneLA", "ends_at": "2026-12-01T19:15:07.165236+00:00", "made_at": "2026-11-22T19:15:07.165236+00:00", "made_by": "f57d9bed-47a9-4e72-bc2d-5841c829a492", "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "personal": false, "most_uses": null, "show_name": false, "revoked_at": null}, {"id": "771a9404-801e-42a1-b646-5e1033d86672", "note": "canaryquietinvitationnote", "uses": 1, "token": "QuietQuietQuietQuietQA", "ends_at": "2026-12-01T19:15:07.171143+00:00", "made_at": "2026-11-22T19:15:07.171143+00:00", "made_by": "a87862c5-d81d-436a-adc7-7bb84bf4f0c5", "group_id": "dbc55dec-4834-4d7b-bf53-c8bcdab45309", "personal": false, "most_uses": null, "show_name": false, "revoked_at": null}]');
insert into invited_addresses select * from jsonb_populate_recordset(null::invited_addresses, '[{"id": "271c9c3d-2b0b-40f2-9c8b-66d514c5fe65", "address": "canaryinvitedaddress@example.org", "language": "en", "queued_at": "2026-11-22T19:15:07.458941+00:00", "invitation_id": "76ba2331-79f4-43c7-bbb2-61a256460011"}]');
insert into letter_marks select * from jsonb_populate_recordset(null::letter_marks, E'[{"mark": "\\\\x63616e6172796c65747465726d61726b", "until": null}]');
insert into listed_groups select * from jsonb_populate_recordset(null::listed_groups, '[{"id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "num": 0, "area": "", "door": "ask", "name": "Lantern Lane", "tone": "mixed", "zone": "Europe/London", "faith": "none", "focus": "any_pain", "lives": "here", "slots": [79], "times": [{"nth": null, "zone": "Europe/London", "every": 1, "anchor": null, "starts": "19:45", "minutes": 600, "weekday": 0}], "words": "''a'':3,33 ''answer'':32 ''answers'':16,46 ''anyon'':23 ''anyone'':7,37 ''for'':6,36 ''gentl'':20 ''gentle'':4,34 ''hour'':5,21,35 ''lane'':2A,18A ''lantern'':1A,17A ''medic'':31 ''medical'':15,45 ''morn'':25 ''mornings'':9,39 ''peopl'':28 ''people'':12,42 ''slowli'':27 ''slowly'':11,41 ''start'':10,26,40 ''want'':14,30,44 ''who'':13,43 ''whose'':8,24,38", "access": ["lying_down"], "guests": "yes", "paused": false, "formats": ["audio"], "purpose": "A gentle hour for anyone whose mornings start slowly.", "full_now": false, "languages": ["en"], "last_seen": null, "size_band": "6-9", "sorted_by": "lantern lane", "changed_on": "2026-11-22", "next_slots": [79], "source_url": null, "source_name": "", "vanished_on": null, "further_foci": [], "identity_led": [], "printed_slots": [], "search_engines": false, "medication_talk": "own_experience"}, {"id": "6afd2e88-030a-4290-963b-b17eb73aeeae", "num": 1, "area": "", "door": null, "name": "Harbour Circle", "tone": null, "zone": "Europe/London", "faith": null, "focus": null, "lives": "elsewhere", "slots": [232], "times": [{"zone": "Europe/London", "starts": "10:00", "minutes": null, "weekday": 2}], "words": "''circle'':2A,4A ''harbour'':1A,3A", "access": [], "guests": null, "paused": false, "formats": [], "purpose": "", "full_now": false, "languages": [], "last_seen": "2026-11-22", "size_band": null, "sorted_by": "harbour circle", "changed_on": "2026-11-22", "next_slots": [232], "source_url": null, "source_name": "Harbour", "vanished_on": null, "further_foci": [], "identity_led": [], "printed_slots": [], "search_engines": false, "medication_talk": null}]');
insert into listed_lexemes select * from jsonb_populate_recordset(null::listed_lexemes, '[{"word": "anyone"}, {"word": "circle"}, {"word": "gentle"}, {"word": "harbour"}, {"word": "hour"}, {"word": "lane"}, {"word": "lantern"}, {"word": "mornings"}, {"word": "slowly"}, {"word": "start"}, {"word": "whose"}]');
insert into listing_answers select * from jsonb_populate_recordset(null::listing_answers, '[{"id": "898303c7-dff8-4c51-9100-cacc6d128b7e", "ended": false, "listed": false, "reason": "canarylistingreason", "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "answered_at": "2026-11-22T19:15:07.45322+00:00"}]');
insert into looked_cards select * from jsonb_populate_recordset(null::looked_cards, '[{"name": "Lantern Lane", "focus": "any_pain", "not_for": "People who want medical answers", "purpose": "A gentle hour for anyone whose mornings start slowly.", "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "languages": ["en"], "looked_at": "2026-11-22T19:15:07.108899+00:00"}]');
insert into mail_addresses select * from jsonb_populate_recordset(null::mail_addresses, E'[{"lookup": "\\\\x63616e6172796c6f6f6b7570", "address": "canaryaddress@example.org", "refused": 0, "given_at": "2026-11-22T19:15:07.443306+00:00", "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57", "rests_since": null, "verified_at": "2026-11-22T19:15:07.443306+00:00"}]');
insert into mail_health select * from jsonb_populate_recordset(null::mail_health, '[{"id": true, "problem": "by_rule canaryhealthproblem", "taken_at": null, "problem_at": "2026-11-22T19:15:07.448778+00:00"}]');
insert into mail_links select * from jsonb_populate_recordset(null::mail_links, E'[{"address": "canarylinkaddress", "ends_at": "2026-11-22T20:15:07.455003+00:00", "purpose": "prove_address", "used_at": null, "code_hash": null, "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57", "token_hash": "\\\\x78"}]');
insert into mail_stops select * from jsonb_populate_recordset(null::mail_stops, E'[{"kind": "announcements", "digest": "\\\\x63616e61727973746f70646967657374", "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57"}]');
insert into meeting_changes select * from jsonb_populate_recordset(null::meeting_changes, '[{"id": "7a72d7c5-8be0-4759-85e6-e53d96ebdb6a", "about": "canarylanechangeabout", "starts": "19:45:00", "minutes": 600, "on_date": "2026-11-29", "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "sequence": 1, "cancelled": false, "starts_on": "2026-11-29", "meeting_id": "a02d9ccc-e2fd-4c59-a261-8678fd96e37d"}]');
insert into meeting_hosts select * from jsonb_populate_recordset(null::meeting_hosts, '[{"id": "2756d021-b583-4b66-8a10-a8e842b49633", "role": "host", "on_date": null, "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "meeting_id": "a02d9ccc-e2fd-4c59-a261-8678fd96e37d", "membership_id": "e276cb3b-f1a0-47cd-af2e-ff5eeffa7110"}]');
insert into meeting_replies select * from jsonb_populate_recordset(null::meeting_replies, '[{"id": "259222f5-7a9b-433f-a808-9f6475f59370", "reply": "not_this_time", "waits": false, "ends_at": "2026-11-23T05:45:00+00:00", "on_date": "2026-11-22", "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "person_id": "cd056d8c-4635-40a5-8b2d-190d172159d8", "meeting_id": "a02d9ccc-e2fd-4c59-a261-8678fd96e37d", "replied_at": "2026-11-22T19:15:07.343924+00:00", "membership_id": "0a830ecc-8157-44bd-908e-8ce8950d0f91"}, {"id": "2c0e68b9-b63a-42b0-9b87-d59d67b5a93c", "reply": "hope", "waits": false, "ends_at": "2026-11-23T05:45:00+00:00", "on_date": "2026-11-22", "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57", "meeting_id": "a02d9ccc-e2fd-4c59-a261-8678fd96e37d", "replied_at": "2026-11-22T19:15:07.327773+00:00", "membership_id": "e276cb3b-f1a0-47cd-af2e-ff5eeffa7110"}]');
insert into meeting_ways_in select * from jsonb_populate_recordset(null::meeting_ways_in, E'[{"id": "0d956d05-baad-4c84-b7f2-47dfa4f3e723", "kind": "link", "way_in": "https://meet.example/canarylanemeetingway", "on_date": null, "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "openings": "{[\\"2026-11-22 18:45:00+00\\",\\"2026-11-23 05:45:00+00\\"),[\\"2026-11-29 18:45:00+00\\",\\"2026-11-30 05:45:00+00\\"),[\\"2026-12-06 18:45:00+00\\",\\"2026-12-07 05:45:00+00\\"),[\\"2026-12-13 18:45:00+00\\",\\"2026-12-14 05:45:00+00\\"),[\\"2026-12-20 18:45:00+00\\",\\"2026-12-21 05:45:00+00\\"),[\\"2026-12-27 18:45:00+00\\",\\"2026-12-28 05:45:00+00\\"),[\\"2027-01-03 18:45:00+00\\",\\"2027-01-04 05:45:00+00\\"),[\\"2027-01-10 18:45:00+00\\",\\"2027-01-11 05:45:00+00\\"),[\\"2027-01-17 18:45:00+00\\",\\"2027-01-18 05:45:00+00\\"),[\\"2027-01-24 18:45:00+00\\",\\"2027-01-25 05:45:00+00\\"),[\\"2027-01-31 18:45:00+00\\",\\"2027-02-01 05:45:00+00\\"),[\\"2027-02-07 18:45:00+00\\",\\"2027-02-08 05:45:00+00\\"),[\\"2027-02-14 18:45:00+00\\",\\"2027-02-15 05:45:00+00\\"),[\\"2027-02-21 18:45:00+00\\",\\"2027-02-22 05:45:00+00\\"),[\\"2027-02-28 18:45:00+00\\",\\"2027-03-01 05:45:00+00\\"),[\\"2027-03-07 18:45:00+00\\",\\"2027-03-08 05:45:00+00\\"),[\\"2027-03-14 18:45:00+00\\",\\"2027-03-15 05:45:00+00\\"),[\\"2027-03-21 18:45:00+00\\",\\"2027-03-22 05:45:00+00\\"),[\\"2027-03-28 18:45:00+00\\",\\"2027-03-29 05:45:00+00\\"),[\\"2027-04-04 18:45:00+00\\",\\"2027-04-05 05:45:00+00\\"),[\\"2027-04-11 18:45:00+00\\",\\"2027-04-12 05:45:00+00\\"),[\\"2027-04-18 18:45:00+00\\",\\"2027-04-19 05:45:00+00\\"),[\\"2027-04-25 18:45:00+00\\",\\"2027-04-26 05:45:00+00\\"),[\\"2027-05-02 18:45:00+00\\",\\"2027-05-03 05:45:00+00\\"),[\\"2027-05-09 18:45:00+00\\",\\"2027-05-10 05:45:00+00\\"),[\\"2027-05-16 18:45:00+00\\",\\"2027-05-17 05:45:00+00\\"),[\\"2027-05-23 18:45:00+00\\",\\"2027-05-24 05:45:00+00\\"),[\\"2027-05-30 18:45:00+00\\",\\"2027-05-31 05:45:00+00\\"),[\\"2027-06-06 18:45:00+00\\",\\"2027-06-07 05:45:00+00\\"),[\\"2027-06-13 18:45:00+00\\",\\"2027-06-14 05:45:00+00\\"),[\\"2027-06-20 18:45:00+00\\",\\"2027-06-21 05:45:00+00\\"),[\\"2027-06-27 18:45:00+00\\",\\"2027-06-28 05:45:00+00\\"),[\\"2027-07-04 18:45:00+00\\",\\"2027-07-05 05:45:00+00\\"),[\\"2027-07-11 18:45:00+00\\",\\"2027-07-12 05:45:00+00\\"),[\\"2027-07-18 18:45:00+00\\",\\"2027-07-19 05:45:00+00\\"),[\\"2027-07-25 18:45:00+00\\",\\"2027-07-26 05:45:00+00\\"),[\\"2027-08-01 18:45:00+00\\",\\"2027-08-02 05:45:00+00\\"),[\\"2027-08-08 18:45:00+00\\",\\"2027-08-09 05:45:00+00\\"),[\\"2027-08-15 18:45:00+00\\",\\"2027-08-16 05:45:00+00\\"),[\\"2027-08-22 18:45:00+00\\",\\"2027-08-23 05:45:00+00\\"),[\\"2027-08-29 18:45:00+00\\",\\"2027-08-30 05:45:00+00\\"),[\\"2027-09-05 18:45:00+00\\",\\"2027-09-06 05:45:00+00\\"),[\\"2027-09-12 18:45:00+00\\",\\"2027-09-13 05:45:00+00\\"),[\\"2027-09-19 18:45:00+00\\",\\"2027-09-20 05:45:00+00\\"),[\\"2027-09-26 18:45:00+00\\",\\"2027-09-27 05:45:00+00\\"),[\\"2027-10-03 18:45:00+00\\",\\"2027-10-04 05:45:00+00\\"),[\\"2027-10-10 18:45:00+00\\",\\"2027-10-11 05:45:00+00\\"),[\\"2027-10-17 18:45:00+00\\",\\"2027-10-18 05:45:00+00\\"),[\\"2027-10-24 18:45:00+00\\",\\"2027-10-25 05:45:00+00\\"),[\\"2027-10-31 18:45:00+00\\",\\"2027-11-01 05:45:00+00\\"),[\\"2027-11-07 18:45:00+00\\",\\"2027-11-08 05:45:00+00\\"),[\\"2027-11-14 18:45:00+00\\",\\"2027-11-15 05:45:00+00\\"),[\\"2027-11-21 18:45:00+00\\",\\"2027-11-22 05:45:00+00\\"),[\\"2027-11-28 18:45:00+00\\",\\"2027-11-29 05:45:00+00\\"),[\\"2027-12-05 18:45:00+00\\",\\"2027-12-06 05:45:00+00\\"),[\\"2027-12-12 18:45:00+00\\",\\"2027-12-13 05:45:00+00\\"),[\\"2027-12-19 18:45:00+00\\",\\"2027-12-20 05:45:00+00\\"),[\\"2027-12-26 18:45:00+00\\",\\"2027-12-27 05:45:00+00\\")}", "meeting_id": "a02d9ccc-e2fd-4c59-a261-8678fd96e37d"}, {"id": "89fbb974-4426-452d-befd-5331838156b4", "kind": "link", "way_in": "https://meet.example/canarylaneshutway", "on_date": null, "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "openings": "{[\\"2026-11-27 18:15:00+00\\",\\"2026-11-28 05:15:00+00\\")}", "meeting_id": "a3856ff3-c387-4a9b-a22c-6da5904d662e"}, {"id": "c909998a-802a-4a3c-b0a2-fddcf8fd30e0", "kind": "link", "way_in": "https://meet.example/canaryquietmeetingway", "on_date": null, "group_id": "dbc55dec-4834-4d7b-bf53-c8bcdab45309", "openings": "{[\\"2026-11-22 18:15:00+00\\",\\"2026-11-23 05:15:00+00\\")}", "meeting_id": "0bf6524e-a7df-4ca1-903d-abfdd42d34ce"}]');
insert into meetings select * from jsonb_populate_recordset(null::meetings, '[{"id": "0bf6524e-a7df-4ca1-903d-abfdd42d34ce", "rule": "", "zone": "UTC", "about": "canaryquietmeetingabout", "access": ["captions"], "starts": "19:15:00", "minutes": 600, "over_at": "2026-11-23T05:15:00+00:00", "capacity": null, "ended_at": null, "group_id": "dbc55dec-4834-4d7b-bf53-c8bcdab45309", "sequence": 0, "starts_on": "2026-11-22", "updated_at": "2026-11-22T19:15:07.40549+00:00", "waiting_list": false, "shown_before_minutes": 60}, {"id": "a02d9ccc-e2fd-4c59-a261-8678fd96e37d", "rule": "FREQ=WEEKLY;BYDAY=SU", "zone": "UTC", "about": "canarylanemeetingabout", "access": ["captions"], "starts": "19:45:00", "minutes": 600, "over_at": null, "capacity": null, "ended_at": null, "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "sequence": 1, "starts_on": "2026-11-22", "updated_at": "2026-11-22T19:15:07.35+00:00", "waiting_list": false, "shown_before_minutes": 60}, {"id": "a3856ff3-c387-4a9b-a22c-6da5904d662e", "rule": "", "zone": "UTC", "about": "canarylaneshutabout", "access": ["captions"], "starts": "19:15:00", "minutes": 600, "over_at": "2026-11-28T05:15:00+00:00", "capacity": null, "ended_at": null, "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "sequence": 0, "starts_on": "2026-11-27", "updated_at": "2026-11-22T19:15:07.220207+00:00", "waiting_list": false, "shown_before_minutes": 60}]');
insert into memberships select * from jsonb_populate_recordset(null::memberships, '[{"id": "0a830ecc-8157-44bd-908e-8ce8950d0f91", "name": "canaryseatresting", "state": "member", "ended_at": null, "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "keepsake": "chair", "skeleton": "canaryseatrestlng", "agreement": 1, "joined_at": "2026-11-22T19:15:07.182302+00:00", "person_id": "cd056d8c-4635-40a5-8b2d-190d172159d8", "successor": false, "facilitates": false, "second_word": ""}, {"id": "474c7799-9954-4431-9d1c-c1857e49029f", "name": "Hal", "state": "member", "ended_at": null, "group_id": "dbc55dec-4834-4d7b-bf53-c8bcdab45309", "keepsake": "lamp", "skeleton": "hal", "agreement": 1, "joined_at": "2026-11-22T19:15:07.14552+00:00", "person_id": "a87862c5-d81d-436a-adc7-7bb84bf4f0c5", "successor": false, "facilitates": true, "second_word": ""}, {"id": "5abeb539-2e7c-4fca-993b-baf3788d7f22", "name": "canaryseatsuspended", "state": "member", "ended_at": null, "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "keepsake": "chair", "skeleton": "canaryseatsuspenclecl", "agreement": 1, "joined_at": "2026-11-22T19:15:07.194738+00:00", "person_id": "9e6110da-97d3-4365-b2d6-5c82a906ded2", "successor": false, "facilitates": false, "second_word": ""}, {"id": "5fedb603-7f74-490d-a820-e6c285b35201", "name": "canarynamefacilitator", "state": "member", "ended_at": null, "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "keepsake": "lamp", "skeleton": "canarynarnefacllltator", "agreement": 1, "joined_at": "2026-11-22T19:15:07.075709+00:00", "person_id": "f57d9bed-47a9-4e72-bc2d-5841c829a492", "successor": false, "facilitates": true, "second_word": ""}, {"id": "67212fb5-ee9e-4c7c-abb9-e4569950a6d2", "name": "canaryseativy", "state": "member", "ended_at": null, "group_id": "dbc55dec-4834-4d7b-bf53-c8bcdab45309", "keepsake": "chair", "skeleton": "canaryseatlvy", "agreement": 1, "joined_at": "2026-11-22T19:15:07.200252+00:00", "person_id": "aa8979fe-ddca-41db-b14d-1137bc819561", "successor": false, "facilitates": false, "second_word": ""}, {"id": "92f22f6b-778e-4adb-96fb-19dab9266c62", "name": "canaryseatformer", "state": "left", "ended_at": "2026-11-22T19:15:07.417834+00:00", "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "keepsake": "chair", "skeleton": "canaryseatforrner", "agreement": 1, "joined_at": "2026-11-22T19:15:07.186138+00:00", "person_id": "b8ed021d-0970-440b-b415-375c6271731b", "successor": false, "facilitates": false, "second_word": ""}, {"id": "b24d4647-a0ec-4222-a962-929f8fddc572", "name": "canaryseatguest", "state": "guest", "ended_at": null, "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "keepsake": "chair", "skeleton": "canaryseatguest", "agreement": 1, "joined_at": "2026-11-22T19:15:07.198073+00:00", "person_id": "049c3c8a-c1a9-4622-a761-f86e3b02f8d4", "successor": false, "facilitates": false, "second_word": ""}, {"id": "dffa0d72-6d81-4cac-93bc-766e14299521", "name": "canaryseatremoved", "state": "removed", "ended_at": "2026-11-22T19:15:07.424677+00:00", "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "keepsake": "chair", "skeleton": "canaryseatrernovecl", "agreement": 1, "joined_at": "2026-11-22T19:15:07.19062+00:00", "person_id": "e280872c-eabe-4dd8-8b55-d19c87fa60ab", "successor": false, "facilitates": false, "second_word": ""}, {"id": "e276cb3b-f1a0-47cd-af2e-ff5eeffa7110", "name": "canaryseatmember", "state": "member", "ended_at": null, "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "keepsake": "chair", "skeleton": "canaryseatrnernber", "agreement": 1, "joined_at": "2026-11-22T19:15:07.17477+00:00", "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57", "successor": false, "facilitates": false, "second_word": ""}]');
insert into outbox select * from jsonb_populate_recordset(null::outbox, '[{"id": "53ba3cd5-026d-4df0-825b-75ffdcfb5a23", "cause": "canarymailcause", "tries": 0, "due_at": "2026-11-22T19:15:07.445858+00:00", "secret": "canarymailsecret", "ends_at": null, "on_date": null, "outcome": null, "problem": "canarymailproblem", "sent_at": null, "text_id": "sign_in_link", "about_at": null, "group_id": null, "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57", "queued_at": "2026-11-22T19:15:07.445858+00:00", "meeting_id": null, "not_before": "2026-11-22T19:15:07.445858+00:00"}]');
insert into pages select * from jsonb_populate_recordset(null::pages, '[{"kind": "contact", "words": "C", "version": 1, "language": "en", "written_at": "2026-11-22T19:15:07.45233+00:00"}, {"kind": "privacy", "words": "P", "version": 1, "language": "en", "written_at": "2026-11-22T19:15:07.45233+00:00"}, {"kind": "terms", "words": "T", "version": 1, "language": "en", "written_at": "2026-11-22T19:15:07.45233+00:00"}]');
insert into passkey_challenges select * from jsonb_populate_recordset(null::passkey_challenges, '[{"id": "3fc46824-fc4c-401b-a928-938e1e6db48e", "ends_at": "2026-11-22T19:20:07.455525+00:00", "challenge": "canarychallenge", "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57"}]');
insert into passkeys select * from jsonb_populate_recordset(null::passkeys, E'[{"id": "42435346-60c4-41a0-8d33-6fa365f7b4f1", "name": "canarypasskeyname", "counter": 0, "made_at": "2026-11-22T19:15:07.443951+00:00", "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57", "public_key": "\\\\x63616e6172797075626c69636b6579", "transports": [], "credential_id": "canarycredential"}]');
insert into passwords select * from jsonb_populate_recordset(null::passwords, '[{"hash": "canarypasswordhash", "set_at": "2026-11-22T19:15:07.444682+00:00", "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57"}, {"hash": "$argon2id$v=19$m=19456,t=2,p=1$vQFyLJMuGNRURV6UVHF75w$o9MZ2/hJdGAc6K3iXXWztrNbxYPbKGFAD/FVJgtfKLI", "set_at": "2026-11-22T19:15:07.478259+00:00", "person_id": "f57d9bed-47a9-4e72-bc2d-5841c829a492"}]');
insert into people select * from jsonb_populate_recordset(null::people, '[{"id": "049c3c8a-c1a9-4622-a761-f86e3b02f8d4", "zone": "Europe/London", "came_at": "2026-11-22T19:15:07.033614+00:00", "approved": true, "keepsake": "drawn", "language": "en", "suspended": false, "is_steward": false, "shown_name": "canarynameguest", "adult_since": "2026-11-22T19:15:07.036+00:00", "mail_lost_at": null, "sign_in_name": "hourglass-7168"}, {"id": "221d3b94-e9c0-460f-abe8-e572717ef1de", "zone": "Europe/London", "came_at": "2026-11-22T19:15:07.033011+00:00", "approved": true, "keepsake": "drawn", "language": "en", "suspended": false, "is_steward": false, "shown_name": "canarynameasker", "adult_since": "2026-11-22T19:15:07.037+00:00", "mail_lost_at": null, "sign_in_name": "skylark-2642"}, {"id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57", "zone": "Europe/London", "came_at": "2026-11-22T19:15:07.040488+00:00", "approved": true, "keepsake": "drawn", "language": "en", "suspended": false, "is_steward": false, "shown_name": "canarynamemember", "adult_since": "2026-11-22T19:15:07.044+00:00", "mail_lost_at": null, "sign_in_name": "canarysignmember-0001"}, {"id": "878f402a-a1f7-4613-a680-cd7a93f117d4", "zone": "Europe/London", "came_at": "2026-11-22T19:15:07.058786+00:00", "approved": true, "keepsake": "drawn", "language": "en", "suspended": false, "is_steward": true, "shown_name": "canarynamesteward", "adult_since": "2026-11-22T19:15:07.059+00:00", "mail_lost_at": null, "sign_in_name": "chalk-3833"}, {"id": "9e6110da-97d3-4365-b2d6-5c82a906ded2", "zone": "Europe/London", "came_at": "2026-11-22T19:15:07.052264+00:00", "approved": true, "keepsake": "drawn", "language": "en", "suspended": true, "is_steward": false, "shown_name": "canarynamesuspended", "adult_since": "2026-11-22T19:15:07.052+00:00", "mail_lost_at": null, "sign_in_name": "copper-8796"}, {"id": "a6ae5d8d-0c3a-4033-a2ac-b904959e3bbe", "zone": "Europe/London", "came_at": "2026-11-22T19:15:07.026437+00:00", "approved": true, "keepsake": "drawn", "language": "en", "suspended": false, "is_steward": false, "shown_name": "canarynameoutsider", "adult_since": "2026-11-22T19:15:07.028+00:00", "mail_lost_at": null, "sign_in_name": "lilac-6865"}, {"id": "a87862c5-d81d-436a-adc7-7bb84bf4f0c5", "zone": "Europe/London", "came_at": "2026-11-22T19:15:07.061933+00:00", "approved": true, "keepsake": "drawn", "language": "en", "suspended": false, "is_steward": false, "shown_name": "Hal", "adult_since": "2026-11-22T19:15:07.062+00:00", "mail_lost_at": null, "sign_in_name": "raspberry-4079"}, {"id": "aa8979fe-ddca-41db-b14d-1137bc819561", "zone": "Europe/London", "came_at": "2026-11-22T19:15:07.062178+00:00", "approved": true, "keepsake": "drawn", "language": "en", "suspended": false, "is_steward": false, "shown_name": "Ivy", "adult_since": "2026-11-22T19:15:07.062+00:00", "mail_lost_at": null, "sign_in_name": "windmill-1332"}, {"id": "b8ed021d-0970-440b-b415-375c6271731b", "zone": "Europe/London", "came_at": "2026-11-22T19:15:07.047437+00:00", "approved": true, "keepsake": "drawn", "language": "en", "suspended": false, "is_steward": false, "shown_name": "canarynameformer", "adult_since": "2026-11-22T19:15:07.048+00:00", "mail_lost_at": null, "sign_in_name": "seashell-9238"}, {"id": "cd056d8c-4635-40a5-8b2d-190d172159d8", "zone": "Europe/London", "came_at": "2026-11-22T19:15:07.046613+00:00", "approved": true, "keepsake": "drawn", "language": "en", "suspended": false, "is_steward": false, "shown_name": "canarynameresting", "adult_since": "2026-11-22T19:15:07.047+00:00", "mail_lost_at": null, "sign_in_name": "chapter-3705"}, {"id": "e280872c-eabe-4dd8-8b55-d19c87fa60ab", "zone": "Europe/London", "came_at": "2026-11-22T19:15:07.049092+00:00", "approved": true, "keepsake": "drawn", "language": "en", "suspended": false, "is_steward": false, "shown_name": "canarynameremoved", "adult_since": "2026-11-22T19:15:07.049+00:00", "mail_lost_at": null, "sign_in_name": "tea-9782"}, {"id": "f57d9bed-47a9-4e72-bc2d-5841c829a492", "zone": "Europe/London", "came_at": "2026-11-22T19:15:07.049955+00:00", "approved": true, "keepsake": "drawn", "language": "en", "suspended": false, "is_steward": false, "shown_name": "canarynamefacilitator", "adult_since": "2026-11-22T19:15:07.05+00:00", "mail_lost_at": null, "sign_in_name": "satchel-9273"}]');
insert into place select * from jsonb_populate_recordset(null::place, '[{"id": true, "hue": "lamp", "demo": true, "name": "Holdfast", "zone": "UTC", "keeper": "", "contact": "", "country": "GB", "hosting": "", "sign_up": "open", "language": "en", "set_up_at": "2026-11-22T19:15:07.018573+00:00", "quick_exit": "https://www.wikipedia.org/", "steps_done": [], "mail_sender": "", "mail_subject": ""}]');
insert into quiet_hours select * from jsonb_populate_recordset(null::quiet_hours, '[{"id": "602a40e8-0732-41b7-bd26-4731d8151150", "ends": "08:00:00", "starts": "22:00:00", "weekday": 1, "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57"}]');
insert into recovery_codes select * from jsonb_populate_recordset(null::recovery_codes, E'[{"used_at": null, "code_hash": "\\\\x63616e617279636f646568617368", "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57"}]');
insert into removals select * from jsonb_populate_recordset(null::removals, '[{"id": "40dbe0c3-2b92-43ad-a947-e9cc0ff173fc", "until": null, "reason": "canaryremovalreason", "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b", "shown_as": "canaryseatremoved", "lifted_at": null, "person_id": "e280872c-eabe-4dd8-8b55-d19c87fa60ab", "group_name": "Lantern Lane", "removed_at": "2026-11-22T19:15:07.424677+00:00", "membership_id": "dffa0d72-6d81-4cac-93bc-766e14299521"}]');
insert into resets select * from jsonb_populate_recordset(null::resets, E'[{"id": "8066dfd6-6515-4734-baab-eeec153b5bb4", "used_at": null, "asked_at": "2026-11-22T19:15:07.451785+00:00", "asked_by": null, "opens_at": "2026-11-25T19:15:07.451785+00:00", "code_hash": "\\\\x63616e617279726573657468617368", "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57", "refused_at": null}]');
insert into rests select * from jsonb_populate_recordset(null::rests, '[{"since": "2026-11-22T19:15:07.216561+00:00", "until": null, "person_id": "cd056d8c-4635-40a5-8b2d-190d172159d8", "membership_id": "0a830ecc-8157-44bd-908e-8ce8950d0f91"}]');
insert into secrets select * from jsonb_populate_recordset(null::secrets, E'[{"name": "limits", "value": "\\\\xd09b92989f435d889fba50ceb9fe4038481b2d4db4fc66ab9af028955ac7dabf", "made_at": "2026-11-22T19:15:07.00226+00:00"}, {"name": "test", "value": "\\\\x63616e617279736563726574", "made_at": "2026-11-22T19:15:07.455981+00:00"}]');
insert into sessions select * from jsonb_populate_recordset(null::sessions, E'[{"id": "072de048-87a7-4cb2-a8ff-b457f67a8a2b", "name": "A test", "shared": false, "made_at": "2026-11-22T19:15:07.058786+00:00", "used_on": "2026-11-22", "person_id": "878f402a-a1f7-4613-a680-cd7a93f117d4", "token_hash": "\\\\x2ee70e7d4248b2f80e5ba4d02ca171f5a022795d1a14a028efa148e2f0cdaa05", "confirmed_at": "2026-11-22T19:15:07.43997+00:00"}, {"id": "0d1d0add-8e73-482d-aa69-7d711cf6b810", "name": "canarysessionname", "shared": false, "made_at": "2026-11-22T19:15:07.442248+00:00", "used_on": "2026-11-22", "person_id": "9e6110da-97d3-4365-b2d6-5c82a906ded2", "token_hash": "\\\\xc2d304f5249de39c84dc6e37ed354b1c112125de3276ebcc411e3f46403299bd", "confirmed_at": "2026-11-22T19:15:07.442248+00:00"}, {"id": "1d0ce025-3d22-46c9-8897-8cb5b451035a", "name": "A test", "shared": false, "made_at": "2026-11-22T19:15:07.062178+00:00", "used_on": "2026-11-22", "person_id": "aa8979fe-ddca-41db-b14d-1137bc819561", "token_hash": "\\\\x49435882ffcf10cf3ef465de08ca76bbab73a8a20a342d05530915e94aee2f26", "confirmed_at": "2026-11-22T19:15:07.43997+00:00"}, {"id": "2cff98b0-b16f-455a-9ee8-f4be74d45069", "name": "A test", "shared": false, "made_at": "2026-11-22T19:15:07.061933+00:00", "used_on": "2026-11-22", "person_id": "a87862c5-d81d-436a-adc7-7bb84bf4f0c5", "token_hash": "\\\\x210ef73b212997a7c8dd368b251329c13614f3b31fe7cc37c48747759b91e768", "confirmed_at": "2026-11-22T19:15:07.43997+00:00"}, {"id": "47ae8a17-28d9-4a83-ae23-04cee6b1c3f8", "name": "canarysessionname", "shared": false, "made_at": "2026-11-22T19:15:07.040488+00:00", "used_on": "2026-11-22", "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57", "token_hash": "\\\\x90dc39298743598d11faa18a86ca1a2856e9192a0667c6483432f4377ff96d35", "confirmed_at": "2026-11-22T19:15:07.43997+00:00"}, {"id": "4ad1da5d-bdb2-4adb-b1f6-2b9344aae280", "name": "A test", "shared": false, "made_at": "2026-11-22T19:15:07.033011+00:00", "used_on": "2026-11-22", "person_id": "221d3b94-e9c0-460f-abe8-e572717ef1de", "token_hash": "\\\\xf15b157f2be5d92557d28f30a8403b83b317e2f28a31da1c4fc3872122997e6f", "confirmed_at": "2026-11-22T19:15:07.43997+00:00"}, {"id": "839a0ed1-0fee-4c95-962d-86e96386ab50", "name": "A test", "shared": false, "made_at": "2026-11-22T19:15:07.033614+00:00", "used_on": "2026-11-22", "person_id": "049c3c8a-c1a9-4622-a761-f86e3b02f8d4", "token_hash": "\\\\x3eca08bef57b939b43d58463c2d812a63d27ccb6e5b1e3c182139d033b7054c8", "confirmed_at": "2026-11-22T19:15:07.43997+00:00"}, {"id": "9c95dcca-8531-4b10-8a95-7da72b3e6b2f", "name": "A test", "shared": false, "made_at": "2026-11-22T19:15:07.046613+00:00", "used_on": "2026-11-22", "person_id": "cd056d8c-4635-40a5-8b2d-190d172159d8", "token_hash": "\\\\x32f23f893ff502d05dcc2da4859ae25f4c955ca163ea98ffdeca104073fae673", "confirmed_at": "2026-11-22T19:15:07.43997+00:00"}, {"id": "ca3ef470-4f02-4f0b-b210-02ee58dc4f66", "name": "A test", "shared": false, "made_at": "2026-11-22T19:15:07.026437+00:00", "used_on": "2026-11-22", "person_id": "a6ae5d8d-0c3a-4033-a2ac-b904959e3bbe", "token_hash": "\\\\x1799b37f868e4ccb698906af791600d47b99a4525b95e2a8e5f470bd21d79419", "confirmed_at": "2026-11-22T19:15:07.43997+00:00"}, {"id": "f302ffce-af61-401e-a598-83ab9931d2a0", "name": "A test", "shared": false, "made_at": "2026-11-22T19:15:07.049955+00:00", "used_on": "2026-11-22", "person_id": "f57d9bed-47a9-4e72-bc2d-5841c829a492", "token_hash": "\\\\x1917884f9d9decc3a6927f2931bdc0921d68c3d274983dac904f7aad53e236fe", "confirmed_at": "2026-11-22T19:15:07.43997+00:00"}, {"id": "fb57bb65-d09f-4577-8316-3e83616d037c", "name": "A test", "shared": false, "made_at": "2026-11-22T19:15:07.047437+00:00", "used_on": "2026-11-22", "person_id": "b8ed021d-0970-440b-b415-375c6271731b", "token_hash": "\\\\x662a975e8aed6647551ff7dcdec8d2610f99454b65bc79e61c97e50a2652d4aa", "confirmed_at": "2026-11-22T19:15:07.43997+00:00"}, {"id": "fba90e25-fc96-42a9-9401-c5c22d90ed60", "name": "A test", "shared": false, "made_at": "2026-11-22T19:15:07.049092+00:00", "used_on": "2026-11-22", "person_id": "e280872c-eabe-4dd8-8b55-d19c87fa60ab", "token_hash": "\\\\xbca522109cb41b2b40bf885be2574d8d1f7f8f77ff533da90aa10e81f534f9fa", "confirmed_at": "2026-11-22T19:15:07.43997+00:00"}]');
insert into suspensions select * from jsonb_populate_recordset(null::suspensions, '[{"id": "1dda0e17-a2b5-4e1a-9519-b890a30f9bd0", "since": "2026-11-22T19:15:07.433643+00:00", "until": null, "reason": "canarysuspensionreason", "lifted_at": null, "person_id": "9e6110da-97d3-4365-b2d6-5c82a906ded2"}]');
insert into takedowns select * from jsonb_populate_recordset(null::takedowns, '[{"id": "16c178ee-cfc4-4e14-bbcf-ca328bc63922", "name": "canarytakendownname", "marks": ["x"], "feed_id": "4bfbb383-0eee-4e4f-9a04-0e648b0df625", "feed_url": null, "taken_at": "2026-11-22T19:15:07.464071+00:00", "feed_name": "Harbour"}]');
insert into tellings select * from jsonb_populate_recordset(null::tellings, '[{"answers": "at_once", "person_id": "2d1ebd5f-14ff-4908-8110-819e87cc3c57", "reminders": ["day"], "announcements": "weekly"}]');
insert into welcomes select * from jsonb_populate_recordset(null::welcomes, '[{"words": "canarylanewelcome", "way_in": "canarylanewayin", "group_id": "0eb7acab-e48b-4395-bdb8-026280cfc44b"}]');
set session_replication_role = origin;
