-- Each person's own good hours, by the clock of their own zone. Nobody else reads them, those who lead neither. Where their person
-- says so they are reckoned with when a group of theirs looks for a time; of that only the times come out.
create table good_hours (
  person_id  uuid not null references people on delete cascade,
  -- 0 is Sunday, as in quiet_hours. The last hour of a day ends at 24:00.
  weekday    int not null check (weekday between 0 and 6),
  starts     time not null,
  ends       time not null check (ends > starts),
  primary key (person_id, weekday, starts)
);
alter table people add column hours_for_groups boolean not null default false;
grant update (hours_for_groups) on people to :member;

-- The times that were found for a group out of its members' hours. They stay for a week whoever asks and whatever is asked, so that
-- nobody learns from two answers what one person's coming or going changed. Empty: too few share their hours, or none.
create table found_times (
  group_id   uuid primary key references groups on delete cascade,
  minutes    int not null check (minutes between 10 and 720),
  weekly     boolean not null,
  starts     timestamptz[] not null check (cardinality(starts) <= 5),
  found_at   timestamptz not null default now()
);

-- "When could we meet": a few times that a group is asked about, once or every week from then on. When one is chosen the rest goes,
-- answers too; `chosen` alone is kept for half a year, so that the next times are not hard for the same people.
create table time_polls (
  id         uuid primary key default gen_random_uuid(),
  group_id   uuid not null references groups on delete cascade,
  minutes    int not null check (minutes between 10 and 720),
  weekly     boolean not null,
  zone       text not null check (length(zone) <= 60),
  asked_at   timestamptz not null default now(),
  -- The last of its times: then it is over by itself.
  ends_at    timestamptz not null,
  chosen     timestamptz,
  unique (id, group_id)
);
-- One at a time.
create unique index open_poll_of_group on time_polls (group_id) where chosen is null;
create index polls_of_group on time_polls (group_id);

-- `said`: how the answers look together, in a word, written once a night where three or more have answered; never live.
create table poll_times (
  id         uuid primary key default gen_random_uuid(),
  poll_id    uuid not null,
  group_id   uuid not null,
  starts_at  timestamptz not null,
  said       text check (said in ('most', 'some', 'hard')),
  unique (poll_id, starts_at),
  foreign key (poll_id, group_id) references time_polls (id, group_id) on delete cascade
);

-- What I said of a time; known to me alone. No row says nothing.
create table poll_answers (
  time_id        uuid not null references poll_times on delete cascade,
  membership_id  uuid not null references memberships on delete cascade,
  person_id      uuid not null references people on delete cascade,
  answer         text not null check (answer in ('yes', 'if_need_be', 'no')),
  primary key (time_id, membership_id)
);
create index poll_answers_of_seat on poll_answers (membership_id);
create index poll_answers_of_person on poll_answers (person_id);

