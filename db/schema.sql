-- The whole schema, written by db/dump.ts from a migrated database. Read it; change the migrations.

create table admissions (
  person_id uuid not null,
  invitation_id uuid not null,
  made_at timestamp with time zone not null default now(),
  constraint admissions_pkey PRIMARY KEY (person_id, invitation_id),
  constraint admissions_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES invitations(id) ON DELETE CASCADE,
  constraint admissions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
CREATE INDEX admissions_of_invitation ON public.admissions USING btree (invitation_id);
create policy system_all on admissions for all to :system using (true) with check (true);

create table agreements (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  version integer not null,
  lines text[] not null,
  change text not null default 'new'::text,
  told text not null default ''::text,
  published_at timestamp with time zone not null default now(),
  constraint agreements_pkey PRIMARY KEY (id),
  constraint agreements_change_check CHECK ((change = ANY (ARRAY['small'::text, 'new'::text]))),
  constraint agreements_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint agreements_group_id_version_key UNIQUE (group_id, version),
  constraint agreements_lines_check CHECK (((cardinality(lines) >= 1) AND (cardinality(lines) <= 30))),
  constraint agreements_told_check CHECK ((length(told) <= 500))
);
create policy facilitators_publish on agreements for insert to :member with check ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy look on agreements for select to :member using ((EXISTS ( SELECT
   FROM groups g
  WHERE (g.id = agreements.group_id)
 OFFSET 0)));
create policy system_all on agreements for all to :system using (true) with check (true);
grant insert (change, group_id, lines, told, version) on agreements to :member;
grant select on agreements to :member;

create table archive_parts (
  archive_id uuid not null,
  person_id uuid not null,
  position integer not null,
  bytes bytea not null,
  constraint archive_parts_pkey PRIMARY KEY (archive_id, "position"),
  constraint archive_parts_archive_id_fkey FOREIGN KEY (archive_id) REFERENCES archives(id) ON DELETE CASCADE,
  constraint archive_parts_bytes_check CHECK ((length(bytes) <= 262144)),
  constraint archive_parts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
CREATE INDEX archive_parts_of_person ON public.archive_parts USING btree (person_id);
create policy let_go_own on archive_parts for delete to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy own on archive_parts for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on archive_parts for all to :system using (true) with check (true);
grant delete on archive_parts to :member;
grant select (archive_id, bytes, person_id, position) on archive_parts to :member;

create table archives (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  group_id uuid,
  state text not null default 'waiting'::text,
  steps_done integer not null default 0,
  steps_all integer not null default 0,
  bytes bigint not null default 0,
  asked_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null default (now() + '48:00:00'::interval),
  taken_at timestamp with time zone,
  constraint archives_pkey PRIMARY KEY (id),
  constraint archives_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint archives_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint archives_person_id_group_id_key UNIQUE NULLS NOT DISTINCT (person_id, group_id),
  constraint archives_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'making'::text, 'ready'::text, 'taken'::text])))
);
CREATE INDEX archives_of_group ON public.archives USING btree (group_id);
create policy own on archives for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on archives for all to :system using (true) with check (true);
grant select on archives to :member;

create table arrivals (
  person_id uuid not null,
  brought jsonb not null,
  brought_at timestamp with time zone not null default now(),
  constraint arrivals_pkey PRIMARY KEY (person_id),
  constraint arrivals_brought_check CHECK ((jsonb_typeof(brought) = 'object'::text)),
  constraint arrivals_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
create policy bring_own on arrivals for insert to :member with check (((person_id = ( SELECT viewer_id() AS viewer_id)) AND ( SELECT may_write() AS may_write)));
create policy let_go_own on arrivals for delete to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy own on arrivals for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on arrivals for all to :system using (true) with check (true);
grant delete on arrivals to :member;
grant insert (brought, person_id) on arrivals to :member;
grant select on arrivals to :member;

create table asks (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  person_id uuid not null,
  as_guest boolean not null default false,
  name text not null,
  answers jsonb not null default '[]'::jsonb,
  state text not null default 'waiting'::text,
  reason text not null default ''::text,
  asked_at timestamp with time zone not null default now(),
  answered_at timestamp with time zone,
  constraint asks_pkey PRIMARY KEY (id),
  constraint asks_answers_check CHECK (((jsonb_typeof(answers) = 'array'::text) AND (length((answers)::text) <= 8000))),
  constraint asks_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint asks_name_check CHECK (((length(name) >= 1) AND (length(name) <= 40))),
  constraint asks_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint asks_reason_check CHECK ((length(reason) <= 1000)),
  constraint asks_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'welcomed'::text, 'declined'::text, 'withdrawn'::text])))
);
CREATE INDEX asks_of_person ON public.asks USING btree (person_id);
CREATE UNIQUE INDEX one_open_ask ON public.asks USING btree (group_id, person_id) WHERE (state = ANY (ARRAY['waiting'::text, 'welcomed'::text]));
create policy ask on asks for insert to :member with check (((person_id = ( SELECT viewer_id() AS viewer_id)) AND ( SELECT may_write() AS may_write) AND (state = 'waiting'::text) AND (reason = ''::text) AND (array_position(( SELECT known_groups() AS known_groups), group_id) IS NULL) AND (NOT (EXISTS ( SELECT
   FROM removals r
  WHERE ((r.group_id = asks.group_id) AND ((r.until IS NULL) OR (r.until > now())))))) AND (EXISTS ( SELECT
   FROM groups g
  WHERE ((g.id = asks.group_id) AND (g.closed_at IS NULL) AND (((NOT asks.as_guest) AND (g.door = 'ask'::text) AND (g.full_since IS NULL)) OR (asks.as_guest AND (g.guests = 'ask'::text))))))));
create policy facilitators_read on asks for select to :member using (((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL) AND (state <> 'withdrawn'::text) AND (person_id <> ALL (( SELECT known_blocked() AS known_blocked)::uuid[]))));
create policy own on asks for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on asks for all to :system using (true) with check (true);
grant insert (answers, as_guest, group_id, name, person_id) on asks to :member;
grant select (answered_at, answers, as_guest, asked_at, group_id, id, name, reason, state) on asks to :member;

create table attempts (
  key text not null,
  points integer not null default 0,
  expire bigint,
  constraint attempts_pkey PRIMARY KEY (key)
);
create policy system_all on attempts for all to :system using (true) with check (true);

create table backups (
  made_at timestamp with time zone not null default now(),
  problem text,
  constraint backups_pkey PRIMARY KEY (made_at),
  constraint backups_problem_check CHECK ((problem = ANY (ARRAY['room'::text, 'folder'::text, 'database'::text, 'other'::text])))
);
create policy stewards_look on backups for select to :member using (( SELECT is_steward() AS is_steward));
create policy system_all on backups for all to :system using (true) with check (true);
grant select on backups to :member;

create table blocks (
  id uuid not null default gen_random_uuid(),
  blocker_id uuid not null,
  blocked_id uuid not null,
  shown_as text not null,
  made_at timestamp with time zone not null default now(),
  constraint blocks_pkey PRIMARY KEY (id),
  constraint blocks_blocked_id_fkey FOREIGN KEY (blocked_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint blocks_blocker_id_blocked_id_key UNIQUE (blocker_id, blocked_id),
  constraint blocks_blocker_id_fkey FOREIGN KEY (blocker_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint blocks_check CHECK ((blocker_id <> blocked_id))
);
CREATE INDEX blocks_of_blocked ON public.blocks USING btree (blocked_id);
CREATE TRIGGER let_go_of_quiet_mail AFTER INSERT ON public.blocks FOR EACH ROW EXECUTE FUNCTION let_go_of_quiet_mail();
CREATE TRIGGER part_flares AFTER INSERT ON public.blocks FOR EACH ROW EXECUTE FUNCTION part_flares();
create policy end_own on blocks for delete to :member using ((blocker_id = ( SELECT viewer_id() AS viewer_id)));
create policy own on blocks for select to :member using ((blocker_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on blocks for all to :system using (true) with check (true);
grant delete on blocks to :member;
grant select (id, made_at, shown_as) on blocks to :member;

create table calendars (
  id uuid not null default gen_random_uuid(),
  token_hash bytea not null,
  person_id uuid not null,
  group_id uuid,
  titles text not null default 'plain'::text,
  name text not null default ''::text,
  made_at timestamp with time zone not null default now(),
  constraint calendars_pkey PRIMARY KEY (id),
  constraint calendars_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint calendars_name_check CHECK ((length(name) <= 60)),
  constraint calendars_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint calendars_titles_check CHECK ((titles = ANY (ARRAY['plain'::text, 'named'::text]))),
  constraint calendars_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX calendars_of_group ON public.calendars USING btree (group_id);
CREATE INDEX calendars_of_person ON public.calendars USING btree (person_id);
create policy make_own on calendars for insert to :member with check (((person_id = ( SELECT viewer_id() AS viewer_id)) AND ( SELECT may_write() AS may_write) AND ((group_id IS NULL) OR (array_position(( SELECT known_groups() AS known_groups), group_id) IS NOT NULL) OR (array_position(( SELECT guest_groups() AS guest_groups), group_id) IS NOT NULL))));
create policy own on calendars for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy remove_own on calendars for delete to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on calendars for all to :system using (true) with check (true);
grant delete on calendars to :member;
grant insert (group_id, name, person_id, titles, token_hash) on calendars to :member;
grant select (group_id, id, made_at, name, person_id, titles) on calendars to :member;

create table carried_words (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null,
  group_name text not null default ''::text,
  words text not null,
  version integer,
  written_at timestamp with time zone,
  ended_at timestamp with time zone,
  carried_at timestamp with time zone not null default now(),
  constraint carried_words_pkey PRIMARY KEY (id),
  constraint carried_words_group_name_check CHECK ((length(group_name) <= 200)),
  constraint carried_words_kind_check CHECK ((kind = ANY (ARRAY['note'::text, 'answer'::text, 'consent'::text]))),
  constraint carried_words_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint carried_words_words_check CHECK (((length(words) >= 1) AND (length(words) <= 8000)))
);
CREATE INDEX carried_words_of_person ON public.carried_words USING btree (person_id, written_at DESC, id);
create policy carry_own on carried_words for insert to :member with check (((person_id = ( SELECT viewer_id() AS viewer_id)) AND ( SELECT may_write() AS may_write)));
create policy let_go_own on carried_words for delete to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy own on carried_words for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on carried_words for all to :system using (true) with check (true);
grant delete on carried_words to :member;
grant insert (ended_at, group_name, kind, person_id, version, words, written_at) on carried_words to :member;
grant select on carried_words to :member;

create table comforts (
  person_id uuid not null,
  light text not null default 'device'::text,
  contrast text not null default 'device'::text,
  flare_until timestamp with time zone,
  plan_days integer not null default 1,
  plan_note text not null default ''::text,
  plan_lasts text not null default 'days'::text,
  plan_date date,
  plan_exempt text[] not null default '{}'::text[],
  plan_words text not null default ''::text,
  plan_rests uuid[] not null default '{}'::uuid[],
  plan_passes boolean not null default false,
  passed_duties uuid[] not null default '{}'::uuid[],
  flare_since timestamp with time zone,
  flare_tells_at timestamp with time zone,
  put_away text[] not null default '{}'::text[],
  constraint comforts_pkey PRIMARY KEY (person_id),
  constraint comforts_contrast_check CHECK ((contrast = ANY (ARRAY['device'::text, 'more'::text]))),
  constraint comforts_light_check CHECK ((light = ANY (ARRAY['device'::text, 'day'::text, 'evening'::text]))),
  constraint comforts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint comforts_plan_days_check CHECK (((plan_days >= 1) AND (plan_days <= 14))),
  constraint comforts_plan_exempt_check CHECK ((plan_exempt <@ '{announcements,answers,reminders,hosting}'::text[])),
  constraint comforts_plan_lasts_check CHECK ((plan_lasts = ANY (ARRAY['said'::text, 'days'::text, 'date'::text]))),
  constraint comforts_plan_note_check CHECK ((length(plan_note) <= 500)),
  constraint comforts_plan_rests_check CHECK ((cardinality(plan_rests) <= 500)),
  constraint comforts_plan_words_check CHECK ((length(plan_words) <= 280)),
  constraint comforts_put_away_check CHECK ((put_away <@ '{meeting,moved,answer,announcement,agreement}'::text[]))
);
create policy change_own on comforts for update to :member using ((person_id = ( SELECT viewer_id() AS viewer_id))) with check ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy keep_own on comforts for insert to :member with check ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy own on comforts for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on comforts for all to :system using (true) with check (true);
grant insert on comforts to :member;
grant select on comforts to :member;
grant update on comforts to :member;

create table common_words (
  word text not null,
  constraint common_words_pkey PRIMARY KEY (word)
);
create policy all_see on common_words for select to :member using (true);
create policy system_all on common_words for all to :system using (true) with check (true);
grant select on common_words to :member;

create table consents (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  purpose text not null,
  version integer not null,
  given_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  constraint consents_pkey PRIMARY KEY (id),
  constraint consents_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint consents_purpose_check CHECK ((purpose = ANY (ARRAY['terms'::text, 'health_data'::text, 'mail'::text])))
);
CREATE INDEX consents_of_person ON public.consents USING btree (person_id);
create policy give_own on consents for insert to :member with check ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy own on consents for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on consents for all to :system using (true) with check (true);
create policy withdraw_own on consents for update to :member using ((person_id = ( SELECT viewer_id() AS viewer_id))) with check ((person_id = ( SELECT viewer_id() AS viewer_id)));
grant insert (person_id, purpose, version) on consents to :member;
grant select on consents to :member;
grant update (withdrawn_at) on consents to :member;

create table conversations (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  post_count integer not null default 0,
  begun_at timestamp with time zone not null default now(),
  constraint conversations_pkey PRIMARY KEY (id),
  constraint conversations_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint conversations_id_group_id_key UNIQUE (id, group_id)
);
CREATE INDEX conversations_of_group ON public.conversations USING btree (group_id, begun_at DESC);
create policy members_see on conversations for select to :member using ((array_position(( SELECT known_groups() AS known_groups), group_id) IS NOT NULL));
create policy system_all on conversations for all to :system using (true) with check (true);
grant select (begun_at, group_id, id) on conversations to :member;

create table corrections (
  id uuid not null default gen_random_uuid(),
  group_id uuid,
  kind text not null,
  words text not null default ''::text,
  reach_me text not null default ''::text,
  sent_at timestamp with time zone not null default now(),
  answered_at timestamp with time zone,
  outcome text,
  constraint corrections_pkey PRIMARY KEY (id),
  constraint corrections_group_id_fkey FOREIGN KEY (group_id) REFERENCES elsewhere_groups(id) ON DELETE SET NULL,
  constraint corrections_kind_check CHECK ((kind = ANY (ARRAY['wrong'::text, 'ours'::text, 'take_down'::text]))),
  constraint corrections_outcome_check CHECK ((outcome = ANY (ARRAY['kept'::text, 'mended'::text, 'taken_down'::text]))),
  constraint corrections_reach_me_check CHECK ((length(reach_me) <= 200)),
  constraint corrections_words_check CHECK ((length(words) <= 2000))
);
CREATE INDEX corrections_of_group ON public.corrections USING btree (group_id);
CREATE INDEX corrections_open ON public.corrections USING btree (sent_at) WHERE (answered_at IS NULL);
create policy stewards_change on corrections for update to :member using (( SELECT is_steward() AS is_steward)) with check (( SELECT is_steward() AS is_steward));
create policy stewards_clear on corrections for delete to :member using (( SELECT is_steward() AS is_steward));
create policy stewards_read on corrections for select to :member using (( SELECT is_steward() AS is_steward));
create policy stewards_write on corrections for insert to :member with check (( SELECT is_steward() AS is_steward));
create policy system_all on corrections for all to :system using (true) with check (true);
grant delete on corrections to :member;
grant insert on corrections to :member;
grant select on corrections to :member;
grant update on corrections to :member;

create table cover_gaps (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  weekday integer,
  starts time without time zone,
  ends time without time zone,
  on_date date,
  until date,
  constraint cover_gaps_pkey PRIMARY KEY (id),
  constraint cover_gaps_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE
);
CREATE INDEX gaps_of_group ON public.cover_gaps USING btree (group_id);
create policy look on cover_gaps for select to :member using ((EXISTS ( SELECT
   FROM groups g
  WHERE (g.id = cover_gaps.group_id)
 OFFSET 0)));
create policy system_all on cover_gaps for all to :system using (true) with check (true);
grant select on cover_gaps to :member;

create table cover_hours (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  weekday integer not null,
  starts time without time zone not null,
  ends time without time zone not null,
  constraint cover_hours_pkey PRIMARY KEY (id),
  constraint cover_hours_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint cover_hours_weekday_check CHECK (((weekday >= 0) AND (weekday <= 6)))
);
CREATE INDEX cover_of_group ON public.cover_hours USING btree (group_id);
create policy facilitators_clear on cover_hours for delete to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy facilitators_write on cover_hours for insert to :member with check ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy look on cover_hours for select to :member using ((EXISTS ( SELECT
   FROM groups g
  WHERE (g.id = cover_hours.group_id)
 OFFSET 0)));
create policy system_all on cover_hours for all to :system using (true) with check (true);
grant delete on cover_hours to :member;
grant insert (ends, group_id, starts, weekday) on cover_hours to :member;
grant select on cover_hours to :member;

create table debriefs (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  membership_id uuid not null,
  person_id uuid not null,
  words text not null,
  written_at timestamp with time zone not null default now(),
  sent_key uuid not null,
  constraint debriefs_pkey PRIMARY KEY (id),
  constraint debriefs_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint debriefs_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id) ON DELETE CASCADE,
  constraint debriefs_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint debriefs_person_id_sent_key_key UNIQUE (person_id, sent_key),
  constraint debriefs_words_check CHECK (((length(words) >= 1) AND (length(words) <= 4000)))
);
CREATE INDEX debriefs_of_group ON public.debriefs USING btree (group_id, written_at);
CREATE INDEX debriefs_of_seat ON public.debriefs USING btree (membership_id);
create policy facilitators_read on debriefs for select to :member using (((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL) AND (person_id <> ALL (( SELECT known_blocked() AS known_blocked)::uuid[]))));
create policy facilitators_write on debriefs for insert to :member with check (((person_id = ( SELECT viewer_id() AS viewer_id)) AND ( SELECT may_write() AS may_write) AND (array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL) AND (array_position(( SELECT writable_groups() AS writable_groups), group_id) IS NOT NULL) AND (membership_id = (( SELECT my_seats() AS my_seats))[array_position(( SELECT known_groups() AS known_groups), group_id)])));
create policy own on debriefs for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on debriefs for all to :system using (true) with check (true);
create policy take_own on debriefs for delete to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
grant delete on debriefs to :member;
grant insert (group_id, membership_id, person_id, sent_key, words) on debriefs to :member;
grant select (group_id, id, membership_id, words, written_at) on debriefs to :member;

create table drafts (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  group_id uuid not null,
  conversation_id uuid,
  title text not null default ''::text,
  words text not null,
  kept_at timestamp with time zone not null default now(),
  constraint drafts_pkey PRIMARY KEY (id),
  constraint drafts_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  constraint drafts_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint drafts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint drafts_person_id_group_id_conversation_id_key UNIQUE NULLS NOT DISTINCT (person_id, group_id, conversation_id),
  constraint drafts_title_check CHECK ((length(title) <= 120)),
  constraint drafts_words_check CHECK (((length(words) >= 1) AND (length(words) <= 6000)))
);
create policy own on drafts for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on drafts for all to :system using (true) with check (true);
grant select (conversation_id, group_id, id, kept_at, title, words) on drafts to :member;

create table duties (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  membership_id uuid not null,
  weekday integer not null,
  starts time without time zone not null,
  ends time without time zone not null,
  on_date date,
  away boolean not null default false,
  constraint duties_pkey PRIMARY KEY (id),
  constraint duties_check CHECK ((EXTRACT(dow FROM on_date) = (weekday)::numeric)),
  constraint duties_check1 CHECK (((NOT away) OR (on_date IS NOT NULL))),
  constraint duties_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint duties_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id) ON DELETE CASCADE,
  constraint duties_membership_id_weekday_starts_ends_on_date_key UNIQUE NULLS NOT DISTINCT (membership_id, weekday, starts, ends, on_date),
  constraint duties_weekday_check CHECK (((weekday >= 0) AND (weekday <= 6)))
);
CREATE INDEX duties_of_group ON public.duties USING btree (group_id);
CREATE TRIGGER follow_duty AFTER INSERT OR DELETE ON public.duties FOR EACH ROW EXECUTE FUNCTION follow_duty();
create policy facilitators_read on duties for select to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy put_own on duties for insert to :member with check ((( SELECT may_write() AS may_write) AND (array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL) AND (membership_id = (( SELECT my_seats() AS my_seats))[array_position(( SELECT known_groups() AS known_groups), group_id)])));
create policy system_all on duties for all to :system using (true) with check (true);
create policy take_own on duties for delete to :member using ((array_position(( SELECT my_seats() AS my_seats), membership_id) IS NOT NULL));
grant delete on duties to :member;
grant insert (away, ends, group_id, membership_id, on_date, starts, weekday) on duties to :member;
grant select on duties to :member;

create table elsewhere_groups (
  id uuid not null default gen_random_uuid(),
  feed_id uuid not null,
  key text not null,
  name text not null,
  purpose text not null default ''::text,
  formats text[] not null default '{}'::text[],
  languages text[] not null default '{}'::text[],
  access text[] not null default '{}'::text[],
  identity_led text[] not null default '{}'::text[],
  faith text,
  area text not null default ''::text,
  digest text not null,
  first_seen date not null default CURRENT_DATE,
  last_seen date not null default CURRENT_DATE,
  vanished_on date,
  constraint elsewhere_groups_pkey PRIMARY KEY (id),
  constraint elsewhere_groups_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES feeds(id) ON DELETE CASCADE
);
CREATE INDEX elsewhere_of_feed ON public.elsewhere_groups USING btree (feed_id);
CREATE TRIGGER unlisting AFTER DELETE ON public.elsewhere_groups FOR EACH ROW EXECUTE FUNCTION unlist_elsewhere();
create policy all_see on elsewhere_groups for select to :member using (( SELECT entered() AS entered));
create policy system_all on elsewhere_groups for all to :system using (true) with check (true);
grant select (access, area, faith, feed_id, first_seen, formats, id, identity_led, languages, last_seen, name, purpose, vanished_on) on elsewhere_groups to :member;

create table elsewhere_meetings (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  feed_id uuid not null,
  slug text not null,
  name text not null default ''::text,
  place text not null default ''::text,
  weekday integer,
  starts time without time zone,
  ends time without time zone,
  zone text,
  paused boolean not null default false,
  types text[] not null default '{}'::text[],
  marks text[] not null default '{}'::text[],
  digest text not null,
  vanished_on date,
  constraint elsewhere_meetings_pkey PRIMARY KEY (id),
  constraint elsewhere_meetings_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES feeds(id) ON DELETE CASCADE,
  constraint elsewhere_meetings_group_id_fkey FOREIGN KEY (group_id) REFERENCES elsewhere_groups(id) ON DELETE CASCADE,
  constraint elsewhere_meetings_weekday_check CHECK (((weekday >= 0) AND (weekday <= 6)))
);
CREATE INDEX meetings_of_elsewhere ON public.elsewhere_meetings USING btree (group_id);
CREATE UNIQUE INDEX one_meeting ON public.elsewhere_meetings USING btree (feed_id, slug, COALESCE(weekday, '-1'::integer));
create policy all_see on elsewhere_meetings for select to :member using (( SELECT entered() AS entered));
create policy system_all on elsewhere_meetings for all to :system using (true) with check (true);
grant select (ends, feed_id, group_id, id, name, paused, place, starts, vanished_on, weekday, zone) on elsewhere_meetings to :member;

create table elsewhere_ways_in (
  id uuid not null default gen_random_uuid(),
  meeting_id uuid not null,
  kind text not null,
  value text not null,
  field text not null default ''::text,
  constraint elsewhere_ways_in_pkey PRIMARY KEY (id),
  constraint elsewhere_ways_in_kind_check CHECK ((kind = ANY (ARRAY['link'::text, 'phone'::text, 'words'::text]))),
  constraint elsewhere_ways_in_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES elsewhere_meetings(id) ON DELETE CASCADE,
  constraint elsewhere_ways_in_value_check CHECK (((length(value) >= 1) AND (length(value) <= 4000)))
);
CREATE INDEX ways_in_of_meeting ON public.elsewhere_ways_in USING btree (meeting_id);
create policy people_see on elsewhere_ways_in for select to :member using (((( SELECT viewer_id() AS viewer_id) IS NOT NULL) AND ( SELECT may_write() AS may_write)));
create policy system_all on elsewhere_ways_in for all to :system using (true) with check (true);
grant select on elsewhere_ways_in to :member;

create table erasures (
  digest bytea not null,
  keyed text not null default 'erasures'::text,
  receipt text not null,
  erased_on date not null default CURRENT_DATE,
  constraint erasures_pkey PRIMARY KEY (digest),
  constraint erasures_digest_check CHECK ((length(digest) = 32)),
  constraint erasures_receipt_check CHECK ((receipt ~ '^[0-9]{4}-[0-9]{4}-[0-9]{4}$'::text)),
  constraint erasures_receipt_key UNIQUE (receipt)
);
create policy system_all on erasures for all to :system using (true) with check (true);

create table feeds (
  id uuid not null default gen_random_uuid(),
  name text not null,
  url text,
  website text,
  format text,
  zone text,
  mapping jsonb,
  added_at timestamp with time zone not null default now(),
  constraint feeds_pkey PRIMARY KEY (id),
  constraint feeds_format_check CHECK ((format = ANY (ARRAY['meeting_guide'::text, 'csv'::text]))),
  constraint feeds_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint feeds_name_key UNIQUE (name),
  constraint feeds_url_check CHECK ((length(url) <= 2000)),
  constraint feeds_website_check CHECK ((length(website) <= 2000))
);
CREATE TRIGGER listing AFTER UPDATE OF name, website ON public.feeds FOR EACH ROW WHEN (((old.name IS DISTINCT FROM new.name) OR (old.website IS DISTINCT FROM new.website))) EXECUTE FUNCTION list_changed_feed();
create policy stewards_change on feeds for update to :member using (( SELECT is_steward() AS is_steward)) with check (( SELECT is_steward() AS is_steward));
create policy stewards_clear on feeds for delete to :member using (( SELECT is_steward() AS is_steward));
create policy stewards_read on feeds for select to :member using (( SELECT is_steward() AS is_steward));
create policy stewards_write on feeds for insert to :member with check (( SELECT is_steward() AS is_steward));
create policy system_all on feeds for all to :system using (true) with check (true);
grant delete on feeds to :member;
grant insert on feeds to :member;
grant select on feeds to :member;
grant update on feeds to :member;

create table flare_notes (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  group_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  words text not null,
  ends_at timestamp with time zone not null,
  constraint flare_notes_pkey PRIMARY KEY (id),
  constraint flare_notes_from_id_group_id_fkey FOREIGN KEY (from_id, group_id) REFERENCES memberships(id, group_id) ON DELETE CASCADE,
  constraint flare_notes_from_id_to_id_key UNIQUE (from_id, to_id),
  constraint flare_notes_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint flare_notes_to_id_group_id_fkey FOREIGN KEY (to_id, group_id) REFERENCES memberships(id, group_id) ON DELETE CASCADE,
  constraint flare_notes_words_check CHECK (((length(words) >= 1) AND (length(words) <= 280)))
);
CREATE INDEX flare_notes_of ON public.flare_notes USING btree (person_id);
CREATE INDEX flare_notes_to ON public.flare_notes USING btree (to_id);
create policy system_all on flare_notes for all to :system using (true) with check (true);
create policy told on flare_notes for select to :member using (((array_position(( SELECT my_seats() AS my_seats), to_id) IS NOT NULL) AND (person_id <> ALL (( SELECT known_blocked() AS known_blocked)::uuid[])) AND (ends_at > now())));
grant select (from_id, group_id, id, to_id, words) on flare_notes to :member;

create table flare_people (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  group_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  chosen_at timestamp with time zone not null default now(),
  constraint flare_people_pkey PRIMARY KEY (id),
  constraint flare_people_from_id_group_id_fkey FOREIGN KEY (from_id, group_id) REFERENCES memberships(id, group_id) ON DELETE CASCADE,
  constraint flare_people_from_id_to_id_key UNIQUE (from_id, to_id),
  constraint flare_people_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint flare_people_to_id_group_id_fkey FOREIGN KEY (to_id, group_id) REFERENCES memberships(id, group_id) ON DELETE CASCADE
);
CREATE INDEX flare_people_of ON public.flare_people USING btree (person_id);
CREATE INDEX flare_people_to ON public.flare_people USING btree (to_id);
create policy own on flare_people for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on flare_people for all to :system using (true) with check (true);
grant select on flare_people to :member;

create table focus_words (
  focus text not null,
  words text not null,
  constraint focus_words_pkey PRIMARY KEY (focus)
);
create policy all_see on focus_words for select to :member using (true);
create policy system_all on focus_words for all to :system using (true) with check (true);
grant select on focus_words to :member;

create table found_times (
  group_id uuid not null,
  minutes integer not null,
  weekly boolean not null,
  starts timestamp with time zone[] not null,
  found_at timestamp with time zone not null default now(),
  constraint found_times_pkey PRIMARY KEY (group_id),
  constraint found_times_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint found_times_minutes_check CHECK (((minutes >= 10) AND (minutes <= 720))),
  constraint found_times_starts_check CHECK ((cardinality(starts) <= 5))
);
create policy facilitators_look on found_times for select to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy system_all on found_times for all to :system using (true) with check (true);
grant select on found_times to :member;

create table good_hours (
  person_id uuid not null,
  weekday integer not null,
  starts time without time zone not null,
  ends time without time zone not null,
  constraint good_hours_pkey PRIMARY KEY (person_id, weekday, starts),
  constraint good_hours_check CHECK ((ends > starts)),
  constraint good_hours_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint good_hours_weekday_check CHECK (((weekday >= 0) AND (weekday <= 6)))
);
create policy clear_own on good_hours for delete to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy keep_own on good_hours for insert to :member with check ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy own on good_hours for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on good_hours for all to :system using (true) with check (true);
grant delete on good_hours to :member;
grant insert on good_hours to :member;
grant select on good_hours to :member;

create table group_export_answers (
  export_id uuid not null,
  membership_id uuid not null,
  person_id uuid not null,
  constraint group_export_answers_pkey PRIMARY KEY (export_id, person_id),
  constraint group_export_answers_export_id_fkey FOREIGN KEY (export_id) REFERENCES group_exports(id) ON DELETE CASCADE,
  constraint group_export_answers_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id) ON DELETE CASCADE,
  constraint group_export_answers_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
CREATE INDEX export_answers_of_membership ON public.group_export_answers USING btree (membership_id);
CREATE INDEX export_answers_of_person ON public.group_export_answers USING btree (person_id);
create policy own on group_export_answers for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on group_export_answers for all to :system using (true) with check (true);
grant select (export_id, person_id) on group_export_answers to :member;

create table group_exports (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  what text[] not null,
  why text not null,
  closes_at timestamp with time zone not null,
  state text not null default 'asking'::text,
  asked_at timestamp with time zone not null default now(),
  made_at timestamp with time zone,
  constraint group_exports_pkey PRIMARY KEY (id),
  constraint group_exports_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint group_exports_state_check CHECK ((state = ANY (ARRAY['asking'::text, 'made'::text]))),
  constraint group_exports_what_check CHECK ((((cardinality(what) >= 1) AND (cardinality(what) <= 5)) AND (what <@ '{card,times,agreements,notes,conversations}'::text[]))),
  constraint group_exports_why_check CHECK (((length(why) >= 1) AND (length(why) <= 1000)))
);
CREATE INDEX exports_of_group ON public.group_exports USING btree (group_id, asked_at);
CREATE UNIQUE INDEX one_export_asked ON public.group_exports USING btree (group_id) WHERE (state = 'asking'::text);
create policy facilitators_take_back on group_exports for delete to :member using (((state = 'asking'::text) AND (array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL)));
create policy members_see on group_exports for select to :member using ((array_position(( SELECT known_groups() AS known_groups), group_id) IS NOT NULL));
create policy system_all on group_exports for all to :system using (true) with check (true);
grant delete on group_exports to :member;
grant select on group_exports to :member;

create table group_facts (
  group_id uuid not null,
  size_band text,
  computed_on date not null default CURRENT_DATE,
  constraint group_facts_pkey PRIMARY KEY (group_id),
  constraint group_facts_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint group_facts_size_band_check CHECK ((size_band = ANY (ARRAY['3-5'::text, '6-9'::text, '10-15'::text, '16+'::text])))
);
create policy look on group_facts for select to :member using ((EXISTS ( SELECT
   FROM groups g
  WHERE (g.id = group_facts.group_id)
 OFFSET 0)));
create policy system_all on group_facts for all to :system using (true) with check (true);
grant select on group_facts to :member;

create table group_notes (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  membership_id uuid not null,
  words text not null,
  written_at timestamp with time zone not null default now(),
  announced_at timestamp with time zone,
  pinned_at timestamp with time zone,
  constraint group_notes_pkey PRIMARY KEY (id),
  constraint group_notes_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint group_notes_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id) ON DELETE CASCADE,
  constraint group_notes_words_check CHECK (((length(words) >= 1) AND (length(words) <= 4000)))
);
CREATE INDEX notes_of_group ON public.group_notes USING btree (group_id, written_at);
CREATE TRIGGER forget_old_note AFTER DELETE ON public.group_notes FOR EACH ROW EXECUTE FUNCTION forget_old_note();
create policy facilitators_pin on group_notes for update to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL)) with check ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy facilitators_take_back on group_notes for delete to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy facilitators_write on group_notes for insert to :member with check (((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL) AND (array_position(( SELECT writable_groups() AS writable_groups), group_id) IS NOT NULL) AND (membership_id = (( SELECT my_seats() AS my_seats))[array_position(( SELECT known_groups() AS known_groups), group_id)])));
create policy members_read on group_notes for select to :member using (((array_position(( SELECT known_groups() AS known_groups), group_id) IS NOT NULL) AND ((pinned_at IS NOT NULL) OR (written_at >= (( SELECT known_since() AS known_since))[array_position(( SELECT known_groups() AS known_groups), group_id)]))));
create policy system_all on group_notes for all to :system using (true) with check (true);
grant delete on group_notes to :member;
grant insert (announced_at, group_id, membership_id, pinned_at, words) on group_notes to :member;
grant select on group_notes to :member;
grant update (pinned_at) on group_notes to :member;

