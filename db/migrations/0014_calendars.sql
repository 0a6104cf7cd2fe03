-- A calendar program's way to somebody's meetings: a link with a secret in it, of which only the digest is kept. Nothing is kept of
-- when or from where it is fetched. No group: all of theirs. `plain`: the file says "Meeting" and nothing of any group.
create table calendars (
  id          uuid primary key default gen_random_uuid(),
  token_hash  bytea not null unique,
  person_id   uuid not null references people on delete cascade,
  group_id    uuid references groups on delete cascade,
  titles      text not null default 'plain' check (titles in ('plain', 'named')),
  -- What its person calls it, to know which to take back.
  name        text not null default '' check (length(name) <= 60),
  made_at     timestamptz not null default now()
);
create index calendars_of_person on calendars (person_id);
create index calendars_of_group on calendars (group_id);
alter table calendars enable row level security;  alter table calendars force row level security;

create policy own on calendars for select to :member using (person_id = (select viewer_id()));
create policy make_own on calendars for insert to :member with check (person_id = (select viewer_id()) and (select may_write())
  and (group_id is null or array_position((select known_groups()), group_id) is not null or array_position((select guest_groups()), group_id) is not null));
create policy remove_own on calendars for delete to :member using (person_id = (select viewer_id()));
grant select (id, person_id, group_id, titles, name, made_at), insert (token_hash, person_id, group_id, titles, name), delete on calendars to :member;

/* Whose meetings a link leads to, and in which words. No row: it leads nowhere, because it was taken back, never was, or because
   its person is suspended or no longer let in. */
create function calendar_of(token bytea) returns table (person_id uuid, group_id uuid, titles text, language text)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.person_id, c.group_id, c.titles, p.language from calendars c join people p on p.id = c.person_id
  where c.token_hash = token and p.approved and not p.suspended
$$;

/* Everything that losing membership takes away, in one place: the seat, the role, the succession, the rest, open asks, the
   invitations made with its rights, mails not yet sent about the group, what was said about coming, who holds a meeting and links to its
   calendar. Whatever a later table gives to members must be taken here; a test reads the catalogue for references to memberships.
   Words stay under the name of that group. */
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
  for freed in delete from meeting_replies where membership_id = seat returning meeting_id, on_date loop
    perform seat_who_waits(freed.meeting_id, freed.on_date);
  end loop;
  perform hand_over_lead(m.group_id);
  perform pg_notify('live', 'person:' || m.person_id);
end $$;
