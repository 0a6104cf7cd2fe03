-- Talking in a group between meetings. A conversation has no words of its own: its title stands in its first post, so that whoever may
-- not read that post does not read the title either. A reply is a post with a place in its conversation; pages are bounded by places.
create table conversations (
  id          uuid primary key default gen_random_uuid(),
  group_id    uuid not null references groups on delete cascade,
  -- Places given out, those of posts that somebody does not see among them: nobody but `add_post` reads it.
  post_count  int not null default 0,
  begun_at    timestamptz not null default now(),
  unique (id, group_id)
);
create index conversations_of_group on conversations (group_id, begun_at desc);

-- Words outlive the seat they were said from, under the name of that group, until they are taken back or their person is erased.
create table posts (
  id               uuid primary key default gen_random_uuid(),
  conversation_id  uuid not null references conversations on delete cascade,
  group_id         uuid not null references groups on delete cascade,
  position         int not null,
  membership_id    uuid references memberships on delete set null,
  person_id        uuid references people on delete set null,
  title            text not null default '' check (length(title) <= 120),
  words            text not null check (length(words) <= 6000),
  -- What its author would like back.
  wish             text check (wish in ('just_saying', 'just_listen', 'me_too', 'how_did_you_cope', 'ideas_welcome')),
  -- Hard topics its author says it touches on.
  topics           text[] not null default '{}' check (cardinality(topics) <= 10),
  answers_id       uuid references posts on delete set null,
  -- Made with the form it was written in: the same form sent again is the same post.
  sent_key         uuid not null,
  written_at       timestamptz not null default now(),
  edited_at        timestamptz,
  taken_back_at    timestamptz,
  pinned_at        timestamptz,
  unique (conversation_id, position),
  unique (id, group_id),
  unique (person_id, sent_key),
  check ((words = '') = (taken_back_at is not null)),
  foreign key (conversation_id, group_id) references conversations (id, group_id) on delete cascade
);
create index posts_of_seat on posts (membership_id, written_at desc);
create index posts_of_person on posts (person_id, written_at);
create index posts_answered on posts (answers_id) where answers_id is not null;
create index posts_pinned on posts (group_id, pinned_at) where pinned_at is not null;

-- An answer that costs one press; one a person and post.
create table one_tap_replies (
  post_id        uuid not null references posts on delete cascade,
  group_id       uuid not null references groups on delete cascade,
  membership_id  uuid not null references memberships on delete cascade,
  person_id      uuid not null references people on delete cascade,
  kind           text not null check (kind in ('i_hear_you', 'me_too', 'sitting_with_you', 'thank_you', 'this_helped')),
  tapped_at      timestamptz not null default now(),
  primary key (post_id, membership_id),
  foreign key (post_id, group_id) references posts (id, group_id) on delete cascade,
  foreign key (membership_id, group_id) references memberships (id, group_id) on delete cascade
);
create index taps_of_seat on one_tap_replies (membership_id);
create index taps_of_person on one_tap_replies (person_id);

-- How somebody reads: the order of conversations, and hard topics to be shown at once, or kept away. All others are covered.
create table reading_choices (
  person_id   uuid primary key references people on delete cascade,
  list_order  text not null default 'newest' check (list_order in ('newest', 'begun')),
  shown       text[] not null default '{}' check (cardinality(shown) <= 20),
  hidden      text[] not null default '{}' check (cardinality(hidden) <= 20)
);

-- What stands in a box and has not been sent. No conversation: the box that begins one.
create table drafts (
  id               uuid primary key default gen_random_uuid(),
  person_id        uuid not null references people on delete cascade,
  group_id         uuid not null references groups on delete cascade,
  conversation_id  uuid references conversations on delete cascade,
  title            text not null default '' check (length(title) <= 120),
  words            text not null check (length(words) between 1 and 6000),
  kept_at          timestamptz not null default now(),
  unique nulls not distinct (person_id, group_id, conversation_id)
);

-- Whoever has left keeps a name beside what they said.
alter table memberships add column spoke boolean not null default false;

