-- A place of one's own: any colour that words can be read on, who answers for it, and how far its first steward has come.
alter table place drop constraint place_hue_check;
alter table place add constraint place_hue_check check (hue in ('lamp', 'moss', 'clay', 'plum', 'sea') or hue ~ '^#[0-9a-f]{6}$');
alter table place
  add column keeper      text not null default '' check (length(keeper) <= 120),
  add column contact     text not null default '' check (length(contact) <= 200),
  add column hosting     text not null default '' check (length(hosting) <= 200),
  add column steps_done  text[] not null default '{}' check (steps_done <@ array['name', 'coming', 'mail', 'keeper']);
grant update (keeper, contact, hosting, steps_done) on place to :member;

-- An invitation for one person, by letter or on a sheet of paper. It stands in no list: nobody looks up who has come.
alter table invitations add column personal boolean not null default false;
grant select (personal) on invitations to :member;
create index invitations_personal on invitations (made_by, made_at) where personal;

-- The address of somebody who is no person here, from the moment a facilitator asks for a letter until it has gone, and for 14 days
-- at most. Nobody reads it but :system.
create table invited_addresses (
  id             uuid primary key default gen_random_uuid(),
  invitation_id  uuid not null unique references invitations on delete cascade,
  address        text not null check (length(address) between 3 and 254),
  language       text not null,
  queued_at      timestamptz not null default now()
);
alter table invited_addresses enable row level security;  alter table invited_addresses force row level security;

-- To whom no letter goes: keyed digests of addresses. `until` is null where somebody asked never to hear from this place again.
create table letter_marks (
  mark   bytea primary key,
  until  timestamptz
);
alter table letter_marks enable row level security;  alter table letter_marks force row level security;

create function letter_mark(what text) returns bytea language sql stable security definer set search_path = public, pg_temp as $$
  select sha256(value || sha256(value || convert_to(what, 'UTF8'))) from secrets where name = 'letters'
$$;
revoke all on function letter_mark from public;

create function address_mark(address text) returns bytea language sql stable security definer set search_path = public, pg_temp as $$
  select letter_mark('place:' || lower(normalize(trim(address), NFC)))
$$;
revoke all on function address_mark from public;

create function group_mark(of_group uuid, address text) returns bytea language sql stable security definer set search_path = public, pg_temp as $$
  select letter_mark('group:' || of_group || ':' || lower(normalize(trim(address), NFC)))
$$;
revoke all on function group_mark from public;

create function is_marked(of_mark bytea) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from letter_marks where mark = of_mark and (until is null or until > now()))
$$;
revoke all on function is_marked from public;

create function keep_mark(of_mark bytea, days int) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into letter_marks (mark, until) select of_mark, now() + days * interval '1 day' where of_mark is not null
  on conflict (mark) do update set until = excluded.until where letter_marks.until is not null
$$;
revoke all on function keep_mark from public;

/* Which of these addresses this group has written to in the last 30 days. That somebody asked never to be written to is told to nobody. */
create function written_lately(of_group uuid, addresses text[]) returns text[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(a), '{}') from unnest(addresses[1:10000]) a
  where array_position(facilitated_groups(), of_group) is not null and is_marked(group_mark(of_group, a))
$$;

/* How many personal invitations may still be made today: 200 a group, 400 a person. */
create function personal_left(of_group uuid) returns int language sql stable security definer set search_path = public, pg_temp as $$
  select case when array_position(facilitated_groups(), of_group) is null then 0 else greatest(0, least(
    200 - (select count(*) from invitations where group_id = of_group and personal and made_at > now() - interval '1 day'),
    400 - (select count(*) from invitations where made_by = viewer_id() and personal and made_at > now() - interval '1 day')))::int end
$$;

/* Makes invitations that open once, within 30 days; and where `addresses` are given, in the same order, queues a letter to each.
   Whoever asked for none, or had one from this place this week, gets none: the facilitator does not learn it. */
create function invite_personally(of_group uuid, tokens text[], addresses text[], in_language text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  made uuid;
  letter uuid;
begin
  -- The lock makes two who send at once count together.
  perform 1 from groups where id = of_group and closed_at is null and array_position(facilitated_groups(), id) is not null for update;
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  -- And those who send from several groups at once.
  perform pg_advisory_xact_lock(hashtextextended('personal ' || viewer_id(), 0));
  if cardinality(tokens) > personal_left(of_group) then perform refuse('HF409', 'invited_enough'); end if;
  insert into secrets (name, value) values ('letters', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')))
    on conflict do nothing;
  for i in 1 .. cardinality(tokens) loop
    insert into invitations (token, group_id, made_by, ends_at, most_uses, personal)
      values (tokens[i], of_group, viewer_id(), now() + interval '30 days', 1, true) returning id into made;
    continue when addresses is null or is_marked(group_mark(of_group, addresses[i]));
    perform keep_mark(group_mark(of_group, addresses[i]), 30);
    continue when is_marked(address_mark(addresses[i]));
    perform keep_mark(address_mark(addresses[i]), 7);
    insert into invited_addresses (invitation_id, address, language) values (made, addresses[i], in_language) returning id into letter;
    perform graphile_worker.add_job('send-letter', json_build_object('letter', letter), job_key => 'letter:' || letter, max_attempts => 12);
  end loop;
end $$;

/* Ends every personal invitation to a group that nobody has used, and throws away the letters that have not gone. */
create function end_personal(of_group uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if array_position(facilitated_groups(), of_group) is null then perform refuse('HF404', 'not_found'); end if;
  delete from invited_addresses a using invitations i where i.id = a.invitation_id and i.group_id = of_group;
  update invitations set revoked_at = now() where group_id = of_group and personal and revoked_at is null;
end $$;

/* The end of a token with which whoever got a letter asks for no more: only we can have made it. */
create function letter_seal(of_mark bytea) returns bytea language sql stable security definer set search_path = public, pg_temp as $$
  select substr(letter_mark('never:' || encode(of_mark, 'hex')), 1, 12)
$$;
revoke all on function letter_seal from public;

/* No letter goes to that address again, from any group of this place. What we have not made ourselves changes nothing, and says nothing. */
create function never_write(of_mark bytea, seal bytea) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into letter_marks (mark, until) select of_mark, null where letter_seal(of_mark) = seal
  on conflict (mark) do update set until = null
$$;

/* Mine to take along: not the personal ones, for their uses would say who came by which letter. */
create or replace function my_invitations() returns table (group_id uuid, note text, made_at timestamptz, ends_at timestamptz, uses int, revoked_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select i.group_id, i.note, i.made_at, i.ends_at, i.uses, i.revoked_at from invitations i
    where i.made_by = viewer_id() and not i.personal order by i.made_at;
end $$;
