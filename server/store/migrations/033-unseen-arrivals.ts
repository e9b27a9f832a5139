/** Who has come to a commune and was not seen to leave another is counted by the check that pairs them. */
const fenced = ['move', 'commune_count']

export const unseenArrivals = `
alter table commune_count add column unseen integer not null default 0;

-- for this statement the owner looks behind the fences
${fenced.map((table) => `alter table ${table} no force row level security;`).join('\n')}
update commune_count n set unseen = m.unseen
from (
  select commune, count(*)::integer as unseen from move
  where side = 'arrived' and met_at is null
  group by commune) m
where m.commune = n.commune;
${fenced.map((table) => `alter table ${table} force row level security;`).join('\n')}
`
