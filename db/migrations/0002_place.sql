-- The place itself: one row, readable by all, written by its stewards.
create table place (
  id                boolean primary key default true check (id),
  name              text not null default 'Holdfast' check (length(name) between 1 and 60),
  hue               text not null default 'lamp' check (hue in ('lamp', 'moss', 'clay', 'plum', 'sea')),
  sign_up           text not null default 'invitation' check (sign_up in ('open', 'invitation', 'approval')),
  language          text not null default 'en',
  zone              text not null default 'UTC',
  country           text not null default 'GB' check (country ~ '^[A-Z]{2}$'),
  quick_exit        text not null default 'https://www.wikipedia.org/' check (quick_exit ~ '^https://[^\s]{3,200}$'),
  set_up_at         timestamptz,
  demo              boolean not null default false
);
insert into place default values;

-- The steward's pages: terms, privacy, contact, about. Sign-up stays closed until the first three are filled.
create table pages (
  kind        text not null check (kind in ('terms', 'privacy', 'contact', 'about')),
  language    text not null,
  words       text not null check (length(words) between 1 and 40000),
  version     int not null default 1,
  written_at  timestamptz not null default now(),
  primary key (kind, language)
);

-- What only the program needs: the code that makes the first steward, the key under which tries are counted, the salt that
-- makes the work for unknown names equal. Nobody reads it but :system.
create table secrets (
  name        text primary key,
  value       bytea not null,
  made_at     timestamptz not null default now()
);

alter table place enable row level security;    alter table place force row level security;
alter table pages enable row level security;    alter table pages force row level security;
alter table secrets enable row level security;  alter table secrets force row level security;

create policy all_see on place for select to :member using ((select entered()));
create policy stewards_set on place for update to :member using ((select is_steward())) with check ((select is_steward()));
create policy all_see on pages for select to :member using ((select entered()));
create policy stewards_write on pages for insert to :member with check ((select is_steward()));
create policy stewards_rewrite on pages for update to :member using ((select is_steward())) with check ((select is_steward()));

grant select on place, pages to :member;
grant update (name, hue, sign_up, language, zone, country, quick_exit, set_up_at) on place to :member;
grant insert, update on pages to :member;

/* Sign-up needs the three pages the law asks for, in at least one language. */
create function pages_are_filled() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select count(distinct kind) = 3 from pages where kind in ('terms', 'privacy', 'contact')
$$;

-- How often something was tried, for rate limits. Keys are digests under a key of the place; rows die by themselves.
create table attempts (
  key     text primary key,
  points  int not null default 0,
  expire  bigint
);
alter table attempts enable row level security;  alter table attempts force row level security;