create table group_questions (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  position integer not null,
  words text not null,
  constraint group_questions_pkey PRIMARY KEY (id),
  constraint group_questions_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint group_questions_group_id_position_key UNIQUE (group_id, "position"),
  constraint group_questions_words_check CHECK (((length(words) >= 1) AND (length(words) <= 300)))
);
create policy facilitators_clear on group_questions for delete to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy facilitators_write on group_questions for insert to :member with check ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy look on group_questions for select to :member using ((EXISTS ( SELECT
   FROM groups g
  WHERE (g.id = group_questions.group_id)
 OFFSET 0)));
create policy system_all on group_questions for all to :system using (true) with check (true);
grant delete on group_questions to :member;
grant insert (group_id, position, words) on group_questions to :member;
grant select on group_questions to :member;

create table group_times (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  weekday integer not null,
  starts time without time zone not null,
  minutes integer not null,
  every integer not null default 1,
  nth integer,
  anchor date,
  constraint group_times_pkey PRIMARY KEY (id),
  constraint group_times_check CHECK ((EXTRACT(dow FROM anchor) = (weekday)::numeric)),
  constraint group_times_every_check CHECK (((every >= 1) AND (every <= 4))),
  constraint group_times_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint group_times_minutes_check CHECK (((minutes >= 10) AND (minutes <= 4320))),
  constraint group_times_nth_check CHECK ((nth = ANY (ARRAY['-1'::integer, 1, 2, 3, 4]))),
  constraint group_times_weekday_check CHECK (((weekday >= 0) AND (weekday <= 6)))
);
CREATE INDEX times_of_group ON public.group_times USING btree (group_id);
CREATE TRIGGER listing AFTER INSERT OR DELETE OR UPDATE ON public.group_times FOR EACH ROW EXECUTE FUNCTION list_group_of_time();
create policy facilitators_clear on group_times for delete to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy facilitators_write on group_times for insert to :member with check ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy look on group_times for select to :member using ((EXISTS ( SELECT
   FROM groups g
  WHERE (g.id = group_times.group_id)
 OFFSET 0)));
create policy system_all on group_times for all to :system using (true) with check (true);
grant delete on group_times to :member;
grant insert (anchor, every, group_id, minutes, nth, starts, weekday) on group_times to :member;
grant select on group_times to :member;

create table groups (
  id uuid not null default gen_random_uuid(),
  name text not null,
  purpose text not null,
  focus text not null,
  further_foci text[] not null default '{}'::text[],
  identity_led text[] not null default '{}'::text[],
  tone text not null,
  formats text[] not null,
  size_band text not null,
  languages text[] not null,
  zone text not null,
  medication_talk text not null,
  faith text not null default 'none'::text,
  access text[] not null default '{}'::text[],
  not_for text not null,
  guests text not null default 'no'::text,
  door text not null,
  listing text not null default 'waiting'::text,
  wants_listing boolean not null default true,
  search_engines boolean not null default false,
  full_since timestamp with time zone,
  newcomers_see text not null default 'since'::text,
  drafted_by uuid,
  founded_at timestamp with time zone not null default now(),
  unled_since timestamp with time zone,
  lead_asked_at timestamp with time zone,
  closed_at timestamp with time zone,
  everything_since timestamp with time zone not null default '-infinity'::timestamp with time zone,
  constraint groups_pkey PRIMARY KEY (id),
  constraint groups_door_check CHECK ((door = ANY (ARRAY['open'::text, 'ask'::text, 'referral'::text, 'closed'::text]))),
  constraint groups_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint groups_faith_check CHECK ((faith = ANY (ARRAY['none'::text, 'spiritual'::text, 'twelve_step'::text, 'christian'::text, 'muslim'::text, 'jewish'::text, 'buddhist'::text, 'other'::text]))),
  constraint groups_formats_check CHECK ((((cardinality(formats) >= 1) AND (cardinality(formats) <= 5)) AND (formats <@ '{audio,video,text,round,in_person}'::text[]))),
  constraint groups_further_foci_check CHECK ((cardinality(further_foci) <= 2)),
  constraint groups_guests_check CHECK ((guests = ANY (ARRAY['no'::text, 'ask'::text, 'yes'::text]))),
  constraint groups_languages_check CHECK (((cardinality(languages) >= 1) AND (cardinality(languages) <= 5))),
  constraint groups_listing_check CHECK ((listing = ANY (ARRAY['waiting'::text, 'listed'::text, 'unlisted'::text, 'hidden'::text]))),
  constraint groups_medication_talk_check CHECK ((medication_talk = ANY (ARRAY['no_talk'::text, 'own_experience'::text, 'open_no_doses'::text]))),
  constraint groups_name_check CHECK (((length(name) >= 2) AND (length(name) <= 80))),
  constraint groups_newcomers_see_check CHECK ((newcomers_see = ANY (ARRAY['since'::text, 'everything'::text]))),
  constraint groups_not_for_check CHECK (((length(not_for) >= 1) AND (length(not_for) <= 400))),
  constraint groups_purpose_check CHECK (((length(purpose) >= 1) AND (length(purpose) <= 1200))),
  constraint groups_size_band_check CHECK ((size_band = ANY (ARRAY['3-5'::text, '6-9'::text, '10-15'::text, '16+'::text]))),
  constraint groups_tone_check CHECK ((tone = ANY (ARRAY['vent'::text, 'coping'::text, 'mixed'::text])))
);
CREATE TRIGGER asks_no_more AFTER UPDATE OF closed_at ON public.groups FOR EACH ROW WHEN (((old.closed_at IS NULL) AND (new.closed_at IS NOT NULL))) EXECUTE FUNCTION end_polls();
CREATE TRIGGER listing AFTER INSERT OR DELETE OR UPDATE ON public.groups FOR EACH ROW EXECUTE FUNCTION list_changed_group();
CREATE TRIGGER looked AFTER INSERT OR UPDATE OF listing ON public.groups FOR EACH ROW EXECUTE FUNCTION keep_looked_card();
CREATE TRIGGER meets_no_more AFTER UPDATE OF closed_at ON public.groups FOR EACH ROW WHEN (((old.closed_at IS NULL) AND (new.closed_at IS NOT NULL))) EXECUTE FUNCTION end_meetings();
CREATE TRIGGER show_from_now BEFORE UPDATE OF newcomers_see ON public.groups FOR EACH ROW WHEN (((old.newcomers_see = 'since'::text) AND (new.newcomers_see = 'everything'::text))) EXECUTE FUNCTION show_from_now();
create policy facilitators_edit on groups for update to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), id) IS NOT NULL)) with check ((array_position(( SELECT facilitated_groups() AS facilitated_groups), id) IS NOT NULL));
create policy found on groups for insert to :member with check ((( SELECT may_write() AS may_write) AND (drafted_by = ( SELECT viewer_id() AS viewer_id)) AND (listing = ANY (ARRAY['waiting'::text, 'hidden'::text, 'unlisted'::text]))));
create policy look on groups for select to :member using ((((listing = 'listed'::text) AND ( SELECT entered() AS entered)) OR (array_position(( SELECT known_groups() AS known_groups), id) IS NOT NULL) OR (array_position(( SELECT guest_groups() AS guest_groups), id) IS NOT NULL) OR (array_position(( SELECT invited_groups() AS invited_groups), id) IS NOT NULL) OR ((listing <> 'hidden'::text) AND (array_position(( SELECT opened_groups() AS opened_groups), id) IS NOT NULL)) OR ((listing = 'waiting'::text) AND wants_listing AND ( SELECT is_steward() AS is_steward)) OR (drafted_by = ( SELECT viewer_id() AS viewer_id))));
create policy system_all on groups for all to :system using (true) with check (true);
grant insert (access, door, drafted_by, faith, focus, formats, further_foci, guests, identity_led, languages, listing, medication_talk, name, newcomers_see, not_for, purpose, search_engines, size_band, tone, wants_listing, zone) on groups to :member;
grant select (access, closed_at, door, faith, focus, formats, founded_at, full_since, further_foci, guests, id, identity_led, languages, lead_asked_at, listing, medication_talk, name, newcomers_see, not_for, purpose, search_engines, size_band, tone, unled_since, wants_listing, zone) on groups to :member;
grant update (access, door, faith, focus, formats, full_since, further_foci, guests, identity_led, languages, medication_talk, name, newcomers_see, not_for, purpose, search_engines, size_band, tone, zone) on groups to :member;

create table hand_overs (
  membership_id uuid not null,
  group_id uuid not null,
  since timestamp with time zone not null default now(),
  until date,
  constraint hand_overs_pkey PRIMARY KEY (membership_id),
  constraint hand_overs_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint hand_overs_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id) ON DELETE CASCADE
);
CREATE INDEX hand_overs_of_group ON public.hand_overs USING btree (group_id);
CREATE TRIGGER follow_duty AFTER INSERT OR DELETE ON public.hand_overs FOR EACH ROW EXECUTE FUNCTION follow_duty();
CREATE TRIGGER tell_hand_over AFTER INSERT ON public.hand_overs FOR EACH ROW EXECUTE FUNCTION tell_hand_over();
create policy facilitators_read on hand_overs for select to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy put_own on hand_overs for insert to :member with check ((( SELECT may_write() AS may_write) AND (array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL) AND (membership_id = (( SELECT my_seats() AS my_seats))[array_position(( SELECT known_groups() AS known_groups), group_id)])));
create policy system_all on hand_overs for all to :system using (true) with check (true);
create policy take_own on hand_overs for delete to :member using ((array_position(( SELECT my_seats() AS my_seats), membership_id) IS NOT NULL));
grant delete on hand_overs to :member;
grant insert (group_id, membership_id, until) on hand_overs to :member;
grant select on hand_overs to :member;

create table import_rows (
  import_id uuid not null,
  row integer not null,
  line integer,
  name text not null,
  outcome text not null,
  change text not null,
  paused text,
  group_name text not null default ''::text,
  problems jsonb not null default '[]'::jsonb,
  constraint import_rows_pkey PRIMARY KEY (import_id, "row"),
  constraint import_rows_change_check CHECK ((change = ANY (ARRAY['new'::text, 'changed'::text, 'same'::text]))),
  constraint import_rows_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id) ON DELETE CASCADE,
  constraint import_rows_outcome_check CHECK ((outcome = ANY (ARRAY['imported'::text, 'merged'::text, 'paused'::text, 'skipped'::text, 'taken_down'::text]))),
  constraint import_rows_paused_check CHECK ((paused = ANY (ARRAY['closed'::text, 'inactive'::text])))
);
CREATE INDEX import_rows_by_outcome ON public.import_rows USING btree (import_id, outcome, "row");
create policy stewards_change on import_rows for update to :member using (( SELECT is_steward() AS is_steward)) with check (( SELECT is_steward() AS is_steward));
create policy stewards_clear on import_rows for delete to :member using (( SELECT is_steward() AS is_steward));
create policy stewards_read on import_rows for select to :member using (( SELECT is_steward() AS is_steward));
create policy stewards_write on import_rows for insert to :member with check (( SELECT is_steward() AS is_steward));
create policy system_all on import_rows for all to :system using (true) with check (true);
grant delete on import_rows to :member;
grant insert on import_rows to :member;
grant select on import_rows to :member;
grant update on import_rows to :member;

create table imports (
  id uuid not null default gen_random_uuid(),
  feed_id uuid not null,
  state text not null default 'waiting'::text,
  source bytea,
  source_type text not null default ''::text,
  skip_unreadable boolean not null default false,
  done_rows integer not null default 0,
  all_rows integer not null default 0,
  counts jsonb not null default '{}'::jsonb,
  problem jsonb,
  preview jsonb,
  started_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint imports_pkey PRIMARY KEY (id),
  constraint imports_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES feeds(id) ON DELETE CASCADE,
  constraint imports_source_type_check CHECK ((length(source_type) <= 200)),
  constraint imports_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'reading'::text, 'asking'::text, 'done'::text, 'broken'::text])))
);
CREATE INDEX imports_of_feed ON public.imports USING btree (feed_id, started_at);
create policy stewards_change on imports for update to :member using (( SELECT is_steward() AS is_steward)) with check (( SELECT is_steward() AS is_steward));
create policy stewards_clear on imports for delete to :member using (( SELECT is_steward() AS is_steward));
create policy stewards_read on imports for select to :member using (( SELECT is_steward() AS is_steward));
create policy stewards_write on imports for insert to :member with check (( SELECT is_steward() AS is_steward));
create policy system_all on imports for all to :system using (true) with check (true);
grant delete on imports to :member;
grant insert on imports to :member;
grant select on imports to :member;
grant update on imports to :member;

