/**
 * Which communes have anything at all may be asked by whoever looks for the ones that no district watches: `dancu.unwatched`
 * = `on` opens the counts, and nothing of a record. Communes that the tree never had were not counted before.
 */
const fenced = ['commune_counter', 'commune_count', 'held_group', 'batch']

export const unwatched = `
create policy commune_count_unwatched on commune_count for select
  using ((select current_setting('dancu.unwatched', true)) = 'on');

-- for this statement the owner looks behind the fences
${fenced.map((table) => `alter table ${table} no force row level security;`).join('\n')}
insert into commune_count (commune, held, last_arrival_at)
select c.commune,
  (select count(*) from held_group h where h.commune = c.commune and h.state = 'held'),
  (select max(b.received_at) from batch b where b.commune = c.commune and b.device is not null)
from commune_counter c
where not exists (select from commune_count n where n.commune = c.commune);
${fenced.map((table) => `alter table ${table} force row level security;`).join('\n')}
`
