-- A search in the directory: one function answers how many, how many beside each other filter, what to loosen, and which groups
-- stand on the page, in order. Bits of `chunks` rows of listed_marks are laid side by side into one long string.
create function bits_in_a_row(parts bit varying[]) returns bit varying language plpgsql immutable as $$
declare
  part bit varying;
  row bit varying := '';
begin
  foreach part in array parts loop row := row || part; end loop;
  return row;
end $$;

/* The groups that have any of the values. */
create function marked(of_facet text, of_values text[], chunks int) returns bit varying language plpgsql stable
set search_path = public, pg_temp set enable_seqscan = off as $$
begin
  return (
    select bits_in_a_row(array_agg(coalesce(m.bits, no_bits(1)) order by n)) from generate_series(0, chunks - 1) n
    left join (select chunk, bit_or(bits) as bits from listed_marks where facet = of_facet and value = any (of_values) group by chunk) m on m.chunk = n);
end $$;

create function bits_of(nums int[], chunks int) returns bit varying language plpgsql immutable as $$
begin
  return (
    select bits_in_a_row(array_agg(coalesce(m.bits, no_bits(1)) order by n)) from generate_series(0, chunks - 1) n
    left join (select num / 15360 as chunk, bit_or(one_bit(num)) as bits from unnest(nums) num group by 1) m on m.chunk = n);
end $$;

create function numbers_in(bits bit varying) returns setof int language plpgsql immutable as $$
begin
  return query
  with b as materialized (select varbit_send(bits) as bytes),
    filled as materialized (select at, get_byte(bytes, at + 4) as byte from b, generate_series(0, length(bits) / 8 - 1) at where get_byte(bytes, at + 4) <> 0)
  select at * 8 + nth from filled, generate_series(0, 7) nth where byte & (128 >> nth) <> 0;
end $$;

/* Many groups by name are read along the index of names, which the planner would not guess. */
create function along_names(among bit varying, skip int, take int) returns int[] language plpgsql stable
set search_path = public, pg_temp set enable_seqscan = off set enable_sort = off set enable_bitmapscan = off as $$
begin
  return array(select num from listed_groups where get_bit(among, num) = 1 order by sorted_by, id offset skip limit take);
end $$;

/* Those of one place in the order, by name. */
create function by_name(among bit varying, few int, skip int, take int) returns int[] language plpgsql stable
set search_path = public, pg_temp as $$
begin
  if take <= 0 then return '{}'; end if;
  if bit_count(among) > few then return along_names(among, skip, take); end if;
  return array(select num from listed_groups where num = any (array(select numbers_in(among))) order by sorted_by, id offset skip limit take);
end $$;

/* How far off the next meeting is, in quarters of an hour; a week when none is sure. */
create function quarters_until(slots smallint[], now_slot int) returns int language sql immutable
  return coalesce((select min((slot - now_slot + 672) % 672) from unnest(slots) slot), 672);

/* A page of few groups: what the words say most about first, then in the helpful order. */
create function few_in_order(among bit varying, query tsquery, wish jsonb, skip int, take int) returns int[] language plpgsql stable
set search_path = public, pg_temp set enable_seqscan = off as $$
begin
  return array(select num from listed_groups where num = any (array(select numbers_in(among)))
    order by case when query is null then 0 else ts_rank(words, query) end desc,
      case when paused then 2 when lives = 'elsewhere' then 1 else 0 end, not languages @> array[wish ->> 'language'], full_now,
      quarters_until(next_slots, (wish ->> 'now')::int), sorted_by, id
    offset skip limit take);
end $$;

/* A page of one rung of the helpful order (equal in all but time and name): the slots of the week, from now on, one by one, until
   the page is reached; then only the groups of its slots are read. */
create function soonest_first(among bit varying, wish jsonb, skip int, take int) returns int[] language plpgsql stable
set search_path = public, pg_temp set enable_seqscan = off set enable_bitmapscan = off as $$
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
end $$;

/* A page in the helpful order: living here, then elsewhere, then paused; in my language; with a seat; soonest; by name. Popularity
   is nowhere in it. */
create function helpful_page(among bit varying, query tsquery, wish jsonb, skip int, take int) returns int[] language plpgsql stable
set search_path = public, pg_temp as $$
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
end $$;