create table invitations (
  id uuid not null default gen_random_uuid(),
  token text not null,
  group_id uuid,
  made_by uuid not null,
  note text not null default ''::text,
  made_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  show_name boolean not null default false,
  most_uses integer,
  uses integer not null default 0,
  revoked_at timestamp with time zone,
  personal boolean not null default false,
  constraint invitations_pkey PRIMARY KEY (id),
  constraint invitations_check CHECK ((ends_at <= (made_at + '366 days'::interval))),
  constraint invitations_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint invitations_made_by_fkey FOREIGN KEY (made_by) REFERENCES people(id) ON DELETE CASCADE,
  constraint invitations_most_uses_check CHECK (((most_uses >= 1) AND (most_uses <= 1000))),
  constraint invitations_note_check CHECK ((length(note) <= 120)),
  constraint invitations_token_check CHECK ((token ~ '^[A-Za-z0-9_-]{22}$'::text)),
  constraint invitations_token_key UNIQUE (token)
);
CREATE INDEX invitations_of_group ON public.invitations USING btree (group_id);
CREATE INDEX invitations_personal ON public.invitations USING btree (made_by, made_at) WHERE personal;
create policy facilitators_hand_out on invitations for select to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy facilitators_invite on invitations for insert to :member with check (((made_by = ( SELECT viewer_id() AS viewer_id)) AND (array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL)));
create policy facilitators_revoke on invitations for update to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL)) with check ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy stewards_hand_out on invitations for select to :member using (((group_id IS NULL) AND ( SELECT is_steward() AS is_steward)));
create policy stewards_invite on invitations for insert to :member with check (((made_by = ( SELECT viewer_id() AS viewer_id)) AND (group_id IS NULL) AND ( SELECT is_steward() AS is_steward)));
create policy stewards_revoke on invitations for update to :member using (((group_id IS NULL) AND ( SELECT is_steward() AS is_steward))) with check (((group_id IS NULL) AND ( SELECT is_steward() AS is_steward)));
create policy system_all on invitations for all to :system using (true) with check (true);
grant insert (ends_at, group_id, made_by, most_uses, note, show_name, token) on invitations to :member;
grant select (ends_at, group_id, id, made_at, most_uses, note, personal, revoked_at, show_name, token, uses) on invitations to :member;
grant update (revoked_at) on invitations to :member;

create table invited_addresses (
  id uuid not null default gen_random_uuid(),
  invitation_id uuid not null,
  address text not null,
  language text not null,
  queued_at timestamp with time zone not null default now(),
  constraint invited_addresses_pkey PRIMARY KEY (id),
  constraint invited_addresses_address_check CHECK (((length(address) >= 3) AND (length(address) <= 254))),
  constraint invited_addresses_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES invitations(id) ON DELETE CASCADE,
  constraint invited_addresses_invitation_id_key UNIQUE (invitation_id)
);
create policy system_all on invited_addresses for all to :system using (true) with check (true);

create table letter_marks (
  mark bytea not null,
  until timestamp with time zone,
  constraint letter_marks_pkey PRIMARY KEY (mark)
);
create policy system_all on letter_marks for all to :system using (true) with check (true);

create table listed_changes (
  id bigint not null,
  nums integer[] not null,
  constraint listed_changes_pkey PRIMARY KEY (id),
  constraint marking TRIGGER DEFERRABLE INITIALLY DEFERRED
);
CREATE CONSTRAINT TRIGGER marking AFTER INSERT ON public.listed_changes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mark_listed();
create policy system_all on listed_changes for all to :system using (true) with check (true);

create table listed_groups (
  id uuid not null,
  num integer not null,
  sorted_by text not null,
  lives text not null,
  name text not null,
  purpose text not null,
  focus text,
  further_foci text[] not null default '{}'::text[],
  identity_led text[] not null default '{}'::text[],
  tone text,
  formats text[] not null default '{}'::text[],
  size_band text,
  languages text[] not null default '{}'::text[],
  zone text,
  medication_talk text,
  faith text,
  access text[] not null default '{}'::text[],
  door text,
  guests text,
  full_now boolean not null default false,
  search_engines boolean not null default false,
  area text not null default ''::text,
  source_name text not null default ''::text,
  source_url text,
  last_seen date,
  vanished_on date,
  paused boolean not null default false,
  changed_on date not null default CURRENT_DATE,
  times jsonb not null default '[]'::jsonb,
  slots smallint[] not null default '{}'::smallint[],
  next_slots smallint[] not null default '{}'::smallint[],
  printed_slots smallint[] not null default '{}'::smallint[],
  words tsvector not null,
  constraint listed_groups_pkey PRIMARY KEY (id),
  constraint listed_groups_lives_check CHECK ((lives = ANY (ARRAY['here'::text, 'elsewhere'::text]))),
  constraint listed_groups_num_key UNIQUE (num)
);
CREATE INDEX listed_by_name ON public.listed_groups USING btree (sorted_by, id) INCLUDE (num);
CREATE INDEX listed_words ON public.listed_groups USING gin (words);
CREATE TRIGGER noting_change AFTER UPDATE ON public.listed_groups REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION note_listed();
CREATE TRIGGER noting_end AFTER DELETE ON public.listed_groups REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION note_listed();
CREATE TRIGGER noting_new AFTER INSERT ON public.listed_groups REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION note_listed();
CREATE TRIGGER numbering BEFORE INSERT OR UPDATE ON public.listed_groups FOR EACH ROW EXECUTE FUNCTION number_listed();
create policy all_see on listed_groups for select to :member using (true);
create policy system_all on listed_groups for all to :system using (true) with check (true);
grant select on listed_groups to :member;

create table listed_lexemes (
  word text not null,
  constraint listed_lexemes_pkey PRIMARY KEY (word)
);
CREATE INDEX lexemes_alike ON public.listed_lexemes USING gin (word gin_trgm_ops);
CREATE INDEX lexemes_begun ON public.listed_lexemes USING btree (word text_pattern_ops);
create policy all_see on listed_lexemes for select to :member using (true);
create policy system_all on listed_lexemes for all to :system using (true) with check (true);
grant select on listed_lexemes to :member;

create table listed_marks (
  facet text not null,
  value text not null,
  chunk integer not null,
  bits bit varying not null,
  constraint listed_marks_pkey PRIMARY KEY (facet, value, chunk)
);
CREATE INDEX marks_of_chunk ON public.listed_marks USING btree (chunk);
create policy all_see on listed_marks for select to :member using (true);
create policy system_all on listed_marks for all to :system using (true) with check (true);
grant select on listed_marks to :member;

create table listing_answers (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  listed boolean not null,
  reason text not null default ''::text,
  answered_at timestamp with time zone not null default now(),
  ended boolean not null default false,
  constraint listing_answers_pkey PRIMARY KEY (id),
  constraint listing_answers_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint listing_answers_reason_check CHECK ((length(reason) <= 1000))
);
CREATE INDEX answers_of_group ON public.listing_answers USING btree (group_id, answered_at);
create policy facilitators_read on listing_answers for select to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy system_all on listing_answers for all to :system using (true) with check (true);
grant select on listing_answers to :member;

create table looked_cards (
  group_id uuid not null,
  name text not null,
  purpose text not null,
  not_for text not null,
  focus text not null,
  languages text[] not null,
  looked_at timestamp with time zone not null default now(),
  constraint looked_cards_pkey PRIMARY KEY (group_id),
  constraint looked_cards_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE
);
create policy stewards_read on looked_cards for select to :member using (( SELECT is_steward() AS is_steward));
create policy system_all on looked_cards for all to :system using (true) with check (true);
grant select on looked_cards to :member;

create table mail_addresses (
  person_id uuid not null,
  address text not null,
  lookup bytea not null,
  verified_at timestamp with time zone,
  given_at timestamp with time zone not null default now(),
  refused integer not null default 0,
  rests_since timestamp with time zone,
  constraint mail_addresses_pkey PRIMARY KEY (person_id),
  constraint mail_addresses_address_check CHECK (((length(address) >= 3) AND (length(address) <= 254))),
  constraint mail_addresses_lookup_key UNIQUE (lookup),
  constraint mail_addresses_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
CREATE TRIGGER ending_links AFTER DELETE ON public.mail_addresses FOR EACH ROW EXECUTE FUNCTION end_links_of_address();
create policy own on mail_addresses for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy remove_own on mail_addresses for delete to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on mail_addresses for all to :system using (true) with check (true);
grant delete on mail_addresses to :member;
grant select (address, given_at, person_id, rests_since, verified_at) on mail_addresses to :member;

create table mail_health (
  id boolean not null default true,
  taken_at timestamp with time zone,
  problem text,
  problem_at timestamp with time zone,
  constraint mail_health_pkey PRIMARY KEY (id),
  constraint mail_health_id_check CHECK (id)
);
create policy stewards_look on mail_health for select to :member using (( SELECT is_steward() AS is_steward));
create policy system_all on mail_health for all to :system using (true) with check (true);
grant select on mail_health to :member;

create table mail_links (
  token_hash bytea not null,
  person_id uuid,
  purpose text not null,
  address text not null,
  code_hash bytea,
  ends_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint mail_links_pkey PRIMARY KEY (token_hash),
  constraint mail_links_code_hash_key UNIQUE (code_hash),
  constraint mail_links_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint mail_links_purpose_check CHECK ((purpose = ANY (ARRAY['sign_in'::text, 'prove_address'::text, 'second_device'::text])))
);
CREATE INDEX mail_links_of_person ON public.mail_links USING btree (person_id);
create policy system_all on mail_links for all to :system using (true) with check (true);

create table mail_stops (
  digest bytea not null,
  person_id uuid not null,
  kind text not null,
  constraint mail_stops_pkey PRIMARY KEY (digest),
  constraint mail_stops_kind_check CHECK ((kind = ANY (ARRAY['announcements'::text, 'answers'::text, 'reminders'::text, 'several'::text]))),
  constraint mail_stops_person_id_fkey FOREIGN KEY (person_id) REFERENCES mail_addresses(person_id) ON DELETE CASCADE,
  constraint mail_stops_person_id_kind_key UNIQUE (person_id, kind)
);
create policy system_all on mail_stops for all to :system using (true) with check (true);

create table meeting_changes (
  id uuid not null default gen_random_uuid(),
  meeting_id uuid not null,
  group_id uuid not null,
  on_date date not null,
  cancelled boolean not null default false,
  starts_on date not null,
  starts time without time zone not null,
  minutes integer not null,
  about text not null default ''::text,
  sequence integer not null default 0,
  constraint meeting_changes_pkey PRIMARY KEY (id),
  constraint meeting_changes_about_check CHECK ((length(about) <= 200)),
  constraint meeting_changes_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint meeting_changes_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings(id) ON DELETE CASCADE,
  constraint meeting_changes_meeting_id_group_id_fkey FOREIGN KEY (meeting_id, group_id) REFERENCES meetings(id, group_id) ON DELETE CASCADE,
  constraint meeting_changes_meeting_id_on_date_key UNIQUE (meeting_id, on_date),
  constraint meeting_changes_minutes_check CHECK (((minutes >= 10) AND (minutes <= 4320)))
);
create policy facilitators_clear on meeting_changes for delete to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy facilitators_edit on meeting_changes for update to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL)) with check ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy facilitators_write on meeting_changes for insert to :member with check (((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL) AND (array_position(( SELECT writable_groups() AS writable_groups), group_id) IS NOT NULL)));
create policy insiders on meeting_changes for select to :member using (((array_position(( SELECT known_groups() AS known_groups), group_id) IS NOT NULL) OR (array_position(( SELECT guest_groups() AS guest_groups), group_id) IS NOT NULL)));
create policy system_all on meeting_changes for all to :system using (true) with check (true);
grant delete on meeting_changes to :member;
grant insert (about, cancelled, group_id, meeting_id, minutes, on_date, sequence, starts, starts_on) on meeting_changes to :member;
grant select on meeting_changes to :member;
grant update (about, cancelled, minutes, sequence, starts, starts_on) on meeting_changes to :member;

create table meeting_hosts (
  id uuid not null default gen_random_uuid(),
  meeting_id uuid not null,
  group_id uuid not null,
  on_date date,
  membership_id uuid not null,
  role text not null,
  constraint meeting_hosts_pkey PRIMARY KEY (id),
  constraint meeting_hosts_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint meeting_hosts_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings(id) ON DELETE CASCADE,
  constraint meeting_hosts_meeting_id_group_id_fkey FOREIGN KEY (meeting_id, group_id) REFERENCES meetings(id, group_id) ON DELETE CASCADE,
  constraint meeting_hosts_meeting_id_on_date_role_key UNIQUE NULLS NOT DISTINCT (meeting_id, on_date, role),
  constraint meeting_hosts_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id) ON DELETE CASCADE,
  constraint meeting_hosts_membership_id_group_id_fkey FOREIGN KEY (membership_id, group_id) REFERENCES memberships(id, group_id) ON DELETE CASCADE,
  constraint meeting_hosts_role_check CHECK ((role = ANY (ARRAY['host'::text, 'co_host'::text])))
);
CREATE INDEX hosting_of_seat ON public.meeting_hosts USING btree (membership_id);
create policy facilitators_clear on meeting_hosts for delete to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy facilitators_write on meeting_hosts for insert to :member with check (((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL) AND (array_position(( SELECT writable_groups() AS writable_groups), group_id) IS NOT NULL)));
create policy insiders on meeting_hosts for select to :member using (((array_position(( SELECT known_groups() AS known_groups), group_id) IS NOT NULL) OR (array_position(( SELECT guest_groups() AS guest_groups), group_id) IS NOT NULL)));
create policy system_all on meeting_hosts for all to :system using (true) with check (true);
grant delete on meeting_hosts to :member;
grant insert (group_id, meeting_id, membership_id, on_date, role) on meeting_hosts to :member;
grant select on meeting_hosts to :member;

create table meeting_replies (
  id uuid not null default gen_random_uuid(),
  meeting_id uuid not null,
  group_id uuid not null,
  on_date date not null,
  membership_id uuid not null,
  person_id uuid not null,
  reply text not null,
  waits boolean not null default false,
  replied_at timestamp with time zone not null default clock_timestamp(),
  ends_at timestamp with time zone not null,
  constraint meeting_replies_pkey PRIMARY KEY (id),
  constraint meeting_replies_check CHECK (((NOT waits) OR (reply = 'hope'::text))),
  constraint meeting_replies_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint meeting_replies_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings(id) ON DELETE CASCADE,
  constraint meeting_replies_meeting_id_on_date_membership_id_key UNIQUE (meeting_id, on_date, membership_id),
  constraint meeting_replies_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id) ON DELETE CASCADE,
  constraint meeting_replies_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint meeting_replies_reply_check CHECK ((reply = ANY (ARRAY['hope'::text, 'maybe'::text, 'not_this_time'::text])))
);
CREATE INDEX replies_of_person ON public.meeting_replies USING btree (person_id);
CREATE INDEX replies_of_seat ON public.meeting_replies USING btree (membership_id);
CREATE INDEX replies_over ON public.meeting_replies USING btree (ends_at);
create policy members_see_hope on meeting_replies for select to :member using (((reply = 'hope'::text) AND (NOT waits) AND (ends_at > now()) AND (array_position(( SELECT known_groups() AS known_groups), group_id) IS NOT NULL) AND (person_id <> ALL (( SELECT known_blocked() AS known_blocked)::uuid[]))));
create policy own on meeting_replies for select to :member using (((person_id = ( SELECT viewer_id() AS viewer_id)) AND (ends_at > now())));
create policy system_all on meeting_replies for all to :system using (true) with check (true);
grant select (group_id, id, meeting_id, membership_id, on_date, reply, waits) on meeting_replies to :member;

create table meeting_ways_in (
  id uuid not null default gen_random_uuid(),
  meeting_id uuid not null,
  group_id uuid not null,
  on_date date,
  kind text not null,
  way_in text not null,
  openings tstzmultirange not null default '{}'::tstzmultirange,
  constraint meeting_ways_in_pkey PRIMARY KEY (id),
  constraint meeting_ways_in_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint meeting_ways_in_kind_check CHECK ((kind = ANY (ARRAY['link'::text, 'phone'::text, 'place'::text, 'words'::text]))),
  constraint meeting_ways_in_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings(id) ON DELETE CASCADE,
  constraint meeting_ways_in_meeting_id_group_id_fkey FOREIGN KEY (meeting_id, group_id) REFERENCES meetings(id, group_id) ON DELETE CASCADE,
  constraint meeting_ways_in_meeting_id_on_date_kind_key UNIQUE NULLS NOT DISTINCT (meeting_id, on_date, kind),
  constraint meeting_ways_in_way_in_check CHECK (((length(way_in) >= 1) AND (length(way_in) <= 600)))
);
create policy facilitators_clear on meeting_ways_in for delete to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy facilitators_edit on meeting_ways_in for update to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL)) with check ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy facilitators_read on meeting_ways_in for select to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy facilitators_write on meeting_ways_in for insert to :member with check (((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL) AND (array_position(( SELECT writable_groups() AS writable_groups), group_id) IS NOT NULL)));
create policy in_time on meeting_ways_in for select to :member using (((openings @> now()) AND ((array_position(( SELECT known_groups() AS known_groups), group_id) IS NOT NULL) OR (array_position(( SELECT guest_groups() AS guest_groups), group_id) IS NOT NULL))));
create policy system_all on meeting_ways_in for all to :system using (true) with check (true);
grant delete on meeting_ways_in to :member;
grant insert (group_id, kind, meeting_id, on_date, openings, way_in) on meeting_ways_in to :member;
grant select on meeting_ways_in to :member;
grant update (openings) on meeting_ways_in to :member;

create table meetings (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  starts_on date not null,
  starts time without time zone not null,
  minutes integer not null,
  zone text not null,
  rule text not null default ''::text,
  about text not null default ''::text,
  access text[] not null default '{}'::text[],
  shown_before_minutes integer not null default 60,
  capacity integer,
  waiting_list boolean not null default false,
  sequence integer not null default 0,
  updated_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  over_at timestamp with time zone,
  constraint meetings_pkey PRIMARY KEY (id),
  constraint meetings_about_check CHECK ((length(about) <= 200)),
  constraint meetings_access_check CHECK ((cardinality(access) <= 20)),
  constraint meetings_capacity_check CHECK (((capacity >= 2) AND (capacity <= 500))),
  constraint meetings_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint meetings_id_group_id_key UNIQUE (id, group_id),
  constraint meetings_minutes_check CHECK (((minutes >= 10) AND (minutes <= 4320))),
  constraint meetings_rule_check CHECK ((length(rule) <= 200)),
  constraint meetings_shown_before_minutes_check CHECK ((shown_before_minutes = ANY (ARRAY[15, 60, 1440, 10080]))),
  constraint meetings_zone_check CHECK ((length(zone) <= 60))
);
CREATE INDEX meetings_of_group ON public.meetings USING btree (group_id);
CREATE TRIGGER seated AFTER UPDATE OF capacity ON public.meetings FOR EACH ROW EXECUTE FUNCTION seat_after_change();
CREATE TRIGGER told AFTER INSERT OR UPDATE OF sequence ON public.meetings FOR EACH ROW EXECUTE FUNCTION tell_of_meeting();
create policy facilitators_edit on meetings for update to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL)) with check ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy facilitators_write on meetings for insert to :member with check (((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL) AND (array_position(( SELECT writable_groups() AS writable_groups), group_id) IS NOT NULL)));
create policy insiders on meetings for select to :member using (((array_position(( SELECT known_groups() AS known_groups), group_id) IS NOT NULL) OR (array_position(( SELECT guest_groups() AS guest_groups), group_id) IS NOT NULL)));
create policy system_all on meetings for all to :system using (true) with check (true);
grant insert (about, access, capacity, group_id, minutes, over_at, rule, shown_before_minutes, starts, starts_on, waiting_list, zone) on meetings to :member;
grant select on meetings to :member;
grant update (about, access, capacity, ended_at, minutes, over_at, rule, sequence, shown_before_minutes, starts, starts_on, updated_at, waiting_list, zone) on meetings to :member;

create table memberships (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  person_id uuid,
  state text not null,
  facilitates boolean not null default false,
  successor boolean not null default false,
  name text not null,
  skeleton text not null,
  second_word text not null default ''::text,
  keepsake text not null,
  agreement integer not null,
  joined_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  spoke boolean not null default false,
  constraint memberships_pkey PRIMARY KEY (id),
  constraint memberships_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint memberships_group_id_person_id_key UNIQUE (group_id, person_id),
  constraint memberships_id_group_id_key UNIQUE (id, group_id),
  constraint memberships_name_check CHECK (((length(name) >= 1) AND (length(name) <= 40))),
  constraint memberships_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE SET NULL,
  constraint memberships_state_check CHECK ((state = ANY (ARRAY['guest'::text, 'member'::text, 'left'::text, 'removed'::text])))
);
CREATE INDEX memberships_of_group ON public.memberships USING btree (group_id, joined_at);
CREATE INDEX memberships_of_person ON public.memberships USING btree (person_id);
CREATE TRIGGER let_go_of_copies AFTER UPDATE OF state, facilitates ON public.memberships FOR EACH ROW WHEN (((old.state IS DISTINCT FROM new.state) OR (old.facilitates AND (NOT new.facilitates)))) EXECUTE FUNCTION let_go_of_copies();
CREATE TRIGGER let_go_of_duty AFTER UPDATE OF state, facilitates ON public.memberships FOR EACH ROW WHEN (((old.state IS DISTINCT FROM new.state) OR (old.facilitates IS DISTINCT FROM new.facilitates))) EXECUTE FUNCTION let_go_of_duty();
CREATE TRIGGER let_go_of_flares AFTER UPDATE OF state ON public.memberships FOR EACH ROW WHEN (((old.state IS DISTINCT FROM new.state) AND (new.state <> 'member'::text))) EXECUTE FUNCTION let_go_of_flares();
CREATE TRIGGER take_taps_along AFTER UPDATE OF state ON public.memberships FOR EACH ROW WHEN (((old.state = 'member'::text) AND (new.state <> 'member'::text))) EXECUTE FUNCTION take_taps_along();
create policy members_see on memberships for select to :member using ((((array_position(( SELECT known_groups() AS known_groups), group_id) IS NOT NULL) AND (state = ANY (ARRAY['member'::text, 'guest'::text])) AND COALESCE((person_id <> ALL (( SELECT known_blocked() AS known_blocked)::uuid[])), true)) OR (person_id = ( SELECT viewer_id() AS viewer_id))));
create policy system_all on memberships for all to :system using (true) with check (true);
create policy those_who_spoke on memberships for select to :member using ((spoke AND (state = ANY (ARRAY['left'::text, 'removed'::text])) AND (array_position(( SELECT known_groups() AS known_groups), group_id) IS NOT NULL) AND COALESCE((person_id <> ALL (( SELECT known_blocked() AS known_blocked)::uuid[])), true)));
grant select (agreement, ended_at, facilitates, group_id, id, joined_at, keepsake, name, second_word, state, successor) on memberships to :member;

create table migrations (
  name text not null,
  digest text not null,
  run_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (name)
);

