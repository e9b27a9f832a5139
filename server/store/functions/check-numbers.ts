/**
 * Numbers and people twice in the database: one number or CMND on two living people who are present, one person recorded
 * twice, one person permanent in two households. Runs after the intake's commit, on nobody's behalf. Step 1 brings
 * `id_number_use` and `likeness` up to date for the residents that are queued and says whose flags may be wrong now. Step
 * 2, a transaction for each of those in its own commune, looks again under the commune's lock, so whichever step 1 is
 * last, its step 2 sees everything. A queue entry goes when both are done, so a crash repeats them. Nobody is looked for
 * but by a key, and a flag says of another commune only that there is somebody.
 */
import { alike } from './alike.ts'
import { folded } from './settle-moves.ts'

const present = `r.removed_at is null and r.left_why is null and r.left_on is null and r.left_to is null`

const usesOfNumbers = `unnest(v_numbers) n(number)
    cross join lateral (
      select commune, resident from id_number_use u where u.id_number = n.number offset 0) u`

export const checkNumbers = `
${alike(present)}
create function take_number_checks(p_limit integer, out entries json, out suspects json)
language plpgsql as $$
declare
  v_communes text[];
  v_residents uuid[];
  -- what they counted as before they were queued
  v_was text[];
  v_now text[];
  v_numbers text[];
  -- who uses them, and whether somebody else does too
  v_use_communes text[];
  v_users uuid[];
  v_shared boolean[];
  -- what the queued are or were like
  v_cmnds bigint[];
  v_persons bigint[];
begin
  perform set_config('dancu.checks', 'on', true);
  perform pg_advisory_xact_lock(hashtext('dancu.number-checks'));
  entries := (
    select json_agg(json_build_object('commune', commune, 'seq', seq))
    from (select commune, seq from check_queue order by commune, seq limit p_limit) q);
  if entries is null then return; end if;
  select array_agg(q.commune), array_agg(r.id), array_agg(r.was) into v_communes, v_residents, v_was
  from json_to_recordset(entries) e(commune text, seq bigint)
  join check_queue q on q.commune = e.commune and q.seq = e.seq
  cross join lateral unnest(q.residents, q.was) r(id, was);
  perform set_config('dancu.scope', (select string_agg(distinct c, ',') from unnest(v_communes) c), true);
  -- the number of each, null of one who is not there any more
  v_now := array(
    select r.id_number from unnest(v_communes, v_residents) with ordinality e(commune, id, n)
    left join lateral (
      select id_number from resident r where r.commune = e.commune and r.id = e.id and ${present} offset 0) r on true
    order by e.n);
  v_numbers := array(
    select n from unnest(v_now) n where n is not null union select n from unnest(v_was) n where n is not null);
  -- each is looked for by itself, here and below: a join would walk the numbers of the whole country
  delete from id_number_use where ctid = any (array(
    select u.ctid from unnest(v_communes, v_residents, v_was, v_now) e(commune, id, was, now)
    cross join lateral (
      select ctid from id_number_use u
      where u.id_number = e.was and u.commune = e.commune and u.resident = e.id offset 0) u
    where e.was is distinct from e.now));
  insert into id_number_use (id_number, commune, resident)
  select number, commune, id from unnest(v_communes, v_residents, v_now) e(commune, id, number)
  where number is not null
  on conflict do nothing;
  select array_agg(u.commune), array_agg(u.resident), array_agg(u.uses > 1)
  into v_use_communes, v_users, v_shared
  from (
    select u.commune, u.resident, count(*) over (partition by n.number) as uses from ${usesOfNumbers}) u;
  select r.cmnds, r.persons into v_cmnds, v_persons from renew_likeness(v_communes, v_residents) r;
  select v_use_communes || array_agg(l.commune), v_users || array_agg(l.resident), v_shared || array_agg(l.uses > 1)
  into v_use_communes, v_users, v_shared
  from (
    select l.* from unnest(v_cmnds) k(key) cross join lateral (
      select commune, resident, count(*) over () as uses from likeness l where l.cmnd = k.key offset 0) l
    union all
    select l.* from unnest(v_persons) k(key) cross join lateral (
      select commune, resident, count(*) over () as uses from likeness l where l.person = k.key offset 0) l) l;
  perform set_config('dancu.scope', (
    select string_agg(distinct c, ',') from unnest(v_communes || v_use_communes) c), true);
  suspects := (
    -- of which there are few: looked at from their side
    with flagged as materialized (
      select f.commune, f.record from flag f
      where f.commune in (select distinct c from unnest(v_communes || v_use_communes) c)
        and f.state = 'open'
        and f.rule in ('ID_DUP', 'CMND_DUP', 'PERSON_DUP', 'TWO_HOUSEHOLDS', 'ARRIVED_ELSEWHERE'))
    select json_agg(json_build_object('commune', commune, 'resident', resident) order by commune, resident) from (
      select commune, resident from unnest(v_use_communes, v_users, v_shared) u(commune, resident, shared)
      where shared
      union
      -- whom another commune may have seen arrive, also where whoever arrived has died or gone on since
      select e.commune, e.id from unnest(v_communes, v_residents, v_now) e(commune, id, number)
      where exists (
        select from move m where m.id_number = e.number and m.left_commune = e.commune
          and m.met_at is null and m.side = 'arrived')
      union
      select e.commune, e.id from unnest(v_communes, v_residents) e(commune, id)
      cross join lateral (
        select r.name, r.birth from resident r
        where r.commune = e.commune and r.id = e.id and length(r.birth) = 10 and ${present} offset 0) r
      where exists (
        select from move m where m.left_commune = e.commune and m.who = ${folded} || ' ' || r.birth
          and m.met_at is null and m.side = 'arrived')
      union
      select x.commune, x.resident
      from unnest(v_communes || v_use_communes, v_residents || v_users) x(commune, resident)
      join flagged on flagged.commune = x.commune and flagged.record = x.resident) s);
end $$;

-- Raises, renews or clears the flags of one resident; answers how many changed. p_flags: an id for each rule, where one
-- has to be raised. p_softened: rules that ask nobody in the commune for now
create function settle_number_flags(p_commune text, p_resident uuid, p_rules text[], p_flags uuid[],
  p_softened text[], p_at timestamptz, p_bytes bytea, p_digest bytea) returns integer
language plpgsql as $$
declare
  v_seq bigint;
  v_chain bytea;
  v_one resident;
  v_others json;
  v_wanted jsonb;
  v_flag flag;
  v_changed integer := 0;
  v_rule text;
begin
  perform set_config('dancu.checks', 'on', true), set_config('dancu.scope', p_commune, true);
  select l.seq, l.chain into v_seq, v_chain from lock_commune(p_commune) l;
  select r.* into v_one from resident r where r.commune = p_commune and r.id = p_resident and ${present};
  v_others := others_like(v_one);
  perform set_config('dancu.scope', p_commune, true);
  foreach v_rule in array p_rules loop
    v_wanted := elsewhere_in(v_others -> v_rule, p_commune);
    select * into v_flag from flag f
    where f.commune = p_commune and f.record = p_resident and f.state = 'open' and f.rule = v_rule;
    continue when v_wanted is not distinct from v_flag.found;
    -- nobody is asked for now, or a supervisor has said of these values that it is right so
    continue when v_flag.id is null and (v_rule = any (p_softened) or exists (
      select from flag f where f.commune = p_commune and f.record = p_resident and f.state = 'dismissed'
        and f.rule = v_rule and f.found ->> 'of' = seen_digest(v_one, v_rule) and f.found - 'of' = v_wanted));
    v_changed := v_changed + 1;
    if v_wanted is null then
      -- with a reason: a supervisor's correction has done it
      update flag set state = case when settled_by is null then 'cleared' else 'settled' end, closed_at = p_at,
        seq = v_seq + v_changed
      where commune = p_commune and id = v_flag.id;
      perform note_flag(p_commune, (select household from resident where commune = p_commune and id = p_resident), p_at,
        -1, 0);
    elsif v_flag.id is null then
      insert into flag (commune, id, seq, kind, type, record, household, rule, found, state, opened_at)
      values (p_commune, p_flags[array_position(p_rules, v_rule)], v_seq + v_changed, 'check', 'resident', p_resident,
        v_one.household, v_rule, v_wanted, 'open', p_at);
      perform note_flag(p_commune, v_one.household, p_at, 1, 0);
    else
      update flag set found = v_wanted, household = v_one.household, seq = v_seq + v_changed
      where commune = p_commune and id = v_flag.id;
    end if;
  end loop;
  if v_changed > 0 then
    perform end_chain(p_commune, v_seq, v_changed + 1, v_chain, p_digest, null, p_bytes, p_at);
  end if;
  return v_changed;
end $$;

create function end_number_checks(p_entries json) returns void language plpgsql as $$
begin
  perform set_config('dancu.checks', 'on', true);
  delete from check_queue q
  using json_to_recordset(p_entries) e(commune text, seq bigint)
  where q.commune = e.commune and q.seq = e.seq;
end $$;
`
