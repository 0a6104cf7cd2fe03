-- The verbs that begin and end belonging. They run as :system because a plain write would fail under the very policy that
-- hides what was left; each checks the viewer itself and ends by finding their rights anew.

/* My own memberships: the program needs their ids, and person_id is not readable. */
create function my_memberships() returns table (membership_id uuid, group_id uuid, state text, facilitates boolean, resting boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, m.group_id, m.state, m.facilitates, exists (select from rests r where r.membership_id = m.id)
  from memberships m where m.person_id = viewer_id()
$$;

/* The version of the agreement a member must have accepted before the next word: the last that was not small. With the caller's own
   rights: a group that somebody may not see says what one that is not there says. */
create function agreement_asked(of_group uuid) returns int language sql stable set search_path = public, pg_temp as $$
  select coalesce(max(version) filter (where change = 'new'), 1) from agreements where group_id = of_group
$$;

/* What the viewer is to a group, in one row; all null for a visitor, and for somebody who may not write. Nobody's but one's own. */
create function my_standing(of_group uuid) returns table (
  writes boolean, membership_id uuid, state text, facilitates boolean, successor boolean, resting boolean, rests_until date, name text,
  second_word text, keepsake text, agreement int, joined_at timestamptz, ended_at timestamptz,
  ask_id uuid, ask_state text, ask_as_guest boolean, ask_name text, ask_reason text, asked_at timestamptz,
  removed_at timestamptz, removal_reason text, removed_until timestamptz, removal_lifted timestamptz, agreement_asked int
) language sql stable security definer set search_path = public, pg_temp as $$
  select may_write(), m.id, m.state, m.facilitates, m.successor, r.membership_id is not null, r.until, m.name, m.second_word, m.keepsake, m.agreement,
    m.joined_at, m.ended_at, a.id, a.state, a.as_guest, a.name, a.reason, a.asked_at, out.removed_at, out.reason, out.until,
    case when m.state = 'removed' then (select max(x.lifted_at) from removals x where x.group_id = of_group and x.person_id = me.id) end,
    case when m.state in ('member', 'guest') then agreement_asked(of_group) else 1 end
  from (select viewer_id() as id where may_write()) me
    left join memberships m on m.group_id = of_group and m.person_id = me.id
    left join rests r on r.membership_id = m.id
    left join lateral (select * from asks where group_id = of_group and person_id = me.id order by asked_at desc limit 1) a on true
    left join lateral (select * from removals x where x.group_id = of_group and x.person_id = me.id and (x.until is null or x.until > now())
      order by x.until desc nulls first limit 1) out on true
$$;

/* What is decided about a group's seats is decided one at a time: two last facilitators may leave at once, two people may
   come in under one name. */
create function hold_group(of_group uuid) returns void language sql volatile set search_path = public, pg_temp
  return pg_advisory_xact_lock(hashtextextended(of_group::text, 0));

/* Puts the viewer into a group, or back into it; the only way a seat is ever taken. Names that look alike get a second word. */
create function take_seat(of_group uuid, as_state text, shown text, looks text, thing text, word text, accepted int, leads boolean)
returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare seat uuid;
begin
  perform hold_group(of_group);
  insert into memberships (group_id, person_id, state, facilitates, name, skeleton, second_word, keepsake, agreement)
    values (of_group, viewer_id(), as_state, leads, shown, looks,
      case when exists (select from memberships m where m.group_id = of_group and m.skeleton = looks and m.state in ('member', 'guest')
        and m.person_id is distinct from viewer_id()) then word else '' end, thing, accepted)
    on conflict (group_id, person_id) do update set state = excluded.state, facilitates = excluded.facilitates, successor = false,
      name = excluded.name, skeleton = excluded.skeleton, second_word = excluded.second_word, keepsake = excluded.keepsake, agreement = excluded.agreement,
      joined_at = case when memberships.state = excluded.state then memberships.joined_at else now() end, ended_at = null
    returning id into seat;
  update asks set state = 'withdrawn', answered_at = coalesce(answered_at, now())
    where group_id = of_group and person_id = viewer_id() and state in ('waiting', 'welcomed') and as_guest = (as_state = 'guest');
  perform become(viewer_id());
  return seat;
end $$;
revoke all on function take_seat from public;

/* Another name or keepsake in one group. The second word stays as long as the name still looks the same. */
create function change_face(of_group uuid, shown text, looks text, thing text, word text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may_write() then perform refuse('HF404', 'not_found'); end if;
  perform hold_group(of_group);
  update memberships m set name = shown, skeleton = looks, keepsake = thing,
      second_word = case when m.skeleton = looks then m.second_word
        when exists (select from memberships o where o.group_id = of_group and o.skeleton = looks and o.state in ('member', 'guest')
          and o.person_id is distinct from viewer_id()) then word else '' end
    where m.group_id = of_group and m.person_id = viewer_id() and m.state in ('member', 'guest');
  if not found then perform refuse('HF404', 'not_found'); end if;
end $$;

/* The founder's seat: once, in the transaction that wrote the group. */
create function found_seat(of_group uuid, shown text, looks text, thing text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update groups set drafted_by = null where id = of_group and drafted_by = viewer_id();
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  return take_seat(of_group, 'member', shown, looks, thing, '', 1, true);
end $$;

/* Comes in through the door: an open one, one where an ask was welcomed, or any with an invitation to this group. The
   agreement accepted must be the one in force. A removal that has not ended keeps the door shut, and says so. */
create function join_group(of_group uuid, as_guest boolean, accepted int, shown text, looks text, thing text, word text, invitation text)
returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  g record;
  mine record;
  invited boolean := invitation_opens(invitation, of_group);
  welcomed boolean := exists (select from asks a where a.group_id = of_group and a.person_id = viewer_id() and a.state = 'welcomed' and a.as_guest = join_group.as_guest);
begin
  select * into g from groups where id = of_group for share;
  if not found or not may_write() or not (invited or g.listing = 'listed' or (g.listing <> 'hidden' and welcomed)
    or array_position(known_groups(), of_group) is not null or array_position(guest_groups(), of_group) is not null) then
    perform refuse('HF404', 'not_found');
  end if;
  select * into mine from memberships where group_id = of_group and person_id = viewer_id();
  if mine.state = 'member' or (mine.state = 'guest' and as_guest) then return mine.id; end if;
  if g.closed_at is not null then perform refuse('HF409', 'group_closed'); end if;
  if exists (select from removals where group_id = of_group and person_id = viewer_id() and (until is null or until > now())) then
    perform refuse('HF403', 'removed_from_group');
  end if;
  if accepted is distinct from (select max(version) from agreements where group_id = of_group) then perform refuse('HF409', 'agreement_changed'); end if;
  -- Of two people with an invitation's last use in hand, one comes in; the other finds the link closed.
  if invited and not welcomed then
    invited := spend_invitation(invitation);
    if not invited and g.listing <> 'listed' then perform refuse('HF404', 'not_found'); end if;
  end if;
  if not (invited or welcomed or (as_guest and g.guests = 'yes') or (not as_guest and g.door = 'open' and g.full_since is null)) then
    perform refuse('HF403', case when g.full_since is not null then 'group_full' else 'door_closed' end);
  end if;
  return take_seat(of_group, case when as_guest then 'guest' else 'member' end, shown, looks, thing, word, accepted, false);
end $$;

create function accept_agreement(of_group uuid, accepted int) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may_write() or not exists (select from memberships where group_id = of_group and person_id = viewer_id() and state in ('member', 'guest')) then
    perform refuse('HF404', 'not_found');
  end if;
  if accepted is distinct from (select max(version) from agreements where group_id = of_group) then perform refuse('HF409', 'agreement_changed'); end if;
  update memberships set agreement = accepted where group_id = of_group and person_id = viewer_id() and state in ('member', 'guest');
end $$;

create function withdraw_ask(of_group uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update asks set state = 'withdrawn', answered_at = now() where group_id = of_group and person_id = viewer_id() and state in ('waiting', 'welcomed');
  if not found then perform refuse('HF404', 'not_found'); end if;
  perform become(viewer_id());
end $$;

/* A facilitator's answer to an ask. Answering twice gives the first answer. Returns whom to tell. */
create function answer_ask(ask uuid, welcome boolean, why text) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare them record;
begin
  select * into them from asks where id = ask and array_position(facilitated_groups(), group_id) is not null
    and state <> 'withdrawn' and person_id <> all (known_blocked()) for update;
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  if them.state <> 'waiting' then return null; end if;
  update asks set state = case when welcome then 'welcomed' else 'declined' end, reason = why, answered_at = now() where id = ask;
  return them.id;
end $$;

/* Everything that losing membership takes away, in one place: the seat, the role, the succession, the rest, open asks, the
   invitations made with its rights, mails not yet sent about the group. Whatever a later table gives to members must be taken
   here; a test reads the catalogue for references to memberships. Words stay under the name of that group. */
create function lose_membership(seat uuid, how text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare m record;
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
  perform hand_over_lead(m.group_id);
  perform pg_notify('live', 'person:' || m.person_id);
end $$;
revoke all on function lose_membership from public;

/* Somebody leads: a facilitator who is a member and not suspended. */
create function is_led(of_group uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from memberships m join people p on p.id = m.person_id
    where m.group_id = of_group and m.state = 'member' and m.facilitates and not p.suspended)
$$;
revoke all on function is_led from public;

/* When nobody leads: the successor does; else any member may take the lead, a steward may ask them to, and after 60 days the group
   is closed for writing (the nightly job). A group nobody is left in is closed at once. */
create function hand_over_lead(of_group uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if is_led(of_group) then
    update groups set unled_since = null, lead_asked_at = null where id = of_group and unled_since is not null;
    return;
  end if;
  update memberships set facilitates = true, successor = false where id = (
    select m.id from memberships m join people p on p.id = m.person_id
    where m.group_id = of_group and m.state = 'member' and m.successor and not p.suspended order by m.joined_at limit 1);
  if not found then
    update groups set unled_since = coalesce(unled_since, now()),
      closed_at = case when exists (select from memberships where group_id = of_group and state = 'member') then closed_at else coalesce(closed_at, now()) end
      where id = of_group;
  end if;
end $$;
revoke all on function hand_over_lead from public;

/* Nobody leads here, and a member who has accepted the agreement in force says that they would: they do, at once. Of two who say
   so at the same moment the first does. */
create function take_lead(of_group uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare mine record;
begin
  if array_position(known_groups(), of_group) is null or not may_write() then perform refuse('HF404', 'not_found'); end if;
  perform hold_group(of_group);
  select id, facilitates, agreement into mine from memberships where group_id = of_group and person_id = viewer_id() and state = 'member';
  if not found then perform refuse('HF404', 'not_found'); end if;
  if mine.facilitates then return; end if;
  if is_led(of_group) then perform refuse('HF409', 'somebody_leads'); end if;
  if exists (select from groups where id = of_group and closed_at is not null) then perform refuse('HF409', 'group_closed'); end if;
  if mine.agreement < agreement_asked(of_group) then perform refuse('HF403', 'accept_first'); end if;
  update memberships set facilitates = true where id = mine.id;
  update groups set unled_since = null, lead_asked_at = null where id = of_group;
  delete from outbox where group_id = of_group and text_id = 'lead_wanted' and sent_at is null;
  perform become(viewer_id());
  perform pg_notify('live', 'group:' || of_group);
end $$;

create function leave_group(of_group uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare seat uuid;
begin
  select id into seat from memberships where group_id = of_group and person_id = viewer_id() and state in ('member', 'guest');
  if not found then perform refuse('HF404', 'not_found'); end if;
  perform lose_membership(seat, 'left');
  perform become(viewer_id());
end $$;

/* A facilitator of the same group sees this membership and may decide about it. */
create function decide_about(seat uuid) returns memberships language plpgsql stable security definer set search_path = public, pg_temp as $$
declare them memberships;
begin
  select * into them from memberships m where m.id = seat and m.state in ('member', 'guest')
    and array_position(facilitated_groups(), m.group_id) is not null and m.person_id <> all (known_blocked());
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  return them;
end $$;
revoke all on function decide_about from public;

create function remove_member(seat uuid, why text, ends timestamptz) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare them memberships := decide_about(seat);
begin
  if them.person_id = viewer_id() then perform refuse('HF403', 'not_yourself'); end if;
  insert into removals (group_id, membership_id, person_id, group_name, shown_as, reason, until)
    select them.group_id, seat, them.person_id, g.name, them.name || case when them.second_word = '' then '' else ' (' || them.second_word || ')' end, why, ends
    from groups g where g.id = them.group_id;
  perform lose_membership(seat, 'removed');
end $$;

/* Those who lead end a removal before its time: its person may come in again as anybody may. Ending it twice is ending it once. */
create function lift_removal(removal uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare them record;
begin
  select person_id, until into them from removals where id = removal
    and array_position(facilitated_groups(), group_id) is not null and person_id <> all (known_blocked()) for update;
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  if them.until <= now() then return; end if;
  update removals set until = now(), lifted_at = now() where id = removal;
  perform pg_notify('live', 'person:' || them.person_id);
end $$;

create function share_lead(seat uuid, leads boolean) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare them memberships := decide_about(seat);
begin
  if them.state <> 'member' then perform refuse('HF403', 'guests_do_not_lead'); end if;
  perform hold_group(them.group_id);
  if not leads and not exists (select from memberships where group_id = them.group_id and facilitates and state = 'member' and id <> seat) then
    perform refuse('HF409', 'last_facilitator');
  end if;
  update memberships set facilitates = leads, successor = successor and not leads where id = seat;
  if leads then update groups set unled_since = null, lead_asked_at = null where id = them.group_id; end if;
  perform become(viewer_id());
end $$;

create function name_successor(seat uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare them memberships := decide_about(seat);
begin
  if them.state <> 'member' or them.facilitates then perform refuse('HF403', 'successor_is_a_member'); end if;
  update memberships set successor = (id = seat) where group_id = them.group_id and (successor or id = seat);
end $$;

/* A steward's yes or no to a new group. A no leaves it unlisted, with its members. */
create function approve_group(of_group uuid, yes boolean) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not is_steward() then perform refuse('HF404', 'not_found'); end if;
  update groups set listing = case when yes then 'listed' else 'unlisted' end, wants_listing = yes where id = of_group and listing = 'waiting';
  if not found then perform refuse('HF404', 'not_found'); end if;
end $$;

/* A facilitator changes where the group can be found. To be listed for the first time needs a steward. */
create function set_listing(of_group uuid, how text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if array_position(facilitated_groups(), of_group) is null or not may_write() then perform refuse('HF404', 'not_found'); end if;
  if how not in ('listed', 'unlisted', 'hidden') then perform refuse('HF409', 'unknown_listing'); end if;
  update groups set wants_listing = (how = 'listed'),
    listing = case when how = 'listed' and listing <> 'listed' then 'waiting' else how end where id = of_group;
end $$;

/* Only that there are so many: nobody else learns anything of a hidden group. */
create function count_hidden_groups() returns int language sql stable security definer set search_path = public, pg_temp as $$
  select case when is_steward() then count(*)::int end from groups where listing = 'hidden'
$$;

/* The nightly snapshot in bands, for all groups at once; below three nothing is said. Also closes groups that nobody has
   led for 60 days, and ends rests and suspensions whose day has come. */
create function take_snapshot() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into group_facts (group_id, size_band, computed_on)
    select g.id, band_of(count(m.id) filter (where m.state = 'member')), current_date
    from groups g left join memberships m on m.group_id = g.id group by g.id
    on conflict (group_id) do update set size_band = excluded.size_band, computed_on = excluded.computed_on;
  update groups set closed_at = now() where closed_at is null and unled_since < now() - interval '60 days';
  delete from rests where until < current_date;
  update people p set suspended = false where suspended and not exists (
    select from suspensions s where s.person_id = p.id and s.lifted_at is null and (s.until is null or s.until > now()));
  perform hand_over_lead(id) from groups where unled_since is not null;
end $$;
revoke all on function take_snapshot from public;

create function band_of(people bigint) returns text language sql immutable
  return case when people >= 16 then '16+' when people >= 10 then '10-15' when people >= 6 then '6-9' when people >= 3 then '3-5' end;
