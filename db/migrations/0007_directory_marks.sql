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
