/**
 * What the desks read. Each takes the account that asks and looks at nothing outside the communes of its areas: that is
 * the scope of the statement, and the policies of the tables hold it.
 */
import { flagJsonSql } from './read-for-batch.ts'

const setScope = `perform set_config('dancu.scope', array_to_string(v_mine, ','), true);`

const time = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const personJson = `json_build_object('username', a.username, 'name', a.name)`

export const readDesks = `
-- the communes of an account's areas that lie in the unit
create function communes_within(p_account text, p_level text, p_code text) returns text[] language sql stable as $$
  select coalesce(array_agg(mine.code order by mine.code), '{}')
  from unnest(communes_of(p_account)) mine(code)
  left join area c on c.level = 'commune' and c.code = mine.code
  left join area d on d.level = 'district' and d.code = c.parent
  where case p_level
    when 'country' then true
    when 'province' then p_code in (d.parent, c.parent)
    when 'district' then d.code = p_code
    else mine.code = p_code end
$$;

-- counts of each commune with the units that it lies in; of one alone also those of its hamlets
create function read_coverage(p_account text, p_level text, p_code text) returns json language plpgsql stable as $$
declare v_mine text[] := communes_within(p_account, p_level, p_code);
begin
  ${setScope}
  return json_build_object(
    'communes', (
      select coalesce(json_agg(json_build_object(
        'code', c.code, 'name', c.name, 'district', d.code, 'districtName', d.name,
        'province', coalesce(p.code, o.code), 'provinceName', coalesce(p.name, o.name), 'target', c.target,
        'households', coalesce(h.households, 0), 'collected', coalesce(h.residents, 0) - coalesce(n.twice, 0), 'left', coalesce(h.gone, 0),
        'flagged', coalesce(n.flags, 0), 'held', coalesce(n.held, 0), 'lastArrivalAt', ${time('n.last_arrival_at')})
        order by c.code), '[]')
      from unnest(v_mine) mine(code)
      join area c on c.level = 'commune' and c.code = mine.code
      left join area d on d.level = 'district' and d.code = c.parent
      left join area p on p.level = 'province' and p.code = d.parent
      left join area o on o.level = 'province' and o.code = c.parent
      cross join lateral (
        select sum(households) as households, sum(residents) as residents, sum(left_residents) as gone
        from hamlet_count where commune = mine.code offset 0) h
      left join lateral (
        select flags, held, twice, last_arrival_at from commune_count where commune = mine.code offset 0) n on true),
    'hamlets', case when p_level = 'commune' then (
      select coalesce(json_agg(json_build_object('name', name, 'households', households, 'collected', residents,
        'left', left_residents, 'flagged', flagged, 'held', held, 'lastArrivalAt', ${time('last_arrival_at')})
        order by position nulls last, name), '[]')
      from (
        select coalesce(l.name, n.name) as name, l.position, coalesce(n.households, 0) as households,
          coalesce(n.residents - n.twice, 0) as residents, coalesce(n.left_residents, 0) as left_residents,
          coalesce(n.flags, 0) as flagged, coalesce(n.held, 0) as held, n.last_arrival_at
        from (select name, position from hamlet where commune = p_code and p_code = any (v_mine)) l
        full join (
          select hamlet as name, households, residents, left_residents, flags, held, twice, last_arrival_at
          from hamlet_count where commune = p_code and p_code = any (v_mine)) n on n.name = l.name) x
      where position is not null or households + residents + left_residents + flagged + held > 0) end);
end $$;

create function read_arrivals(p_account text, p_level text, p_code text, p_from date) returns json
language plpgsql stable as $$
declare v_mine text[] := communes_within(p_account, p_level, p_code);
begin
  ${setScope}
  return (
    select json_agg(json_build_object('day', day, 'groups', groups, 'changes', changes))
    from (
      select a.day, sum(a.groups) as groups, sum(a.changes) as changes
      from unnest(v_mine) mine(code)
      cross join lateral (
        select day, groups, changes from arrival_of_day where commune = mine.code and day >= p_from offset 0) a
      group by a.day) x);
end $$;

-- of these codes the ones that are no commune, or lie in the areas of no district that may work
create function unwatched_of(p_codes text[]) returns text[] language sql stable as $$
  select coalesce(array_agg(u.code order by u.code), '{}') from unnest(p_codes) u(code)
  where not exists (
    select from area c
    left join area d on d.level = 'district' and d.code = c.parent
    join account_area b on b.level = 'country' or (b.level, b.code) in (
      ('commune', c.code), ('district', d.code), ('province', coalesce(d.parent, c.parent)))
    join account w on w.id = b.account and w.role = 'district' and w.disabled_at is null
    where c.level = 'commune' and c.code = u.code)
$$;

-- where an account looks for what is held: in its areas; an administrator where nobody else does
create function queue_communes(p_account text) returns text[] language plpgsql stable as $$
declare v_counted text[];
begin
  if not exists (select from account where id = p_account and role = 'administrator') then
    return communes_of(p_account);
  end if;
  perform set_config('dancu.unwatched', 'on', true);
  v_counted := array(select commune from commune_count);
  perform set_config('dancu.unwatched', '', true);
  return unwatched_of(v_counted);
end $$;

-- tablets of officers who collect where the account looks, and whatever holds something there; an administrator sees no
-- more than the latter
create function read_queue(p_account text, p_today date) returns json language plpgsql stable as $$
declare
  v_mine text[] := queue_communes(p_account);
  v_all boolean := not exists (select from account where id = p_account and role = 'administrator');
begin
  ${setScope}
  return (
    with place as (
      select c.code, c.name, d.code as district, coalesce(d.parent, c.parent) as province
      from unnest(v_mine) mine(code)
      join area c on c.level = 'commune' and c.code = mine.code
      left join area d on d.level = 'district' and d.code = c.parent),
    bound as (
      -- each level by itself: one join over all of them would compare every area with every commune
      select a.account, p.code, p.name from account_area a join place p on p.code = a.code where a.level = 'commune'
      union all
      select a.account, p.code, p.name from account_area a join place p on p.district = a.code
      where a.level = 'district'
      union all
      select a.account, p.code, p.name from account_area a join place p on p.province = a.code
      where a.level = 'province'
      union all
      select a.account, p.code, p.name from account_area a, place p where a.level = 'country'),
    works as (
      select account, json_agg(json_build_object('code', code, 'name', name) order by code) as communes
      from (select distinct account, code, name from bound) b group by account),
    held as (
      select h.device, count(*) as held from held_group h
      where h.commune = any (v_mine) and h.state = 'held' group by h.device)
    select json_agg(json_build_object(
      'id', d.id, 'officer', ${personJson}, 'communes', coalesce(w.communes, '[]'),
      -- as JSON has them by itself: thousands of formatted times would take half of the answer
      'enrolledAt', d.enrolled_at,
      'revokedAt', d.revoked_at, 'lastContactAt', d.last_contact_at, 'waiting', d.waiting,
      'receivedToday', case when d.received_on = p_today then d.received else 0 end,
      'held', coalesce(h.held, 0), 'appVersion', d.app_version, 'storage', d.storage))
    from device d join account a on a.id = d.account left join works w on w.account = a.id
    left join held h on h.device = d.id
    where d.kind = 'tablet' and (h.device is not null or (v_all and w.account is not null)));
end $$;

-- of each of these communes what the device and the centre found when they compared
create function read_device_ledger(p_account text, p_device uuid) returns json language plpgsql stable as $$
declare v_mine text[] := queue_communes(p_account);
begin
  return (
    select json_agg(e.found) from device d, jsonb_array_elements(d.ledger) e(found)
    where d.id = p_device and d.kind = 'tablet' and e.found ->> 'commune' = any (v_mine));
end $$;

-- the device's newest batches in these communes, without what the centre did with what it had brought
create function read_device_batches(p_account text, p_device uuid, p_limit integer)
returns table (commune text, name text, seq bigint, received_at timestamptz, bytes bytea)
language plpgsql stable as $$
declare v_mine text[] := queue_communes(p_account);
begin
  ${setScope}
  return query
    select mine.code, coalesce(c.name, mine.code), b.seq, b.received_at, b.bytes
    from unnest(v_mine) mine(code)
    left join area c on c.level = 'commune' and c.code = mine.code
    cross join lateral (
      select n.seq, n.received_at, n.bytes from batch n
      where n.commune = mine.code and n.device = p_device and n.device is not null and n.address is not null
      order by n.seq desc limit p_limit) b
    order by b.received_at desc, b.seq desc limit p_limit;
end $$;

-- present outcomes of groups, where they were judged in the batch that is named
create function read_outcomes(p_account text, p_communes text[], p_batches bigint[], p_groups uuid[])
returns table (commune text, batch bigint, outcome text)
language plpgsql stable as $$
declare v_mine text[] := queue_communes(p_account);
begin
  ${setScope}
  return query
    select u.c, u.b, g.outcome from unnest(p_communes, p_batches, p_groups) u(c, b, id)
    cross join lateral (
      select k.outcome from change_group k where k.commune = u.c and k.id = u.id and k.batch = u.b offset 0) g;
end $$;

-- held groups, oldest first
create function read_held_list(p_account text, p_device uuid, p_commune text, p_group uuid, p_limit integer,
  out groups json, out total integer)
language plpgsql stable as $$
declare v_mine text[] := queue_communes(p_account);
begin
  if p_commune is not null then
    v_mine := array(select c from unnest(v_mine) c where c = p_commune);
  end if;
  ${setScope}
  total := (
    select count(*) from held_group h
    where h.commune = any (v_mine) and h.state = 'held' and (p_device is null or h.device = p_device)
      and (p_group is null or h.id = p_group));
  groups := (
    select json_agg(json_build_object('commune', json_build_object('code', h.commune, 'name', coalesce(c.name, h.commune)),
      'groupId', h.id, 'device', h.device, 'officer', ${personJson}, 'arrivedAt', ${time('b.received_at')},
      'problem', h.problem) order by b.received_at, h.arrival)
    from (
      select * from held_group h
      where h.commune = any (v_mine) and h.state = 'held' and (p_device is null or h.device = p_device)
      and (p_group is null or h.id = p_group)
      order by h.arrival limit p_limit) h
    left join area c on c.level = 'commune' and c.code = h.commune
    join device d on d.id = h.device join account a on a.id = d.account
    cross join lateral (
      select g.batch from change_group g where g.commune = h.commune and g.id = h.id and g.hash = h.hash offset 0) g
    cross join lateral (
      select b.received_at from batch b where b.commune = h.commune and b.seq = g.batch offset 0) b);
end $$;

-- open flags by age; a page begins after (p_after_at, p_after_id)
create function read_flag_list(p_account text, p_kind text, p_rule text, p_commune text, p_older_than integer,
  p_after_at timestamptz, p_after_id uuid, p_limit integer, out flags json, out total integer, out counts json, out communes json)
language plpgsql stable as $$
declare v_mine text[] := communes_of(p_account);
begin
  ${setScope}
    with open as materialized (
      select f.commune, f.id, f.kind, f.rule, f.unit, f.type, f.record, f.opened_at
      from flag f where f.commune = any (v_mine) and f.state = 'open'),
    wanted as materialized (
      select * from open where (p_kind is null or kind = p_kind) and (p_rule is null or rule = p_rule)
        and (p_commune is null or commune = p_commune)
        and (p_older_than is null or opened_at < now() - make_interval(days => p_older_than))),
    page as (
      select * from wanted
      where p_after_at is null or (opened_at, id) > (p_after_at, p_after_id)
      order by opened_at, id limit p_limit)
    select
      (select json_agg(json_build_object('id', p.id, 'commune', p.commune, 'kind', p.kind, 'rule', p.rule,
        'unit', p.unit, 'type', p.type, 'recordId', p.record, 'openedAt', ${time('p.opened_at')},
        'at', p.opened_at, 'title', coalesce(r.name, h.book_number), 'claims', f.claims)
        order by p.opened_at, p.id)
      from page p
      left join lateral (
        select name from resident where p.type = 'resident' and commune = p.commune and id = p.record offset 0) r on true
      left join lateral (
        select book_number from household
        where p.type = 'household' and commune = p.commune and id = p.record offset 0) h on true
      cross join lateral (
        select json_array_length(c.claims::json) as claims from flag c
        where c.commune = p.commune and c.id = p.id offset 0) f),
      (select count(*) from wanted),
      (select json_agg(json_build_object('kind', kind, 'rule', rule, 'count', count))
      from (select kind, rule, count(*) as count from open group by kind, rule order by count desc) c),
      (select json_agg(json_build_object('code', c.commune, 'name', a.name, 'count', c.count) order by c.commune)
      from (select commune, count(*) as count from open group by commune) c
      join area a on a.level = 'commune' and a.code = c.commune)
    into flags, total, counts, communes;
end $$;

-- a flag with what lies around its record; no row where the commune is not the account's, or has no such flag
create function read_flag(p_account text, p_commune text, p_flag uuid,
  out flag json, out households text, out residents text, out flags json)
language plpgsql stable as $$
declare v_flag record;
begin
  if not (p_commune = any (communes_of(p_account))) then return; end if;
  perform set_config('dancu.scope', p_commune, true);
  select f.record, f.household, f.type, ${flagJsonSql} as json into v_flag
  from flag f where f.commune = p_commune and f.id = p_flag;
  if v_flag.record is null then return; end if;
  flag := v_flag.json;
  select a.households, a.residents, a.flags into households, residents, flags
  from read_around(p_commune, array_remove(array[v_flag.household], null),
    case when v_flag.type = 'resident' then array[v_flag.record] else '{}'::uuid[] end) a;
end $$;

-- records with their households, all members of those, and their flags
create function read_records(p_account text, p_commune text, p_households uuid[], p_residents uuid[],
  out households text, out residents text, out flags json)
language plpgsql stable as $$
begin
  if not (p_commune = any (communes_of(p_account))) then return; end if;
  perform set_config('dancu.scope', p_commune, true);
  select a.households, a.residents, a.flags into households, residents, flags
  from read_around(p_commune, p_households, p_residents) a;
end $$;

-- halves of moves that wait for the other, oldest first, each side by itself; of the other commune only what was told
create function read_moves(p_account text, p_limit integer, out moves json, out "left" integer, out arrived integer)
language plpgsql stable as $$
#variable_conflict use_column
declare v_mine text[] := communes_of(p_account);
begin
  ${setScope}
  with waiting as materialized (
    select m.* from unnest(v_mine) mine(code)
    cross join lateral (
      select commune, resident, side, left_commune, noted_at from move m
      where m.commune = mine.code and m.met_at is null order by m.noted_at offset 0) m),
  shown as (
    select * from (
      select *, row_number() over (partition by side order by noted_at, commune, resident) as n from waiting) w
    where n <= p_limit)
  select
    (select json_agg(json_build_object('side', s.side,
      'commune', json_build_object('code', s.commune, 'name', coalesce(c.name, s.commune)),
      'resident', s.resident, 'name', r.name, 'birth', r.birth,
      'on', case s.side when 'left' then r.left_on else r.more::jsonb -> 'movedFrom' ->> 'on' end,
      'other', case s.side when 'left' then r.left_to else coalesce(o.name, s.left_commune) end,
      'notedAt', ${time('s.noted_at')}) order by s.noted_at, s.commune, s.resident)
    from shown s
    left join area c on c.level = 'commune' and c.code = s.commune
    left join area o on o.level = 'commune' and o.code = s.left_commune
    cross join lateral (
      select name, birth, left_on, left_to, more from resident r
      where r.commune = s.commune and r.id = s.resident offset 0) r),
    (select count(*) from waiting where side = 'left'),
    (select count(*) from waiting where side = 'arrived')
  into moves, "left", arrived;
end $$;

-- whom a rule over the database means beside a resident: where the account may look, and whether there is somebody where
-- it may not
create function read_doubles(p_account text, p_commune text, p_resident uuid, p_rule text, p_limit integer,
  out uses json, out elsewhere boolean)
language plpgsql as $$
declare
  v_mine text[] := communes_of(p_account);
  v_one resident;
begin
  if not (p_commune = any (v_mine)) then return; end if;
  perform set_config('dancu.scope', p_commune, true), set_config('dancu.checks', 'on', true);
  select r.* into v_one from resident r where r.commune = p_commune and r.id = p_resident;
  select json_agg(json_build_object('commune', u.commune, 'id', u.id)) filter (where u.commune = any (v_mine)),
    coalesce(bool_or(not (u.commune = any (v_mine))), false)
  into uses, elsewhere
  from (
    select o ->> 0 as commune, o ->> 1 as id from json_array_elements(others_like(v_one) -> p_rule) o
    limit p_limit) u;
  perform set_config('dancu.checks', '', true), set_config('dancu.scope', p_commune, true);
end $$;

-- the groups that speak of records, newest first, with the batches that have their lines; below that line where one is given
create function read_history(p_account text, p_commune text, p_records uuid[], p_limit integer,
  p_batch bigint default null, p_line integer default null)
returns table (group_id uuid, batch bigint, line integer, received_at timestamptz, device uuid, desk boolean,
  username text, name text, outcome text, problem jsonb, conflicts jsonb, bytes bytea)
language plpgsql stable as $$
begin
  if not (p_commune = any (communes_of(p_account))) then return; end if;
  perform set_config('dancu.scope', p_commune, true);
  return query
    select g.id, g.batch, g.line, b.received_at, d.id, d.kind = 'desk', a.username, a.name, g.outcome, g.problem,
      g.conflicts, b.bytes
    from (
      select x.group_id from unnest(p_records) u(id)
      cross join lateral (
        select h.created_in as group_id from household h where h.commune = p_commune and h.id = u.id
        union select r.created_in from resident r where r.commune = p_commune and r.id = u.id
        union select s.group_id from change_of_record s where s.commune = p_commune and s.record = u.id offset 0) x
      group by x.group_id) c
    cross join lateral (
      select k.* from change_group k where k.commune = p_commune and k.id = c.group_id offset 0) g
    cross join lateral (
      select n.received_at, n.bytes from batch n where n.commune = g.commune and n.seq = g.batch offset 0) b
    join device d on d.id = g.device join account a on a.id = d.account
    where p_batch is null or (g.batch, g.line) < (p_batch, p_line)
    order by g.batch desc, g.line desc limit p_limit;
end $$;
`