create table one_tap_replies (
  post_id uuid not null,
  group_id uuid not null,
  membership_id uuid not null,
  person_id uuid not null,
  kind text not null,
  tapped_at timestamp with time zone not null default now(),
  constraint one_tap_replies_pkey PRIMARY KEY (post_id, membership_id),
  constraint one_tap_replies_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint one_tap_replies_kind_check CHECK ((kind = ANY (ARRAY['i_hear_you'::text, 'me_too'::text, 'sitting_with_you'::text, 'thank_you'::text, 'this_helped'::text]))),
  constraint one_tap_replies_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id) ON DELETE CASCADE,
  constraint one_tap_replies_membership_id_group_id_fkey FOREIGN KEY (membership_id, group_id) REFERENCES memberships(id, group_id) ON DELETE CASCADE,
  constraint one_tap_replies_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint one_tap_replies_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE,
  constraint one_tap_replies_post_id_group_id_fkey FOREIGN KEY (post_id, group_id) REFERENCES posts(id, group_id) ON DELETE CASCADE
);
CREATE INDEX taps_of_person ON public.one_tap_replies USING btree (person_id);
CREATE INDEX taps_of_seat ON public.one_tap_replies USING btree (membership_id);
create policy members_see on one_tap_replies for select to :member using (((array_position(( SELECT known_groups() AS known_groups), group_id) IS NOT NULL) AND (person_id <> ALL (( SELECT known_blocked() AS known_blocked)::uuid[]))));
create policy own on one_tap_replies for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on one_tap_replies for all to :system using (true) with check (true);
create policy tap on one_tap_replies for insert to :member with check (((person_id = ( SELECT viewer_id() AS viewer_id)) AND ( SELECT may_write() AS may_write) AND (array_position(( SELECT writable_groups() AS writable_groups), group_id) IS NOT NULL) AND (membership_id = (( SELECT my_seats() AS my_seats))[array_position(( SELECT known_groups() AS known_groups), group_id)]) AND (EXISTS ( SELECT
   FROM posts p
  WHERE ((p.id = one_tap_replies.post_id) AND (p.taken_back_at IS NULL))))));
create policy undo on one_tap_replies for delete to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
grant delete on one_tap_replies to :member;
grant insert (group_id, kind, membership_id, person_id, post_id) on one_tap_replies to :member;
grant select (group_id, kind, membership_id, post_id) on one_tap_replies to :member;

create table outbox (
  id uuid not null default gen_random_uuid(),
  person_id uuid,
  group_id uuid,
  cause text not null,
  text_id text not null,
  secret text,
  queued_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  problem text,
  not_before timestamp with time zone not null default now(),
  due_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone,
  tries integer not null default 0,
  outcome text,
  meeting_id uuid,
  on_date date,
  about_at timestamp with time zone,
  constraint outbox_pkey PRIMARY KEY (id),
  constraint outbox_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint outbox_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings(id) ON DELETE CASCADE,
  constraint outbox_outcome_check CHECK ((outcome = ANY (ARRAY['sent'::text, 'joined'::text, 'withheld'::text, 'refused'::text]))),
  constraint outbox_person_id_cause_key UNIQUE (person_id, cause),
  constraint outbox_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint outbox_text_id_check CHECK ((text_id = ANY (ARRAY['sign_in_link'::text, 'prove_address'::text, 'ask_answered'::text, 'announcement'::text, 'new_ask'::text, 'group_approved'::text, 'reset_asked'::text, 'lead_wanted'::text, 'test_mail'::text, 'try_again'::text, 'remind_day'::text, 'remind_hour'::text, 'remind_start'::text, 'meeting_changed'::text])))
);
CREATE INDEX outbox_due ON public.outbox USING btree (due_at) WHERE (sent_at IS NULL);
CREATE INDEX outbox_gone ON public.outbox USING btree (person_id, sent_at) WHERE (outcome = 'sent'::text);
CREATE INDEX outbox_of_meeting ON public.outbox USING btree (meeting_id) WHERE (meeting_id IS NOT NULL);
create policy system_all on outbox for all to :system using (true) with check (true);

create table pages (
  kind text not null,
  language text not null,
  words text not null,
  version integer not null default 1,
  written_at timestamp with time zone not null default now(),
  constraint pages_pkey PRIMARY KEY (kind, language),
  constraint pages_kind_check CHECK ((kind = ANY (ARRAY['terms'::text, 'privacy'::text, 'contact'::text, 'about'::text]))),
  constraint pages_words_check CHECK (((length(words) >= 1) AND (length(words) <= 40000)))
);
create policy all_see on pages for select to :member using (( SELECT entered() AS entered));
create policy stewards_rewrite on pages for update to :member using (( SELECT is_steward() AS is_steward)) with check (( SELECT is_steward() AS is_steward));
create policy stewards_write on pages for insert to :member with check (( SELECT is_steward() AS is_steward));
create policy system_all on pages for all to :system using (true) with check (true);
grant insert on pages to :member;
grant select on pages to :member;
grant update on pages to :member;

create table passed_hostings (
  meeting_id uuid not null,
  group_id uuid not null,
  on_date date not null,
  membership_id uuid not null,
  constraint passed_hostings_pkey PRIMARY KEY (meeting_id, on_date, membership_id),
  constraint passed_hostings_meeting_id_group_id_fkey FOREIGN KEY (meeting_id, group_id) REFERENCES meetings(id, group_id) ON DELETE CASCADE,
  constraint passed_hostings_membership_id_group_id_fkey FOREIGN KEY (membership_id, group_id) REFERENCES memberships(id, group_id) ON DELETE CASCADE
);
CREATE INDEX passed_by_seat ON public.passed_hostings USING btree (membership_id);
create policy insiders on passed_hostings for select to :member using (((array_position(( SELECT known_groups() AS known_groups), group_id) IS NOT NULL) OR (array_position(( SELECT guest_groups() AS guest_groups), group_id) IS NOT NULL)));
create policy system_all on passed_hostings for all to :system using (true) with check (true);
grant select on passed_hostings to :member;

create table passkey_challenges (
  id uuid not null default gen_random_uuid(),
  person_id uuid,
  challenge text not null,
  ends_at timestamp with time zone not null default (now() + '00:05:00'::interval),
  constraint passkey_challenges_pkey PRIMARY KEY (id),
  constraint passkey_challenges_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
create policy system_all on passkey_challenges for all to :system using (true) with check (true);

create table passkeys (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}'::text[],
  name text not null,
  made_at timestamp with time zone not null default now(),
  constraint passkeys_pkey PRIMARY KEY (id),
  constraint passkeys_credential_id_key UNIQUE (credential_id),
  constraint passkeys_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint passkeys_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
CREATE INDEX passkeys_of_person ON public.passkeys USING btree (person_id);
create policy own on passkeys for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy remove_own on passkeys for delete to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on passkeys for all to :system using (true) with check (true);
grant delete on passkeys to :member;
grant select (id, made_at, name, person_id) on passkeys to :member;

create table passwords (
  person_id uuid not null,
  hash text not null,
  set_at timestamp with time zone not null default now(),
  constraint passwords_pkey PRIMARY KEY (person_id),
  constraint passwords_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
create policy system_all on passwords for all to :system using (true) with check (true);

create table people (
  id uuid not null default gen_random_uuid(),
  sign_in_name citext not null,
  shown_name text not null,
  keepsake text not null,
  language text not null,
  zone text not null,
  is_steward boolean not null default false,
  approved boolean not null default true,
  suspended boolean not null default false,
  adult_since timestamp with time zone not null,
  came_at timestamp with time zone not null default now(),
  mail_lost_at timestamp with time zone,
  hours_for_groups boolean not null default false,
  constraint people_pkey PRIMARY KEY (id),
  constraint people_keepsake_check CHECK (((length(keepsake) >= 1) AND (length(keepsake) <= 40))),
  constraint people_shown_name_check CHECK (((length(shown_name) >= 1) AND (length(shown_name) <= 40))),
  constraint people_sign_in_name_check CHECK ((sign_in_name ~ '^[a-z]{2,24}-[0-9]{4}$'::citext)),
  constraint people_sign_in_name_key UNIQUE (sign_in_name)
);
CREATE TRIGGER forget_flare BEFORE DELETE ON public.people FOR EACH ROW EXECUTE FUNCTION forget_flare();
CREATE TRIGGER take_words_along BEFORE DELETE ON public.people FOR EACH ROW EXECUTE FUNCTION take_words_along();
create policy change_oneself on people for update to :member using ((id = ( SELECT viewer_id() AS viewer_id))) with check ((id = ( SELECT viewer_id() AS viewer_id)));
create policy oneself on people for select to :member using ((id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on people for all to :system using (true) with check (true);
grant select on people to :member;
grant update (hours_for_groups, keepsake, language, shown_name, zone) on people to :member;

create table place (
  id boolean not null default true,
  name text not null default 'Holdfast'::text,
  hue text not null default 'lamp'::text,
  sign_up text not null default 'invitation'::text,
  language text not null default 'en'::text,
  zone text not null default 'UTC'::text,
  country text not null default 'GB'::text,
  quick_exit text not null default 'https://www.wikipedia.org/'::text,
  set_up_at timestamp with time zone,
  demo boolean not null default false,
  mail_sender text not null default ''::text,
  mail_subject text not null default ''::text,
  keeper text not null default ''::text,
  contact text not null default ''::text,
  hosting text not null default ''::text,
  steps_done text[] not null default '{}'::text[],
  constraint place_pkey PRIMARY KEY (id),
  constraint place_contact_check CHECK ((length(contact) <= 200)),
  constraint place_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint place_hosting_check CHECK ((length(hosting) <= 200)),
  constraint place_hue_check CHECK (((hue = ANY (ARRAY['lamp'::text, 'moss'::text, 'clay'::text, 'plum'::text, 'sea'::text])) OR (hue ~ '^#[0-9a-f]{6}$'::text))),
  constraint place_id_check CHECK (id),
  constraint place_keeper_check CHECK ((length(keeper) <= 120)),
  constraint place_mail_sender_check CHECK ((length(mail_sender) <= 60)),
  constraint place_mail_subject_check CHECK ((length(mail_subject) <= 80)),
  constraint place_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint place_quick_exit_check CHECK ((quick_exit ~ '^https://[^\s]{3,200}$'::text)),
  constraint place_sign_up_check CHECK ((sign_up = ANY (ARRAY['open'::text, 'invitation'::text, 'approval'::text]))),
  constraint place_steps_done_check CHECK ((steps_done <@ ARRAY['name'::text, 'coming'::text, 'mail'::text, 'keeper'::text]))
);
create policy all_see on place for select to :member using (( SELECT entered() AS entered));
create policy stewards_set on place for update to :member using (( SELECT is_steward() AS is_steward)) with check (( SELECT is_steward() AS is_steward));
create policy system_all on place for all to :system using (true) with check (true);
grant select on place to :member;
grant update (contact, country, hosting, hue, keeper, language, mail_sender, mail_subject, name, quick_exit, set_up_at, sign_up, steps_done, zone) on place to :member;

create table poll_answers (
  time_id uuid not null,
  membership_id uuid not null,
  person_id uuid not null,
  answer text not null,
  constraint poll_answers_pkey PRIMARY KEY (time_id, membership_id),
  constraint poll_answers_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'if_need_be'::text, 'no'::text]))),
  constraint poll_answers_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id) ON DELETE CASCADE,
  constraint poll_answers_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint poll_answers_time_id_fkey FOREIGN KEY (time_id) REFERENCES poll_times(id) ON DELETE CASCADE
);
CREATE INDEX poll_answers_of_person ON public.poll_answers USING btree (person_id);
CREATE INDEX poll_answers_of_seat ON public.poll_answers USING btree (membership_id);
create policy own on poll_answers for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on poll_answers for all to :system using (true) with check (true);
grant select (answer, time_id) on poll_answers to :member;

create table poll_times (
  id uuid not null default gen_random_uuid(),
  poll_id uuid not null,
  group_id uuid not null,
  starts_at timestamp with time zone not null,
  said text,
  constraint poll_times_pkey PRIMARY KEY (id),
  constraint poll_times_poll_id_group_id_fkey FOREIGN KEY (poll_id, group_id) REFERENCES time_polls(id, group_id) ON DELETE CASCADE,
  constraint poll_times_poll_id_starts_at_key UNIQUE (poll_id, starts_at),
  constraint poll_times_said_check CHECK ((said = ANY (ARRAY['most'::text, 'some'::text, 'hard'::text])))
);
create policy facilitators_ask on poll_times for insert to :member with check (((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL) AND (array_position(( SELECT writable_groups() AS writable_groups), group_id) IS NOT NULL)));
create policy members on poll_times for select to :member using ((array_position(( SELECT known_groups() AS known_groups), group_id) IS NOT NULL));
create policy system_all on poll_times for all to :system using (true) with check (true);
grant insert (group_id, poll_id, starts_at) on poll_times to :member;
grant select on poll_times to :member;

create table posts (
  id uuid not null default gen_random_uuid(),
  conversation_id uuid not null,
  group_id uuid not null,
  position integer not null,
  membership_id uuid,
  person_id uuid,
  title text not null default ''::text,
  words text not null,
  wish text,
  topics text[] not null default '{}'::text[],
  answers_id uuid,
  sent_key uuid not null,
  written_at timestamp with time zone not null default now(),
  edited_at timestamp with time zone,
  taken_back_at timestamp with time zone,
  pinned_at timestamp with time zone,
  constraint posts_pkey PRIMARY KEY (id),
  constraint posts_answers_id_fkey FOREIGN KEY (answers_id) REFERENCES posts(id) ON DELETE SET NULL,
  constraint posts_check CHECK (((words = ''::text) = (taken_back_at IS NOT NULL))),
  constraint posts_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  constraint posts_conversation_id_group_id_fkey FOREIGN KEY (conversation_id, group_id) REFERENCES conversations(id, group_id) ON DELETE CASCADE,
  constraint posts_conversation_id_position_key UNIQUE (conversation_id, "position"),
  constraint posts_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint posts_id_group_id_key UNIQUE (id, group_id),
  constraint posts_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id) ON DELETE SET NULL,
  constraint posts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE SET NULL,
  constraint posts_person_id_sent_key_key UNIQUE (person_id, sent_key),
  constraint posts_title_check CHECK ((length(title) <= 120)),
  constraint posts_topics_check CHECK ((cardinality(topics) <= 10)),
  constraint posts_wish_check CHECK ((wish = ANY (ARRAY['just_saying'::text, 'just_listen'::text, 'me_too'::text, 'how_did_you_cope'::text, 'ideas_welcome'::text]))),
  constraint posts_words_check CHECK ((length(words) <= 6000))
);
CREATE INDEX posts_answered ON public.posts USING btree (answers_id) WHERE (answers_id IS NOT NULL);
CREATE INDEX posts_of_person ON public.posts USING btree (person_id, written_at);
CREATE INDEX posts_of_seat ON public.posts USING btree (membership_id, written_at DESC);
CREATE INDEX posts_pinned ON public.posts USING btree (group_id, pinned_at) WHERE (pinned_at IS NOT NULL);
CREATE TRIGGER forget_old_words AFTER UPDATE OF words, title ON public.posts FOR EACH ROW WHEN (((old.words <> new.words) OR (old.title <> new.title))) EXECUTE FUNCTION forget_old_words();
create policy members_read on posts for select to :member using (((array_position(( SELECT known_groups() AS known_groups), group_id) IS NOT NULL) AND ((pinned_at IS NOT NULL) OR (written_at >= (( SELECT known_since() AS known_since))[array_position(( SELECT known_groups() AS known_groups), group_id)])) AND COALESCE((person_id <> ALL (( SELECT known_blocked() AS known_blocked)::uuid[])), true)));
create policy own on posts for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy own_edit on posts for update to :member using (((person_id = ( SELECT viewer_id() AS viewer_id)) AND (taken_back_at IS NULL) AND ( SELECT may_write() AS may_write) AND (array_position(( SELECT known_groups() AS known_groups), group_id) IS NOT NULL) AND (array_position(( SELECT writable_groups() AS writable_groups), group_id) IS NOT NULL)));
create policy system_all on posts for all to :system using (true) with check (true);
grant select (answers_id, conversation_id, edited_at, group_id, id, membership_id, pinned_at, position, taken_back_at, title, topics, wish, words, written_at) on posts to :member;
grant update (edited_at, title, topics, wish, words) on posts to :member;

create table quiet_hours (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  weekday integer not null,
  starts time without time zone not null,
  ends time without time zone not null,
  constraint quiet_hours_pkey PRIMARY KEY (id),
  constraint quiet_hours_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint quiet_hours_weekday_check CHECK (((weekday >= 0) AND (weekday <= 6)))
);
CREATE INDEX quiet_of_person ON public.quiet_hours USING btree (person_id);
create policy clear_own on quiet_hours for delete to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy keep_own on quiet_hours for insert to :member with check ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy own on quiet_hours for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on quiet_hours for all to :system using (true) with check (true);
grant delete on quiet_hours to :member;
grant insert on quiet_hours to :member;
grant select on quiet_hours to :member;

create table quiet_word_lines (
  id uuid not null default gen_random_uuid(),
  word_id uuid not null,
  membership_id uuid not null,
  person_id uuid not null,
  words text not null,
  written_at timestamp with time zone not null default clock_timestamp(),
  sent_key uuid not null,
  constraint quiet_word_lines_pkey PRIMARY KEY (id),
  constraint quiet_word_lines_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id) ON DELETE CASCADE,
  constraint quiet_word_lines_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint quiet_word_lines_person_id_sent_key_key UNIQUE (person_id, sent_key),
  constraint quiet_word_lines_word_id_fkey FOREIGN KEY (word_id) REFERENCES quiet_words(id) ON DELETE CASCADE,
  constraint quiet_word_lines_words_check CHECK (((length(words) >= 1) AND (length(words) <= 4000)))
);
CREATE INDEX lines_of_quiet_word ON public.quiet_word_lines USING btree (word_id, written_at);
CREATE INDEX lines_of_seat ON public.quiet_word_lines USING btree (membership_id);
create policy readers_see on quiet_word_lines for select to :member using (((person_id <> ALL (( SELECT known_blocked() AS known_blocked)::uuid[])) AND (EXISTS ( SELECT
   FROM quiet_words w
  WHERE (w.id = quiet_word_lines.word_id)
 OFFSET 0))));
create policy system_all on quiet_word_lines for all to :system using (true) with check (true);
grant select (id, membership_id, word_id, words, written_at) on quiet_word_lines to :member;

create table quiet_words (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  membership_id uuid not null,
  person_id uuid not null,
  opened_at timestamp with time zone not null default now(),
  closed_at timestamp with time zone,
  constraint quiet_words_pkey PRIMARY KEY (id),
  constraint quiet_words_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint quiet_words_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id) ON DELETE CASCADE,
  constraint quiet_words_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
CREATE INDEX quiet_words_of_group ON public.quiet_words USING btree (group_id, opened_at);
CREATE INDEX quiet_words_of_person ON public.quiet_words USING btree (person_id);
CREATE INDEX quiet_words_of_seat ON public.quiet_words USING btree (membership_id);
CREATE UNIQUE INDEX one_open_word ON public.quiet_words USING btree (group_id, person_id) WHERE (closed_at IS NULL);
create policy facilitators_read on quiet_words for select to :member using (((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL) AND (person_id <> ALL (( SELECT known_blocked() AS known_blocked)::uuid[]))));
create policy own on quiet_words for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on quiet_words for all to :system using (true) with check (true);
grant select (closed_at, group_id, id, membership_id, opened_at) on quiet_words to :member;

create table reading_choices (
  person_id uuid not null,
  list_order text not null default 'newest'::text,
  shown text[] not null default '{}'::text[],
  hidden text[] not null default '{}'::text[],
  constraint reading_choices_pkey PRIMARY KEY (person_id),
  constraint reading_choices_hidden_check CHECK ((cardinality(hidden) <= 20)),
  constraint reading_choices_list_order_check CHECK ((list_order = ANY (ARRAY['newest'::text, 'begun'::text]))),
  constraint reading_choices_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint reading_choices_shown_check CHECK ((cardinality(shown) <= 20))
);
create policy choose on reading_choices for insert to :member with check ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy choose_anew on reading_choices for update to :member using ((person_id = ( SELECT viewer_id() AS viewer_id))) with check ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy own on reading_choices for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on reading_choices for all to :system using (true) with check (true);
grant insert (hidden, list_order, person_id, shown) on reading_choices to :member;
grant select on reading_choices to :member;
grant update (hidden, list_order, shown) on reading_choices to :member;

create table ready_words (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  position integer not null,
  words text not null,
  constraint ready_words_pkey PRIMARY KEY (id),
  constraint ready_words_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint ready_words_group_id_position_key UNIQUE (group_id, "position"),
  constraint ready_words_words_check CHECK (((length(words) >= 1) AND (length(words) <= 500)))
);
create policy facilitators_clear on ready_words for delete to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy facilitators_read on ready_words for select to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy facilitators_write on ready_words for insert to :member with check ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy system_all on ready_words for all to :system using (true) with check (true);
grant delete on ready_words to :member;
grant insert (group_id, position, words) on ready_words to :member;
grant select on ready_words to :member;

create table recovery_codes (
  person_id uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone,
  constraint recovery_codes_pkey PRIMARY KEY (person_id, code_hash),
  constraint recovery_codes_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
create policy own on recovery_codes for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on recovery_codes for all to :system using (true) with check (true);
grant select (person_id, used_at) on recovery_codes to :member;

create table removals (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  membership_id uuid not null,
  person_id uuid,
  group_name text not null,
  shown_as text not null default ''::text,
  reason text not null,
  removed_at timestamp with time zone not null default now(),
  until timestamp with time zone,
  lifted_at timestamp with time zone,
  constraint removals_pkey PRIMARY KEY (id),
  constraint removals_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint removals_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id) ON DELETE CASCADE,
  constraint removals_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint removals_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)))
);
CREATE INDEX removals_of_group ON public.removals USING btree (group_id);
CREATE INDEX removals_of_person ON public.removals USING btree (person_id);
create policy facilitators_read on removals for select to :member using (((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL) AND (person_id <> ALL (( SELECT known_blocked() AS known_blocked)::uuid[]))));
create policy own on removals for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on removals for all to :system using (true) with check (true);
grant select (group_id, group_name, id, lifted_at, reason, removed_at, shown_as, until) on removals to :member;

create table resets (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  asked_by uuid,
  code_hash bytea not null,
  asked_at timestamp with time zone not null default now(),
  opens_at timestamp with time zone not null,
  refused_at timestamp with time zone,
  used_at timestamp with time zone,
  constraint resets_pkey PRIMARY KEY (id),
  constraint resets_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES people(id) ON DELETE CASCADE,
  constraint resets_code_hash_key UNIQUE (code_hash),
  constraint resets_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
CREATE INDEX resets_asked_by ON public.resets USING btree (asked_by);
CREATE INDEX resets_of_person ON public.resets USING btree (person_id);
create policy own on resets for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on resets for all to :system using (true) with check (true);
grant select (asked_at, id, opens_at, person_id, refused_at, used_at) on resets to :member;

create table rests (
  membership_id uuid not null,
  person_id uuid not null,
  since timestamp with time zone not null default now(),
  until date,
  by_flare boolean not null default false,
  constraint rests_pkey PRIMARY KEY (membership_id),
  constraint rests_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES memberships(id) ON DELETE CASCADE,
  constraint rests_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
create policy come_back on rests for delete to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy own on rests for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy rest on rests for insert to :member with check (((person_id = ( SELECT viewer_id() AS viewer_id)) AND (array_position(( SELECT my_seats() AS my_seats), membership_id) IS NOT NULL)));
create policy system_all on rests for all to :system using (true) with check (true);
grant delete on rests to :member;
grant insert (membership_id, person_id, until) on rests to :member;
grant select on rests to :member;

create table secrets (
  name text not null,
  value bytea not null,
  made_at timestamp with time zone not null default now(),
  constraint secrets_pkey PRIMARY KEY (name)
);
create policy system_all on secrets for all to :system using (true) with check (true);

create table sessions (
  id uuid not null default gen_random_uuid(),
  token_hash bytea not null,
  person_id uuid not null,
  name text not null,
  shared boolean not null default false,
  made_at timestamp with time zone not null default now(),
  used_on date not null default CURRENT_DATE,
  confirmed_at timestamp with time zone not null default now(),
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint sessions_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX sessions_of_person ON public.sessions USING btree (person_id);
create policy own on sessions for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy rename_own on sessions for update to :member using ((person_id = ( SELECT viewer_id() AS viewer_id))) with check ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on sessions for all to :system using (true) with check (true);
grant select (confirmed_at, id, made_at, name, person_id, shared, used_on) on sessions to :member;
grant update (name) on sessions to :member;

create table suspensions (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  reason text not null,
  since timestamp with time zone not null default now(),
  until timestamp with time zone,
  lifted_at timestamp with time zone,
  constraint suspensions_pkey PRIMARY KEY (id),
  constraint suspensions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint suspensions_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)))
);
CREATE INDEX suspensions_of_person ON public.suspensions USING btree (person_id);
create policy own on suspensions for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy stewards_look on suspensions for select to :member using (( SELECT is_steward() AS is_steward));
create policy system_all on suspensions for all to :system using (true) with check (true);
grant select (id, lifted_at, person_id, reason, since, until) on suspensions to :member;

