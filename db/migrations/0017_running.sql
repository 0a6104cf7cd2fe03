-- The backups this place made of itself: when, and what stood in the way. Nothing here says how much there is of anything. The rows
-- belong to this machine and travel in no backup.
create table backups (
  made_at   timestamptz primary key default now(),
  problem   text check (problem in ('room', 'folder', 'database', 'other'))
);
alter table backups enable row level security;  alter table backups force row level security;
create policy stewards_look on backups for select to :member using ((select is_steward()));
grant select on backups to :member;
