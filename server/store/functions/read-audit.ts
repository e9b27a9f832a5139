/** What tablets wrote, for the audit log. Nobody keeps in which commune a record lies, so each is asked by its key. */

/** A batch has no id of its own, so one is made of its place. */
const batchId = (commune: string, seq: string): string =>
  `overlay(overlay(md5(${commune} || ' ' || ${seq}) placing '8' from 13) placing '8' from 17)::uuid`

/** Of people's tablets alone: not what a desk decided, which stands in the log, nor synthetic data. */
const fromTablet = `n.address is not null and (select d.kind from device d where d.id = n.device) = 'tablet'`

export const readAudit = `
-- every group that touched the record, the newest first; what desks wrote stands in the log itself
create function read_saves(p_record uuid, p_limit integer)
returns table (id uuid, at timestamptz, actor text, device uuid, outcome text, commune text, address text)
language plpgsql stable as $$
begin
  perform set_config('dancu.audited', 'on', true);
  return query
    select g.id, b.received_at, a.username, g.device, g.outcome, c.code, nullif(b.address, '')
    from (select distinct area.code from area where level = 'commune') c
    cross join lateral (
      select h.created_in as group_id from household h where h.commune = c.code and h.id = p_record
      union select r.created_in from resident r where r.commune = c.code and r.id = p_record
      union select s.group_id from change_of_record s where s.commune = c.code and s.record = p_record) touched
    cross join lateral (
      select k.* from change_group k where k.commune = c.code and k.id = touched.group_id offset 0) g
    cross join lateral (
      select n.received_at, n.address from batch n where n.commune = c.code and n.seq = g.batch offset 0) b
    join device d on d.id = g.device join account a on a.id = d.account
    where d.kind <> 'desk'
    order by b.received_at desc, g.id desc limit p_limit;
end $$;

-- the batches that a person's tablets sent, or one tablet, those before (p_at, p_id)
create function read_sent_by(p_actor text, p_device uuid, p_from timestamptz, p_to timestamptz, p_at timestamptz, p_id uuid, p_limit integer)
returns table (id uuid, at timestamptz, actor text, device uuid, commune text, address text)
language plpgsql stable as $$
begin
  return query
    select x.id, x.received_at, x.username, x.device, x.code, nullif(x.address, '')
    from (
      select b.received_at, b.address, a.username, d.id as device, c.code, ${batchId('c.code', 'b.seq')} as id
      from account a join device d on d.account = a.id and d.kind <> 'desk'
      cross join (select distinct area.code from area where level = 'commune') c
      cross join lateral (
        select n.seq, n.received_at, n.address from batch n
        where n.commune = c.code and n.device = d.id and n.device is not null and n.address is not null
          and n.received_at >= coalesce(p_from, '-infinity') and n.received_at < coalesce(p_to, 'infinity')
          and n.received_at <= coalesce(p_at, 'infinity')
        order by n.seq desc limit p_limit + 1) b
      where (p_actor is null or a.username = p_actor) and (p_device is null or d.id = p_device)) x
    where p_at is null or (x.received_at, x.id) < (p_at, p_id)
    order by x.received_at desc, x.id desc limit p_limit;
end $$;

-- the batches of all tablets, those before (p_at, p_id); ids are in no order of time, so those of one moment come whole
create function read_sent_by_all(p_from timestamptz, p_to timestamptz, p_at timestamptz, p_id uuid, p_limit integer)
returns table (id uuid, at timestamptz, actor text, device uuid, commune text, address text)
language plpgsql stable as $$
begin
  return query
    select x.id, x.received_at, a.username, x.device, x.commune, nullif(x.address, '')
    from (
      select b.*, ${batchId('b.commune', 'b.seq')} as id
      from (
        (select n.commune, n.seq, n.device, n.received_at, n.address from batch n
        where n.received_at = p_at and ${fromTablet})
        union all
        (select n.commune, n.seq, n.device, n.received_at, n.address from batch n
        where n.received_at >= coalesce(p_from, '-infinity')
          and n.received_at < least(p_to, p_at, 'infinity') and ${fromTablet}
        order by n.received_at desc fetch first (p_limit) rows with ties)) b) x
    join device d on d.id = x.device join account a on a.id = d.account
    where p_at is null or (x.received_at, x.id) < (p_at, p_id)
    order by x.received_at desc, x.id desc limit p_limit;
end $$;

create function read_sent(p_actor text, p_device uuid, p_from timestamptz, p_to timestamptz, p_at timestamptz, p_id uuid, p_limit integer)
returns table (id uuid, at timestamptz, actor text, device uuid, commune text, address text)
language plpgsql stable as $$
begin
  perform set_config('dancu.audited', 'on', true);
  if p_actor is null and p_device is null then
    return query select * from read_sent_by_all(p_from, p_to, p_at, p_id, p_limit);
  else
    return query select * from read_sent_by(p_actor, p_device, p_from, p_to, p_at, p_id, p_limit);
  end if;
end $$;
`
