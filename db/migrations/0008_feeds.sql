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
