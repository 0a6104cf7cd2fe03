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
