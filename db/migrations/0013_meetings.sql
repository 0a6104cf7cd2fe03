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