create table takedowns (
  id uuid not null default gen_random_uuid(),
  feed_id uuid,
  feed_name text not null,
  feed_url text,
  name text not null,
  marks text[] not null,
  taken_at timestamp with time zone not null default now(),
  constraint takedowns_pkey PRIMARY KEY (id),
  constraint takedowns_feed_id_fkey FOREIGN KEY (feed_id) REFERENCES feeds(id) ON DELETE SET NULL
);
CREATE INDEX takedowns_of_feed ON public.takedowns USING btree (feed_id);
create policy stewards_change on takedowns for update to :member using (( SELECT is_steward() AS is_steward)) with check (( SELECT is_steward() AS is_steward));
create policy stewards_clear on takedowns for delete to :member using (( SELECT is_steward() AS is_steward));
create policy stewards_read on takedowns for select to :member using (( SELECT is_steward() AS is_steward));
create policy stewards_write on takedowns for insert to :member with check (( SELECT is_steward() AS is_steward));
create policy system_all on takedowns for all to :system using (true) with check (true);
grant delete on takedowns to :member;
grant insert on takedowns to :member;
grant select on takedowns to :member;
grant update on takedowns to :member;

create table tellings (
  person_id uuid not null,
  announcements text not null default 'at_once'::text,
  answers text not null default 'at_once'::text,
  reminders text[] not null default '{day}'::text[],
  constraint tellings_pkey PRIMARY KEY (person_id),
  constraint tellings_announcements_check CHECK ((announcements = ANY (ARRAY['at_once'::text, 'daily'::text, 'weekly'::text, 'none'::text]))),
  constraint tellings_answers_check CHECK ((answers = ANY (ARRAY['at_once'::text, 'daily'::text, 'weekly'::text, 'none'::text]))),
  constraint tellings_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint tellings_reminders_check CHECK ((reminders <@ '{day,hour,start}'::text[]))
);
create policy change_own on tellings for update to :member using ((person_id = ( SELECT viewer_id() AS viewer_id))) with check ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy keep_own on tellings for insert to :member with check ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy own on tellings for select to :member using ((person_id = ( SELECT viewer_id() AS viewer_id)));
create policy system_all on tellings for all to :system using (true) with check (true);
grant insert on tellings to :member;
grant select on tellings to :member;
grant update (announcements, answers, reminders) on tellings to :member;

create table time_polls (
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  minutes integer not null,
  weekly boolean not null,
  zone text not null,
  asked_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  chosen timestamp with time zone,
  constraint time_polls_pkey PRIMARY KEY (id),
  constraint time_polls_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint time_polls_id_group_id_key UNIQUE (id, group_id),
  constraint time_polls_minutes_check CHECK (((minutes >= 10) AND (minutes <= 720))),
  constraint time_polls_zone_check CHECK ((length(zone) <= 60))
);
CREATE INDEX polls_of_group ON public.time_polls USING btree (group_id);
CREATE UNIQUE INDEX open_poll_of_group ON public.time_polls USING btree (group_id) WHERE (chosen IS NULL);
CREATE TRIGGER told AFTER INSERT OR DELETE OR UPDATE OF chosen ON public.time_polls FOR EACH ROW EXECUTE FUNCTION tell_of_poll();
create policy facilitators_ask on time_polls for insert to :member with check (((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL) AND (array_position(( SELECT writable_groups() AS writable_groups), group_id) IS NOT NULL)));
create policy facilitators_withdraw on time_polls for delete to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy members on time_polls for select to :member using (((chosen IS NULL) AND (array_position(( SELECT known_groups() AS known_groups), group_id) IS NOT NULL)));
create policy system_all on time_polls for all to :system using (true) with check (true);
grant delete on time_polls to :member;
grant insert (ends_at, group_id, minutes, weekly, zone) on time_polls to :member;
grant select on time_polls to :member;