do $$ declare t text; begin
  foreach t in array array['conversations', 'posts', 'one_tap_replies', 'reading_choices', 'drafts'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

create policy members_see on conversations for select to :member using (array_position((select known_groups()), group_id) is not null);

-- Newcomers read from the day they came, plus what is pinned. A block hides the words of each from the other.
create policy members_read on posts for select to :member using (
  array_position((select known_groups()), group_id) is not null
  and (pinned_at is not null or written_at >= (select known_since())[array_position((select known_groups()), group_id)])
  and coalesce(person_id <> all ((select known_blocked())::uuid[]), true));
create policy own on posts for select to :member using (person_id = (select viewer_id()));
create policy own_edit on posts for update to :member using (
  person_id = (select viewer_id()) and taken_back_at is null and (select may_write())
  and array_position((select known_groups()), group_id) is not null and array_position((select writable_groups()), group_id) is not null);

create policy members_see on one_tap_replies for select to :member using (
  array_position((select known_groups()), group_id) is not null and person_id <> all ((select known_blocked())::uuid[]));
create policy own on one_tap_replies for select to :member using (person_id = (select viewer_id()));
create policy tap on one_tap_replies for insert to :member with check (
  person_id = (select viewer_id()) and (select may_write()) and array_position((select writable_groups()), group_id) is not null
  and membership_id = (select my_seats())[array_position((select known_groups()), group_id)]
  and exists (select from posts p where p.id = post_id and p.taken_back_at is null));
create policy undo on one_tap_replies for delete to :member using (person_id = (select viewer_id()));

create policy own on reading_choices for select to :member using (person_id = (select viewer_id()));
create policy choose on reading_choices for insert to :member with check (person_id = (select viewer_id()));
create policy choose_anew on reading_choices for update to :member using (person_id = (select viewer_id())) with check (person_id = (select viewer_id()));

create policy own on drafts for select to :member using (person_id = (select viewer_id()));

create policy those_who_spoke on memberships for select to :member using (
  spoke and state in ('left', 'removed') and array_position((select known_groups()), group_id) is not null
  and coalesce(person_id <> all ((select known_blocked())::uuid[]), true));

grant select (id, group_id, begun_at) on conversations to :member;
grant select (id, conversation_id, group_id, position, membership_id, title, words, wish, topics, answers_id, written_at, edited_at, taken_back_at,
  pinned_at), update (title, words, wish, topics, edited_at) on posts to :member;
-- Not when: that would tell who was here.
grant select (post_id, group_id, membership_id, kind), insert (post_id, group_id, membership_id, person_id, kind), delete on one_tap_replies to :member;
grant select, insert (person_id, list_order, shown, hidden), update (list_order, shown, hidden) on reading_choices to :member;
grant select (id, group_id, conversation_id, title, words, kept_at) on drafts to :member;

/* May write in that group now: a member who has accepted the agreement in force, in a group that goes on. */
create function may_talk_in(of_group uuid) returns boolean language sql stable
  return may_write() and array_position(known_groups(), of_group) is not null and array_position(writable_groups(), of_group) is not null;

/* Gives a post the next place in its conversation. The row of the conversation is the queue in which two who write at once wait. */
create function add_post(of_conversation uuid, of_group uuid, key uuid, of_title text, said text, wanted text, touches text[], answered uuid)
returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  seat uuid := (my_seats())[array_position(known_groups(), of_group)];
  place int;
  made uuid;
begin
  -- Rights were found before: somebody who is being removed at this moment waits for that, and is no longer heard.
  perform 1 from memberships where id = seat and state = 'member' for no key update;
  if not found then perform refuse('HF404', 'not_found'); end if;
  if exists (select from posts where person_id = viewer_id() and sent_key = key) then key := gen_random_uuid(); end if;
  update conversations set post_count = post_count + 1 where id = of_conversation returning post_count into place;
  insert into posts (conversation_id, group_id, position, membership_id, person_id, title, words, wish, topics, answers_id, sent_key)
    values (of_conversation, of_group, place, seat, viewer_id(), of_title, said, wanted, touches, answered, key) returning id into made;
  update memberships set spoke = true where id = seat and not spoke;
  delete from drafts where person_id = viewer_id() and group_id = of_group
    and conversation_id is not distinct from case when place > 1 then of_conversation end;
  perform pg_notify('live', 'post:' || of_conversation || ':' || made);
  return made;
end $$;
revoke all on function add_post from public;

/* What this person has sent already: the same words with the same form, or to the same place within ten minutes, from a second tab. A
   form that was sent and comes again with other words says something else: nothing of it may be lost. They themselves wait in line,
   so that two presses at one moment find each other. */
create function sent_already(of_group uuid, of_conversation uuid, key uuid, said text, answered uuid) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('talking ' || viewer_id(), 0));
  return (select id from posts where person_id = viewer_id() and ((sent_key = key and (words = said or edited_at is not null)) or (
      group_id = of_group and words = said and written_at > now() - interval '10 minutes'
      and ((of_conversation is null and position = 1) or conversation_id = of_conversation) and answers_id is not distinct from answered))
    order by sent_key = key desc limit 1);
