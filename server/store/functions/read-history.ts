/** What was ever saved of a record, as the account that asks may see it. */
export const readHistoryFunction = `
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
