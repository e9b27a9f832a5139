/**
 * Moves between communes. Step 1 brings the halves up to date for the residents that are queued, pairs what belongs
 * together, and says whose flag may be wrong now. Step 2, a transaction for each of those in its own commune, looks
 * again under the commune's lock: whoever still stands as present where another commune has seen them come from, by number,
 * or where not both have one by name and whole date of birth, is flagged there, and counted once. No commune learns of the
 * other more than that there is one.
 */
const present = `r.removed_at is null and num_nonnulls(r.left_why, r.left_on, r.left_to) = 0`

/** Names as they are searched for: without tones and marks, đ as d. */
export const folded = `translate(lower(regexp_replace(normalize(name, NFD), '[\\u0300-\\u036f''’]', '', 'g')), 'đ-', 'd ')`

/** By number; else by name and birth, from the commune that was left, where not both have a number. The oldest first. */
const pairing = `select * into v_half from move m
    where m.commune = v_half.commune and m.resident = v_half.resident and m.side = v_half.side;
    continue when v_half.met_at is not null;
    select c.* into v_other from (
      select m.*, 0 as rank from move m where m.id_number = v_half.id_number
      union all
      select m.*, 1 from move m
      where m.left_commune = v_half.left_commune and m.who = v_half.who and m.met_at is null
        and (m.id_number is null or v_half.id_number is null)) c
    where c.side <> v_half.side and c.met_at is null
      and not (c.commune = v_half.commune and c.resident = v_half.resident)
    order by c.rank, (c.left_commune is not distinct from v_half.left_commune) desc, c.noted_at, c.commune, c.resident
    limit 1;
    continue when v_other.commune is null;
    update move m set met_at = p_at, other_commune = v_other.commune, other_resident = v_other.resident
    where m.commune = v_half.commune and m.resident = v_half.resident and m.side = v_half.side;
    update move m set met_at = p_at, other_commune = v_half.commune, other_resident = v_half.resident
    where m.commune = v_other.commune and m.resident = v_other.resident and m.side = v_other.side;
    v_changed := v_changed || array[v_half.commune, v_other.commune];
    v_left := v_left || array[v_half.left_commune, v_other.left_commune];
    v_who := v_who || array[v_half.who, v_other.who];`

/** Numbers and names of the queued as the table has them: before they are brought up to date, and after. */
const noteNames = `
  select v_numbers || array_agg(m.id_number) filter (where m.id_number is not null),
    v_left || array_agg(m.left_commune), v_who || array_agg(m.who) into v_numbers, v_left, v_who
  from unnest(v_communes, v_residents) e(commune, id)
  cross join lateral (
    select id_number, left_commune, who from move m where m.commune = e.commune and m.resident = e.id offset 0) m;`

/** Who is like one who has come from there: with a whole date of birth, by the key of persons, of either sex. */
const standers = `
      select l.commune, l.resident
      from (select distinct commune, who from unnest(v_left, v_who) x(commune, who)
        where who ~ ' \\d{4}-\\d{2}-\\d{2}$') x
      cross join (values ('1'), ('2')) s(sex)
      cross join lateral (
        select commune, resident from likeness l where l.person = likeness_key(
          'person ' || fold_text(left(x.who, -11)) || ' ' || right(x.who, 10) || ' ' || s.sex) offset 0) l
      where l.commune = x.commune`

/** Who has a number of these halves or is like them, and who of the queued has a flag. */
const suspects = `(
    select json_agg(json_build_object('commune', commune, 'resident', resident) order by commune, resident) from (
      select u.commune, u.resident from unnest(v_numbers) n(number)
      cross join lateral (
        select commune, resident from id_number_use u where u.id_number = n.number offset 0) u
      union
      ${standers}
      union
      select e.commune, e.id from unnest(v_communes, v_residents) e(commune, id)
      where exists (
        select from flag f where f.commune = e.commune and f.record = e.id and f.state = 'open'
          and f.rule = 'ARRIVED_ELSEWHERE')) s)`

