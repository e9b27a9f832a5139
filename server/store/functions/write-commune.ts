/**
 * The one way in which anything of a commune is written. Locks the counter first, so the order of `seq` is the order of
 * commits; answers null and writes nothing when anything that was judged upon has changed since it was read, or another
 * life of the centre has begun; ends every write with a chain head. Lock and checks are separate statements: each sees what was committed before it.
 */
import { type RecordType, recordTypes } from '#shared/records/record.ts'
import { insertActs } from '../audit.ts'
import { columnsOf } from '../record-columns.ts'

const insertRows = (type: RecordType, parameter: string): string => {
  const columns = columnsOf(type)
  const values = columns.map((column, index) => `c[${index + 9}]${column === 'household' ? '::uuid' : ''}`)
  return `insert into ${type} (commune, id, seq, created_at, updated_at, updated_by, removed_at, created_in,
      decided,
      ${columns.join(', ')})
    select p_commune, c[2]::uuid, v_seq + c[1]::bigint, coalesce(c[3]::timestamptz, p_at),
      coalesce(c[4]::timestamptz, p_at), c[5],
      c[6]::timestamptz, c[7]::uuid, c[8]::jsonb, ${values.join(', ')}
    from (select string_to_array(line, E'\\t', '') as c from string_to_table(${parameter}, E'\\n') line offset 0) t`
}

/** Of records that the judgement has found: an upsert, since a join would plan on statistics. */
const updateRows = (type: RecordType, parameter: string): string =>
  `${insertRows(type, parameter)}
    on conflict (commune, id) do update set seq = excluded.seq, updated_at = excluded.updated_at,
      updated_by = excluded.updated_by, removed_at = excluded.removed_at, decided = excluded.decided,
      ${columnsOf(type)
        .map((column) => `${column} = excluded.${column}`)
        .join(', ')}`

const insertGroups = `insert into change_group (commune, id, hash, batch, line, device, outcome, seqs, judged,
      conflicts, problem, household)
    select p_commune, c[1]::uuid, decode(c[2], 'hex'), v_seq + p_size, c[3]::integer, p_device, c[4], c[5]::bigint[],
      v_seq, c[6]::jsonb, c[7]::jsonb, c[8]::uuid
    from (select string_to_array(line, E'\\t', '') as c from string_to_table(p_groups, E'\\n') line offset 0) t`

const insertRecordsOfGroups = `insert into change_of_record (commune, record, group_id)
    select p_commune, c[1]::uuid, c[2]::uuid
    from (select string_to_array(line, E'\\t') as c from string_to_table(p_records, E'\\n') line offset 0) t`

/**
 * What may have changed since the counter stood at `p_read_seq`, of all that the judgement looked at. The ids come as
 * texts and are read only here: most batches find the counter where it was.
 */
const hasChanged = `
  exists (
    select from (select id from household where commune = p_commune and seq > p_read_seq and seq > 0 offset 0) r
    where r.id = any (p_households::uuid[]))
  or exists (
    select from (select id, household from resident where commune = p_commune and seq > p_read_seq and seq > 0 offset 0) r
    where r.id = any (p_residents::uuid[]) or r.household = any (p_households::uuid[]))
  or exists (
    select from (select record from flag where commune = p_commune and seq > p_read_seq and seq > 0 offset 0) f
    where f.record = any (p_households::uuid[]) or f.record = any (p_residents::uuid[]))
  or exists (
    select from (select device from held_group where commune = p_commune and seq > p_read_seq and seq > 0 offset 0) h
    where h.device = p_device)
  or exists (
    select from unnest(p_new_groups::uuid[]) u(id) cross join lateral (
      select from change_group g where g.commune = p_commune and g.id = u.id and g.judged >= p_read_seq offset 0) g)`

