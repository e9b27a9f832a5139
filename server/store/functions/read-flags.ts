/**
 * Open questions, with the records that they are about, and whom else a rule over the database means: as the account that
 * asks sees it (`desk-sql.ts`).
 */
import { setScope, time } from './desk-sql.ts'
import { flagJsonSql } from './read-for-batch.ts'

export const readFlagFunctions = `
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
`