do $$ declare t text; begin
  foreach t in array array['good_hours', 'found_times', 'time_polls', 'poll_times', 'poll_answers'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

create policy own on good_hours for select to :member using (person_id = (select viewer_id()));
create policy keep_own on good_hours for insert to :member with check (person_id = (select viewer_id()));
create policy clear_own on good_hours for delete to :member using (person_id = (select viewer_id()));
create policy facilitators_look on found_times for select to :member using (array_position((select facilitated_groups()), group_id) is not null);
-- Members, not guests; until one is chosen, which is then in the calendar.
create policy members on time_polls for select to :member using (
  chosen is null and array_position((select known_groups()), group_id) is not null);
create policy facilitators_ask on time_polls for insert to :member with check (
  array_position((select facilitated_groups()), group_id) is not null and array_position((select writable_groups()), group_id) is not null);
create policy facilitators_withdraw on time_polls for delete to :member using (array_position((select facilitated_groups()), group_id) is not null);
create policy members on poll_times for select to :member using (array_position((select known_groups()), group_id) is not null);
create policy facilitators_ask on poll_times for insert to :member with check (
  array_position((select facilitated_groups()), group_id) is not null and array_position((select writable_groups()), group_id) is not null);
create policy own on poll_answers for select to :member using (person_id = (select viewer_id()));

grant select, insert, delete on good_hours to :member;
grant select on found_times to :member;
grant select, insert (group_id, minutes, weekly, zone, ends_at), delete on time_polls to :member;
grant select, insert (poll_id, group_id, starts_at) on poll_times to :member;
grant select (time_id, answer) on poll_answers to :member;

/* My answers to a poll that is open, all at once: what is not named is taken back. */
create function answer_poll(poll uuid, times uuid[], says text[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare seat uuid;
begin
  -- Whoever leaves or settles it waits for this, or this for them: no answer outlives its seat or its poll.
  select m.id into seat from memberships m join time_polls p on p.group_id = m.group_id
    where p.id = poll and m.person_id = viewer_id() and m.state = 'member' for no key update of m;
  perform from time_polls where id = poll and chosen is null and ends_at > now() and array_position(known_groups(), group_id) is not null for share;
  if not found or seat is null or not may_write() then perform refuse('HF404', 'not_found'); end if;
  delete from poll_answers a using poll_times t where t.id = a.time_id and t.poll_id = poll and a.membership_id = seat;
  insert into poll_answers (time_id, membership_id, person_id, answer)
    select t.id, seat, viewer_id(), s.answer from unnest(times, says) s(id, answer) join poll_times t on t.id = s.id and t.poll_id = poll
    on conflict do nothing;
end $$;

/* One of its times is chosen: its times and answers go. Of two who choose at once the second is told so. Says when it begins. */
create function settle_poll(poll uuid, on_time uuid) returns timestamptz
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  p record;
  begins timestamptz;
begin
  select * into p from time_polls where id = poll and array_position(facilitated_groups(), group_id) is not null for update;
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  if p.chosen is not null or p.ends_at <= now() then perform refuse('HF409', 'poll_is_over'); end if;
  select starts_at into begins from poll_times where id = on_time and poll_id = poll;
  if not found then perform refuse('HF404', 'not_found'); end if;
  if begins <= now() then perform refuse('HF409', 'time_is_past'); end if;
  update time_polls set chosen = begins where id = poll;
  delete from poll_times where poll_id = poll;
  return begins;
end $$;

/* Once a night: the word for each time that three or more have answered, and an end to what is over. */
create function tend_polls() returns void language sql security definer set search_path = public, pg_temp as $$
  delete from time_polls where chosen is null and ends_at < now();
  delete from time_polls where chosen < now() - interval '180 days';
  delete from found_times where found_at < now() - interval '30 days';
  update poll_times t set said = (
    select case when count(*) < 3 then null
      when 3 * count(*) filter (where answer = 'yes') >= 2 * count(*) then 'most'
      when 2 * count(*) filter (where answer = 'no') >= count(*) then 'hard'
      else 'some' end
    from poll_answers a where a.time_id = t.id);
$$;
revoke all on function tend_polls from public;

/* Open pages learn that something about the group changed. */
create function tell_of_poll() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_notify('live', 'group:' || coalesce(new.group_id, old.group_id));
  return null;
end $$;
revoke all on function tell_of_poll from public;
create trigger told after insert or delete or update of chosen on time_polls for each row execute function tell_of_poll();

/* A group that comes to its end asks its members no more. */
create function end_polls() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from time_polls where group_id = new.id;
  delete from found_times where group_id = new.id;
  return null;
end $$;
revoke all on function end_polls from public;
create trigger asks_no_more after update of closed_at on groups for each row
  when (old.closed_at is null and new.closed_at is not null) execute function end_polls();

/* Everything that losing membership takes away, in one place: the seat, the role, the succession, the rest, open asks, the
   invitations made with its rights, mails not yet sent about the group, what was said about coming and about times, who holds a meeting
   and links to its calendar. Whatever a later table gives to members must be taken here; a test reads the catalogue for references to
   memberships. Words stay under the name of that group. */
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
  delete from poll_answers where membership_id = seat;
  for freed in delete from meeting_replies where membership_id = seat returning meeting_id, on_date loop
    perform seat_who_waits(freed.meeting_id, freed.on_date);
  end loop;
  perform hand_over_lead(m.group_id);
  perform pg_notify('live', 'person:' || m.person_id);
end $$;