end $$;
revoke all on function sent_already from public;

/* Begins a conversation. Sent twice, it is begun once. */
create function begin_conversation(of_group uuid, key uuid, of_title text, said text, wanted text, touches text[]) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  made uuid;
  post uuid;
begin
  if not may_talk_in(of_group) then perform refuse('HF404', 'not_found'); end if;
  post := sent_already(of_group, null, key, said, null);
  if post is null then
    insert into conversations (group_id) values (of_group) returning id into made;
    post := add_post(made, of_group, key, of_title, said, wanted, touches, null);
  end if;
  return post;
end $$;

/* Says something in a conversation of a group of mine, in answer to a post of it or to all. */
create function say(of_conversation uuid, key uuid, said text, wanted text, touches text[], answered uuid) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_group uuid := (select group_id from conversations where id = of_conversation);
  post uuid;
begin
  if of_group is null or not may_talk_in(of_group)
    or (answered is not null and not exists (select from posts where id = answered and conversation_id = of_conversation)) then
    perform refuse('HF404', 'not_found');
  end if;
  post := sent_already(of_group, of_conversation, key, said, answered);
  return coalesce(post, add_post(of_conversation, of_group, key, '', said, wanted, touches, answered));
end $$;

/* Keeps what stands in a box, for its writer alone, in the place of what was kept before; an empty box keeps nothing. A page that sends
   late what has been said meanwhile (`key` is its form's) brings nothing back. */
