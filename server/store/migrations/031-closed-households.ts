/** A household that is closed is no household of its hamlet any more; those that were closed before were counted. */
const fenced = ['household', 'hamlet_count']

export const closedHouseholds = `
-- for this statement the owner looks behind the fences
${fenced.map((table) => `alter table ${table} no force row level security;`).join('\n')}
update hamlet_count c set households = c.households - n.closed
from (
  select commune, coalesce(hamlet, '') as hamlet, count(*)::integer as closed from household
  where removed_at is null and more::json -> 'closed' is not null
  group by commune, coalesce(hamlet, '')) n
where n.commune = c.commune and n.hamlet = c.hamlet;
${fenced.map((table) => `alter table ${table} force row level security;`).join('\n')}
`