create table welcomes (
  group_id uuid not null,
  words text not null default ''::text,
  way_in text not null default ''::text,
  constraint welcomes_pkey PRIMARY KEY (group_id),
  constraint welcomes_group_id_fkey FOREIGN KEY (group_id) REFERENCES groups(id) ON DELETE CASCADE,
  constraint welcomes_way_in_check CHECK ((length(way_in) <= 600)),
  constraint welcomes_words_check CHECK ((length(words) <= 4000))
);
create policy facilitators_edit on welcomes for update to :member using ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL)) with check ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy facilitators_write on welcomes for insert to :member with check ((array_position(( SELECT facilitated_groups() AS facilitated_groups), group_id) IS NOT NULL));
create policy insiders on welcomes for select to :member using (((array_position(( SELECT known_groups() AS known_groups), group_id) IS NOT NULL) OR (array_position(( SELECT guest_groups() AS guest_groups), group_id) IS NOT NULL)));
create policy system_all on welcomes for all to :system using (true) with check (true);
grant insert on welcomes to :member;
grant select on welcomes to :member;
grant update (way_in, words) on welcomes to :member;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.accept_agreement(of_group uuid, accepted integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not may_write() or not exists (select from memberships where group_id = of_group and person_id = viewer_id() and state in ('member', 'guest')) then
    perform refuse('HF404', 'not_found');
  end if;
  if accepted is distinct from (select max(version) from agreements where group_id = of_group) then perform refuse('HF409', 'agreement_changed'); end if;
  update memberships set agreement = accepted where group_id = of_group and person_id = viewer_id() and state in ('member', 'guest');
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.add_post(of_conversation uuid, of_group uuid, key uuid, of_title text, said text, wanted text, touches text[], answered uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.address_mark(address text)
 RETURNS bytea
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select letter_mark('place:' || lower(normalize(trim(address), NFC)))
$function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.admit(newcomer uuid, of_token text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare opened record;
begin
  select id, group_id into opened from open_invitations(of_token);
  if not found or not spend_invitation(of_token) then return false; end if;
  if opened.group_id is not null then insert into admissions (person_id, invitation_id) values (newcomer, opened.id); end if;
  return true;
end $function$;

CREATE OR REPLACE FUNCTION public.agreement_asked(of_group uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(max(version) filter (where change = 'new'), 1) from agreements where group_id = of_group
$function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.all_stewards()
 RETURNS TABLE(sign_in_name text, shown_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.sign_in_name::text, p.shown_name from people p where p.is_steward and is_steward() order by p.came_at, p.id
$function$;

CREATE OR REPLACE FUNCTION public.along_names(among bit varying, skip integer, take integer)
 RETURNS integer[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_sort TO 'off'
 SET enable_bitmapscan TO 'off'
AS $function$
begin
  return array(select num from listed_groups where get_bit(among, num) = 1 order by sorted_by, id offset skip limit take);
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.announce_note(note uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare n record;
begin
  update group_notes set announced_at = now() where id = note and announced_at is null
    and array_position(facilitated_groups(), group_id) is not null returning group_id into n;
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  if exists (select from groups where id = n.group_id and closed_at is not null) then perform refuse('HF409', 'group_closed'); end if;
  perform queue_mail(m.person_id, n.group_id, 'announcement', 'note:' || note)
    from memberships m where m.group_id = n.group_id and m.state = 'member' and m.person_id <> viewer_id()
      and m.person_id <> all (known_blocked()) and not exists (select from rests r where r.membership_id = m.id);
  perform pg_notify('live', 'group:' || n.group_id);
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.answer_ask(ask uuid, welcome boolean, why text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare them record;
begin
  select * into them from asks where id = ask and array_position(facilitated_groups(), group_id) is not null
    and state <> 'withdrawn' and person_id <> all (known_blocked()) for update;
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  if them.state <> 'waiting' then return null; end if;
  update asks set state = case when welcome then 'welcomed' else 'declined' end, reason = why, answered_at = now() where id = ask;
  return them.id;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.answer_group_export(export uuid, yes boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare asked record;
begin
  select * into asked from group_exports where id = export and array_position(known_groups(), group_id) is not null for share;
  if not found then perform refuse('HF404', 'not_found'); end if;
  if asked.state <> 'asking' or asked.closes_at <= now() then perform refuse('HF409', 'export_is_over'); end if;
  if yes then
    insert into group_export_answers (export_id, membership_id, person_id)
      select export, m.id, viewer_id() from memberships m where m.group_id = asked.group_id and m.person_id = viewer_id() and m.state = 'member'
      on conflict do nothing;
  else
    delete from group_export_answers where export_id = export and person_id = viewer_id();
  end if;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.answer_listing(of_group uuid, yes boolean, why text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare answer uuid;
begin
  perform approve_group(of_group, yes);
  insert into listing_answers (group_id, listed, reason) values (of_group, yes, why) returning id into answer;
  perform queue_mail(m.person_id, of_group, 'group_approved', 'listing:' || answer)
    from memberships m where m.group_id = of_group and m.state = 'member' and m.facilitates;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.answer_person(who uuid, yes boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not is_steward() then perform refuse('HF404', 'not_found'); end if;
  perform 1 from people where id = who and not approved for update;
  if not found then perform refuse('HF404', 'not_found'); end if;
  if yes then update people set approved = true where id = who;
  else perform erase_person(who); end if;
  perform pg_notify('live', 'session:' || who);
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.answer_poll(poll uuid, times uuid[], says text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare seat uuid;
begin
  -- Whoever leaves or settles it waits for this, or this for them: no answer outlives its seat or its poll.
  select m.id into seat from memberships m join time_polls p on p.group_id = m.group_id
    where p.id = poll and m.person_id = viewer_id() and m.state = 'member' for no key update of m;
  perform from time_polls where id = poll and chosen is null and ends_at > now() and array_position(known_groups(), group_id) is not null for share;
  if not found or seat is null or not may_write() then perform refuse('HF404', 'not_found'); end if;
  delete from poll_answers a using poll_times t where t.id = a.time_id and t.poll_id = poll and a.membership_id = seat;
  insert into poll_answers (time_id, membership_id, person_id, answer)
    select t.id, seat, viewer_id(), s.answer from unnest(times, says) s(id, answer) join poll_times t on t.id = s.id and t.poll_id = poll
    on conflict do nothing;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.answer_quiet_word(word uuid, said text, key uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  me uuid := viewer_id();
  seat uuid;
  w quiet_words;
begin
  -- The seat before the thread, as whoever lays their lead down takes them.
  select m.id into seat from memberships m join quiet_words q on q.group_id = m.group_id
    where q.id = word and m.person_id = me and m.state = 'member' and m.facilitates for no key update of m;
  if not found then perform refuse('HF404', 'not_found'); end if;
  w := quiet_word_to_answer(word);
  if exists (select from quiet_word_lines where person_id = me and sent_key = key and words = said) then return; end if;
  if exists (select from quiet_word_lines where person_id = me and sent_key = key) then key := gen_random_uuid(); end if;
  if w.closed_at is not null then perform refuse('HF409', 'quiet_word_closed'); end if;
  if array_position(writable_groups(), w.group_id) is null then perform refuse('HF403', 'accept_first'); end if;
  insert into quiet_word_lines (word_id, membership_id, person_id, words, sent_key)
    values (word, seat, me, said, key) on conflict do nothing;
  if not found then return; end if;
  -- It has been answered: nobody else need be told any more that it waits.
  delete from outbox where cause like 'quiet:' || word || ':%' and sent_at is null;
  perform queue_mail(w.person_id, w.group_id, 'ask_answered', 'answered:' || word || ':' ||
    (select count(*) from quiet_word_lines l where l.word_id = word and l.person_id = w.person_id));
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.approve_group(of_group uuid, yes boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not is_steward() then perform refuse('HF404', 'not_found'); end if;
  update groups set listing = case when yes then 'listed' else 'unlisted' end, wants_listing = yes where id = of_group and listing = 'waiting';
  if not found then perform refuse('HF404', 'not_found'); end if;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.ask_archive()
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  me uuid := viewer_id();
  asked uuid;
begin
  if me is null then perform refuse('HF404', 'not_found'); end if;
  perform pg_advisory_xact_lock(hashtextextended('archive ' || me, 0));
  select id into asked from archives where person_id = me and group_id is null and state in ('waiting', 'making') and asked_at > now() - interval '10 minutes';
  if found then return asked; end if;
  delete from archives where person_id = me and group_id is null;
  insert into archives (person_id) values (me) returning id into asked;
  perform graphile_worker.add_job('make-archive', json_build_object('archive', asked), job_key => 'archive:' || asked, max_attempts => 6);
  return asked;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.ask_for_lead(of_group uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.ask_group_export(of_group uuid, parts text[], reason text, last_day date)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare asked record;
begin
  if array_position(facilitated_groups(), of_group) is null or not may_write() then perform refuse('HF404', 'not_found'); end if;
  perform hold_group(of_group);
  if exists (select from group_exports where group_id = of_group and state = 'asking') then perform refuse('HF409', 'export_asked_already'); end if;
  insert into group_exports (group_id, what, why, closes_at)
    select of_group, parts, reason, (last_day + 1)::timestamp at time zone g.zone from groups g where g.id = of_group returning id, closes_at into asked;
  if asked.closes_at < now() + interval '3 days' then perform refuse('HF409', 'export_too_soon'); end if;
  perform graphile_worker.add_job('make-group-export', json_build_object('export', asked.id), job_key => 'export:' || asked.id,
    run_at => asked.closes_at, max_attempts => 12);
  perform pg_notify('live', 'group:' || of_group);
  return asked.id;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.ask_reset(who citext, code bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.band_of(people bigint)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN CASE WHEN (people >= 16) THEN '16+'::text WHEN (people >= 10) THEN '10-15'::text WHEN (people >= 6) THEN '6-9'::text WHEN (people >= 3) THEN '3-5'::text ELSE NULL::text END;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.become(person uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.begin_conversation(of_group uuid, key uuid, of_title text, said text, wanted text, touches text[])
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.begin_flare()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.bits_in_a_row(parts bit varying[])
 RETURNS bit varying
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
declare
  part bit varying;
  row bit varying := '';
begin
  foreach part in array parts loop row := row || part; end loop;
  return row;
end $function$;

CREATE OR REPLACE FUNCTION public.bits_of(nums integer[], chunks integer)
 RETURNS bit varying
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
begin
  return (
    select bits_in_a_row(array_agg(coalesce(m.bits, no_bits(1)) order by n)) from generate_series(0, chunks - 1) n
    left join (select num / 15360 as chunk, bit_or(one_bit(num)) as bits from unnest(nums) num group by 1) m on m.chunk = n);
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.block_member(membership uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare other record;
begin
  select m.person_id, m.name into other from memberships m
    where m.id = membership and m.state in ('member', 'guest') and m.person_id <> viewer_id()
      and array_position(known_groups(), m.group_id) is not null and m.person_id <> all (known_blocked());
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  insert into blocks (blocker_id, blocked_id, shown_as) values (viewer_id(), other.person_id, other.name)
    on conflict do nothing;
  perform become(viewer_id());
end $function$;

CREATE OR REPLACE FUNCTION public.by_name(among bit varying, few integer, skip integer, take integer)
 RETURNS integer[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if take <= 0 then return '{}'; end if;
  if bit_count(among) > few then return along_names(among, skip, take); end if;
  return array(select num from listed_groups where num = any (array(select numbers_in(among))) order by sorted_by, id offset skip limit take);
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.calendar_of(token bytea)
 RETURNS TABLE(person_id uuid, group_id uuid, titles text, language text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select c.person_id, c.group_id, c.titles, p.language from calendars c join people p on p.id = c.person_id
  where c.token_hash = token and p.approved and not p.suspended
$function$;

CREATE OR REPLACE FUNCTION public.card_mark(name text, purpose text, not_for text, focus text, languages text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN md5((jsonb_build_array(name, purpose, not_for, focus, to_jsonb(languages)))::text);

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.change_face(of_group uuid, shown text, looks text, thing text, word text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not may_write() then perform refuse('HF404', 'not_found'); end if;
  perform hold_group(of_group);
  update memberships m set name = shown, skeleton = looks, keepsake = thing,
      second_word = case when m.skeleton = looks then m.second_word
        when exists (select from memberships o where o.group_id = of_group and o.skeleton = looks and o.state in ('member', 'guest')
          and o.person_id is distinct from viewer_id()) then word else '' end
    where m.group_id = of_group and m.person_id = viewer_id() and m.state in ('member', 'guest');
  if not found then perform refuse('HF404', 'not_found'); end if;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.choose_common_words(at_least integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET work_mem TO '64MB'
AS $function$
declare
  chosen text[] := array(select word from ts_stat('select words from listed_groups') where ndoc >= at_least);
  fresh text[];
begin
  perform pg_advisory_xact_lock(7401339);
  delete from listed_marks where facet in ('word', 'about') and value <> all (chosen);
  delete from common_words where word <> all (chosen);
  with added as (insert into common_words select unnest(chosen) on conflict do nothing returning word) select array_agg(word) into fresh from added;
  insert into listed_marks select f.facet, w.lexeme, g.num / 15360, bit_or(one_bit(g.num))
    from listed_groups g, unnest(g.words) w join unnest(fresh) word on word = w.lexeme,
      lateral (values ('word', true), ('about', w.weights && '{A,B}')) f(facet, counts)
    where f.counts group by 1, 2, 3;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.choose_for_flare(seats uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.close_quiet_word(word uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not may_write() or not exists (select from quiet_words where id = word and person_id = viewer_id()) then
    perform quiet_word_to_answer(word);
  end if;
  update quiet_words set closed_at = coalesce(closed_at, now()) where id = word;
  delete from outbox where cause like 'quiet:' || word || ':%' and sent_at is null;
end $function$;

CREATE OR REPLACE FUNCTION public.coming(zone text, weekday integer, starts time without time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select min(moment) from (select known_zone(zone) offset 0) z(known), lateral (select (now() at time zone known)::date) local(today),
    generate_series(0, 7, 7) later,
    lateral (select (today + ((weekday - extract(dow from today)::int + 7) % 7) + later + starts) at time zone known) t(moment)
  where moment > now() - interval '15 minutes'
$function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.count_hidden_groups()
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when is_steward() then count(*)::int end from groups where listing = 'hidden'
$function$;

CREATE OR REPLACE FUNCTION public.counts_beside(facets text[], bases bit varying[])
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_array(facet, value, n)), '[]') from (
      select m.facet, m.value, sum(bit_count(m.bits & substring(b.bits from m.chunk * 15360 + 1 for 15360))) as n
      from unnest(facets, bases) b(facet, bits) join listed_marks m using (facet)
      where m.chunk < length(b.bits) / 15360 group by 1, 2) c where n > 0);
end $function$;

CREATE OR REPLACE FUNCTION public.counts_in_time(among bit varying, wish jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
begin
  return (
    with asked as materialized (
        select case when jsonb_array_length(wish -> 'cells') = 168 then 'hour' else 'quarter' end as fine,
          array(select jsonb_array_elements_text(wish -> 'cells')::int) as cells, array(select jsonb_array_elements_text(wish -> 'printed')::int) as printed,
          array(select jsonb_array_elements_text(wish -> 'days')::int) as days, array(select jsonb_array_elements_text(wish -> 'parts')::int) as parts),
      meetings as (
        select cells[value::int + 1] as cell, chunk, bits from asked, listed_marks where facet = fine and chunk < length(among) / 15360
        union all select printed[value::int + 1], chunk, bits from asked, listed_marks where facet = 'printed' and chunk < length(among) / 15360),
      cells as materialized (
        select cell, chunk, bit_or(bits) & substring(among from chunk * 15360 + 1 for 15360) as bits from meetings group by 1, 2),
      sums as (
        select 'day' as facet, value, sum(bit_count(bits)) as n from (select cell / 4 as value, chunk, bit_or(bits) as bits from cells, asked
          where parts = '{}' or cell % 4 = any (parts) group by 1, 2) d group by 2
        union all select 'part', value, sum(bit_count(bits)) from (select cell % 4 as value, chunk, bit_or(bits) as bits from cells, asked
          where days = '{}' or cell / 4 = any (days) group by 1, 2) p group by 2
        union all select 'any', 0, sum(bit_count(bits)) from (select bit_or(bits) as bits from cells, asked where cell % 4 = any (parts) group by chunk) p
        union all select 'any', 1, sum(bit_count(bits)) from (select bit_or(bits) as bits from cells, asked where cell / 4 = any (days) group by chunk) d)
    select coalesce(jsonb_agg(jsonb_build_array(facet, value::text, n)), '[]') from sums where n > 0);
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.decide_about(seat uuid)
 RETURNS memberships
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare them memberships;
begin
  select * into them from memberships m where m.id = seat and m.state in ('member', 'guest')
    and array_position(facilitated_groups(), m.group_id) is not null and m.person_id <> all (known_blocked());
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  return them;
end $function$;

CREATE OR REPLACE FUNCTION public.dictionary_of(language text)
 RETURNS regconfig
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (CASE "left"(language, 2) WHEN 'en'::text THEN 'english'::text WHEN 'es'::text THEN 'spanish'::text ELSE 'simple'::text END)::regconfig;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.end_flare()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update comforts set flare_until = case when flare_since < now() - interval '5 minutes' then now() end,
    flare_since = case when flare_since < now() - interval '5 minutes' then flare_since end
    where person_id = viewer_id() and flare_until > now();
  if not found then return; end if;
  perform finish_flare(viewer_id());
  perform wake_my_mail();
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.end_links_of_address()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from mail_links where person_id = old.person_id and purpose = 'sign_in';
  return null;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.end_listing(of_group uuid, why text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare answer uuid;
begin
  update groups set listing = 'unlisted', wants_listing = false
    where id = of_group and is_steward() and listing = 'listed' and closed_at is null;
  if not found then perform refuse('HF404', 'not_found'); end if;
  insert into listing_answers (group_id, listed, reason, ended) values (of_group, false, why, true) returning id into answer;
  perform queue_mail(m.person_id, of_group, 'group_approved', 'listing:' || answer)
    from memberships m where m.group_id = of_group and m.state = 'member' and m.facilitates;
  perform pg_notify('live', 'group:' || of_group);
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.end_meetings()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update meetings set ended_at = now(), updated_at = now(), sequence = sequence + 1 where group_id = new.id and ended_at is null;
  update meeting_ways_in set openings = '{}' where group_id = new.id;
  delete from meeting_replies where group_id = new.id;
  return null;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.end_personal(of_group uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if array_position(facilitated_groups(), of_group) is null then perform refuse('HF404', 'not_found'); end if;
  delete from invited_addresses a using invitations i where i.id = a.invitation_id and i.group_id = of_group;
  update invitations set revoked_at = now() where group_id = of_group and personal and revoked_at is null;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.end_polls()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from time_polls where group_id = new.id;
  delete from found_times where group_id = new.id;
  return null;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.end_sessions(only_id uuid, all_but uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare ended int;
begin
  with gone as (
    delete from sessions where person_id = viewer_id()
      and (only_id is null or id = only_id) and (all_but is null or id <> all_but) returning id)
  select count(*) into ended from gone;
  delete from mail_links where person_id = viewer_id() and (purpose = 'second_device' or (purpose = 'sign_in' and only_id is null));
  perform pg_notify('live', 'session:' || viewer_id());
  return ended;
end $function$;

CREATE OR REPLACE FUNCTION public.entered()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (COALESCE(current_setting('viewer.entered'::text, true), ''::text) = 'yes'::text);

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.erase_me()
 RETURNS TABLE(seats integer, words integer, receipt text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.erase_person(who uuid)
 RETURNS TABLE(seats integer, words integer, receipt text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  seat uuid;
  mails json;
  copy record;
begin
  -- Copies of groups that hold their words and have not been taken are made anew, without them.
  for copy in select e.id, e.group_id from group_export_answers x join group_exports e on e.id = x.export_id
      where x.person_id = who and e.state = 'made' loop
    delete from archives a where a.group_id = copy.group_id and a.state <> 'taken';
    update group_exports e set state = 'asking' where e.id = copy.id
      and not exists (select from group_exports o where o.group_id = copy.group_id and o.state = 'asking');
    if found then
      perform graphile_worker.add_job('make-group-export', json_build_object('export', copy.id), job_key => 'export:' || copy.id, max_attempts => 12);
    end if;
  end loop;
  seats := 0;
  for seat in select id from memberships where person_id = who and state in ('member', 'guest') order by id loop
    perform lose_membership(seat, 'left');
    seats := seats + 1;
  end loop;
  delete from group_notes n using memberships m where m.id = n.membership_id and m.person_id = who;
  get diagnostics words = row_count;
  words := words + (select count(*) from carried_words where person_id = who and kind <> 'consent');
  delete from memberships where person_id = who;
  select json_agg(id) into mails from outbox where person_id = who;
  if mails is not null then
    perform graphile_worker.add_job('forget-mails', json_build_object('mails', mails), max_attempts => 12);
    perform graphile_worker.remove_job('mail:' || id) from outbox where person_id = who;
  end if;
  perform pg_notify('live', 'session:' || who);
  delete from people where id = who;
  loop
    receipt := (select string_agg(lpad((('x' || substr(md5(gen_random_uuid()::text), 1, 7))::bit(28)::int % 10000)::text, 4, '0'), '-') from generate_series(1, 3));
    exit when not exists (select from erasures e where e.receipt = erase_person.receipt);
  end loop;
  insert into secrets (name, value) values ('erasures', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')))
    on conflict do nothing;
  insert into erasures (digest, receipt) select erasure_digest(s.value, who), erase_person.receipt from secrets s where s.name = 'erasures'
    on conflict (digest) do nothing;
  return next;
end $function$;

CREATE OR REPLACE FUNCTION public.erasure_digest(key bytea, who uuid)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN sha256((key || sha256((key || convert_to((who)::text, 'UTF8'::name)))));

CREATE OR REPLACE FUNCTION public.facilitated_groups()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('viewer.facilitates'::text, true), ''::text))::uuid[];

CREATE OR REPLACE FUNCTION public.few_in_order(among bit varying, query tsquery, wish jsonb, skip integer, take integer)
 RETURNS integer[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
begin
  return array(select num from listed_groups where num = any (array(select numbers_in(among)))
    order by case when query is null then 0 else ts_rank(words, query) end desc,
      case when paused then 2 when lives = 'elsewhere' then 1 else 0 end, not languages @> array[wish ->> 'language'], full_now,
      quarters_until(next_slots, (wish ->> 'now')::int), sorted_by, id
    offset skip limit take);
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.find_cover_gaps(of_group uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from cover_gaps where group_id = of_group;
  if not is_led(of_group) or not exists (select from groups where id = of_group) then return; end if;
  if not exists (select from who_leads(of_group) l where l.back_on is not distinct from '-infinity') then
    insert into cover_gaps (group_id, until)
      select of_group, min(l.back_on) filter (where isfinite(l.back_on)) from who_leads(of_group) l;
  end if;
  insert into cover_gaps (group_id, weekday, starts, ends, on_date)
    select distinct of_group, d.weekday, d.starts, d.ends, d.on_date from duties d
    where d.group_id = of_group and d.away and d.on_date >= current_date - 1 and not exists (
      select from who_leads(of_group) l where l.back_on <= d.on_date and not exists (
        select from duties a where a.membership_id = l.membership_id and a.away and (a.weekday, a.starts, a.ends, a.on_date) = (d.weekday, d.starts, d.ends, d.on_date)));
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.finish_flare(who uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform take_back_flare_notes(array(select id from flare_notes where person_id = who));
  delete from flare_notes where person_id = who;
  delete from rests where person_id = who and by_flare;
  delete from passed_hostings p using memberships m where m.id = p.membership_id and m.person_id = who;
  delete from hand_overs h using comforts c where c.person_id = who and h.membership_id = any (c.passed_duties);
  update comforts set passed_duties = '{}' where person_id = who and passed_duties <> '{}';
  perform graphile_worker.remove_job('flare-tells:' || who), graphile_worker.remove_job('flare-ends:' || who);
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.follow_all_duties()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from hand_overs where until < current_date;
  delete from duties d where d.on_date < current_date - 7
    or not exists (select from cover_hours c where c.group_id = d.group_id and (c.weekday, c.starts, c.ends) = (d.weekday, d.starts, d.ends));
  perform find_cover_gaps(g.id) from groups g
    where exists (select from cover_gaps c where c.group_id = g.id) or exists (select from hand_overs h where h.group_id = g.id)
      or exists (select from duties d where d.group_id = g.id and d.away);
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.follow_duty()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform hold_group(coalesce(new.group_id, old.group_id)), find_cover_gaps(coalesce(new.group_id, old.group_id));
  return null;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.follow_flare(who uuid)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.forget_flare()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform finish_flare(old.id);
  return old;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.forget_old_note()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform remake_copies(m.person_id, old.group_id) from memberships m where m.id = old.membership_id and m.person_id is not null;
  return null;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.forget_old_words()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from one_tap_replies where post_id = new.id;
  update posts set pinned_at = null where id = new.id and pinned_at is not null;
  perform remake_copies(old.person_id, new.group_id);
  return null;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.found_seat(of_group uuid, shown text, looks text, thing text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update groups set drafted_by = null where id = of_group and drafted_by = viewer_id();
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  return take_seat(of_group, 'member', shown, looks, thing, '', 1, true);
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.group_mark(of_group uuid, address text)
 RETURNS bytea
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select letter_mark('group:' || of_group || ':' || lower(normalize(trim(address), NFC)))
$function$;

CREATE OR REPLACE FUNCTION public.guest_groups()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('viewer.guest'::text, true), ''::text))::uuid[];

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.hand_over_lead(of_group uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.has_steward()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from people where is_steward)
$function$;

CREATE OR REPLACE FUNCTION public.helpful_page(among bit varying, query tsquery, wish jsonb, skip integer, take integer)
 RETURNS integer[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  chunks int := length(among) / 15360;
  few int := (wish ->> 'few')::int;
  paused bit varying;
  elsewhere bit varying;
  mine bit varying;
  full_now bit varying;
  rung bit varying;
  found int[] := '{}';
  n int;
begin
  if bit_count(among) <= few then return few_in_order(among, query, wish, skip, take); end if;
  paused := marked('state', '{paused}', chunks);
  elsewhere := marked('lives', '{elsewhere}', chunks);
  mine := marked('language', array[wish ->> 'language'], chunks);
  full_now := marked('state', '{full}', chunks);
  for i in 0..11 loop
    rung := among & case i / 4 when 0 then ~paused & ~elsewhere when 1 then ~paused & elsewhere else paused end
      & case when i & 2 = 0 then mine else ~mine end & case when i & 1 = 0 then ~full_now else full_now end;
    n := bit_count(rung);
    if n <= skip then
      skip := skip - n;
    else
      found := found || case when n <= few then few_in_order(rung, null, wish, skip, take)
        else soonest_first(rung, wish, skip, take) end;
      take := take - least(n - skip, take);
      skip := 0;
    end if;
    exit when take = 0;
  end loop;
  return found;
end $function$;

CREATE OR REPLACE FUNCTION public.hold_group(of_group uuid)
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
RETURN pg_advisory_xact_lock(hashtextextended((of_group)::text, (0)::bigint));

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.invitation_opens(of_token text, of_group uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from open_invitations(of_token) i where i.group_id = of_group)
$function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.invite_personally(of_group uuid, tokens text[], addresses text[], in_language text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  made uuid;
  letter uuid;
begin
  -- The lock makes two who send at once count together.
  perform 1 from groups where id = of_group and closed_at is null and array_position(facilitated_groups(), id) is not null for update;
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  -- And those who send from several groups at once.
  perform pg_advisory_xact_lock(hashtextextended('personal ' || viewer_id(), 0));
  if cardinality(tokens) > personal_left(of_group) then perform refuse('HF409', 'invited_enough'); end if;
  insert into secrets (name, value) values ('letters', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')))
    on conflict do nothing;
  for i in 1 .. cardinality(tokens) loop
    insert into invitations (token, group_id, made_by, ends_at, most_uses, personal)
      values (tokens[i], of_group, viewer_id(), now() + interval '30 days', 1, true) returning id into made;
    continue when addresses is null or is_marked(group_mark(of_group, addresses[i]));
    perform keep_mark(group_mark(of_group, addresses[i]), 30);
    continue when is_marked(address_mark(addresses[i]));
    perform keep_mark(address_mark(addresses[i]), 7);
    insert into invited_addresses (invitation_id, address, language) values (made, addresses[i], in_language) returning id into letter;
    perform graphile_worker.add_job('send-letter', json_build_object('letter', letter), job_key => 'letter:' || letter, max_attempts => 12);
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.invited_groups()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('viewer.invited'::text, true), ''::text))::uuid[];

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.is_led(of_group uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from memberships m join people p on p.id = m.person_id
    where m.group_id = of_group and m.state = 'member' and m.facilitates and not p.suspended)
$function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.is_marked(of_mark bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from letter_marks where mark = of_mark and (until is null or until > now()))
$function$;

CREATE OR REPLACE FUNCTION public.is_steward()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (COALESCE(current_setting('viewer.steward'::text, true), ''::text) = 'yes'::text);

CREATE OR REPLACE FUNCTION public.is_zone(name text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  perform now() at time zone name;
  return true;
exception when invalid_parameter_value then
  return false;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.join_group(of_group uuid, as_guest boolean, accepted integer, shown text, looks text, thing text, word text, invitation text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.keep_draft(of_group uuid, of_conversation uuid, key uuid, of_title text, said text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if array_position(known_groups(), of_group) is null or not may_write() then perform refuse('HF404', 'not_found'); end if;
  if sent_already(of_group, of_conversation, key, said, null) is not null
    or exists (select from posts where person_id = viewer_id() and sent_key = key) then return; end if;
  delete from drafts where person_id = viewer_id() and group_id = of_group and conversation_id is not distinct from of_conversation;
  if said <> '' then
    insert into drafts (person_id, group_id, conversation_id, title, words) values (viewer_id(), of_group, of_conversation, of_title, said);
  end if;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.keep_looked_card()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if new.listing <> 'listed' then
    delete from looked_cards where group_id = new.id;
  else
    insert into looked_cards (group_id, name, purpose, not_for, focus, languages)
      values (new.id, new.name, new.purpose, new.not_for, new.focus, new.languages) on conflict do nothing;
  end if;
  return null;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.keep_mark(of_mark bytea, days integer)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into letter_marks (mark, until) select of_mark, now() + days * interval '1 day' where of_mark is not null
  on conflict (mark) do update set until = excluded.until where letter_marks.until is not null
$function$;

CREATE OR REPLACE FUNCTION public.kind_of_mail(which text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (which = 'announcement'::text) THEN 'announcements'::text WHEN (which = ANY (ARRAY['ask_answered'::text, 'new_ask'::text, 'group_approved'::text, 'lead_wanted'::text])) THEN 'answers'::text WHEN ((which ~~ 'remind\_%'::text) OR (which = 'meeting_changed'::text)) THEN 'reminders'::text ELSE 'asked'::text END;

CREATE OR REPLACE FUNCTION public.known_blocked()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('viewer.blocked'::text, true), ''::text))::uuid[];

CREATE OR REPLACE FUNCTION public.known_groups()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('viewer.groups'::text, true), ''::text))::uuid[];

CREATE OR REPLACE FUNCTION public.known_since()
 RETURNS timestamp with time zone[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('viewer.since'::text, true), ''::text))::timestamp with time zone[];

CREATE OR REPLACE FUNCTION public.known_zone(name text)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN CASE WHEN is_zone(name) THEN name ELSE NULL::text END;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.leave_group(of_group uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare seat uuid;
begin
  select id into seat from memberships where group_id = of_group and person_id = viewer_id() and state in ('member', 'guest');
  if not found then perform refuse('HF404', 'not_found'); end if;
  perform lose_membership(seat, 'left');
  perform become(viewer_id());
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.let_go_of_copies()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if new.state <> 'member' then
    delete from group_export_answers a using group_exports e where e.id = a.export_id and e.state = 'asking' and a.membership_id = new.id;
  end if;
  if new.state <> 'member' or not new.facilitates then
    delete from archives where group_id = new.group_id and person_id = new.person_id;
  end if;
  return null;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.let_go_of_duty()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if new.state not in ('member', 'guest') then
    update quiet_words set closed_at = now() where membership_id = new.id and closed_at is null;
  end if;
  if new.state <> 'member' or not new.facilitates then
    delete from duties where membership_id = new.id;
    delete from hand_overs where membership_id = new.id;
    delete from outbox where group_id = new.group_id and person_id = new.person_id and sent_at is null and (cause like 'quiet:%' or cause like 'duty:%');
  end if;
  if old.facilitates or new.facilitates then perform find_cover_gaps(new.group_id); end if;
  return null;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.let_go_of_flares()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from flare_people where new.id in (from_id, to_id);
  update flare_notes set words = '-', ends_at = '-infinity' where new.id in (from_id, to_id);
  delete from passed_hostings where membership_id = new.id;
  return null;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.let_go_of_quiet_mail()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from outbox o using quiet_words w where o.sent_at is null and w.person_id in (new.blocker_id, new.blocked_id)
    and o.person_id in (new.blocker_id, new.blocked_id) and (o.cause like 'quiet:' || w.id || ':%' or o.cause like 'answered:' || w.id || ':%');
  return null;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.letter_mark(what text)
 RETURNS bytea
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select sha256(value || sha256(value || convert_to(what, 'UTF8'))) from secrets where name = 'letters'
$function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.letter_seal(of_mark bytea)
 RETURNS bytea
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select substr(letter_mark('never:' || encode(of_mark, 'hex')), 1, 12)
$function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.lift_removal(removal uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare them record;
begin
  select person_id, until into them from removals where id = removal
    and array_position(facilitated_groups(), group_id) is not null and person_id <> all (known_blocked()) for update;
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  if them.until <= now() then return; end if;
  update removals set until = now(), lifted_at = now() where id = removal;
  perform pg_notify('live', 'person:' || them.person_id);
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.lift_suspension(who citext)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not is_steward() then perform refuse('HF404', 'not_found'); end if;
  update people set suspended = false where sign_in_name = who and suspended;
  if not found then perform refuse('HF404', 'not_found'); end if;
  update suspensions set lifted_at = now() where person_id = (select id from people where sign_in_name = who) and lifted_at is null;
  perform hand_over_lead(m.group_id) from memberships m join people p on p.id = m.person_id
    where p.sign_in_name = who and m.state = 'member' and m.facilitates;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.list_all_elsewhere(of_groups uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from listed_groups l where l.id = any (of_groups) and l.lives = 'elsewhere' and not exists (select from elsewhere_groups g where g.id = l.id);
  insert into listed_groups as l (id, lives, name, purpose, identity_led, formats, languages, zone, faith, access, area, source_name, source_url,
      last_seen, vanished_on, paused, times, slots, printed_slots, words)
    select g.id, 'elsewhere', g.name, g.purpose, g.identity_led, g.formats, g.languages, min(m.zone), g.faith, g.access, g.area, f.name, f.website,
      g.last_seen, g.vanished_on, coalesce(bool_and(m.paused) filter (where m.vanished_on is null), true),
      coalesce(jsonb_agg(jsonb_build_object('weekday', m.weekday, 'starts', to_char(m.starts, 'HH24:MI'), 'zone', m.zone,
        'minutes', (extract(epoch from m.ends - m.starts)::int / 60 + 1440) % 1440) order by m.weekday, m.starts)
        filter (where m.starts is not null and m.weekday is not null and not m.paused and m.vanished_on is null), '[]'),
      coalesce(array_agg(distinct s.slot)
        filter (where s.slot is not null and m.starts is not null and m.weekday is not null and not m.paused and m.vanished_on is null), '{}'),
      coalesce(array_agg(distinct printed_slot(m.weekday, m.starts))
        filter (where m.zone is null and m.starts is not null and m.weekday is not null and not m.paused and m.vanished_on is null), '{}'),
      searchable(g.name, coalesce(string_agg(distinct m.name, ' '), ''), g.purpose || ' ' || g.area, g.languages)
    from elsewhere_groups g join feeds f on f.id = g.feed_id left join elsewhere_meetings m on m.group_id = g.id
      left join lateral (select slot_of(m.zone, m.weekday, m.starts)) s(slot) on true
    where g.id = any (of_groups) group by g.id, f.id
    on conflict (id) do update set name = excluded.name, purpose = excluded.purpose, identity_led = excluded.identity_led, formats = excluded.formats,
      languages = excluded.languages, zone = excluded.zone, faith = excluded.faith, access = excluded.access, area = excluded.area,
      source_name = excluded.source_name, source_url = excluded.source_url, last_seen = excluded.last_seen, vanished_on = excluded.vanished_on,
      paused = excluded.paused, times = excluded.times, slots = excluded.slots, printed_slots = excluded.printed_slots, words = excluded.words
    where l is distinct from excluded;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.list_all_groups()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform list_groups(array_agg(id)) from groups where listing = 'listed';
  perform list_all_elsewhere(array(select id from elsewhere_groups));
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.list_changed_feed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform list_all_elsewhere(array(select id from elsewhere_groups where feed_id = new.id));
  return null;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.list_changed_group()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform list_groups(array[case when tg_op = 'DELETE' then old.id else new.id end]);
  return null;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.list_elsewhere(of_group uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select list_all_elsewhere(array[of_group])
$function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.list_group_of_time()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform list_groups(array[case when tg_op = 'DELETE' then old.group_id else new.group_id end]);
  return null;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.list_groups(of_groups uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from listed_groups l where id = any (of_groups) and lives = 'here' and not exists (
    select from groups g where g.id = l.id and g.listing = 'listed' and g.closed_at is null);
  insert into listed_groups (id, lives, name, purpose, focus, further_foci, identity_led, tone, formats, size_band, languages, zone, medication_talk, faith,
      access, door, guests, full_now, search_engines, times, slots, next_slots, words)
    select g.id, 'here', g.name, g.purpose, g.focus, g.further_foci, g.identity_led, g.tone, g.formats, g.size_band, g.languages, g.zone, g.medication_talk,
      g.faith, g.access, g.door, g.guests, g.full_since is not null, g.search_engines,
      coalesce(jsonb_agg(jsonb_build_object('weekday', t.weekday, 'starts', to_char(t.starts, 'HH24:MI'), 'minutes', t.minutes, 'every', t.every,
        'nth', t.nth, 'anchor', t.anchor, 'zone', g.zone) order by t.weekday, t.starts) filter (where t.id is not null), '[]'),
      coalesce(array_agg(distinct s.slot) filter (where s.slot is not null), '{}'),
      coalesce(array_agg(distinct s.next) filter (where s.next is not null), '{}'),
      searchable(g.name, coalesce((select string_agg(words, ' ' order by focus) from focus_words where focus = g.focus or focus = any (g.further_foci)), ''), g.purpose || ' ' || g.not_for, g.languages)
    from groups g left join group_times t on t.group_id = g.id
      left join lateral (select slot_of(g.zone, t.weekday, t.starts),
        next_slot_of(g.zone, t.weekday, t.starts, t.every, t.nth, t.anchor) where t.id is not null) s(slot, next) on true
    where g.id = any (of_groups) and g.listing = 'listed' and g.closed_at is null group by g.id
    on conflict (id) do update set name = excluded.name, purpose = excluded.purpose, focus = excluded.focus,
      further_foci = excluded.further_foci, identity_led = excluded.identity_led,
      tone = excluded.tone, formats = excluded.formats, size_band = excluded.size_band, languages = excluded.languages, zone = excluded.zone,
      medication_talk = excluded.medication_talk, faith = excluded.faith, access = excluded.access, door = excluded.door,
      guests = excluded.guests, full_now = excluded.full_now, search_engines = excluded.search_engines, times = excluded.times,
      slots = excluded.slots, next_slots = excluded.next_slots, words = excluded.words;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.look_at_card(of_group uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update looked_cards l set name = g.name, purpose = g.purpose, not_for = g.not_for, focus = g.focus, languages = g.languages, looked_at = now()
    from groups g where l.group_id = of_group and g.id = of_group and is_steward() and g.closed_at is null;
  if not found then perform refuse('HF404', 'not_found'); end if;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.lose_membership(seat uuid, how text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  m record;
  freed record;
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
  delete from calendars where group_id = m.group_id and person_id = m.person_id;
  delete from meeting_hosts where membership_id = seat;
  delete from poll_answers where membership_id = seat;
  for freed in delete from meeting_replies where membership_id = seat returning meeting_id, on_date loop
    perform seat_who_waits(freed.meeting_id, freed.on_date);
  end loop;
  perform hand_over_lead(m.group_id);
  perform pg_notify('live', 'person:' || m.person_id);
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.mails_waiting()
 RETURNS TABLE(waiting integer, since timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(*)::int, min(not_before) from outbox where sent_at is null and (due_at <= now() or problem is not null) and is_steward()
$function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.mark_listed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  changed int[];
begin
  if current_setting('directory.marked', true) = pg_current_xact_id()::text then return null; end if;
  perform pg_advisory_xact_lock(7401339), set_config('directory.marked', pg_current_xact_id()::text, true);
  with gone as (delete from listed_changes returning nums)
    select array_agg(distinct num) into changed from gone, unnest(nums) num;

  insert into listed_lexemes select distinct word from listed_groups g, spelt(g) word where g.num = any (changed) on conflict do nothing;
  with touched as (select num / 15360 as chunk, bit_or(one_bit(num)) as bits from unnest(changed) num group by 1),
    now as (select m.facet, m.value, g.num / 15360 as chunk, bit_or(one_bit(g.num)) as bits
      from listed_groups g, marks_of(g) m where g.num = any (changed) group by 1, 2, 3),
    changes as (select m.facet, m.value, m.chunk, (m.bits & ~t.bits) | coalesce(now.bits, no_bits(1)) as bits
      from touched t join listed_marks m using (chunk) left join now using (facet, value, chunk))
  update listed_marks m set bits = c.bits from changes c
    where m.facet = c.facet and m.value = c.value and m.chunk = c.chunk and m.bits <> c.bits;
  insert into listed_marks select m.facet, m.value, g.num / 15360, bit_or(one_bit(g.num))
    from listed_groups g, marks_of(g) m where g.num = any (changed) group by 1, 2, 3 on conflict do nothing;
  delete from listed_marks where chunk = any (select num / 15360 from unnest(changed) num) and bit_count(bits) = 0;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.marked(of_facet text, of_values text[], chunks integer)
 RETURNS bit varying
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
begin
  return (
    select bits_in_a_row(array_agg(coalesce(m.bits, no_bits(1)) order by n)) from generate_series(0, chunks - 1) n
    left join (select chunk, bit_or(bits) as bits from listed_marks where facet = of_facet and value = any (of_values) group by chunk) m on m.chunk = n);
end $function$;

CREATE OR REPLACE FUNCTION public.marks_of(g listed_groups)
 RETURNS TABLE(facet text, value text)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select 'all', 'yes'
  union all select 'lives', g.lives
  union all select 'state', 'paused' where g.paused
  union all select 'state', 'full' where g.full_now
  union all select 'focus', g.focus where g.focus is not null
  union all select 'focus', unnest(g.further_foci)
  union all select 'door', g.door where g.door is not null
  union all select 'guests', g.guests where g.guests is not null
  union all select 'format', unnest(g.formats)
  union all select 'language', unnest(g.languages)
  union all select 'access', unnest(g.access)
  union all select 'identity', unnest(g.identity_led)
  union all select 'quarter', to_char(unnest(g.slots), 'FM000')
  union all select 'hour', to_char(unnest(g.slots) / 4, 'FM000')
  union all select 'printed', to_char(unnest(g.printed_slots) / 4, 'FM000')
  union all select 'next', to_char(unnest(g.next_slots), 'FM000')
  union all select f.facet, w.lexeme from unnest(g.words) w join common_words c on c.word = w.lexeme,
    lateral (values ('word', true), ('about', w.weights && '{A,B}')) f(facet, counts) where f.counts
$function$;

CREATE OR REPLACE FUNCTION public.may_talk_in(of_group uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (may_write() AND (array_position(known_groups(), of_group) IS NOT NULL) AND (array_position(writable_groups(), of_group) IS NOT NULL));

CREATE OR REPLACE FUNCTION public.may_write()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (COALESCE(current_setting('viewer.writes'::text, true), ''::text) = 'yes'::text);

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.my_asks()
 RETURNS TABLE(id uuid, group_id uuid, group_name text, as_guest boolean, name text, answers jsonb, state text, reason text, asked_at timestamp with time zone, answered_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return query select a.id, a.group_id, case when g.listing <> 'hidden' or array_position(known_groups() || guest_groups(), g.id) is not null then g.name end,
      a.as_guest, a.name, a.answers, a.state, a.reason, a.asked_at, a.answered_at
    from asks a join groups g on g.id = a.group_id where a.person_id = viewer_id() order by a.asked_at;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.my_invitations()
 RETURNS TABLE(group_id uuid, note text, made_at timestamp with time zone, ends_at timestamp with time zone, uses integer, revoked_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return query select i.group_id, i.note, i.made_at, i.ends_at, i.uses, i.revoked_at from invitations i
    where i.made_by = viewer_id() and not i.personal order by i.made_at;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.my_memberships()
 RETURNS TABLE(membership_id uuid, group_id uuid, state text, facilitates boolean, resting boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select m.id, m.group_id, m.state, m.facilitates, exists (select from rests r where r.membership_id = m.id)
  from memberships m where m.person_id = viewer_id()
$function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.my_notes()
 RETURNS TABLE(group_id uuid, words text, written_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return query select n.group_id, n.words, n.written_at from group_notes n join memberships m on m.id = n.membership_id
    where m.person_id = viewer_id() order by n.written_at;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.my_posts()
 RETURNS TABLE(id uuid, group_id uuid, conversation_id uuid, title text, words text, wish text, topics text[], written_at timestamp with time zone, edited_at timestamp with time zone, pinned_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return query select p.id, p.group_id, p.conversation_id, p.title, p.words, p.wish, p.topics, p.written_at, p.edited_at, p.pinned_at
    from posts p where p.person_id = viewer_id() and p.taken_back_at is null;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.my_quiet_lines()
 RETURNS TABLE(group_id uuid, words text, written_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return query select w.group_id, l.words, l.written_at from quiet_word_lines l join quiet_words w on w.id = l.word_id
    where l.person_id = viewer_id() order by l.written_at, l.id;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.my_removals()
 RETURNS TABLE(group_id uuid, group_name text, reason text, since timestamp with time zone, until timestamp with time zone, lifted_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return query select r.group_id, r.group_name, r.reason, r.removed_at, r.until, r.lifted_at from removals r where r.person_id = viewer_id() order by r.removed_at desc;
end $function$;

CREATE OR REPLACE FUNCTION public.my_seats()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('viewer.seats'::text, true), ''::text))::uuid[];

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.my_standing(of_group uuid)
 RETURNS TABLE(writes boolean, membership_id uuid, state text, facilitates boolean, successor boolean, resting boolean, rests_until date, name text, second_word text, keepsake text, agreement integer, joined_at timestamp with time zone, ended_at timestamp with time zone, ask_id uuid, ask_state text, ask_as_guest boolean, ask_name text, ask_reason text, asked_at timestamp with time zone, removed_at timestamp with time zone, removal_reason text, removed_until timestamp with time zone, removal_lifted timestamp with time zone, agreement_asked integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.name_successor(seat uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare them memberships := decide_about(seat);
begin
  if them.state <> 'member' or them.facilitates then perform refuse('HF403', 'successor_is_a_member'); end if;
  update memberships set successor = (id = seat) where group_id = them.group_id and (successor or id = seat);
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.never_write(of_mark bytea, seal bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into letter_marks (mark, until) select of_mark, null where letter_seal(of_mark) = seal
  on conflict (mark) do update set until = null
$function$;

CREATE OR REPLACE FUNCTION public.next_slot_of(zone text, weekday integer, starts time without time zone, every integer, nth integer, anchor date)
 RETURNS smallint
 LANGUAGE sql
 STABLE
AS $function$
  select case when nth is null and (every = 1 or (day - anchor) % (7 * every) = 0) or nth = ceil(extract(day from day) / 7)
      or (nth = -1 and extract(month from day + 7) <> extract(month from day)) then slot_at(moment) end
  from (select coming(zone, weekday, starts)) c(moment), lateral (select (moment at time zone known_zone(zone))::date) d(day)
$function$;

CREATE OR REPLACE FUNCTION public.no_bits(chunks integer)
 RETURNS bit varying
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (repeat('0'::text, (15360 * chunks)))::bit varying;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.note_listed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_nestloop TO 'off'
AS $function$
declare
  nums int[];
begin
  if tg_op = 'INSERT' then select array_agg(num) into nums from after_rows;
  elsif tg_op = 'DELETE' then select array_agg(num) into nums from before_rows;
  else select array_agg(a.num) into nums from after_rows a join before_rows b using (id) where a is distinct from b;
  end if;
  if nums is not null then insert into listed_changes (nums) values (nums); end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.number_listed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  kept listed_groups;
begin
  -- "on conflict do update" comes through here as an insert first: a group keeps its number and its day
  if tg_op = 'UPDATE' then kept := old; else select * into kept from listed_groups where id = new.id; end if;
  new.num := coalesce(kept.num, nextval('listed_numbers'));
  new.sorted_by := plain(new.name);
  if new.lives = 'elsewhere' then new.next_slots := new.slots; end if;
  new.changed_on := case when to_jsonb(new) - '{changed_on,slots,next_slots,last_seen,words}'::text[]
    = to_jsonb(kept) - '{changed_on,slots,next_slots,last_seen,words}'::text[] then kept.changed_on else current_date end;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.numbers_in(bits bit varying)
 RETURNS SETOF integer
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
begin
  return query
  with b as materialized (select varbit_send(bits) as bytes),
    filled as materialized (select at, get_byte(bytes, at + 4) as byte from b, generate_series(0, length(bits) / 8 - 1) at where get_byte(bytes, at + 4) <> 0)
  select at * 8 + nth from filled, generate_series(0, 7) nth where byte & (128 >> nth) <> 0;
end $function$;

CREATE OR REPLACE FUNCTION public.one_bit(num integer)
 RETURNS bit varying
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN set_bit(((repeat('0'::text, 15360))::bit varying)::"bit", (num % 15360), 1);

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.open_invitation(of_token text)
 RETURNS TABLE(id uuid, group_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return query select i.id, i.group_id from open_invitations(of_token) i;
  perform set_config('viewer.invited', (select coalesce(array_agg(i.group_id), '{}')::text from open_invitations(of_token) i where i.group_id is not null), true);
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.open_invitations(of_token text)
 RETURNS SETOF invitations
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select i.* from invitations i join people p on p.id = i.made_by and not p.suspended
  where i.token = of_token and i.revoked_at is null and i.ends_at > now()
    and (i.most_uses is null or i.uses < i.most_uses or exists (select from admissions a where a.invitation_id = i.id and a.person_id = viewer_id()))
    and case when i.group_id is null then p.is_steward
      else exists (select from memberships m where m.group_id = i.group_id and m.person_id = p.id and m.state = 'member' and m.facilitates) end
$function$;

CREATE OR REPLACE FUNCTION public.opened_groups()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('viewer.opened'::text, true), ''::text))::uuid[];

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.pages_are_filled()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(distinct kind) = 3 from pages where kind in ('terms', 'privacy', 'contact')
$function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.part_flares()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update flare_notes n set words = '-', ends_at = '-infinity' from memberships m
    where m.id = n.to_id and (n.person_id, m.person_id) in ((new.blocker_id, new.blocked_id), (new.blocked_id, new.blocker_id));
  return null;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.pass_hosting(of_meeting uuid, seat uuid, dates date[], begins timestamp with time zone[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.people_suspended()
 RETURNS TABLE(sign_in_name text, reason text, since timestamp with time zone, until timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct on (s.since, p.id) p.sign_in_name::text, s.reason, s.since, s.until from suspensions s join people p on p.id = s.person_id
  where p.suspended and s.lifted_at is null and is_steward() order by s.since desc, p.id limit 100
$function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.people_waiting()
 RETURNS TABLE(id uuid, shown_name text, sign_in_name text, came_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.id, p.shown_name, p.sign_in_name::text, p.came_at from people p where not p.approved and is_steward() order by p.came_at, p.id limit 100
$function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.personal_left(of_group uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when array_position(facilitated_groups(), of_group) is null then 0 else greatest(0, least(
    200 - (select count(*) from invitations where group_id = of_group and personal and made_at > now() - interval '1 day'),
    400 - (select count(*) from invitations where made_by = viewer_id() and personal and made_at > now() - interval '1 day')))::int end
$function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.pin_post(of_post uuid, pinned boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update posts set pinned_at = case when pinned then coalesce(pinned_at, now()) end
    where id = of_post and array_position(facilitated_groups(), group_id) is not null and taken_back_at is null
      and may_talk_in(group_id) and coalesce(person_id <> all (known_blocked()), true);
  if not found then perform refuse('HF404', 'not_found'); end if;
end $function$;

CREATE OR REPLACE FUNCTION public.plain(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(unaccent('unaccent'::regdictionary, NORMALIZE(words, NFKC)));

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.plan_reminders(of_meetings uuid[], meeting uuid[], dates date[], begins timestamp with time zone[], state text[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from outbox where about_at < now() - interval '1 day';
  delete from outbox o where o.sent_at is null and o.meeting_id = any (of_meetings) and o.text_id like 'remind\_%' and (
    not exists (select from unnest(meeting, dates, begins, state) p(id, on_date, begins, state)
      where p.id = o.meeting_id and p.on_date = o.on_date and p.begins = o.about_at and p.state <> 'off')
    or exists (select from meeting_replies r where r.meeting_id = o.meeting_id and r.on_date = o.on_date and r.person_id = o.person_id
      and r.reply = 'not_this_time'));

  insert into outbox (person_id, group_id, text_id, cause, meeting_id, on_date, about_at, not_before, due_at, ends_at)
    select who.person_id, mt.group_id, 'remind_' || w.which, 'remind_' || w.which || ':' || p.id || ':' || p.on_date || ':' || extract(epoch from p.begins)::bigint,
      p.id, p.on_date, p.begins, at.moment, at.moment, p.begins + case when w.which = 'start' then interval '30 minutes' else '0' end
    from unnest(meeting, dates, begins, state) p(id, on_date, begins, state)
      join meetings mt on mt.id = p.id
      cross join (values ('day', interval '24 hours', interval '2 hours'), ('hour', '1 hour', '30 minutes'), ('start', '0', '-10 minutes')) w(which, before, least)
      cross join lateral (select greatest(now(), p.begins - w.before) as moment) at
      join lateral to_be_told(mt.group_id) who on w.which = any (who.reminders)
    where p.state <> 'off' and p.begins < now() + interval '25 hours' and p.begins > now() + w.least
      and not exists (select from meeting_replies r where r.meeting_id = p.id and r.on_date = p.on_date and r.person_id = who.person_id and r.reply = 'not_this_time')
    on conflict do nothing;

  insert into outbox (person_id, group_id, text_id, cause, meeting_id, on_date, about_at, ends_at)
    select who.person_id, mt.group_id, 'meeting_changed', 'changed:' || p.id || ':' || p.on_date || ':' || case when p.state = 'off' then 'off'
        else extract(epoch from p.begins)::bigint::text end, p.id, p.on_date, p.begins, p.begins
    from unnest(meeting, dates, begins, state) p(id, on_date, begins, state)
      join meetings mt on mt.id = p.id join lateral to_be_told(mt.group_id) who on who.since < mt.updated_at and who.reminders <> '{}'
    where p.state in ('off', 'moved') and p.begins > now() and not told_enough(who.person_id, mt.group_id)
    on conflict do nothing;

  -- Whoever has been reminded of what is now otherwise: the whole series was moved, or ended.
  insert into outbox (person_id, group_id, text_id, cause, meeting_id, on_date, about_at, ends_at)
    select o.person_id, o.group_id, 'meeting_changed',
      'changed:' || o.meeting_id || ':' || o.on_date || ':' || coalesce(extract(epoch from p.begins)::bigint::text, 'off'), o.meeting_id, o.on_date, o.about_at, o.about_at
    from outbox o left join unnest(meeting, dates, begins, state) p(id, on_date, begins, state)
      on p.id = o.meeting_id and p.on_date = o.on_date and p.state <> 'off'
    where o.meeting_id = any (of_meetings) and o.text_id like 'remind\_%' and o.outcome = 'sent' and o.about_at > now()
      and p.begins is distinct from o.about_at and not told_enough(o.person_id, o.group_id)
      -- When it is on again as it was, they have been told so.
      and not exists (select from outbox later where later.person_id = o.person_id and later.meeting_id = o.meeting_id and later.on_date = o.on_date
        and later.text_id like 'remind\_%' and later.about_at = p.begins and later.outcome = 'sent')
    on conflict do nothing;
end $function$;

CREATE OR REPLACE FUNCTION public.printed_slot(weekday integer, starts time without time zone)
 RETURNS smallint
 LANGUAGE sql
 IMMUTABLE
RETURN (((((weekday * 96))::numeric + (EXTRACT(hour FROM starts) * (4)::numeric)) + floor((EXTRACT(minute FROM starts) / (15)::numeric))))::smallint;

CREATE OR REPLACE FUNCTION public.quarters_until(slots smallint[], now_slot integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
RETURN COALESCE((SELECT min((((slot.slot - quarters_until.now_slot) + 672) % 672)) AS min FROM unnest(quarters_until.slots) slot(slot)), 672);

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.queue_job(name text, payload json, key text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  -- Only what a request may want done; reading a feed is a steward's wish.
  if not (name = 'send-mail' or (name = 'import-feed' and is_steward())) then perform refuse('HF404', 'not_found'); end if;
  perform graphile_worker.add_job(name, payload, job_key => key, max_attempts => 12);
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.queue_mail(to_person uuid, about_group uuid, which text, why text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into outbox (person_id, group_id, text_id, cause)
    select to_person, about_group, which, why from mail_addresses where person_id = to_person and verified_at is not null
    on conflict do nothing;
  if found then perform ring_post(); end if;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.quiet_readers(of_group uuid)
 RETURNS TABLE(membership_id uuid, name text, second_word text, keepsake text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select case when inside then m.id end, case when inside then m.name else '' end, case when inside then m.second_word else '' end,
    case when inside then m.keepsake else '' end
  from (select array_position(known_groups(), of_group) is not null as inside, array_position(guest_groups(), of_group) is not null as visits) me
    join memberships m on m.group_id = of_group and m.state = 'member' and m.facilitates
    join people p on p.id = m.person_id and not p.suspended
  where (inside or visits) and m.person_id <> viewer_id() and m.person_id <> all (known_blocked())
  order by m.joined_at, m.id limit case when (select array_position(known_groups(), of_group) is not null) then 50 else 1 end
$function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.quiet_word_to_answer(word uuid)
 RETURNS quiet_words
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare w quiet_words;
begin
  select * into w from quiet_words where id = word and array_position(facilitated_groups(), group_id) is not null
    and person_id <> all (known_blocked()) and person_id <> viewer_id() for update;
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  return w;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.refresh_directory(common integer DEFAULT NULL::integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  with now as (select g.id, coalesce(array_agg(distinct slot) filter (where slot is not null), '{}') as slots,
        coalesce(array_agg(distinct next) filter (where next is not null), '{}') as next_slots
      from listed_groups g, jsonb_to_recordset(g.times) t(zone text, weekday int, starts time, every int, nth int, anchor date),
        lateral (select slot_of(t.zone, weekday, starts), next_slot_of(t.zone, weekday, starts, coalesce(every, 1), nth, anchor)) s(slot, next)
      where t.zone is not null group by g.id)
  update listed_groups g set slots = now.slots, next_slots = now.next_slots from now
    where g.id = now.id and (g.slots, g.next_slots) is distinct from (now.slots, now.next_slots);

  with used as (select distinct word from listed_groups g, spelt(g) word
      union select distinct word from focus_words, unnest(tsvector_to_array(to_tsvector('simple', plain(words)))) word where length(word) > 3),
    gone as (delete from listed_lexemes where word not in (select word from used))
  insert into listed_lexemes select word from used on conflict do nothing;
  perform choose_common_words(coalesce(common, greatest(50, (select count(*)::int / 200 from listed_groups))));
end $function$;

CREATE OR REPLACE FUNCTION public.refuse(code text, reason text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  raise exception using errcode = code, message = reason;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.refuse_resets()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare refused int;
begin
  update resets set refused_at = now() where person_id = viewer_id() and refused_at is null and used_at is null;
  get diagnostics refused = row_count;
  return refused;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.remake_copies(who uuid, of_group uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.remove_member(seat uuid, why text, ends timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare them memberships := decide_about(seat);
begin
  if them.person_id = viewer_id() then perform refuse('HF403', 'not_yourself'); end if;
  insert into removals (group_id, membership_id, person_id, group_name, shown_as, reason, until)
    select them.group_id, seat, them.person_id, g.name, them.name || case when them.second_word = '' then '' else ' (' || them.second_word || ')' end, why, ends
    from groups g where g.id = them.group_id;
  perform lose_membership(seat, 'removed');
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.replay_erasures()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  back uuid;
  again int := 0;
begin
  for back in select p.id from people p cross join secrets s
    join erasures e on e.keyed = s.name and e.digest = erasure_digest(s.value, p.id)
    where s.name like 'erasures%' order by p.id loop
    perform erase_person(back);
    again := again + 1;
  end loop;
  return again;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.reply_to_meeting(of_meeting uuid, of_date date, say text, ends timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  m record;
  seat uuid;
  is_full boolean;
begin
  select * into m from meetings where id = of_meeting and ended_at is null
    and (array_position(known_groups(), group_id) is not null or array_position(guest_groups(), group_id) is not null) for update;
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  if ends <= now() or ends > now() + interval '2 years' then perform refuse('HF409', 'meeting_over'); end if;
  select id into seat from memberships where group_id = m.group_id and person_id = viewer_id() and state in ('member', 'guest');
  if say is null then
    delete from meeting_replies where meeting_id = of_meeting and on_date = of_date and membership_id = seat;
  else
    is_full := say = 'hope' and m.capacity <= (select count(*) from meeting_replies where meeting_id = of_meeting and on_date = of_date
      and reply = 'hope' and not waits and membership_id <> seat);
    if is_full and not m.waiting_list then perform refuse('HF409', 'meeting_full'); end if;
    insert into meeting_replies (meeting_id, group_id, on_date, membership_id, person_id, reply, waits, ends_at)
      values (of_meeting, m.group_id, of_date, seat, viewer_id(), say, coalesce(is_full, false), ends)
      on conflict (meeting_id, on_date, membership_id) do update set reply = excluded.reply, waits = excluded.waits, ends_at = excluded.ends_at,
        replied_at = case when meeting_replies.reply = excluded.reply then meeting_replies.replied_at else excluded.replied_at end;
  end if;
  perform seat_who_waits(of_meeting, of_date);
  perform pg_notify('live', 'group:' || m.group_id);
  return coalesce(is_full, false);
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.require_card(of_group uuid, seen text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare g record;
begin
  select card_mark(name, purpose, not_for, focus, languages) as mark into g from groups
    where id = of_group and is_steward() and (listing = 'listed' or (listing = 'waiting' and wants_listing)) for update;
  if not found then perform refuse('HF404', 'not_found'); end if;
  if g.mark <> seen then perform refuse('HF409', 'card_changed'); end if;
end $function$;

CREATE OR REPLACE FUNCTION public.rights_that_hold(mails uuid[], readers uuid[], about uuid[], inside boolean[])
 RETURNS SETOF uuid
 LANGUAGE plpgsql
AS $function$
begin
  for i in 1 .. coalesce(cardinality(mails), 0) loop
    perform become(readers[i]);
    if exists (select from groups g where g.id = about[i] and (not inside[i] or array_position(known_groups(), g.id) is not null)) then
      return next mails[i];
    end if;
  end loop;
  perform become(null);
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.ring_post()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare here text := pg_current_xact_id()::text;
begin
  if coalesce(current_setting('viewer.rung', true), '') = here then return; end if;
  perform set_config('viewer.rung', here, true), queue_job('send-mail', '{}', 'post:' || here);
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.say(of_conversation uuid, key uuid, said text, wanted text, touches text[], answered uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.search_listed(wish jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
 SET jit TO 'off'
AS $function$
declare
  facets constant text[] := '{format,language,focus,door,access,identity,lives,guests}';
  chunks int := coalesce((select max(chunk) + 1 from listed_marks where facet = 'all'), 1);
  everything bit varying := marked('all', '{yes}', chunks);
  base bit varying := everything;
  names text[];
  sets bit varying[];
  rest bit varying[] := '{}';
  steps bit varying[] := '{}';
  led bit varying;
  about bit varying;
  words int := jsonb_array_length(wish -> 'words');
  tier bit varying;
  nums int[] := '{}';
  skip int := (wish ->> 'skip')::int;
  n int;
  without_one jsonb := '{}';
begin
  select coalesce(array_agg(name), '{}'), coalesce(array_agg(bits), '{}') into names, sets from (
    select f.name, (select bit_or(marked(m.facet, m.values, chunks)) from jsonb_to_recordset(f.marks) m(facet text, values text[])) as bits
    from jsonb_to_recordset(wish -> 'filters') f(name text, marks jsonb)) f;
  if words > 0 then
    select m.steps, m.led, m.about into steps, led, about from words_met(wish -> 'words', chunks) m;
    names := names || 'words'::text;
    sets := sets || led;
  end if;
  for i in 1..cardinality(names) loop
    base := base & sets[i];
    rest := rest || everything;
    for j in 1..cardinality(names) loop
      if j <> i then rest[i] := rest[i] & sets[j]; end if;
    end loop;
    without_one := without_one || jsonb_build_object(names[i], bit_count(rest[i]));
  end loop;

  if words = 0 then
    nums := helpful_page(base, null, wish, skip, (wish ->> 'take')::int);
  else
    for i in reverse words..1 loop
      for titled in 1..2 loop
        tier := base & steps[i] & case when i < words then ~steps[i + 1] else base end & case titled when 1 then about else ~about end;
        n := bit_count(tier);
        if n > skip then
          nums := nums || helpful_page(tier, (wish ->> 'query')::tsquery, wish, skip, (wish ->> 'take')::int - cardinality(nums));
        end if;
        skip := greatest(skip - n, 0);
      end loop;
    end loop;
  end if;
  return jsonb_build_object('total', bit_count(base), 'nums', nums, 'without', without_one,
    'all_words', case when words > 0 then bit_count(base & steps[words]) end,
    'counts', counts_beside(facets, array(select coalesce(rest[array_position(names, facet)], base) from unnest(facets) facet))
      || counts_in_time(coalesce(rest[array_position(names, 'time')], base), wish));
end $function$;

CREATE OR REPLACE FUNCTION public.searchable(name text, about text, rest text, languages text[])
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select setweight(to_tsvector('simple', plain(name)), 'A') || setweight(to_tsvector('simple', plain(about)), 'B')
    || setweight(to_tsvector('simple', plain(rest)), 'D')
    || setweight(to_tsvector(dictionary_of(coalesce(languages[1], '')), plain(name)), 'A')
    || setweight(to_tsvector('english', plain(about)), 'B') || setweight(to_tsvector('spanish', plain(about)), 'B')
    || setweight(to_tsvector(dictionary_of(coalesce(languages[1], '')), plain(rest)), 'D')
    || setweight(to_tsvector(dictionary_of(coalesce(languages[2], '')), plain(rest)), 'D')
$function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.seat_after_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform seat_who_waits(new.id, on_date) from (select distinct on_date from meeting_replies where meeting_id = new.id and waits) dates;
  return null;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.seat_who_waits(of_meeting uuid, of_date date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  most int := (select capacity from meetings where id = of_meeting for update);
  taken int := (select count(*) from meeting_replies where meeting_id = of_meeting and on_date = of_date and reply = 'hope' and not waits);
begin
  update meeting_replies set waits = false where id in (
    select id from meeting_replies where meeting_id = of_meeting and on_date = of_date and waits
    order by replied_at limit case when most is not null then greatest(most - taken, 0) end);
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.send_correction(of_group uuid, kind text, words text, reach_me text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into corrections (group_id, kind, words, reach_me) select g.id, send_correction.kind, send_correction.words, send_correction.reach_me
  from elsewhere_groups g where g.id = of_group and exists (select from listed_groups l where l.id = of_group)
$function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.send_test_mail()
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not is_steward() then perform refuse('HF404', 'not_found'); end if;
  perform queue_mail(viewer_id(), null, 'test_mail', 'test:' || gen_random_uuid());
  return exists (select from mail_addresses where person_id = viewer_id() and verified_at is not null);
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.sent_already(of_group uuid, of_conversation uuid, key uuid, said text, answered uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended('talking ' || viewer_id(), 0));
  return (select id from posts where person_id = viewer_id() and ((sent_key = key and (words = said or edited_at is not null)) or (
      group_id = of_group and words = said and written_at > now() - interval '10 minutes'
      and ((of_conversation is null and position = 1) or conversation_id = of_conversation) and answers_id is not distinct from answered))
    order by sent_key = key desc limit 1);
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.session_of(token bytea)
 RETURNS TABLE(session_id uuid, person_id uuid, shown_name text, keepsake text, language text, zone text, is_steward boolean, approved boolean, suspended boolean, confirmed_at timestamp with time zone, light text, contrast text, flare_until timestamp with time zone, reset_waiting boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.id, p.id, p.shown_name, p.keepsake, p.language, p.zone, p.is_steward and not p.suspended, p.approved, p.suspended, s.confirmed_at,
    c.light, c.contrast, c.flare_until,
    exists (select from resets r where r.person_id = p.id and r.refused_at is null and r.used_at is null and r.asked_at > now() - interval '30 days')
  from sessions s join people p on p.id = s.person_id left join comforts c on c.person_id = p.id
  where s.token_hash = token and s.used_on > current_date - 60
$function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.set_listing(of_group uuid, how text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if array_position(facilitated_groups(), of_group) is null or not may_write() then perform refuse('HF404', 'not_found'); end if;
  if how not in ('listed', 'unlisted', 'hidden') then perform refuse('HF409', 'unknown_listing'); end if;
  update groups set wants_listing = (how = 'listed'),
    listing = case when how = 'listed' and listing <> 'listed' then 'waiting' else how end where id = of_group;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.set_steward(who citext, yes boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.settle_poll(poll uuid, on_time uuid)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  p record;
  begins timestamptz;
begin
  select * into p from time_polls where id = poll and array_position(facilitated_groups(), group_id) is not null for update;
  if not found or not may_write() then perform refuse('HF404', 'not_found'); end if;
  if p.chosen is not null or p.ends_at <= now() then perform refuse('HF409', 'poll_is_over'); end if;
  select starts_at into begins from poll_times where id = on_time and poll_id = poll;
  if not found then perform refuse('HF404', 'not_found'); end if;
  if begins <= now() then perform refuse('HF409', 'time_is_past'); end if;
  update time_polls set chosen = begins where id = poll;
  delete from poll_times where poll_id = poll;
  return begins;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.settle_replies(of_meeting uuid, dates date[], ends timestamp with time zone[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not exists (select from meetings where id = of_meeting and array_position(facilitated_groups(), group_id) is not null) then
    perform refuse('HF404', 'not_found');
  end if;
  delete from meeting_replies where meeting_id = of_meeting and on_date <> all (dates);
  update meeting_replies r set ends_at = d.ends from unnest(dates, ends) d(on_date, ends)
    where r.meeting_id = of_meeting and r.on_date = d.on_date and r.ends_at <> d.ends;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.share_lead(seat uuid, leads boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.show_from_now()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.everything_since := now();
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.slot_at(moment timestamp with time zone)
 RETURNS smallint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((((EXTRACT(dow FROM (moment AT TIME ZONE 'UTC'::text)) * (96)::numeric) + (EXTRACT(hour FROM (moment AT TIME ZONE 'UTC'::text)) * (4)::numeric)) + floor((EXTRACT(minute FROM (moment AT TIME ZONE 'UTC'::text)) / (15)::numeric))))::smallint;

CREATE OR REPLACE FUNCTION public.slot_of(zone text, weekday integer, starts time without time zone)
 RETURNS smallint
 LANGUAGE sql
 STABLE
RETURN slot_at(coming(zone, weekday, starts));

CREATE OR REPLACE FUNCTION public.soonest_first(among bit varying, wish jsonb, skip integer, take integer)
 RETURNS integer[]
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_bitmapscan TO 'off'
AS $function$
declare
  chunks int := length(among) / 15360;
  blank bit varying[] := array_fill(no_bits(1), array[chunks]);
  left_over bit varying[] := array(select substring(among from n * 15360 + 1 for 15360) from generate_series(0, chunks - 1) n);
  here bit varying[] := blank;
  shown bit varying[] := blank;
  now_slot text := to_char((wish ->> 'now')::int, 'FM000');
  slot text := '';
  first_up bit varying;
  start int;
  done int := 0;
  n int := 0;
  found int[] := '{}';
  m record;
begin
  for m in
    select * from (select l.value, l.chunk + 1 as at, l.bits & substring(among from l.chunk * 15360 + 1 for 15360) as met
      from listed_marks l where l.facet = 'next' and l.value >= now_slot and l.chunk < chunks order by l.value, l.chunk) a where bit_count(met) > 0
    union all select * from (select l.value, l.chunk + 1, l.bits & substring(among from l.chunk * 15360 + 1 for 15360)
      from listed_marks l where l.facet = 'next' and l.value < now_slot and l.chunk < chunks order by l.value, l.chunk) b(value, at, met) where bit_count(met) > 0
    union all select 'end', 1, no_bits(1)
  loop
    if m.value <> slot then
      if done + n > skip then
        start := coalesce(start, done);
        shown := array(select a | b from unnest(shown, here) with ordinality x(a, b, at) order by at);
      end if;
      done := done + n;
      exit when done >= skip + take;
      slot := m.value;
      here := blank;
      n := 0;
    end if;
    -- a group stands where it first comes up
    first_up := m.met & left_over[m.at];
    n := n + bit_count(first_up);
    here[m.at] := first_up;
    left_over[m.at] := left_over[m.at] & ~first_up;
  end loop;
  if start is not null then found := few_in_order(bits_in_a_row(shown), null, wish, skip - start, take); end if;
  return found || by_name(bits_in_a_row(left_over), (wish ->> 'few')::int, greatest(skip - done, 0), take - cardinality(found));
end $function$;

CREATE OR REPLACE FUNCTION public.spelt(g listed_groups)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select word from unnest(tsvector_to_array(to_tsvector('simple', plain(g.name || ' ' || g.purpose || ' ' || g.area)))) word
    where length(word) > 3 and word ~ '^[[:alpha:]]+$'
$function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.spend_invitation(of_token text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from admissions a using invitations i where i.id = a.invitation_id and i.token = of_token and a.person_id = viewer_id();
  if found then return true; end if;
  update invitations set uses = uses + 1 where token = of_token and revoked_at is null and ends_at > now() and (most_uses is null or uses < most_uses);
  return found;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.suspend_person(who citext, why text, ends timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare them uuid;
begin
  perform 1 from people where is_steward order by id for update;
  perform become(viewer_id());
  if not is_steward() then perform refuse('HF404', 'not_found'); end if;
  select id into them from people where sign_in_name = who and id <> viewer_id();
  if not found then perform refuse('HF404', 'not_found'); end if;
  insert into suspensions (person_id, reason, until) values (them, why, ends);
  update people set suspended = true where id = them;
  delete from sessions where person_id = them;
  -- Whatever they alone led, their successor leads, or a member who says so.
  perform hand_over_lead(group_id) from memberships where person_id = them and state = 'member' and facilitates;
  perform pg_notify('live', 'session:' || them);
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.take_archive(archive uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare mine record;
begin
  select * into mine from archives where id = archive and person_id = viewer_id() and ends_at > now()
    and (group_id is null or array_position(facilitated_groups(), group_id) is not null) for update;
  if not found then perform refuse('HF404', 'not_found'); end if;
  if mine.state = 'taken' then perform refuse('HF409', 'archive_taken'); end if;
  if mine.state <> 'ready' then perform refuse('HF409', 'archive_not_ready'); end if;
  update archives set state = 'taken', taken_at = now() where id = archive;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.take_back_flare_notes(notes uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare reader uuid;
begin
  for reader in with gone as (
      update flare_notes set words = '-', ends_at = '-infinity' where id = any (notes) and ends_at > '-infinity' returning to_id)
      select distinct m.person_id from gone join memberships m on m.id = gone.to_id loop
    perform pg_notify('live', 'person:' || reader);
  end loop;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.take_back_post(of_post uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare gone record;
begin
  select id, conversation_id into gone from posts where id = of_post and person_id = viewer_id() for update;
  if not found then perform refuse('HF404', 'not_found'); end if;
  update posts set title = '', words = '', wish = null, topics = '{}', edited_at = null, pinned_at = null, taken_back_at = coalesce(taken_back_at, now())
    where id = of_post;
  delete from one_tap_replies where post_id = of_post;
  perform pg_notify('live', 'post:' || gone.conversation_id || ':' || of_post);
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.take_back_quiet_line(line uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare w record;
begin
  select q.id, q.person_id into w from quiet_word_lines l join quiet_words q on q.id = l.word_id
    where l.id = line and l.person_id = viewer_id() for update of q;
  if not found then perform refuse('HF404', 'not_found'); end if;
  delete from quiet_word_lines where id = line;
  if not exists (select from quiet_word_lines where word_id = w.id and person_id = w.person_id) then
    delete from quiet_words where id = w.id;
    delete from outbox where sent_at is null and (cause like 'quiet:' || w.id || ':%' or cause like 'answered:' || w.id || ':%');
  end if;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.take_down(of_group uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not is_steward() then perform refuse('HF404', 'not_found'); end if;
  insert into takedowns (feed_id, feed_name, feed_url, name, marks)
    select f.id, f.name, f.url, g.name, coalesce((select array_agg(distinct mark) from elsewhere_meetings m, unnest(m.marks) mark where m.group_id = g.id), '{}')
    from elsewhere_groups g join feeds f on f.id = g.feed_id where g.id = of_group;
  if not found then perform refuse('HF404', 'not_found'); end if;
  update corrections set answered_at = coalesce(answered_at, now()), outcome = coalesce(outcome, 'taken_down'), reach_me = '' where group_id = of_group;
  delete from elsewhere_groups where id = of_group;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.take_lead(of_group uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.take_seat(of_group uuid, as_state text, shown text, looks text, thing text, word text, accepted integer, leads boolean)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.take_snapshot()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.take_taps_along()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from one_tap_replies where membership_id = new.id;
  return null;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.take_words_along()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update posts set title = '', words = '', wish = null, topics = '{}', edited_at = null, pinned_at = null, taken_back_at = coalesce(taken_back_at, now()),
    sent_key = gen_random_uuid(), person_id = null where person_id = old.id;
  return old;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.tell_asker(ask uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select queue_mail(person_id, group_id, 'ask_answered', 'ask:' || id) from asks
  where id = ask and array_position(facilitated_groups(), group_id) is not null
$function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.tell_facilitators(of_group uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select queue_mail(m.person_id, a.group_id, 'new_ask', 'asked:' || a.id) from asks a join memberships m on m.group_id = a.group_id
  where a.group_id = of_group and a.person_id = viewer_id() and a.state = 'waiting' and m.facilitates and m.state = 'member'
    and m.person_id <> all (known_blocked())
    and not exists (select from asks b where b.group_id = a.group_id and b.person_id = a.person_id and b.id <> a.id and b.asked_at > now() - interval '1 day')
$function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.tell_hand_over()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform queue_mail(m.person_id, new.group_id, 'new_ask', 'duty:' || new.membership_id || ':' || current_date)
    from memberships m join memberships gives on gives.id = new.membership_id
    where m.group_id = new.group_id and m.state = 'member' and m.facilitates and m.id <> new.membership_id
      and not exists (select from blocks b
        where (b.blocker_id, b.blocked_id) in ((gives.person_id, m.person_id), (m.person_id, gives.person_id)));
  return null;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.tell_of_meeting()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform pg_notify('live', 'group:' || new.group_id);
  return null;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.tell_of_poll()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform pg_notify('live', 'group:' || coalesce(new.group_id, old.group_id));
  return null;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.tell_quiet_readers(word uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform queue_mail(m.person_id, w.group_id, 'new_ask', 'quiet:' || w.id || ':' || (select count(*) from quiet_word_lines l where l.word_id = w.id and l.person_id <> w.person_id))
    from quiet_words w cross join lateral who_leads(w.group_id) d join memberships m on m.id = d.membership_id
    where w.id = word and d.back_on = '-infinity' and m.person_id <> w.person_id and m.person_id <> all (known_blocked());
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.tend_polls()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from time_polls where chosen is null and ends_at < now();
  delete from time_polls where chosen < now() - interval '180 days';
  delete from found_times where found_at < now() - interval '30 days';
  update poll_times t set said = (
    select case when count(*) < 3 then null
      when 3 * count(*) filter (where answer = 'yes') >= 2 * count(*) then 'most'
      when 2 * count(*) filter (where answer = 'no') >= count(*) then 'hard'
      else 'some' end
    from poll_answers a where a.time_id = t.id);
$function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.to_be_told(of_group uuid)
 RETURNS TABLE(person_id uuid, since timestamp with time zone, reminders text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select m.person_id, m.joined_at, coalesce(t.reminders, '{day}') from memberships m
    join mail_addresses a on a.person_id = m.person_id and a.verified_at is not null and a.rests_since is null
    left join tellings t on t.person_id = m.person_id
  where m.group_id = of_group and m.state = 'member' and not exists (select from rests r where r.membership_id = m.id)
$function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.told_enough(person uuid, of_group uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select count(*) >= 5 from outbox o
  where o.person_id = person and o.group_id = of_group and o.text_id = 'meeting_changed' and o.queued_at > now() - interval '1 day'
$function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.try_address_again()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not may_write() then perform refuse('HF404', 'not_found'); end if;
  update mail_addresses set refused = 0, rests_since = null where person_id = viewer_id() and rests_since is not null;
  if found then perform queue_mail(viewer_id(), null, 'try_again', 'again:' || gen_random_uuid()); end if;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.unlist_elsewhere()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from listed_groups where id = old.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.viewer_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('viewer.id'::text, true), ''::text))::uuid;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.wait_with_flare(who uuid, key text, moment timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform graphile_worker.add_job('follow-flare', json_build_object('person', who), job_key => key || who, run_at => moment, max_attempts => 12);
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.wake_my_mail()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update outbox set due_at = greatest(now(), not_before)
    where person_id = viewer_id() and sent_at is null and tries = 0 and due_at > greatest(now(), not_before);
  if found then perform ring_post(); end if;
end $function$;

-- runs as :system, for :system alone
CREATE OR REPLACE FUNCTION public.who_leads(of_group uuid)
 RETURNS TABLE(membership_id uuid, back_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select m.id, case when h.membership_id is null or h.until <= current_date then '-infinity' else coalesce(h.until, 'infinity') end
  from memberships m join people p on p.id = m.person_id and not p.suspended left join hand_overs h on h.membership_id = m.id
  where m.group_id = of_group and m.state = 'member' and m.facilitates
$function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.withdraw_ask(of_group uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update asks set state = 'withdrawn', answered_at = now() where group_id = of_group and person_id = viewer_id() and state in ('waiting', 'welcomed');
  if not found then perform refuse('HF404', 'not_found'); end if;
  perform become(viewer_id());
end $function$;

CREATE OR REPLACE FUNCTION public.word_guesses(asked text[], last text)
 RETURNS TABLE(word text, begun text[], alike text[])
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
#variable_conflict use_column
begin
  return query
  select a.word,
    case when a.word = last and length(last) > 2 then array(select l.word from listed_lexemes l where l.word like plain(last) || '%'
      and exists (select from listed_groups g where g.words @@ quote_literal(l.word)::tsquery) order by l.word limit 20) else '{}' end,
    case when length(a.word) > 3 then array(select l.word from listed_lexemes l where l.word % plain(a.word)
      and exists (select from listed_groups g where g.words @@ quote_literal(l.word)::tsquery) order by similarity(l.word, plain(a.word)) desc, l.word limit 8) else '{}' end
  from unnest(asked) a(word)
  where case when exists (select from listed_lexemes l where l.word = plain(a.word)) then false
    else not exists (select from listed_groups g where g.words @@ (plainto_tsquery('simple', plain(a.word))
      || plainto_tsquery('english', plain(a.word)) || plainto_tsquery('spanish', plain(a.word)))) end;
end $function$;

CREATE OR REPLACE FUNCTION public.word_met(word jsonb, chunks integer, OUT met bit varying, OUT about bit varying)
 RETURNS record
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
declare
  forms text[] := array(select jsonb_array_elements_text(word -> 'lexemes'));
  common text[] := array(select w.word from common_words w where w.word = any (forms));
  rare text := concat_ws(' | ', (select string_agg(quote_literal(form), ' | ') from unnest(forms) form where form <> all (common)), word ->> 'phrases');
  titled text := concat_ws(' | ', (select string_agg(quote_literal(form) || ':ab', ' | ') from unnest(forms) form where form <> all (common)), word ->> 'titled');
  nums int[];
  titled_nums int[];
begin
  met := marked('word', common, chunks);
  about := marked('about', common, chunks);
  if rare <> '' then
    select coalesce(array_agg(num), '{}'), coalesce(array_agg(num) filter (where words @@ titled::tsquery), '{}') into nums, titled_nums
      from listed_groups where words @@ rare::tsquery;
    met := met | bits_of(nums, chunks);
    about := about | bits_of(titled_nums, chunks);
  end if;
  select met | coalesce(bit_or(marked(m.facet, m.values, chunks)), no_bits(chunks)) into met
    from jsonb_to_recordset(word -> 'marks') m(facet text, values text[]);
end $function$;

CREATE OR REPLACE FUNCTION public.word_shapes(asked text[])
 RETURNS TABLE(word text, shapes jsonb)
 LANGUAGE plpgsql
 STABLE
AS $function$
#variable_conflict use_column
begin
  return query
  select a.word, jsonb_agg(distinct s.shape) from unnest(asked) a(word),
    lateral (values (tsvector_to_array(to_tsvector('simple', plain(a.word)))), (tsvector_to_array(to_tsvector('english', plain(a.word)))),
      (tsvector_to_array(to_tsvector('spanish', plain(a.word))))) s(shape)
  where cardinality(s.shape) = (select count(distinct part) from regexp_split_to_table(a.word, '[^[:alnum:]]+') part where part <> '')
  group by a.word;
end $function$;

CREATE OR REPLACE FUNCTION public.words_met(words jsonb, chunks integer, OUT steps bit varying[], OUT led bit varying, OUT about bit varying)
 RETURNS record
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  w record;
  k int := 0;
begin
  steps := '{}';
  led := no_bits(chunks);
  about := no_bits(chunks);
  for w in select (word -> 'leads')::boolean as leads, m.met, m.about from jsonb_array_elements(words) word, word_met(word, chunks) m loop
    k := k + 1;
    steps := steps || no_bits(chunks);
    for i in reverse k..2 loop steps[i] := steps[i] | (steps[i - 1] & w.met); end loop;
    steps[1] := steps[1] | w.met;
    if w.leads then
      led := led | w.met;
      about := about | w.about;
    end if;
  end loop;
  if not words @> '[{"leads": true}]' then led := steps[1]; end if;
end $function$;

CREATE OR REPLACE FUNCTION public.writable_groups()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('viewer.writable'::text, true), ''::text))::uuid[];

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.write_quiet_word(of_group uuid, said text, key uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  me uuid := viewer_id();
  seat uuid;
  word uuid;
begin
  if not may_write() or (array_position(known_groups(), of_group) is null and array_position(guest_groups(), of_group) is null) then
    perform refuse('HF404', 'not_found');
  end if;
  if exists (select from groups where id = of_group and closed_at is not null) then perform refuse('HF409', 'group_over'); end if;
  if array_position(writable_groups(), of_group) is null then perform refuse('HF403', 'accept_first'); end if;
  -- Whoever leaves at this moment waits for this, or this for them: no word stays open behind a seat that has ended.
  select id into seat from memberships where group_id = of_group and person_id = me and state in ('member', 'guest') for no key update;
  if not found then perform refuse('HF404', 'not_found'); end if;
  if exists (select from quiet_word_lines where person_id = me and sent_key = key and words = said) then return; end if;
  if exists (select from quiet_word_lines where person_id = me and sent_key = key) then key := gen_random_uuid(); end if;
  if not exists (select from quiet_readers(of_group)) then perform refuse('HF409', 'nobody_reads'); end if;
  insert into quiet_words (group_id, membership_id, person_id) values (of_group, seat, me)
    on conflict (group_id, person_id) where closed_at is null do nothing;
  select id into word from quiet_words where group_id = of_group and person_id = me and closed_at is null for update;
  if not found then perform refuse('HF409', 'quiet_word_closed'); end if;
  insert into quiet_word_lines (word_id, membership_id, person_id, words, sent_key)
    select word, w.membership_id, me, said, key from quiet_words w where w.id = word on conflict do nothing;
  if found then perform tell_quiet_readers(word); end if;
end $function$;

-- runs as :system, for :member to call
CREATE OR REPLACE FUNCTION public.written_lately(of_group uuid, addresses text[])
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(a), '{}') from unnest(addresses[1:10000]) a
  where array_position(facilitated_groups(), of_group) is not null and is_marked(group_mark(of_group, a))
$function$;
