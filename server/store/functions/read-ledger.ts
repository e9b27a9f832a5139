/**
 * What the centre has of a tablet, by household: told to whoever has its token, also when it is revoked or the commune is
 * out of its scope. One's own outcomes are no secret, and nothing of a record is in them.
 */
export const readLedger = `
create function read_ledger(p_token bytea, p_communes text[], out epoch text, out device uuid, out entries text[])
language plpgsql stable as $$
declare
  v_commune text;
begin
  select d.id into device from device_of_token(p_token) d;
  if device is null then return; end if;
  select c.epoch into epoch from centre c;
  entries := '{}';
  foreach v_commune in array p_communes loop
    perform set_config('dancu.intake', v_commune, true);
    entries := entries || (
      select coalesce(string_agg(concat_ws(' ', g.id, encode(g.hash, 'hex'), g.household), E'\\n'), '')
      from change_group g where g.commune = v_commune and g.device = read_ledger.device and g.line > 0);
  end loop;
end $$;
`
