/**
 * One page of a commune's feed in one snapshot: rows and flags with `seq` after the cursor, in the order of `seq`, each
 * record once because it has one row. A page never ends between two numbers of which only one was looked at: it goes
 * up to the `seq` of its last row, or up to the counter when nothing is left.
 */
import type { RecordType } from '#shared/records/record.ts'
import { rowTextSql } from '../row-text.ts'
import { flagJsonSql } from './read-for-batch.ts'

const pagesCounted = 5

const rowsOfPage = (type: RecordType): string => `(
    select string_agg(${rowTextSql(type)}, E'\\n' order by r.seq) from ${type} r
    where r.commune = p_commune and r.seq > p_cursor and r.seq > 0 and r.seq <= v_next)`

const seqsOf = (table: string): string =>
  `(select seq from ${table} where commune = p_commune and seq > p_cursor and seq > 0 order by seq limit p_limit + 1)`

/**
 * How much is still to come, for the eyes: counted for a few pages at most, so that a page costs the same from whatever
 * cursor. In the order of `seq`, which only one index has.
 */
const leftOf = (type: RecordType): string => `(select count(*) from (
      select from ${type} where commune = p_commune and seq > v_next and seq > 0
      order by seq limit p_limit * ${pagesCounted}) l)`

export const readFeedFunction = `
create function read_feed(p_token bytea, p_commune text, p_cursor bigint, p_limit integer,
  p_mark_seq bigint, p_mark_hash bytea, out head json, out households text, out residents text)
-- a table that grew since it was last looked at is believed to be empty: then to read the whole commune and sort it seems
-- as good as to follow the one index that is in the order of seq
language plpgsql stable set enable_bitmapscan = off set enable_sort = off as $$
declare
  v_device record;
  v_counter commune_counter;
  v_seqs bigint[];
  v_next bigint;
begin
  select * into v_device from device_of_token(p_token);
  if v_device.id is null then return; end if;
  if not (p_commune = any (v_device.scope)) then
    head := json_build_object('scope', v_device.scope, 'inScope', false);
    return;
  end if;
  perform set_config('dancu.scope', p_commune, true);
  select * into v_counter from commune_counter where commune = p_commune;
  v_seqs := array(
    select seq from (${['household', 'resident', 'flag'].map(seqsOf).join(' union all ')}) s
    order by seq limit p_limit + 1);
  v_next := case when cardinality(v_seqs) > p_limit then v_seqs[p_limit] else coalesce(v_counter.seq, 0) end;
  households := ${rowsOfPage('household')};
  residents := ${rowsOfPage('resident')};
  head := json_build_object(
    'scope', v_device.scope, 'inScope', true, 'epoch', (select epoch from centre),
    'markKnown', p_mark_seq is null or exists (
      select from batch where commune = p_commune and seq = p_mark_seq and chain = p_mark_hash),
    'seq', coalesce(v_counter.seq, 0), 'chain', encode(v_counter.chain, 'hex'),
    'prunedBelow', coalesce(v_counter.pruned_below, 0), 'next', v_next,
    'more', cardinality(v_seqs) > p_limit,
    'left', ${leftOf('household')} + ${leftOf('resident')},
    'flags', (
      select json_agg(${flagJsonSql} order by f.seq) from flag f
      where f.commune = p_commune and f.seq > p_cursor and f.seq > 0 and f.seq <= v_next));
end $$;

create function read_state(p_token bytea) returns json language plpgsql stable as $$
declare v_device record;
begin
  select * into v_device from device_of_token(p_token);
  if v_device.id is null then return null; end if;
  return json_build_object('epoch', (select epoch from centre), 'scope', v_device.scope, 'live', v_device.live);
end $$;
`
