-- A quiet word: what a member or a guest says to those who lead their group, and to nobody else in it. A thread is its writer's own:
-- it stays theirs to read and to take back when they have left, and goes with them whole, for an answer speaks of whoever asked.
create table quiet_words (
  id             uuid primary key default gen_random_uuid(),
  group_id       uuid not null references groups on delete cascade,
  membership_id  uuid not null references memberships on delete cascade,
  person_id      uuid not null references people on delete cascade,
  opened_at      timestamptz not null default now(),
  -- Thirty days later it is erased.
  closed_at      timestamptz
);
create unique index one_open_word on quiet_words (group_id, person_id) where closed_at is null;
create index quiet_words_of_group on quiet_words (group_id, opened_at);
create index quiet_words_of_person on quiet_words (person_id);
create index quiet_words_of_seat on quiet_words (membership_id);

-- What was said in it, by either side. `sent_key` was drawn with the form: pressing twice says it once.
create table quiet_word_lines (
  id             uuid primary key default gen_random_uuid(),
  word_id        uuid not null references quiet_words on delete cascade,
  membership_id  uuid not null references memberships on delete cascade,
  person_id      uuid not null references people on delete cascade,
  words          text not null check (length(words) between 1 and 4000),
  written_at     timestamptz not null default clock_timestamp(),
  sent_key       uuid not null,
  unique (person_id, sent_key)
);
create index lines_of_quiet_word on quiet_word_lines (word_id, written_at);
create index lines_of_seat on quiet_word_lines (membership_id);

