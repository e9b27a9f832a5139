/** What processing a held group needs. The line's bytes come first; the rest is read in one snapshot around its records. */
export const readHeld = `
-- the oldest group of that id that is still held, with the batch that has its line
create function find_held(p_commune text, p_group uuid) returns table (
  hash text, device uuid, username text, approves boolean, line integer, bytes bytea, arrival bigint, problem jsonb)
language plpgsql stable as $$
begin
  perform set_config('dancu.scope', p_commune, true);
  return query
    select encode(h.hash, 'hex'), h.device, a.username, a.approves and a.role = 'officer', g.line, b.bytes, h.arrival, h.problem
    from held_group h
    join change_group g on g.commune = h.commune and g.id = h.id and g.hash = h.hash
    join batch b on b.commune = g.commune and b.seq = g.batch
    join device d on d.id = h.device
    join account a on a.id = d.account
    where h.commune = p_commune and h.id = p_group and h.state = 'held'
    order by h.arrival limit 1;
end $$;

create function read_for_held(p_commune text, p_device uuid, p_group uuid, p_hash bytea,
  p_households uuid[], p_residents uuid[], out head json, out households text, out residents text)
language plpgsql stable as $$
declare v_flags json;
begin
  perform set_config('dancu.scope', p_commune, true);
  select a.households, a.residents, a.flags into households, residents, v_flags
  from read_around(p_commune, p_households, p_residents) a;
  head := json_build_object(
    'epoch', (select epoch from centre), 'life', life_of(p_commune),
    'seq', coalesce((select seq from commune_counter where commune = p_commune), 0),
    'knownCommune', exists (select from area where code = p_commune and level = 'commune'),
    'state', (select state from held_group where commune = p_commune and id = p_group and hash = p_hash),
    'held', open_held_of_device(p_commune, p_device),
    'flags', v_flags);
end $$;

-- the bytes of one batch of the log
create function read_stored_batch(p_commune text, p_batch bigint) returns bytea language plpgsql stable as $$
begin
  perform set_config('dancu.intake', p_commune, true);
  return (select bytes from batch where commune = p_commune and seq = p_batch);
end $$;
`
