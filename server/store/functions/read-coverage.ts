/** How far the communes of an account are, and what arrived there day by day: as the account sees it (`desk-sql.ts`). */
import { setScope, time } from './desk-sql.ts'

export const readCoverageFunctions = `
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
        'flagged', coalesce(n.flags, 0), 'held', coalesce(n.held, 0), 'unseen', coalesce(n.unseen, 0), 'lastArrivalAt', ${time('n.last_arrival_at')})
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
        select flags, held, twice, unseen, last_arrival_at from commune_count where commune = mine.code offset 0) n on true),
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
`
