/** A page of a commune for the nightly look: some households by their ids, all around them, and who shares a key. */
export const readForRules = `
create function read_for_rules(p_commune text, p_after uuid, p_limit integer,
  out seq bigint, out ids uuid[], out households text, out residents text, out flags json, out doubles uuid[])
language plpgsql stable as $$
#variable_conflict use_column
begin
  perform set_config('dancu.scope', p_commune, true), set_config('dancu.checks', 'on', true);
  seq := coalesce((select c.seq from commune_counter c where c.commune = p_commune), 0);
  ids := array(
    select h.id from household h
    where h.commune = p_commune and (p_after is null or h.id > p_after) order by h.id limit p_limit);
  select a.households, a.residents, a.flags into households, residents, flags
  from read_around(p_commune, ids, '{}') a;
  doubles := array(
    select r.id from unnest(ids) h(id)
    cross join lateral (
      select id, id_number from resident where commune = p_commune and household = h.id and removed_at is null
      offset 0) r
    where exists (
        select from id_number_use u
        where u.id_number = r.id_number and (u.commune <> p_commune or u.resident <> r.id))
      or exists (
        select from likeness l join likeness o on o.cmnd = l.cmnd and (o.commune <> p_commune or o.resident <> r.id)
        where l.commune = p_commune and l.resident = r.id)
      or exists (
        select from likeness l join likeness o on o.person = l.person and (o.commune <> p_commune or o.resident <> r.id)
        where l.commune = p_commune and l.resident = r.id));
  perform set_config('dancu.checks', '', true);
end $$;
`