export const settleMoves = `
create function take_moves(p_limit integer, p_at timestamptz, out entries json, out suspects json)
language plpgsql as $$
declare
  v_communes text[];
  v_residents uuid[];
  v_numbers text[] := '{}';
  -- communes that were left, and by whom, as far as a name says it
  v_left text[] := '{}';
  v_who text[] := '{}';
  -- communes in which somebody has met, or has to be met again
  v_changed text[];
  v_half move;
  v_other move;
begin
  perform set_config('dancu.checks', 'on', true);
  perform pg_advisory_xact_lock(hashtext('dancu.moves'));
  entries := (
    select json_agg(json_build_object('commune', commune, 'seq', seq))
    from (select commune, seq from move_queue order by commune, seq limit p_limit) q);
  if entries is null then return; end if;
  select array_agg(commune), array_agg(id) into v_communes, v_residents
  from (
    select distinct q.commune, r.id from json_to_recordset(entries) e(commune text, seq bigint)
    join move_queue q on q.commune = e.commune and q.seq = e.seq
    cross join lateral unnest(q.residents) r(id)) x;
  perform set_config('dancu.scope', (select string_agg(distinct c, ',') from unnest(v_communes) c), true);
  -- whom they had met looks for another; and whose flag these halves may have raised
  ${noteNames}
  with apart as (
    update move m set met_at = null, other_commune = null, other_resident = null
    from unnest(v_communes, v_residents) e(commune, id)
    where m.met_at is not null and m.other_commune = e.commune and m.other_resident = e.id
      and (m.commune, m.resident) in (
        select x.other_commune, x.other_resident from move x where x.commune = e.commune and x.resident = e.id)
    returning m.commune, m.left_commune, m.who)
  select v_communes || array_agg(commune), v_left || array_agg(left_commune), v_who || array_agg(who)
  into v_changed, v_left, v_who from apart;
  create temporary table half on commit drop as
    select e.commune, e.id as resident, h.side, h.left_commune, r.id_number,
      case when r.name is null or r.birth is null then null else ${folded} || ' ' || r.birth end as who
    from unnest(v_communes, v_residents) e(commune, id)
    cross join lateral (
      select id_number, name, birth, left_why, more::jsonb -> 'movedFrom' ->> 'commune' as moved_from
      from resident r where r.commune = e.commune and r.id = e.id and r.removed_at is null offset 0) r
    cross join lateral (values
      ('left', e.commune, r.left_why = 'moved'), ('arrived', r.moved_from, r.moved_from is not null)
    ) h(side, left_commune, holds)
    where h.holds;
  delete from move m using unnest(v_communes, v_residents) e(commune, id)
  where m.commune = e.commune and m.resident = e.id
    and not exists (
      select from half h where h.commune = m.commune and h.resident = m.resident and h.side = m.side);
  insert into move (commune, resident, side, left_commune, id_number, who, noted_at)
  select commune, resident, side, left_commune, id_number, who, p_at from half
  on conflict on constraint move_pkey do update set left_commune = excluded.left_commune,
    id_number = excluded.id_number, who = excluded.who, met_at = null, other_commune = null, other_resident = null;
  drop table half;
  ${noteNames}
  for v_half in
    select m.* from move m join unnest(v_communes, v_residents) e(commune, id)
      on m.commune = e.commune and m.resident = e.id
    union
    select m.* from (select distinct number from unnest(v_numbers) n(number)) n
    cross join lateral (select * from move m where m.id_number = n.number offset 0) m
    order by 7, 1, 2, 3
  loop
    ${pairing}
  end loop;
  suspects := ${suspects};
  perform set_config('dancu.scope', (select string_agg(distinct c, ',') from unnest(v_changed) c), true);
  insert into commune_count as n (commune, unseen)
  select c.commune, (
      select count(*) from move m where m.commune = c.commune and m.met_at is null and m.side = 'arrived')
  from (select distinct commune from unnest(v_changed) c(commune)) c order by c.commune
  on conflict on constraint commune_count_pkey do update set unseen = excluded.unseen
  where n.unseen <> excluded.unseen;
end $$;

create function settle_move_flag(p_commune text, p_resident uuid, p_flag uuid, p_at timestamptz, p_bytes bytea,
  p_digest bytea) returns boolean
language plpgsql as $$
declare
  v_seq bigint;
  v_chain bytea;
  v_number text;
  v_household uuid;
  v_who text;
  v_elsewhere text;
  v_by text;
  v_wanted jsonb;
  v_of text;
  v_flag flag;
begin
  perform set_config('dancu.checks', 'on', true), set_config('dancu.scope', p_commune, true);
  select l.seq, l.chain into v_seq, v_chain from lock_commune(p_commune) l;
  select r.id_number, r.household, case when length(r.birth) = 10 then ${folded} || ' ' || r.birth end
  into v_number, v_household, v_who
  from resident r where r.commune = p_commune and r.id = p_resident and ${present};
  select case when m.commune = p_commune then 'commune' else 'other-commune' end, m.by into v_elsewhere, v_by from (
    select commune, resident, left_commune, side, null as by from move where id_number = v_number and met_at is null
    union all
    select commune, resident, left_commune, side, 'name' from move
    where left_commune = p_commune and who = v_who and met_at is null and (id_number is null or v_number is null)) m
  where m.side = 'arrived' and m.left_commune = p_commune and not (m.commune = p_commune and m.resident = p_resident)
  order by m.by nulls first limit 1;
  if v_elsewhere is not null then
    v_wanted := jsonb_strip_nulls(jsonb_build_object('elsewhere', v_elsewhere, 'by', v_by));
  end if;
  select * into v_flag from flag f
  where f.commune = p_commune and f.record = p_resident and f.state = 'open' and f.rule = 'ARRIVED_ELSEWHERE';
  if v_wanted is not distinct from v_flag.found then return false; end if;
  v_of := encode(sha256(convert_to('[' || coalesce(to_json(v_number)::text, 'null') || ']', 'UTF8')), 'hex');
  if v_flag.id is null and exists (
    select from flag f where f.commune = p_commune and f.record = p_resident and f.state = 'dismissed'
      and f.rule = 'ARRIVED_ELSEWHERE' and f.found ->> 'of' = v_of
      and f.found ->> 'by' is not distinct from v_by) then return false; end if;
  if v_wanted is null then
    update flag set state = case when settled_by is null then 'cleared' else 'settled' end, closed_at = p_at,
      seq = v_seq + 1
    where commune = p_commune and id = v_flag.id;
    perform note_flag(p_commune, (select household from resident where commune = p_commune and id = p_resident), p_at,
      -1, -1);
  elsif v_flag.id is null then
    insert into flag (commune, id, seq, kind, type, record, household, rule, found, state, opened_at)
    values (p_commune, p_flag, v_seq + 1, 'check', 'resident', p_resident, v_household, 'ARRIVED_ELSEWHERE',
      v_wanted, 'open', p_at);
    perform note_flag(p_commune, v_household, p_at, 1, 1);
  else
    update flag set found = v_wanted, household = v_household, seq = v_seq + 1
    where commune = p_commune and id = v_flag.id;
  end if;
  perform end_chain(p_commune, v_seq, 2, v_chain, p_digest, null, p_bytes, p_at);
  return true;
end $$;

create function end_moves(p_entries json) returns void language plpgsql as $$
begin
  perform set_config('dancu.checks', 'on', true);
  delete from move_queue q
  using json_to_recordset(p_entries) e(commune text, seq bigint)
  where q.commune = e.commune and q.seq = e.seq;
end $$;
`
