-- Run after the migrations, each time: gives :system its rights and makes it the owner of every function that runs with more
-- rights than its caller. Such a function is the member's to call unless its migration revoked it.
do $$
declare
  t record;
  f record;
begin
  for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'migrations' loop
    execute format('grant select, insert, update, delete on public.%I to %I', t.relname, ':system');
    if not exists (select from pg_policies where schemaname = 'public' and tablename = t.relname and policyname = 'system_all') then
      execute format('create policy system_all on public.%I for all to %I using (true) with check (true)', t.relname, ':system');
    end if;
  end loop;
  for f in select p.oid::regprocedure as called, p.proacl is null as open from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.prosecdef and pg_get_userbyid(p.proowner) <> ':system' loop
    if f.open then
      execute format('revoke all on function %s from public', f.called);
      execute format('grant execute on function %s to %I', f.called, ':member');
    end if;
    execute format('grant create on schema public to %I', ':system');
    execute format('alter function %s owner to %I', f.called, ':system');
    execute format('revoke create on schema public from %I', ':system');
  end loop;
end $$;
