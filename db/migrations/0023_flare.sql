-- A flare: a plan written on a good day, a beginning, an end. That somebody is in one is known to them and to those they chose.
--   plan_lasts   said: until its person says so · days: `plan_days` of them · date: to the end of `plan_date` where they live
--   plan_exempt  kinds of mail that come all the same; hosting: reminders of meetings I hold
--   plan_rests   seats of mine that rest meanwhile;  plan_passes: meetings I hold and my duty go to others
--   passed_duties  seats whose duty this flare handed over, and no press of mine: it comes back with its end
--   flare_since  with `flare_until` the last flare, also when it is over;  flare_tells_at: nobody is told before
--   put_away     what of the way back its person does not want to see
alter table comforts
  add column plan_lasts      text not null default 'days' check (plan_lasts in ('said', 'days', 'date')),
  add column plan_date       date,
  add column plan_exempt     text[] not null default '{}' check (plan_exempt <@ '{announcements,answers,reminders,hosting}'),
  add column plan_words      text not null default '' check (length(plan_words) <= 280),
  add column plan_rests      uuid[] not null default '{}' check (cardinality(plan_rests) <= 500),
  add column plan_passes     boolean not null default false,
  add column passed_duties   uuid[] not null default '{}',
  add column flare_since     timestamptz,
  add column flare_tells_at  timestamptz,
  add column put_away        text[] not null default '{}' check (put_away <@ '{meeting,moved,answer,announcement,agreement}');

-- A rest that began with a flare ends with it.
alter table rests add column by_flare boolean not null default false;

-- Whom I would tell: a seat of mine, and a seat in the same group.
create table flare_people (
  id         uuid primary key default gen_random_uuid(),
  person_id  uuid not null references people on delete cascade,
  group_id   uuid not null,
  from_id    uuid not null,
  to_id      uuid not null,
  chosen_at  timestamptz not null default now(),
  unique (from_id, to_id),
  foreign key (from_id, group_id) references memberships (id, group_id) on delete cascade,
  foreign key (to_id, group_id) references memberships (id, group_id) on delete cascade
);
create index flare_people_of on flare_people (person_id);
create index flare_people_to on flare_people (to_id);

-- What somebody chosen reads while the flare lasts. Gone at its end. One taken back before stays without its words, ended long ago:
-- told again from another group that both sit in, its reader would know who they are there.
create table flare_notes (
  id         uuid primary key default gen_random_uuid(),
  person_id  uuid not null references people on delete cascade,
  group_id   uuid not null,
  from_id    uuid not null,
  to_id      uuid not null,
  words      text not null check (length(words) between 1 and 280),
  ends_at    timestamptz not null,
  unique (from_id, to_id),
  foreign key (from_id, group_id) references memberships (id, group_id) on delete cascade,
  foreign key (to_id, group_id) references memberships (id, group_id) on delete cascade
);
create index flare_notes_of on flare_notes (person_id);
create index flare_notes_to on flare_notes (to_id);

-- One date that a seat does not hold although it is named for it. Nothing says why. Gone when the date is, or when they hold it after all.
create table passed_hostings (
  meeting_id     uuid not null,
  group_id       uuid not null,
  on_date        date not null,
  membership_id  uuid not null,
  primary key (meeting_id, on_date, membership_id),
  foreign key (meeting_id, group_id) references meetings (id, group_id) on delete cascade,
  foreign key (membership_id, group_id) references memberships (id, group_id) on delete cascade
);
create index passed_by_seat on passed_hostings (membership_id);

