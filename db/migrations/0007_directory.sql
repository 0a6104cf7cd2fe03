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
