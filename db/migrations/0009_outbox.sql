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