create function keep_draft(of_group uuid, of_conversation uuid, key uuid, of_title text, said text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if array_position(known_groups(), of_group) is null or not may_write() then perform refuse('HF404', 'not_found'); end if;
  if sent_already(of_group, of_conversation, key, said, null) is not null
    or exists (select from posts where person_id = viewer_id() and sent_key = key) then return; end if;
  delete from drafts where person_id = viewer_id() and group_id = of_group and conversation_id is not distinct from of_conversation;
  if said <> '' then
    insert into drafts (person_id, group_id, conversation_id, title, words) values (viewer_id(), of_group, of_conversation, of_title, said);
  end if;
end $$;

/* Takes my words back, also where I am no longer: they are gone from the row, and what was tapped under them. */
create function take_back_post(of_post uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare gone record;
begin
  select id, conversation_id into gone from posts where id = of_post and person_id = viewer_id() for update;
  if not found then perform refuse('HF404', 'not_found'); end if;
  update posts set title = '', words = '', wish = null, topics = '{}', edited_at = null, pinned_at = null, taken_back_at = coalesce(taken_back_at, now())
    where id = of_post;
  delete from one_tap_replies where post_id = of_post;
  perform pg_notify('live', 'post:' || gone.conversation_id || ':' || of_post);
end $$;

/* Those who lead keep a post where everybody reads it, whenever they came; or no longer. */
create function pin_post(of_post uuid, pinned boolean) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update posts set pinned_at = case when pinned then coalesce(pinned_at, now()) end
    where id = of_post and array_position(facilitated_groups(), group_id) is not null and taken_back_at is null
      and may_talk_in(group_id) and coalesce(person_id <> all (known_blocked()), true);
  if not found then perform refuse('HF404', 'not_found'); end if;
end $$;

/* My own posts, wherever they stand and whether I am still there. */
create function my_posts() returns table (id uuid, group_id uuid, conversation_id uuid, title text, words text, wish text, topics text[],
  written_at timestamptz, edited_at timestamptz, pinned_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select p.id, p.group_id, p.conversation_id, p.title, p.words, p.wish, p.topics, p.written_at, p.edited_at, p.pinned_at
    from posts p where p.person_id = viewer_id() and p.taken_back_at is null;
end $$;

/* A seat that ends takes along what was tapped from it; words stay. */
create function take_taps_along() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from one_tap_replies where membership_id = new.id;
  return null;
end $$;
revoke all on function take_taps_along from public;
create trigger take_taps_along after update of state on memberships for each row
  when (old.state = 'member' and new.state <> 'member') execute function take_taps_along();

/* Whoever is erased leaves the place of each post, and nothing that stood in it. */
create function take_words_along() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update posts set title = '', words = '', wish = null, topics = '{}', edited_at = null, pinned_at = null, taken_back_at = coalesce(taken_back_at, now()),
    sent_key = gen_random_uuid(), person_id = null where person_id = old.id;
  return old;
end $$;
revoke all on function take_words_along from public;
create trigger take_words_along before delete on people for each row execute function take_words_along();

/* Erases the viewer. The last steward cannot go. Says how many seats and words went, posts among them, and the receipt's number. */
create or replace function erase_me() returns table (seats int, words int, receipt text) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := viewer_id();
  said int := (select count(*) from posts p where p.person_id = me and p.taken_back_at is null);
begin
  if me is null then perform refuse('HF404', 'not_found'); end if;
  -- Two stewards who go at once must wait for one another, or none would be left.
  perform 1 from people where is_steward order by id for update;
  if (select is_steward from people where id = me)
    and not exists (select from people where is_steward and not suspended and id <> me) then
    perform refuse('HF409', 'last_steward');
  end if;
  return query select e.seats, e.words + said, e.receipt from erase_person(me) e;
end $$;

-- A copy of a group may hold what was said there, by those who say yes.
alter table group_exports drop constraint group_exports_what_check;
alter table group_exports add constraint group_exports_what_check
  check (cardinality(what) between 1 and 5 and what <@ '{card,times,agreements,notes,conversations}');

/* Copies of a group that hold words of somebody and have not been taken are made anew, as they are now. */
create function remake_copies(who uuid, of_group uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare copy uuid;
begin
  for copy in select e.id from group_export_answers x join group_exports e on e.id = x.export_id
      where x.person_id = who and e.group_id = of_group and e.state = 'made' loop
    delete from archives a where a.group_id = of_group and a.state <> 'taken';
    update group_exports e set state = 'asking' where e.id = copy
      and not exists (select from group_exports o where o.group_id = of_group and o.state = 'asking');
    if found then
      perform graphile_worker.add_job('make-group-export', json_build_object('export', copy), job_key => 'export:' || copy, max_attempts => 12);
    end if;
  end loop;
end $$;
revoke all on function remake_copies from public;

/* Words that are put otherwise or taken back: who pressed something under them, and who pinned them, meant the old ones; and a copy of
   the group that was made meanwhile must not hand those out. */
create function forget_old_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from one_tap_replies where post_id = new.id;
  update posts set pinned_at = null where id = new.id and pinned_at is not null;
  perform remake_copies(old.person_id, new.group_id);
  return null;
end $$;
revoke all on function forget_old_words from public;
create trigger forget_old_words after update of words, title on posts for each row
  when (old.words <> new.words or old.title <> new.title) execute function forget_old_words();

/* The same of a note. */
create function forget_old_note() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform remake_copies(m.person_id, old.group_id) from memberships m where m.id = old.membership_id and m.person_id is not null;
  return null;
end $$;
revoke all on function forget_old_note from public;
create trigger forget_old_note after delete on group_notes for each row execute function forget_old_note();
