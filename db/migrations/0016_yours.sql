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
