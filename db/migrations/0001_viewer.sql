-- Who is looking is found once, at the start of a transaction, and kept in settings local to it.
-- Policies read these settings and touch no table. Settings that were never set mean nobody, who sees nothing.
--
-- :member is the role of every request, :system the role of jobs and of the functions below. Neither is a superuser,
-- neither owns a table, and the names are this database's own (roles belong to the whole server).

create extension if not exists citext;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gin;

revoke all on schema public from public;
grant usage on schema public to :member, :system;

create function viewer_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('viewer.id', true), '')::uuid;

-- Groups I belong to (resting included), with the moment from which I may read each: two lists of the same order.
create function known_groups() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('viewer.groups', true), '')::uuid[];
create function known_since() returns timestamptz[] language sql stable parallel safe
  return nullif(current_setting('viewer.since', true), '')::timestamptz[];

create function facilitated_groups() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('viewer.facilitates', true), '')::uuid[];

-- My seat in each of known_groups(), in the same order; and the groups where I have accepted the agreement in force and that
-- have not come to their end: only there does anybody write.
create function my_seats() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('viewer.seats', true), '')::uuid[];
create function writable_groups() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('viewer.writable', true), '')::uuid[];

-- Groups whose card I may see: an ask of mine is open there, or an invitation to it is in my hand.
create function opened_groups() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('viewer.opened', true), '')::uuid[];
create function invited_groups() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('viewer.invited', true), '')::uuid[];
create function guest_groups() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('viewer.guest', true), '')::uuid[];

-- People between whom and me a block stands, whoever made it.
create function known_blocked() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('viewer.blocked', true), '')::uuid[];

create function is_steward() returns boolean language sql stable parallel safe
  return coalesce(current_setting('viewer.steward', true), '') = 'yes';

-- Somebody, a visitor too, is looking through the front door. A query that came in another way sees nothing.
create function entered() returns boolean language sql stable parallel safe
  return coalesce(current_setting('viewer.entered', true), '') = 'yes';

-- May write at all: a person whom the place let in, not suspended.
create function may_write() returns boolean language sql stable parallel safe
  return coalesce(current_setting('viewer.writes', true), '') = 'yes';

/* Becomes `person` until the end of the transaction; null, or somebody who is no longer here, becomes nobody. A
   suspended person keeps a name and what is theirs to read, and belongs nowhere. */
create function become(person uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me record;
  mine record;
begin
  select id, is_steward, approved, suspended into me from people where id = person;
  select coalesce(array_agg(m.group_id order by m.id) filter (where m.state = 'member'), '{}') as groups,
         coalesce(array_agg(case when g.newcomers_see = 'everything' then '-infinity' else m.joined_at end order by m.id)
           filter (where m.state = 'member'), '{}') as since,
         coalesce(array_agg(m.id order by m.id) filter (where m.state = 'member'), '{}') as seats,
         coalesce(array_agg(m.group_id) filter (where g.closed_at is null and m.agreement >= coalesce(
           (select max(a.version) from agreements a where a.group_id = g.id and a.change = 'new'), 1)), '{}') as writable,
         coalesce(array_agg(m.group_id) filter (where m.state = 'member' and m.facilitates), '{}') as facilitates,
         coalesce(array_agg(m.group_id) filter (where m.state = 'guest'), '{}') as guest
    into mine
    from memberships m join groups g on g.id = m.group_id
    where m.person_id = me.id and m.state in ('member', 'guest') and not me.suspended;
  perform set_config('viewer.entered', 'yes', true),
    set_config('viewer.id', coalesce(me.id::text, ''), true),
    set_config('viewer.writes', case when me.id is not null and me.approved and not me.suspended then 'yes' else '' end, true),
    set_config('viewer.steward', case when me.is_steward and not me.suspended then 'yes' else '' end, true),
    set_config('viewer.groups', mine.groups::text, true),
    set_config('viewer.since', mine.since::text, true),
    set_config('viewer.seats', mine.seats::text, true),
    set_config('viewer.writable', mine.writable::text, true),
    set_config('viewer.facilitates', mine.facilitates::text, true),
    set_config('viewer.guest', mine.guest::text, true),
    set_config('viewer.invited', '', true),
    set_config('viewer.opened', (select coalesce(array_agg(group_id), '{}')::text from asks
      where person_id = me.id and state in ('waiting', 'welcomed') and not me.suspended), true),
    set_config('viewer.blocked', (select coalesce(array_agg(case when blocker_id = me.id then blocked_id else blocker_id end), '{}')::text
      from blocks where me.id in (blocker_id, blocked_id)), true);
end $$;

/* The whole reason a definer function may give for saying no: a code of the program (HF404, HF403, HF409) and the id of
   a sentence. */
create function refuse(code text, reason text) returns void language plpgsql as $$
begin
  raise exception using errcode = code, message = reason;
end $$;

-- Words as they are looked for: no accents, no case, no width. unaccent() is only "stable" because its dictionary could
-- be edited; ours is not.
create function plain(words text) returns text language sql immutable parallel safe strict
  return lower(unaccent('unaccent'::regdictionary, normalize(words, NFKC)));
