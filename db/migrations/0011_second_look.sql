-- A listed group may rewrite its card whenever it likes. What a steward last read of it is kept beside it, so that stewards see what has
-- changed since, and can say that they have looked, or take the group out of the directory with a reason.
create table looked_cards (
  group_id   uuid primary key references groups on delete cascade,
  name       text not null,
  purpose    text not null,
  not_for    text not null,
  focus      text not null,
  languages  text[] not null,
  looked_at  timestamptz not null default now()
);
alter table looked_cards enable row level security;  alter table looked_cards force row level security;
create policy stewards_read on looked_cards for select to :member using ((select is_steward()));
grant select on looked_cards to :member;

-- The answer took the group out of the directory, where it stood until then.
alter table listing_answers add column ended boolean not null default false;

/* Holds listed groups and no others: of a group that has left the directory no steward keeps anything. Whoever lists a group has
   just read it. */
create function keep_looked_card() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.listing <> 'listed' then
    delete from looked_cards where group_id = new.id;
  else
    insert into looked_cards (group_id, name, purpose, not_for, focus, languages)
      values (new.id, new.name, new.purpose, new.not_for, new.focus, new.languages) on conflict do nothing;
  end if;
  return null;
end $$;
create trigger looked after insert or update of listing on groups for each row execute function keep_looked_card();

/* By which a card is known again: whoever answers for a group answers for what they read. */
create function card_mark(name text, purpose text, not_for text, focus text, languages text[]) returns text language sql immutable parallel safe
  return md5(jsonb_build_array(name, purpose, not_for, focus, to_jsonb(languages))::text);

/* Refuses when the card is no longer the one a steward read, and keeps it so until the end of the transaction. */
create function require_card(of_group uuid, seen text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare g record;
begin
  select card_mark(name, purpose, not_for, focus, languages) as mark into g from groups
    where id = of_group and is_steward() and (listing = 'listed' or (listing = 'waiting' and wants_listing)) for update;
  if not found then perform refuse('HF404', 'not_found'); end if;
  if g.mark <> seen then perform refuse('HF409', 'card_changed'); end if;
end $$;

/* A steward has read the card as it is now. */
create function look_at_card(of_group uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update looked_cards l set name = g.name, purpose = g.purpose, not_for = g.not_for, focus = g.focus, languages = g.languages, looked_at = now()
    from groups g where l.group_id = of_group and g.id = of_group and is_steward() and g.closed_at is null;
  if not found then perform refuse('HF404', 'not_found'); end if;
end $$;

/* A steward takes a group out of the directory, with the reason that those who lead it read. It lives on, by invitation. */
create function end_listing(of_group uuid, why text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare answer uuid;
begin
  update groups set listing = 'unlisted', wants_listing = false
    where id = of_group and is_steward() and listing = 'listed' and closed_at is null;
  if not found then perform refuse('HF404', 'not_found'); end if;
  insert into listing_answers (group_id, listed, reason, ended) values (of_group, false, why, true) returning id into answer;
  perform queue_mail(m.person_id, of_group, 'group_approved', 'listing:' || answer)
    from memberships m where m.group_id = of_group and m.state = 'member' and m.facilitates;
  perform pg_notify('live', 'group:' || of_group);
end $$;
