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