do $$ declare t text; begin
  foreach t in array array['flare_people', 'flare_notes', 'passed_hostings'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

create policy own on flare_people for select to :member using (person_id = (select viewer_id()));
create policy told on flare_notes for select to :member using (
  array_position((select my_seats()), to_id) is not null and person_id <> all ((select known_blocked())::uuid[]) and ends_at > now());
create policy insiders on passed_hostings for select to :member using (
  array_position((select known_groups()), group_id) is not null or array_position((select guest_groups()), group_id) is not null);

-- Neither whose a note is beyond the seat, nor until when it stands.
grant select on flare_people to :member;
grant select (id, group_id, from_id, to_id, words) on flare_notes to :member;
grant select on passed_hostings to :member;

/* Takes back what some notes say; the pages of those who read them look anew. */
create function take_back_flare_notes(notes uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare reader uuid;
begin
  for reader in with gone as (
      update flare_notes set words = '-', ends_at = '-infinity' where id = any (notes) and ends_at > '-infinity' returning to_id)
      select distinct m.person_id from gone join memberships m on m.id = gone.to_id loop
    perform pg_notify('live', 'person:' || reader);
  end loop;
end $$;
revoke all on function take_back_flare_notes from public;

/* Everything that ends with somebody's flare. May be done again. */
create function finish_flare(who uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform take_back_flare_notes(array(select id from flare_notes where person_id = who));
  delete from flare_notes where person_id = who;
  delete from rests where person_id = who and by_flare;
  delete from passed_hostings p using memberships m where m.id = p.membership_id and m.person_id = who;
  delete from hand_overs h using comforts c where c.person_id = who and h.membership_id = any (c.passed_duties);
  update comforts set passed_duties = '{}' where person_id = who and passed_duties <> '{}';
  perform graphile_worker.remove_job('flare-tells:' || who), graphile_worker.remove_job('flare-ends:' || who);
end $$;
revoke all on function finish_flare from public;

/* Looks after somebody's flare once the wait is over, and at its end. */
create function wait_with_flare(who uuid, key text, moment timestamptz) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job('follow-flare', json_build_object('person', who), job_key => key || who, run_at => moment, max_attempts => 12);
end $$;
revoke all on function wait_with_flare from public;

/* Begins the viewer's flare as their plan says; one that lasts already goes on as it is. Nobody is told for five minutes. */
create function begin_flare() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := viewer_id();
  ends timestamptz;
begin
  if me is null then perform refuse('HF404', 'not_found'); end if;
  insert into comforts (person_id) values (me) on conflict do nothing;
  perform 1 from comforts where person_id = me and (flare_until is null or flare_until <= now()) for update;
  if not found then return; end if;
  perform finish_flare(me);
  update comforts c set flare_since = now(), flare_tells_at = now() + interval '5 minutes', put_away = '{}',
    flare_until = case
      when c.plan_lasts = 'said' then timestamptz '9999-01-01 00:00Z'
      when c.plan_lasts = 'date' and c.plan_date >= (now() at time zone p.zone)::date then (c.plan_date + 1)::timestamp at time zone p.zone
      when c.plan_lasts = 'date' then now() + interval '1 day'
      else now() + c.plan_days * interval '1 day' end
    from people p where c.person_id = me and p.id = me returning c.flare_until into ends;
  insert into rests (membership_id, person_id, by_flare)
    select m.id, me, true from memberships m join comforts c on c.person_id = me
    where m.person_id = me and m.state = 'member' and m.id = any (c.plan_rests) on conflict do nothing;
  perform wait_with_flare(me, 'flare-tells:', now() + interval '5 minutes');
  if ends < timestamptz '9000-01-01' then perform wait_with_flare(me, 'flare-ends:', ends); end if;
end $$;

/* Ends it. Within the five minutes nobody has been told of anything, and it is as if it had never begun. */
create function end_flare() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update comforts set flare_until = case when flare_since < now() - interval '5 minutes' then now() end,
    flare_since = case when flare_since < now() - interval '5 minutes' then flare_since end
    where person_id = viewer_id() and flare_until > now();
  if not found then return; end if;
  perform finish_flare(viewer_id());
  perform wake_my_mail();
end $$;

/* Whom the viewer would tell, in place of whom they chose before. In a flare, who is no longer among them reads nothing from now on,
   the others read the words as they stand, and who is new is told after the wait. */
create function choose_for_flare(seats uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := viewer_id();
  plan record;
begin
  if me is null then perform refuse('HF404', 'not_found'); end if;
  delete from flare_people f using memberships them where f.person_id = me and them.id = f.to_id
    and (f.to_id <> all (seats) or array_position(known_blocked(), them.person_id) is not null);
  insert into flare_people (person_id, group_id, from_id, to_id)
    select me, mine.group_id, mine.id, them.id from memberships them join memberships mine on mine.group_id = them.group_id
    where mine.person_id = me and mine.state = 'member' and them.state = 'member' and them.person_id <> me and them.id = any (seats)
      and them.person_id <> all (known_blocked())
    on conflict do nothing;
  select plan_words, flare_until, flare_tells_at into plan from comforts where person_id = me and flare_until > now();
  if not found then return; end if;
  perform take_back_flare_notes(array(select n.id from flare_notes n where n.person_id = me
    and (plan.plan_words = '' or not exists (select from flare_people f where f.from_id = n.from_id and f.to_id = n.to_id))));
  update flare_notes set words = plan.plan_words where person_id = me and ends_at > '-infinity';
  update comforts set flare_tells_at = greatest(flare_tells_at, now() + interval '5 minutes') where person_id = me;
  perform wait_with_flare(me, 'flare-tells:', now() + interval '5 minutes');
end $$;

/* Tells those whom somebody in a flare chose, each person from one group however many they share, and never across a block; or ends
   what is over. Says until when their meetings go to others; null: they do not. May be done again at any time. */
create function follow_flare(who uuid) returns timestamptz language plpgsql security definer set search_path = public, pg_temp as $$
declare
  c record;
  told uuid;
begin
  select f.*, p.approved and not p.suspended as may_tell into c from comforts f join people p on p.id = f.person_id where f.person_id = who for update of f;
  if not found or c.flare_until is null then return null; end if;
  if c.flare_until <= now() then
    perform finish_flare(who);
    return null;
  end if;
  if c.flare_tells_at is null or c.flare_tells_at > now() then return null; end if;
  if c.plan_words <> '' and c.may_tell then
    for told in
      with readers as (
        select distinct on (them.person_id) f.group_id, f.from_id, f.to_id, them.person_id
        from flare_people f join memberships mine on mine.id = f.from_id and mine.state = 'member'
          join memberships them on them.id = f.to_id and them.state = 'member'
        where f.person_id = who and not exists (select from blocks b
          where (b.blocker_id, b.blocked_id) in ((who, them.person_id), (them.person_id, who)))
        order by them.person_id, f.chosen_at, f.id),
      written as (
        insert into flare_notes (person_id, group_id, from_id, to_id, words, ends_at)
          select who, r.group_id, r.from_id, r.to_id, c.plan_words, c.flare_until from readers r
          where not exists (select from flare_notes n join memberships m on m.id = n.to_id
            where n.person_id = who and m.person_id = r.person_id and (n.from_id, n.to_id) <> (r.from_id, r.to_id))
          on conflict (from_id, to_id) do update set words = excluded.words, ends_at = excluded.ends_at where flare_notes.ends_at = '-infinity'
          returning to_id)
      select r.person_id from written w join readers r on r.to_id = w.to_id loop
      perform pg_notify('live', 'person:' || told);
    end loop;
  end if;
  if c.plan_passes then
    -- Once a flare: whoever takes their duty back in the midst of it has it.
    with given as (
      insert into hand_overs (membership_id, group_id, until)
        select m.id, m.group_id, case when c.flare_until < timestamptz '9000-01-01' then c.flare_until::date + 1 end from memberships m
        where m.person_id = who and m.state = 'member' and m.facilitates and m.id <> all (c.passed_duties)
        on conflict do nothing returning membership_id)
    update comforts set passed_duties = passed_duties || array(select membership_id from given) where person_id = who;
    return c.flare_until;
  end if;
  return null;
end $$;
revoke all on function follow_flare from public;

/* A seat that ends tells nobody and is told nothing any more. Beside `lose_membership`. */
create function let_go_of_flares() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from flare_people where new.id in (from_id, to_id);
  update flare_notes set words = '-', ends_at = '-infinity' where new.id in (from_id, to_id);
  delete from passed_hostings where membership_id = new.id;
  return null;
end $$;
revoke all on function let_go_of_flares from public;
create trigger let_go_of_flares after update of state on memberships for each row
  when (old.state is distinct from new.state and new.state <> 'member') execute function let_go_of_flares();

/* What is hidden by a block is over: its end is no news to whoever may not read it. */
create function part_flares() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update flare_notes n set words = '-', ends_at = '-infinity' from memberships m
    where m.id = n.to_id and (n.person_id, m.person_id) in ((new.blocker_id, new.blocked_id), (new.blocked_id, new.blocker_id));
  return null;
end $$;
revoke all on function part_flares from public;
create trigger part_flares after insert on blocks for each row execute function part_flares();

/* Whoever is erased in a flare leaves nothing of it in the queue either. */
create function forget_flare() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform finish_flare(old.id);
  return old;
end $$;
revoke all on function forget_flare from public;
create trigger forget_flare before delete on people for each row execute function forget_flare();

/* A seat named for some dates of a meeting does not hold them. Where nobody else is named for one, those who lead learn once, by a
   mail that says that a date is otherwise, as of any other date; the co-host holds it where there is one. */
create function pass_hosting(of_meeting uuid, seat uuid, dates date[], begins timestamptz[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare passed record;
begin
  for passed in
    with new as (
      insert into passed_hostings (meeting_id, group_id, on_date, membership_id)
        select m.id, m.group_id, d.on_date, seat from meetings m cross join unnest(dates) d(on_date) where m.id = of_meeting
        on conflict do nothing returning group_id, on_date)
    select new.group_id, new.on_date, d.begins from new join unnest(dates, begins) d(on_date, begins) on d.on_date = new.on_date
    where not exists (select from meeting_hosts h where h.meeting_id = of_meeting and (h.on_date is null or h.on_date = new.on_date) and h.membership_id <> seat
      and not exists (select from passed_hostings p where p.meeting_id = of_meeting and p.on_date = new.on_date and p.membership_id = h.membership_id)) loop
    insert into outbox (person_id, group_id, text_id, cause, meeting_id, on_date, about_at, ends_at)
      select who.person_id, passed.group_id, 'meeting_changed', 'host:' || of_meeting || ':' || passed.on_date, of_meeting, passed.on_date, passed.begins, passed.begins
      from to_be_told(passed.group_id) who join memberships m on m.group_id = passed.group_id and m.person_id = who.person_id and m.facilitates
      where m.id <> seat and who.reminders <> '{}' and passed.begins < now() + interval '8 days'
      on conflict do nothing;
    if found then perform ring_post(); end if;
    perform pg_notify('live', 'group:' || passed.group_id);
  end loop;
end $$;
revoke all on function pass_hosting from public;