export const writeCommune = `
-- the counter, locked until the end of the transaction; made when the commune is new
create function lock_commune(p_commune text, out seq bigint, out chain bytea) language plpgsql as $$
#variable_conflict use_column
begin
  select c.seq, c.chain into seq, chain from commune_counter c where c.commune = p_commune for update;
  if found then return; end if;
  insert into commune_counter (commune, seq) select p_commune, life_start from centre on conflict do nothing;
  select c.seq, c.chain into seq, chain from commune_counter c where c.commune = p_commune for update;
end $$;

-- one more link: p_size numbers were given out after p_seq, the last of them to this link
create function end_chain(p_commune text, p_seq bigint, p_size bigint, p_chain bytea, p_digest bytea, p_device uuid,
  p_bytes bytea, p_at timestamptz, p_address text default null) returns bytea language plpgsql as $$
declare v_chain bytea := sha256(p_chain || p_digest);
begin
  insert into batch (commune, seq, device, received_at, chain, digest, bytes, address)
  values (p_commune, p_seq + p_size, p_device, p_at, v_chain, p_digest, p_bytes, p_address);
  update commune_counter set seq = p_seq + p_size, chain = v_chain where commune = p_commune;
  return v_chain;
end $$;

create function vietnam_day(p_at timestamptz) returns date language sql immutable as $$
  select (p_at at time zone 'Asia/Ho_Chi_Minh')::date
$$;

create function note_contact(p_device uuid, p_at timestamptz, p_waiting integer, p_app_version text, p_storage jsonb,
  p_groups integer)
returns void language sql as $$
  update device set last_contact_at = p_at, waiting = coalesce(p_waiting, waiting),
    app_version = coalesce(p_app_version, app_version), storage = p_storage,
    received = case when received_on = vietnam_day(p_at) then received else 0 end + p_groups,
    received_on = vietnam_day(p_at)
  where id = p_device
$$;

-- the counts of the desks, by how much they differ: {hamlets: [{hamlet, households, residents, left, flags, twice}], flags,
-- twice, held, groups, changes}; the last two are of what a device brought. What is held is counted by hamlet below
create function note_counts(p_commune text, p_at timestamptz, p_counts json) returns void language plpgsql as $$
declare
  v_groups integer := (p_counts ->> 'groups')::integer;
begin
  insert into hamlet_count as c (commune, hamlet, households, residents, left_residents, flags, twice, last_arrival_at)
  select p_commune, hamlet, coalesce(households, 0), coalesce(residents, 0), coalesce("left", 0), coalesce(flags, 0),
    coalesce(twice, 0), case when v_groups > 0 then p_at end
  from json_to_recordset(p_counts -> 'hamlets') h(hamlet text, households integer, residents integer, "left" integer,
    flags integer, twice integer)
  on conflict on constraint hamlet_count_pkey do update set households = c.households + excluded.households,
    residents = c.residents + excluded.residents, left_residents = c.left_residents + excluded.left_residents,
    flags = c.flags + excluded.flags, twice = c.twice + excluded.twice,
    last_arrival_at = coalesce(excluded.last_arrival_at, c.last_arrival_at);
  insert into commune_count as c (commune, flags, held, twice, last_arrival_at)
  values (p_commune, (p_counts ->> 'flags')::integer, (p_counts ->> 'held')::integer,
    coalesce((p_counts ->> 'twice')::integer, 0), case when v_groups > 0 then p_at end)
  on conflict on constraint commune_count_pkey do update set flags = c.flags + excluded.flags,
    held = c.held + excluded.held, twice = c.twice + excluded.twice, last_arrival_at = coalesce(excluded.last_arrival_at, c.last_arrival_at);
  if v_groups > 0 then
    insert into arrival_of_day as a (commune, day, groups, changes)
    values (p_commune, vietnam_day(p_at), v_groups, (p_counts ->> 'changes')::integer)
    on conflict on constraint arrival_of_day_pkey do update set groups = a.groups + excluded.groups,
      changes = a.changes + excluded.changes;
  end if;
end $$;

-- one flag more or less on a resident, whom another commune has seen arrive or not
create function note_flag(p_commune text, p_household uuid, p_at timestamptz, p_by integer, p_twice integer)
returns void language sql as $$
  select note_counts(p_commune, p_at, json_build_object('hamlets', json_build_array(json_build_object(
    'hamlet', coalesce((select hamlet from household where commune = p_commune and id = p_household), ''),
    'flags', p_by, 'twice', p_twice)), 'flags', p_by, 'held', 0, 'groups', 0, 'twice', p_twice))
$$;

-- what is held, by hamlet: counted whole, since it is little, and a household takes it along to another hamlet. Whoever
-- brings it may be out of scope, and see no household
create function count_held(p_commune text) returns void language plpgsql as $$
declare v_scope text := coalesce(current_setting('dancu.scope', true), '');
begin
  perform set_config('dancu.scope', p_commune, true);
  with present as materialized (
    select coalesce(h.hamlet, '') as hamlet, count(*) as held
    from (select household from held_group where commune = p_commune and state = 'held') g
    left join lateral (
      select hamlet from household where commune = p_commune and id = g.household offset 0) h on true
    group by 1),
  ended as (
    update hamlet_count c set held = 0
    where c.commune = p_commune and c.held <> 0 and c.hamlet not in (select hamlet from present))
  insert into hamlet_count as c (commune, hamlet, held) select p_commune, hamlet, held from present
  on conflict on constraint hamlet_count_pkey do update set held = excluded.held where c.held <> excluded.held;
  perform set_config('dancu.scope', v_scope, true);
end $$;

create function write_commune(p_commune text, p_in_scope boolean, p_read_seq bigint, p_device uuid,
  p_households text, p_residents text, p_new_groups text,
  p_new_households text, p_known_households text, p_new_residents text, p_known_residents text, p_flags json, p_groups text, p_records text, p_held json,
  p_queue uuid[], p_queue_was text[], p_size bigint, p_bytes bytea, p_digest bytea, p_at timestamptz, p_created text,
  p_contact boolean, p_waiting integer, p_app_version text, p_storage jsonb, p_exact boolean, p_counts json, p_all_new boolean, p_moves uuid[],
  -- with defaults: a node of before goes on serving
  p_address text default null, p_acts json default null,
  out seq bigint, out chain text, out waiting json)
language plpgsql as $$
#variable_conflict use_column
declare
  v_seq bigint;
  v_chain bytea;
begin
  perform set_config('dancu.intake', p_commune, true),
    set_config('dancu.scope', case when p_in_scope then p_commune else '' end, true);
  select l.seq, l.chain into v_seq, v_chain from lock_commune(p_commune) l;
  if v_seq <> p_read_seq then
    if p_exact or p_read_seq < (select life_start from centre) or ${hasChanged} then return; end if;
  end if;
  ${recordTypes
    .map(
      (type) => `if p_new_${type}s is not null then
    ${insertRows(type, `p_new_${type}s`)};
  end if;
  if p_known_${type}s is not null then
    ${updateRows(type, `p_known_${type}s`)};
  end if;`,
    )
    .join('\n  ')}
  if p_flags is not null then
    insert into flag (commune, id, seq, kind, type, record, household, unit, rule, claims, found, state, reason,
      settled_by, opened_at, closed_at)
    select p_commune, id, v_seq + ordinal, kind, type, "recordId", household, unit, rule, claims, found, state, reason,
      "settledBy", "openedAt", "closedAt"
    from json_to_recordset(p_flags) f(id uuid, ordinal bigint, kind text, type text, "recordId" uuid, household uuid,
      unit text, rule text, claims jsonb, found jsonb, state text, reason text, "settledBy" text,
      "openedAt" timestamptz, "closedAt" timestamptz)
    on conflict on constraint flag_pkey do update set seq = excluded.seq, household = excluded.household,
      claims = excluded.claims, found = excluded.found, state = excluded.state, reason = excluded.reason,
      settled_by = excluded.settled_by, closed_at = excluded.closed_at;
  end if;
  -- a plain insert costs half of one that expects a conflict
  if p_groups is not null and p_all_new then
    ${insertGroups};
  elsif p_groups is not null then
    ${insertGroups}
    on conflict on constraint change_group_pkey do update set outcome = excluded.outcome, seqs = excluded.seqs,
      judged = excluded.judged, conflicts = excluded.conflicts, problem = excluded.problem;
  end if;
  if p_records is not null and p_all_new then
    ${insertRecordsOfGroups};
  elsif p_records is not null then
    ${insertRecordsOfGroups}
    on conflict do nothing;
  end if;
  if p_held is not null then
    insert into held_group (commune, id, hash, device, seq, arrival, household, records, waits_for, state, problem,
      reason, settled_by)
    select p_commune, id, decode(hash, 'hex'), p_device, v_seq + ordinal, v_seq + ordinal, household, records,
      "waitsFor", state, problem, reason, "by"
    from json_to_recordset(p_held) h(id uuid, hash text, ordinal bigint, household uuid, records uuid[],
      "waitsFor" uuid, state text, problem jsonb, reason text, "by" text)
    on conflict on constraint held_group_pkey do update set seq = excluded.seq, waits_for = excluded.waits_for,
      state = excluded.state, problem = excluded.problem, reason = excluded.reason,
      settled_by = excluded.settled_by;
  end if;
  if p_queue is not null then
    perform set_config('dancu.checks', 'on', true);
    insert into check_queue (commune, seq, residents, was)
    values (p_commune, v_seq + p_size, p_queue, p_queue_was);
    perform set_config('dancu.checks', '', true);
  end if;
  if p_moves is not null then
    perform set_config('dancu.checks', 'on', true);
    insert into move_queue (commune, seq, residents) values (p_commune, v_seq + p_size, p_moves);
    perform set_config('dancu.checks', '', true);
  end if;
  if p_created is not null and exists (
    select from held_group where commune = p_commune and state = 'held' and waits_for is not null) then
    waiting := (
      select json_agg(h.id order by h.arrival) from held_group h
      where h.commune = p_commune and h.state = 'held' and h.waits_for is not null and h.waits_for = any (p_created::uuid[]));
  end if;
  if p_contact then
    perform note_contact(p_device, p_at, p_waiting, p_app_version, p_storage, (p_counts ->> 'groups')::integer);
  end if;
  perform note_counts(p_commune, p_at, p_counts);
  if p_held is not null or (p_new_households is not null or p_known_households is not null) and exists (
    select from held_group where commune = p_commune and state = 'held') then
    perform count_held(p_commune);
  end if;
  if p_acts is not null then
    ${insertActs('p_acts')};
  end if;
  seq := v_seq;
  chain := encode(
    end_chain(p_commune, v_seq, p_size, v_chain, p_digest, p_device, p_bytes, p_at,
      case when p_contact then coalesce(p_address, '') end), 'hex');
end $$;
`
