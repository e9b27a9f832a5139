/**
 * What the tablets have not brought yet, what the centre holds of what they brought, and what both found when they
 * compared: as the account that asks sees it (`desk-sql.ts`).
 */
import { personJson, setScope, time } from './desk-sql.ts'

export const readQueueFunctions = `
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
`