do $$ declare t text; begin
  foreach t in array array['quiet_words', 'quiet_word_lines'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

-- Whoever leads the group reads it, as long as they lead and no block stands between them, whoever made it.
create policy own on quiet_words for select to :member using (person_id = (select viewer_id()));
create policy facilitators_read on quiet_words for select to :member using (
  array_position((select facilitated_groups()), group_id) is not null and person_id <> all ((select known_blocked())::uuid[]));
-- Who reads the thread reads its lines, but for those of somebody a block stands before.
create policy readers_see on quiet_word_lines for select to :member using (
  person_id <> all ((select known_blocked())::uuid[]) and exists (select from quiet_words w where w.id = word_id offset 0));
grant select (id, group_id, membership_id, opened_at, closed_at) on quiet_words to :member;
grant select (id, word_id, membership_id, words, written_at) on quiet_word_lines to :member;

/* Who would read what the viewer writes to those who lead a group: the rule of the policies, seen from the other side. A guest, who does
   not know who is who here, learns only that somebody would. No row: nobody would, or the viewer does not belong. */
create function quiet_readers(of_group uuid) returns table (membership_id uuid, name text, second_word text, keepsake text)
language sql stable security definer set search_path = public, pg_temp as $$
  select case when inside then m.id end, case when inside then m.name else '' end, case when inside then m.second_word else '' end,
    case when inside then m.keepsake else '' end
  from (select array_position(known_groups(), of_group) is not null as inside, array_position(guest_groups(), of_group) is not null as visits) me
    join memberships m on m.group_id = of_group and m.state = 'member' and m.facilitates
    join people p on p.id = m.person_id and not p.suspended
  where (inside or visits) and m.person_id <> viewer_id() and m.person_id <> all (known_blocked())
  order by m.joined_at, m.id limit case when (select array_position(known_groups(), of_group) is not null) then 50 else 1 end
$$;

/* Tells those who would read it that something waits: once until one of them has answered, and nobody who has handed their duty over. The
   mail says neither what nor where. */
create function tell_quiet_readers(word uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform queue_mail(m.person_id, w.group_id, 'new_ask', 'quiet:' || w.id || ':' || (select count(*) from quiet_word_lines l where l.word_id = w.id and l.person_id <> w.person_id))
    from quiet_words w cross join lateral who_leads(w.group_id) d join memberships m on m.id = d.membership_id
    where w.id = word and d.back_on = '-infinity' and m.person_id <> w.person_id and m.person_id <> all (known_blocked());
end $$;
revoke all on function tell_quiet_readers from public;

/* Says something to those who lead, in the thread that is open or in a new one. The same words with the same key say nothing twice. */
create function write_quiet_word(of_group uuid, said text, key uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := viewer_id();
  seat uuid;
  word uuid;
begin
  if not may_write() or (array_position(known_groups(), of_group) is null and array_position(guest_groups(), of_group) is null) then
    perform refuse('HF404', 'not_found');
  end if;
  if exists (select from groups where id = of_group and closed_at is not null) then perform refuse('HF409', 'group_over'); end if;
  if array_position(writable_groups(), of_group) is null then perform refuse('HF403', 'accept_first'); end if;
  -- Whoever leaves at this moment waits for this, or this for them: no word stays open behind a seat that has ended.
  select id into seat from memberships where group_id = of_group and person_id = me and state in ('member', 'guest') for no key update;
  if not found then perform refuse('HF404', 'not_found'); end if;
  if exists (select from quiet_word_lines where person_id = me and sent_key = key and words = said) then return; end if;
  if exists (select from quiet_word_lines where person_id = me and sent_key = key) then key := gen_random_uuid(); end if;
  if not exists (select from quiet_readers(of_group)) then perform refuse('HF409', 'nobody_reads'); end if;
  insert into quiet_words (group_id, membership_id, person_id) values (of_group, seat, me)
    on conflict (group_id, person_id) where closed_at is null do nothing;
  select id into word from quiet_words where group_id = of_group and person_id = me and closed_at is null for update;
  if not found then perform refuse('HF409', 'quiet_word_closed'); end if;
  insert into quiet_word_lines (word_id, membership_id, person_id, words, sent_key)
    select word, w.membership_id, me, said, key from quiet_words w where w.id = word on conflict do nothing;
  if found then perform tell_quiet_readers(word); end if;
end $$;

/* The thread, for somebody who leads its group and whom no block keeps from it. */
create function quiet_word_to_answer(word uuid) returns quiet_words language plpgsql security definer set search_path = public, pg_temp as $$
declare w quiet_words;
begin
  select * into w from quiet_words where id = word and array_position(facilitated_groups(), group_id) is not null
    and person_id <> all (known_blocked()) and person_id <> viewer_id() for update;
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  return w;
end $$;
revoke all on function quiet_word_to_answer from public;

create function answer_quiet_word(word uuid, said text, key uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := viewer_id();
  seat uuid;
  w quiet_words;
begin
  -- The seat before the thread, as whoever lays their lead down takes them.
  select m.id into seat from memberships m join quiet_words q on q.group_id = m.group_id
    where q.id = word and m.person_id = me and m.state = 'member' and m.facilitates for no key update of m;
  if not found then perform refuse('HF404', 'not_found'); end if;
  w := quiet_word_to_answer(word);
  if exists (select from quiet_word_lines where person_id = me and sent_key = key and words = said) then return; end if;
  if exists (select from quiet_word_lines where person_id = me and sent_key = key) then key := gen_random_uuid(); end if;
  if w.closed_at is not null then perform refuse('HF409', 'quiet_word_closed'); end if;
  if array_position(writable_groups(), w.group_id) is null then perform refuse('HF403', 'accept_first'); end if;
  insert into quiet_word_lines (word_id, membership_id, person_id, words, sent_key)
    values (word, seat, me, said, key) on conflict do nothing;
  if not found then return; end if;
  -- It has been answered: nobody else need be told any more that it waits.
  delete from outbox where cause like 'quiet:' || word || ':%' and sent_at is null;
  perform queue_mail(w.person_id, w.group_id, 'ask_answered', 'answered:' || word || ':' ||
    (select count(*) from quiet_word_lines l where l.word_id = word and l.person_id = w.person_id));
end $$;

/* Either side says that it is done. Closing again changes nothing. */
create function close_quiet_word(word uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may_write() or not exists (select from quiet_words where id = word and person_id = viewer_id()) then
    perform quiet_word_to_answer(word);
  end if;
  update quiet_words set closed_at = coalesce(closed_at, now()) where id = word;
  delete from outbox where cause like 'quiet:' || word || ':%' and sent_at is null;
end $$;

/* Takes back something of one's own, whatever one is by now: suspended, or leading no more. With the last of what its writer said the
   whole thread goes, answers too: they speak of it. */
create function take_back_quiet_line(line uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare w record;
begin
  select q.id, q.person_id into w from quiet_word_lines l join quiet_words q on q.id = l.word_id
    where l.id = line and l.person_id = viewer_id() for update of q;
  if not found then perform refuse('HF404', 'not_found'); end if;
  delete from quiet_word_lines where id = line;
  if not exists (select from quiet_word_lines where word_id = w.id and person_id = w.person_id) then
    delete from quiet_words where id = w.id;
    delete from outbox where sent_at is null and (cause like 'quiet:' || w.id || ':%' or cause like 'answered:' || w.id || ':%');
  end if;
end $$;

/* What I said in quiet words, on either side, for what I take along. */
create function my_quiet_lines() returns table (group_id uuid, words text, written_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select w.group_id, l.words, l.written_at from quiet_word_lines l join quiet_words w on w.id = l.word_id
    where l.person_id = viewer_id() order by l.written_at, l.id;
end $$;

/* Whoever is parted from the other is told nothing any more of what they had said: not even that something waits. */
create function let_go_of_quiet_mail() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from outbox o using quiet_words w where o.sent_at is null and w.person_id in (new.blocker_id, new.blocked_id)
    and o.person_id in (new.blocker_id, new.blocked_id) and (o.cause like 'quiet:' || w.id || ':%' or o.cause like 'answered:' || w.id || ':%');
  return null;
end $$;
revoke all on function let_go_of_quiet_mail from public;
create trigger let_go_of_quiet_mail after insert on blocks for each row execute function let_go_of_quiet_mail();

-- Who is on duty when: names put to the weekly hours of the card, in the group's zone, by those who lead. Kept by the hour itself, not by a
-- row of the card, which is written anew whenever somebody mends a comma. `on_date`: for that one date only; `away`: not then.
create table duties (
  id             uuid primary key default gen_random_uuid(),
  group_id       uuid not null references groups on delete cascade,
  membership_id  uuid not null references memberships on delete cascade,
  weekday        int not null check (weekday between 0 and 6),
  starts         time not null,
  ends           time not null,
  on_date        date check (extract(dow from on_date) = weekday),
  away           boolean not null default false check (not away or on_date is not null),
  unique nulls not distinct (membership_id, weekday, starts, ends, on_date)
);
create index duties_of_group on duties (group_id);

-- Somebody who leads has given their duty to the others until they take it back, or until that day. Why is asked by nobody and kept nowhere.
create table hand_overs (
  membership_id  uuid primary key references memberships on delete cascade,
  group_id       uuid not null references groups on delete cascade,
  since          timestamptz not null default now(),
  until          date
);
create index hand_overs_of_group on hand_overs (group_id);

-- What the card may say of it: that hours stand empty, not whose they were. One date of one hour; or, without an hour, everything before
-- that day, and without a day until further notice.
create table cover_gaps (
  id        uuid primary key default gen_random_uuid(),
  group_id  uuid not null references groups on delete cascade,
  weekday   int,
  starts    time,
  ends      time,
  on_date   date,
  until     date
);
create index gaps_of_group on cover_gaps (group_id);

-- Sentences that those who lead keep ready for an answer.
create table ready_words (
  id        uuid primary key default gen_random_uuid(),
  group_id  uuid not null references groups on delete cascade,
  position  int not null,
  words     text not null check (length(words) between 1 and 500),
  unique (group_id, position)
);

-- After a hard thing: what those who lead say to one another. Erased after 90 days.
create table debriefs (
  id             uuid primary key default gen_random_uuid(),
  group_id       uuid not null references groups on delete cascade,
  membership_id  uuid not null references memberships on delete cascade,
  person_id      uuid not null references people on delete cascade,
  words          text not null check (length(words) between 1 and 4000),
  written_at     timestamptz not null default now(),
  sent_key       uuid not null,
  unique (person_id, sent_key)
);
create index debriefs_of_group on debriefs (group_id, written_at);
create index debriefs_of_seat on debriefs (membership_id);

do $$ declare t text; begin
  foreach t in array array['duties', 'hand_overs', 'cover_gaps', 'ready_words', 'debriefs'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  foreach t in array array['duties', 'hand_overs', 'ready_words'] loop
    execute format('create policy facilitators_read on %I for select to :member using (array_position((select facilitated_groups()), group_id) is not null)', t);
  end loop;
  foreach t in array array['duties', 'hand_overs'] loop
    execute format('create policy put_own on %I for insert to :member with check ((select may_write())
      and array_position((select facilitated_groups()), group_id) is not null
      and membership_id = (select my_seats())[array_position((select known_groups()), group_id)])', t);
    execute format('create policy take_own on %I for delete to :member using (array_position((select my_seats()), membership_id) is not null)', t);
  end loop;
end $$;
create policy look on cover_gaps for select to :member using (exists (select from groups g where g.id = group_id offset 0));
create policy facilitators_write on ready_words for insert to :member with check (array_position((select facilitated_groups()), group_id) is not null);
create policy facilitators_clear on ready_words for delete to :member using (array_position((select facilitated_groups()), group_id) is not null);
create policy facilitators_read on debriefs for select to :member using (
  array_position((select facilitated_groups()), group_id) is not null and person_id <> all ((select known_blocked())::uuid[]));
-- Whoever leads no longer still takes along what they wrote.
create policy own on debriefs for select to :member using (person_id = (select viewer_id()));
create policy facilitators_write on debriefs for insert to :member with check (
  person_id = (select viewer_id()) and (select may_write()) and array_position((select facilitated_groups()), group_id) is not null
  and array_position((select writable_groups()), group_id) is not null
  and membership_id = (select my_seats())[array_position((select known_groups()), group_id)]);
create policy take_own on debriefs for delete to :member using (person_id = (select viewer_id()));

grant select on duties, hand_overs, cover_gaps, ready_words to :member;
grant insert (group_id, membership_id, weekday, starts, ends, on_date, away), delete on duties to :member;
grant insert (group_id, membership_id, until), delete on hand_overs to :member;
grant insert (group_id, position, words), delete on ready_words to :member;
grant select (id, group_id, membership_id, words, written_at), insert (group_id, membership_id, person_id, words, sent_key), delete on debriefs to :member;

/* Finds anew which hours of a group stand empty: those for which each of those who lead has given duty away. Where nobody leads, the card
   says that. */
create function find_cover_gaps(of_group uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from cover_gaps where group_id = of_group;
  if not is_led(of_group) or not exists (select from groups where id = of_group) then return; end if;
  if not exists (select from who_leads(of_group) l where l.back_on is not distinct from '-infinity') then
    insert into cover_gaps (group_id, until)
      select of_group, min(l.back_on) filter (where isfinite(l.back_on)) from who_leads(of_group) l;
  end if;
  insert into cover_gaps (group_id, weekday, starts, ends, on_date)
    select distinct of_group, d.weekday, d.starts, d.ends, d.on_date from duties d
    where d.group_id = of_group and d.away and d.on_date >= current_date - 1 and not exists (
      select from who_leads(of_group) l where l.back_on <= d.on_date and not exists (
        select from duties a where a.membership_id = l.membership_id and a.away and (a.weekday, a.starts, a.ends, a.on_date) = (d.weekday, d.starts, d.ends, d.on_date)));
end $$;
revoke all on function find_cover_gaps from public;

/* Who leads, and from which day on they can be counted on again: '-infinity' is now, 'infinity' until they say so. */
create function who_leads(of_group uuid) returns table (membership_id uuid, back_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, case when h.membership_id is null or h.until <= current_date then '-infinity' else coalesce(h.until, 'infinity') end
  from memberships m join people p on p.id = m.person_id and not p.suspended left join hand_overs h on h.membership_id = m.id
  where m.group_id = of_group and m.state = 'member' and m.facilitates
$$;
revoke all on function who_leads from public;

create function follow_duty() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform hold_group(coalesce(new.group_id, old.group_id)), find_cover_gaps(coalesce(new.group_id, old.group_id));
  return null;
end $$;
revoke all on function follow_duty from public;
create trigger follow_duty after insert or delete on duties for each row execute function follow_duty();
create trigger follow_duty after insert or delete on hand_overs for each row execute function follow_duty();

/* The others who lead learn that something waits for them, once a day from one person; not what, and not why. */
create function tell_hand_over() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform queue_mail(m.person_id, new.group_id, 'new_ask', 'duty:' || new.membership_id || ':' || current_date)
    from memberships m join memberships gives on gives.id = new.membership_id
    where m.group_id = new.group_id and m.state = 'member' and m.facilitates and m.id <> new.membership_id
      and not exists (select from blocks b
        where (b.blocker_id, b.blocked_id) in ((gives.person_id, m.person_id), (m.person_id, gives.person_id)));
  return null;
end $$;
revoke all on function tell_hand_over from public;
create trigger tell_hand_over after insert on hand_overs for each row execute function tell_hand_over();

/* Once a night: what has come back is taken back, hours that are on no card any more lose their names, and groups where something was
   handed over are looked at anew. */
create function follow_all_duties() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from hand_overs where until < current_date;
  delete from duties d where d.on_date < current_date - 7
    or not exists (select from cover_hours c where c.group_id = d.group_id and (c.weekday, c.starts, c.ends) = (d.weekday, d.starts, d.ends));
  perform find_cover_gaps(g.id) from groups g
    where exists (select from cover_gaps c where c.group_id = g.id) or exists (select from hand_overs h where h.group_id = g.id)
      or exists (select from duties d where d.group_id = g.id and d.away);
end $$;
revoke all on function follow_all_duties from public;

/* A seat that ends closes its open thread, so that it is erased in its time; who no longer leads has no duty and is told of no thread.
   Beside `lose_membership`, for it also follows a lead that was laid down. */
create function let_go_of_duty() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.state not in ('member', 'guest') then
    update quiet_words set closed_at = now() where membership_id = new.id and closed_at is null;
  end if;
  if new.state <> 'member' or not new.facilitates then
    delete from duties where membership_id = new.id;
    delete from hand_overs where membership_id = new.id;
    delete from outbox where group_id = new.group_id and person_id = new.person_id and sent_at is null and (cause like 'quiet:%' or cause like 'duty:%');
  end if;
  if old.facilitates or new.facilitates then perform find_cover_gaps(new.group_id); end if;
  return null;
end $$;
revoke all on function let_go_of_duty from public;
create trigger let_go_of_duty after update of state, facilitates on memberships for each row
  when (old.state is distinct from new.state or old.facilitates is distinct from new.facilitates) execute function let_go_of_duty();
