-- Beside each box it says who can see what is written there: a promise to whoever wrote. A group that shows newcomers everything from some
-- day on shows what is written from that day on; what was written before stays with those who were there.
alter table groups add column everything_since timestamptz not null default '-infinity';

create function show_from_now() returns trigger language plpgsql as $$
begin
  new.everything_since := now();
  return new;
end $$;
create trigger show_from_now before update of newcomers_see on groups for each row
  when (old.newcomers_see = 'since' and new.newcomers_see = 'everything') execute function show_from_now();

create or replace function become(person uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me record;
  mine record;
begin
  select id, is_steward, approved, suspended into me from people where id = person;
  select coalesce(array_agg(m.group_id order by m.id) filter (where m.state = 'member'), '{}') as groups,
         coalesce(array_agg(case when g.newcomers_see = 'everything' then least(m.joined_at, g.everything_since) else m.joined_at end order by m.id)
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
