-- A link that brings people in: to one group, or to the place. It carries the inviter's rights and dies with them. The token
-- stays readable for whoever may hand it out, because a poster must be printable twice. `show_name`: the poster of a group that
-- is not listed may say what the group is called.
create table invitations (
  id          uuid primary key default gen_random_uuid(),
  token       text not null unique check (token ~ '^[A-Za-z0-9_-]{22}$'),
  group_id    uuid references groups on delete cascade,
  made_by     uuid not null references people on delete cascade,
  note        text not null default '' check (length(note) <= 120),
  made_at     timestamptz not null default now(),
  ends_at     timestamptz not null check (ends_at <= made_at + interval '366 days'),
  show_name   boolean not null default false,
  most_uses   int check (most_uses between 1 and 1000),
  uses        int not null default 0,
  revoked_at  timestamptz
);
create index invitations_of_group on invitations (group_id);
alter table invitations enable row level security;  alter table invitations force row level security;

create policy facilitators_hand_out on invitations for select to :member using (array_position((select facilitated_groups()), group_id) is not null);
create policy stewards_hand_out on invitations for select to :member using (group_id is null and (select is_steward()));
create policy facilitators_invite on invitations for insert to :member with check (
  made_by = (select viewer_id()) and array_position((select facilitated_groups()), group_id) is not null);
create policy stewards_invite on invitations for insert to :member with check (
  made_by = (select viewer_id()) and group_id is null and (select is_steward()));
create policy facilitators_revoke on invitations for update to :member
  using (array_position((select facilitated_groups()), group_id) is not null) with check (array_position((select facilitated_groups()), group_id) is not null);
create policy stewards_revoke on invitations for update to :member
  using (group_id is null and (select is_steward())) with check (group_id is null and (select is_steward()));

grant select (id, token, group_id, note, made_at, ends_at, show_name, most_uses, uses, revoked_at) on invitations to :member;
grant insert (token, group_id, made_by, note, ends_at, show_name, most_uses) on invitations to :member;
grant update (revoked_at) on invitations to :member;

-- Who made an account with an invitation to a group has taken one of its uses, and holds it until the group's door.
create table admissions (
  person_id      uuid not null references people on delete cascade,
  invitation_id  uuid not null references invitations on delete cascade,
  made_at        timestamptz not null default now(),
  primary key (person_id, invitation_id)
);
create index admissions_of_invitation on admissions (invitation_id);
alter table admissions enable row level security;  alter table admissions force row level security;

/* An invitation that still opens: not ended, not revoked, its maker may still invite; and not used up, or the viewer holds a use. */
create function open_invitations(of_token text) returns setof invitations language sql stable security definer set search_path = public, pg_temp as $$
  select i.* from invitations i join people p on p.id = i.made_by and not p.suspended
  where i.token = of_token and i.revoked_at is null and i.ends_at > now()
    and (i.most_uses is null or i.uses < i.most_uses or exists (select from admissions a where a.invitation_id = i.id and a.person_id = viewer_id()))
    and case when i.group_id is null then p.is_steward
      else exists (select from memberships m where m.group_id = i.group_id and m.person_id = p.id and m.state = 'member' and m.facilitates) end
$$;
revoke all on function open_invitations from public;

create function invitation_opens(of_token text, of_group uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from open_invitations(of_token) i where i.group_id = of_group)
$$;

/* Takes the use that the viewer holds, or else one more; false when there is none left. The row's lock makes two who come at once
   wait for each other. */
create function spend_invitation(of_token text) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from admissions a using invitations i where i.id = a.invitation_id and i.token = of_token and a.person_id = viewer_id();
  if found then return true; end if;
  update invitations set uses = uses + 1 where token = of_token and revoked_at is null and ends_at > now() and (most_uses is null or uses < most_uses);
  return found;
end $$;
revoke all on function spend_invitation from public;

/* An account made with an invitation takes one of its uses at once, so that a link for one person makes one account. One to a group
   stays in their hand until its door. False: the link opens nothing any more. */
create function admit(newcomer uuid, of_token text) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare opened record;
begin
  select id, group_id into opened from open_invitations(of_token);
  if not found or not spend_invitation(of_token) then return false; end if;
  if opened.group_id is not null then insert into admissions (person_id, invitation_id) values (newcomer, opened.id); end if;
  return true;
end $$;
revoke all on function admit from public;

/* Opens a link: says which group it leads to (null: the place) and lets this transaction look at that group's card. No row:
   the link opens nothing, whatever the reason. */
create function open_invitation(of_token text) returns table (id uuid, group_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  return query select i.id, i.group_id from open_invitations(of_token) i;
  perform set_config('viewer.invited', (select coalesce(array_agg(i.group_id), '{}')::text from open_invitations(of_token) i where i.group_id is not null), true);
end $$;
