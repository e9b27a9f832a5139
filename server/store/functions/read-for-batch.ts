/**
 * Everything that judging one batch needs, in one statement and one snapshot (`stable` functions read as of their
 * caller's start). Takes no lock: `write_commune` refuses when anything read here has changed since.
 */
import { roles } from '#shared/access/actor.ts'
import { mayWithRole } from '#shared/access/may.ts'
import { rowTextSql } from '../row-text.ts'

const flagFields = `'id', f.id, 'commune', f.commune, 'seq', f.seq, 'kind', f.kind,
    'type', f.type, 'recordId', f.record, 'household', f.household, 'unit', f.unit, 'rule', f.rule,
    'claims', f.claims, 'found', f.found, 'state', f.state, 'reason', f.reason, 'settledBy', f.settled_by,
    'openedAt', to_char(f.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'closedAt', to_char(f.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Of whoever a person's word on it names: tablets know nobody's name but their officer's. */
const flagNames = `(select json_object_agg(w.username, w.name) from account w
    where w.username in (f.settled_by, f.found ->> 'claim'))`

/** A flag as it travels. */
export const flagJsonSql = `case when f.settled_by is null then json_build_object(${flagFields})
    else json_build_object(${flagFields}, 'names', ${flagNames}) end`

/** A group's present outcome; `seqs` still in the table's encoding. */
const groupJsonSql = `json_build_object('id', g.id, 'hash', encode(g.hash, 'hex'), 'device', g.device,
    'batch', g.batch, 'line', g.line, 'outcome', g.outcome, 'seqs', g.seqs, 'judged', g.judged,
    'conflicts', g.conflicts, 'problem', g.problem)`

/** A held group that is open; `comeBy`: whether the record that it waits for is there by now. */
const heldJsonSql = `json_build_object('id', h.id, 'hash', encode(h.hash, 'hex'), 'arrival', h.arrival,
    'records', h.records, 'code', h.problem ->> 'code', 'comeBy', h.waits_for is not null and (
      exists (select from household w where w.commune = h.commune and w.id = h.waits_for)
      or exists (select from resident w where w.commune = h.commune and w.id = h.waits_for)))`

/** As `may` has it: nobody else has a scope, whatever areas the account is bound to. */
const readers = roles
  .filter((role) => mayWithRole(role, 'collect') || mayWithRole(role, 'read-record'))
  .map((role) => `'${role}'`)
  .join(', ')

export const readForBatch = `
-- communes under the areas that an account is bound to, of a role that reads records; one that the tree does not have is
-- in nobody's scope
create function communes_of(p_account text) returns text[] language sql stable as $$
  with recursive mine (level, code) as (
    (select b.level, b.code from account w join account_area b on b.account = w.id
    where w.id = p_account and w.role in (${readers})
    union
    select a.level, a.code from account w join account_area c on c.account = w.id join area a on a.level = 'province'
    where w.id = p_account and w.role in (${readers}) and c.level = 'country')
    union
    select a.level, a.code from mine m join area p on p.level = m.level and p.code = m.code
    join area a on a.parent = p.code where m.level <> 'commune'
  )
  select coalesce(array_agg(distinct m.code order by m.code), '{}') from mine m
  where m.level = 'commune' and exists (select from area a where a.code = m.code and a.level = 'commune')
$$;

-- the device of a token with what it may do now; a revoked one, or one of a disabled account or of somebody who is no
-- officer any more, has no scope
create function device_of_token(p_token bytea, out id uuid, out username text, out live boolean, out scope text[],
  out approves boolean)
language plpgsql stable as $$
declare v_account text; v_officer boolean;
begin
  select d.id, a.username, a.id, a.role = 'officer', d.revoked_at is null and a.disabled_at is null,
    a.approves and a.role = 'officer'
  into id, username, v_account, v_officer, live, approves
  from device d join account a on a.id = d.account where d.token_hash = p_token;
  if id is null then return; end if;
  if live and v_officer then scope := communes_of(v_account); else scope := '{}'; end if;
end $$;

-- residents, households and open flags around the given records: the records, the households that they are in, and all
-- members of those
create function read_around(p_commune text, p_households uuid[], p_residents uuid[],
  out households text, out residents text, out flags json)
language plpgsql stable as $$
declare
  v_found uuid[];
  v_households uuid[];
  v_residents uuid[];
