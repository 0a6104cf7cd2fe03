-- What a search's words find, and the whole search.

/* The groups in which one word of the search is met in any of its forms. Forms that many groups use have marks; the others are
   looked up. `met`: anywhere or in what the words were made into marks of; `about`: in the name, or as what the group is about. */
create function word_met(word jsonb, chunks int, out met bit varying, out about bit varying) language plpgsql stable
set search_path = public, pg_temp set enable_seqscan = off as $$
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
end $$;

/* How many groups each value of each facet would leave, given the other filters: `bases` are the groups a facet counts among. */
create function counts_beside(facets text[], bases bit varying[]) returns jsonb language plpgsql stable
set search_path = public, pg_temp set enable_seqscan = off as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_array(facet, value, n)), '[]') from (
      select m.facet, m.value, sum(bit_count(m.bits & substring(b.bits from m.chunk * 15360 + 1 for 15360))) as n
      from unnest(facets, bases) b(facet, bits) join listed_marks m using (facet)
      where m.chunk < length(b.bits) / 15360 group by 1, 2) c where n > 0);
end $$;

/* The same for days and parts of the day, which are cells of the week: day * 4 + part. `wish.cells` gives the cell of each hour of the
   week in UTC, or of each quarter where the reader's zone lies between the hours; `wish.printed` that of each hour as printed. */
create function counts_in_time(among bit varying, wish jsonb) returns jsonb language plpgsql stable
set search_path = public, pg_temp set enable_seqscan = off as $$
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
end $$;

/* Which groups meet the words of a search. steps[k]: at least k of them; `led`: at least one that leads; `about`: one in its name,
   or as what it is about. */
create function words_met(words jsonb, chunks int, out steps bit varying[], out led bit varying, out about bit varying)
language plpgsql stable set search_path = public, pg_temp as $$
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
end $$;

/* Answers a search. `wish`: {now, language, skip, take, few: up to how many groups are put in order one by one,
     filters: [{name, marks: [{facet, values}]}] — each must hold, and holds with any of its values; one named like a facet does not
       narrow that facet's own counts; the one of time is named "time" —,
     cells, printed, days, parts: see counts_in_time; the chosen days and parts,
     words: [{lexemes, phrases, titled, marks, leads}] — a word that does not lead only orders —, query: of all words, to rank by}.
   Gives {total, all_words, nums, counts: [[facet, value, n]], without: {name: n}}. */
create function search_listed(wish jsonb) returns jsonb language plpgsql stable set search_path = public, pg_temp set jit = off as $$
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
end $$;

/* What words look like in the directory: their lexemes as written, and stemmed in English and Spanish. A stem that lost a word
   ("any pain" → "pain") would find something else, and is left out. */
create function word_shapes(asked text[]) returns table (word text, shapes jsonb) language plpgsql stable as $$
#variable_conflict use_column
begin
  return query
  select a.word, jsonb_agg(distinct s.shape) from unnest(asked) a(word),
    lateral (values (tsvector_to_array(to_tsvector('simple', plain(a.word)))), (tsvector_to_array(to_tsvector('english', plain(a.word)))),
      (tsvector_to_array(to_tsvector('spanish', plain(a.word))))) s(shape)
  where cardinality(s.shape) = (select count(distinct part) from regexp_split_to_table(a.word, '[^[:alnum:]]+') part where part <> '')
  group by a.word;
end $$;

/* For words that stand nowhere in the directory: what is spelt alike and, for a last word that may only be begun, what begins with
   it. Only words that some group has now. */
create function word_guesses(asked text[], last text) returns table (word text, begun text[], alike text[]) language plpgsql stable
set search_path = public, pg_temp set enable_seqscan = off as $$
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
end $$;
