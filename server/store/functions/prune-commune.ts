/**
 * What was removed or closed long ago leaves the tables, and with them the feed. Promises: nothing that a person may still
 * be asked about goes, nor an answer that must not be asked for again; groups, their bytes and their outcomes stay, and a
 * record's history with them; whoever has not read what goes is told to read afresh. As the owner: who serves may delete
 * nothing.
 */
import { type RecordType, recordTypes } from '#shared/records/record.ts'

/** Removed before the day, in no open question and in nothing that is held. */
const isOld = `r.commune = p_commune and r.removed_at < p_before
    and not exists (select from flag f where f.commune = p_commune and f.record = r.id and f.state = 'open')
    and not exists (
      select from held_group h where h.commune = p_commune and h.state = 'held' and r.id = any (h.records))`

/** Residents first: a household goes when nobody's row names it any more. */
const conditions: Readonly<Record<RecordType, string>> = {
  resident: isOld,
  household: `${isOld}
    and not exists (select from resident m where m.commune = p_commune and m.household = r.id)`,
}

/** The group that created it is found by the narrow rows from now on. */
const prune = (type: RecordType): string => `
  v_ids := array(select r.id from ${type} r where ${conditions[type]});
  insert into change_of_record (commune, record, group_id)
  select p_commune, r.id, r.created_in from unnest(v_ids) u(id)
  cross join lateral (
    select id, created_in from ${type} where commune = p_commune and id = u.id offset 0) r
  where r.created_in is not null
  on conflict do nothing;
  with gone as (
    delete from flag where commune = p_commune and record = any (v_ids) returning seq)
  select count(*), greatest(v_below, max(seq)) into v_count, v_below from gone;
  flags := flags + v_count;
  with gone as (
    delete from ${type} where commune = p_commune and id = any (v_ids) returning seq)
  select count(*), greatest(v_below, max(seq)) into v_count, v_below from gone;
  records := records + v_count;`

export const pruneCommune = `
create function prune_commune(p_commune text, p_before timestamptz, p_at timestamptz, p_bytes bytea, p_digest bytea,
  out records bigint, out flags bigint) language plpgsql as $$
declare
  v_seq bigint;
  v_chain bytea;
  v_ids uuid[];
  v_count bigint;
  v_below bigint := 0;
begin
  perform set_config('dancu.scope', p_commune, true);
  records := 0;
  flags := 0;
  -- most communes have nothing: nobody waits for their lock
  if not exists (select from household where commune = p_commune and removed_at < p_before)
    and not exists (select from resident where commune = p_commune and removed_at < p_before)
    and not exists (select from flag where commune = p_commune and closed_at < p_before) then return; end if;
  select l.seq, l.chain into v_seq, v_chain from lock_commune(p_commune) l;
  ${[...recordTypes]
    .sort((a) => (a === 'resident' ? -1 : 1))
    .map(prune)
    .join('')}
  -- of a record that is there; what a supervisor has said is right so must not be asked again
  with gone as (
    delete from flag where commune = p_commune and closed_at < p_before and state not in ('open', 'dismissed')
    returning seq)
  select count(*), greatest(v_below, max(seq)) into v_count, v_below from gone;
  flags := flags + v_count;
  if v_below = 0 then return; end if;
  perform count_held(p_commune);
  update commune_counter set pruned_below = greatest(pruned_below, v_below) where commune = p_commune;
  perform end_chain(p_commune, v_seq, 1, v_chain, p_digest, null, p_bytes, p_at);
end $$;
`