begin
  -- the households that the residents are in; a null for each that is in none, nothing for one that is not there
  v_found := array(
    select r.household from unnest(p_residents) u(id)
    cross join lateral (
      select household from resident where commune = p_commune and id = u.id offset 0) r);
  select string_agg(r.text, E'\\n'), coalesce(array_agg(r.id), '{}') into households, v_households
  from (select unnest(p_households) union select unnest(v_found)) u(id)
  cross join lateral (
    select r.id, ${rowTextSql('household')} as text from household r
    where r.commune = p_commune and r.id = u.id offset 0) r;
  -- of what is not there nobody is a member, and no flag speaks
  if v_found = '{}' and v_households = '{}' then return; end if;
  select string_agg(r.text, E'\\n'), coalesce(array_agg(r.id), '{}') into residents, v_residents
  from (
    select unnest(p_residents)
    union
    select r.id from unnest(v_households) u(id)
    cross join lateral (
      select id from resident where commune = p_commune and household = u.id offset 0) r) u(id)
  cross join lateral (
    select r.id, ${rowTextSql('resident')} as text from resident r
    where r.commune = p_commune and r.id = u.id offset 0) r;
  -- dismissed ones too: their question is not asked again; in an order, so that one history has one outcome
  flags := (
    select json_agg(f.flag order by f.seq) from unnest(v_households || v_residents) u(id)
    cross join lateral (
      (select ${flagJsonSql} as flag, f.seq from flag f
      where f.commune = p_commune and f.record = u.id and f.state = 'open' offset 0)
      union all
      (select ${flagJsonSql}, f.seq from flag f
      where f.commune = p_commune and f.record = u.id and f.state = 'dismissed' offset 0)) f);
end $$;

-- the present life of a commune, while a recovery goes on
create function life_of(p_commune text) returns json language sql stable as $$
  select json_build_object('startsAt', c.life_start, 'restoredFrom', coalesce(
    (select restored_from from commune_counter where commune = p_commune), 0))
  from centre c where c.recovering_since is not null
$$;

create function open_held_of_device(p_commune text, p_device uuid) returns json language sql stable as $$
  select json_agg(${heldJsonSql} order by h.arrival)
  from held_group h where h.commune = p_commune and h.device = p_device and h.state = 'held'
$$;

create function read_for_batch(p_token bytea, p_commune text, p_mark_seq bigint, p_mark_hash bytea,
  p_groups uuid[], p_households uuid[], p_residents uuid[], p_asking uuid[], p_asked_lines text[],
  out head json, out households text, out residents text)
language plpgsql stable as $$
declare
  v_device record;
  v_counter commune_counter;
  v_in_scope boolean;
  v_flags json;
  v_asked uuid[];
begin
  select * into v_device from device_of_token(p_token);
  if v_device.id is null then return; end if;
  v_in_scope := p_commune = any (v_device.scope);
  perform set_config('dancu.intake', p_commune, true),
    set_config('dancu.scope', case when v_in_scope then p_commune else '' end, true);
  select * into v_counter from commune_counter where commune = p_commune;
  if v_in_scope then
    v_asked := array(
      select unnest(h.records) from unnest(p_asking) u(id)
      join held_group h on h.commune = p_commune and h.id = u.id and h.device = v_device.id);
    select a.households, a.residents, a.flags into households, residents, v_flags
    from read_around(p_commune, p_households || v_asked, p_residents || v_asked) a;
  end if;
  head := json_build_object(
    'epoch', (select epoch from centre), 'life', life_of(p_commune),
    'device', v_device.id, 'username', v_device.username, 'live', v_device.live, 'scope', v_device.scope,
    'approves', v_device.approves,
    'knownCommune', exists (select from area where code = p_commune and level = 'commune'),
    'markKnown', p_mark_seq is null or exists (
      select from batch where commune = p_commune and seq = p_mark_seq and chain = p_mark_hash),
    'seq', coalesce(v_counter.seq, (select life_start from centre)), 'chain', encode(v_counter.chain, 'hex'),
    'flags', v_flags,
    'held', open_held_of_device(p_commune, v_device.id),
    'groups', (
      select json_agg(k.g) from unnest(p_groups) u(id)
      cross join lateral (
        select ${groupJsonSql} as g from change_group g
        where g.commune = p_commune and g.id = u.id offset 0) k),
    -- of one line, or of an id that which arrived last; with its records where it was ever held
    'asked', (
      select json_agg(json_build_object('group', k.g, 'records', k.records))
      from unnest(p_asking, p_asked_lines) u(id, line)
      cross join lateral (
        select ${groupJsonSql} as g, h.records from change_group g
        left join held_group h on h.commune = g.commune and h.id = g.id and h.hash = g.hash
        where g.commune = p_commune and g.id = u.id and g.device = v_device.id
          and (u.line is null or g.hash = decode(u.line, 'hex'))
        order by g.batch desc, g.line desc limit 1) k));
end $$;
`
