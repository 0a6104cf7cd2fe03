-- What stewards decide. They know people by sign-in name only, and groups only while one waits to be listed.

-- The answer to a new group, with the reason its facilitators read.
create table listing_answers (
  id           uuid primary key default gen_random_uuid(),
  group_id     uuid not null references groups on delete cascade,
  listed       boolean not null,
  reason       text not null default '' check (length(reason) <= 1000),
  answered_at  timestamptz not null default now()
);
create index answers_of_group on listing_answers (group_id, answered_at);
alter table listing_answers enable row level security;  alter table listing_answers force row level security;
create policy facilitators_read on listing_answers for select to :member using (array_position((select facilitated_groups()), group_id) is not null);
grant select on listing_answers to :member;

/* Lists a waiting group or leaves it unlisted, and tells those who lead it by mail that there is an answer. */
create function answer_listing(of_group uuid, yes boolean, why text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare answer uuid;
begin
  perform approve_group(of_group, yes);
  insert into listing_answers (group_id, listed, reason) values (of_group, yes, why) returning id into answer;
  perform queue_mail(m.person_id, of_group, 'group_approved', 'listing:' || answer)
    from memberships m where m.group_id = of_group and m.state = 'member' and m.facilitates;
end $$;

/* Asks the members of a listed group that nobody leads whether one of them would, once; those who rest are left in peace. Whoever
   asks learns nobody's address, and no group that is not listed is ever asked for. */
create function ask_for_lead(of_group uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare g record;
begin
  select unled_since, lead_asked_at into g from groups
    where id = of_group and is_steward() and listing = 'listed' and closed_at is null and unled_since is not null for update;
  if not found then perform refuse('HF404', 'not_found'); end if;
  if g.lead_asked_at is not null then return; end if;
  update groups set lead_asked_at = now() where id = of_group;
  perform queue_mail(m.person_id, of_group, 'lead_wanted', 'lead:' || of_group || ':' || g.unled_since)
    from memberships m where m.group_id = of_group and m.state = 'member' and not exists (select from rests r where r.membership_id = m.id);
  perform pg_notify('live', 'group:' || of_group);
end $$;

/* Whether anybody stewards this place: until then the first run is open. */
create function has_steward() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from people where is_steward)
$$;

/* Those who asked to come, where a steward answers each: the name they show and the name they sign in with, nothing more. */
create function people_waiting() returns table (id uuid, shown_name text, sign_in_name text, came_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.shown_name, p.sign_in_name::text, p.came_at from people p where not p.approved and is_steward() order by p.came_at, p.id limit 100
$$;

/* A yes lets them in; a no erases them, as if they had never come. */
create function answer_person(who uuid, yes boolean) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not is_steward() then perform refuse('HF404', 'not_found'); end if;
  if yes then update people set approved = true where id = who and not approved;
  else delete from people where id = who and not approved; end if;
  if not found then perform refuse('HF404', 'not_found'); end if;
  perform pg_notify('live', 'session:' || who);
end $$;

create function all_stewards() returns table (sign_in_name text, shown_name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.sign_in_name::text, p.shown_name from people p where p.is_steward and is_steward() order by p.came_at, p.id
$$;

create function people_suspended() returns table (sign_in_name text, reason text, since timestamptz, until timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (s.since, p.id) p.sign_in_name::text, s.reason, s.since, s.until from suspensions s join people p on p.id = s.person_id
  where p.suspended and s.lifted_at is null and is_steward() order by s.since desc, p.id limit 100
$$;

/* Makes somebody a steward, or no longer one; the last one stays. What was handed out with the role dies with it. */
create function set_steward(who citext, yes boolean) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare them uuid;
begin
  -- Two stewards unmaking each other at once must wait for one another, and whoever has been unmade meanwhile unmakes nobody.
  perform 1 from people where is_steward order by id for update;
  perform become(viewer_id());
  if not is_steward() then perform refuse('HF404', 'not_found'); end if;
  select id into them from people where sign_in_name = who and (not yes or approved);
  if not found then perform refuse('HF404', 'not_found'); end if;
  if not yes and not exists (select from people where is_steward and not suspended and id <> them) then perform refuse('HF409', 'last_steward'); end if;
  update people set is_steward = yes where id = them;
  if not yes then
    update invitations set revoked_at = now() where group_id is null and made_by = them and revoked_at is null;
  end if;
  perform pg_notify('live', 'session:' || them);
  perform become(viewer_id());
end $$;

/* Opens a way back in for somebody without mail and codes: after 72 hours, unless an open session of theirs says "not me".
   A newer one takes the place of an older. */
create function ask_reset(who citext, code bytea) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  them uuid;
  reset uuid;
begin
  if not is_steward() then perform refuse('HF404', 'not_found'); end if;
  select id into them from people where sign_in_name = who;
  if not found then perform refuse('HF404', 'not_found'); end if;
  update resets set refused_at = now() where person_id = them and refused_at is null and used_at is null;
  insert into resets (person_id, asked_by, code_hash, opens_at) values (them, viewer_id(), code, now() + interval '72 hours') returning id into reset;
  perform queue_mail(them, null, 'reset_asked', 'reset:' || reset);
  perform pg_notify('live', 'session:' || them);
end $$;
