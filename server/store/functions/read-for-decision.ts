/** What judging a desk's decision needs: rows and flags around its records in one snapshot, and what is known of its id. */
import { flagJsonSql } from './read-for-batch.ts'

export const readForDecision = `
create function read_for_decision(p_account text, p_commune text, p_group uuid, p_flags uuid[],
  p_households uuid[], p_residents uuid[], out head json, out households text, out residents text)
language plpgsql stable as $$
declare v_flags json;
begin
  if not (p_commune = any (communes_of(p_account))) then return; end if;
  perform set_config('dancu.scope', p_commune, true);
  select a.households, a.residents, a.flags into households, residents, v_flags
  from read_around(p_commune, p_households, p_residents) a;
  head := json_build_object(
    'epoch', (select epoch from centre), 'life', life_of(p_commune),
    'seq', coalesce((select seq from commune_counter where commune = p_commune), 0),
    -- hashes of groups of this id: a decision that was sent again
    'known', (
      select json_agg(encode(g.hash, 'hex')) from change_group g where g.commune = p_commune and g.id = p_group),
    'flags', v_flags,
    -- the flags that are to be closed, whatever became of them
    'named', (
      select json_agg(n.flag) from unnest(p_flags) u(id)
      cross join lateral (
        select ${flagJsonSql} as flag from flag f where f.commune = p_commune and f.id = u.id offset 0) n));
end $$;

-- the device under which an account writes at a desk; made when it first does
create function desk_of(p_account text, p_new uuid) returns uuid language plpgsql as $$
declare v_desk uuid;
begin
  perform pg_advisory_xact_lock(hashtext('dancu.desk ' || p_account));
  select id into v_desk from device where account = p_account and kind = 'desk';
  if v_desk is null then
    -- no token has this hash: a desk signs in as its person does
    insert into device (id, account, token_hash, kind) values (p_new, p_account, sha256(uuid_send(p_new)), 'desk')
    returning id into v_desk;
  end if;
  return v_desk;
end $$;
`
