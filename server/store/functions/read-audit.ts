/** What tablets wrote, for the audit log. Nobody keeps in which commune a record lies, so each is asked by its key. */
export const readAudit = `
-- every group that touched the record, the newest first; what desks wrote stands in the log itself
create function read_saves(p_record uuid, p_limit integer)
returns table (id uuid, at timestamptz, actor text, device uuid, outcome text, commune text)
language plpgsql stable as $$
begin
  perform set_config('dancu.audited', 'on', true);
  return query
    select g.id, b.received_at, a.username, g.device, g.outcome, c.code
    from (select distinct area.code from area where level = 'commune') c
    cross join lateral (
      select h.created_in as group_id from household h where h.commune = c.code and h.id = p_record
      union select r.created_in from resident r where r.commune = c.code and r.id = p_record
      union select s.group_id from change_of_record s where s.commune = c.code and s.record = p_record) touched
    cross join lateral (
      select k.* from change_group k where k.commune = c.code and k.id = touched.group_id offset 0) g
    cross join lateral (
      select n.received_at from batch n where n.commune = c.code and n.seq = g.batch offset 0) b
    join device d on d.id = g.device join account a on a.id = d.account
    where d.kind <> 'desk'
    order by b.received_at desc, g.id desc limit p_limit;
end $$;

-- the batches that a person's tablets sent; a batch has no id of its own, so one is made of its place
create function read_sent(p_actor text, p_from timestamptz, p_to timestamptz, p_at timestamptz, p_id uuid, p_limit integer)
returns table (id uuid, at timestamptz, actor text, device uuid, commune text)
language plpgsql stable as $$
begin
  perform set_config('dancu.audited', 'on', true);
  return query
    select x.id, x.received_at, p_actor, x.device, x.code
    from (
      select b.received_at, d.id as device, c.code,
        overlay(overlay(md5(c.code || ' ' || b.seq) placing '8' from 13) placing '8' from 17)::uuid as id
      from account a join device d on d.account = a.id and d.kind <> 'desk'
      cross join (select distinct area.code from area where level = 'commune') c
      cross join lateral (
        select n.seq, n.received_at from batch n
        where n.commune = c.code and n.device = d.id and n.device is not null
          and n.received_at >= coalesce(p_from, '-infinity') and n.received_at < coalesce(p_to, 'infinity')
          and n.received_at <= coalesce(p_at, 'infinity')
        order by n.seq desc limit p_limit + 1) b
      where a.username = p_actor) x
    where p_at is null or (x.received_at, x.id) < (p_at, p_id)
    order by x.received_at desc, x.id desc limit p_limit;
end $$;
`
