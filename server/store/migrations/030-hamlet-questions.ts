/**
 * Open flags, and held groups, of each hamlet are counted by the write that changes them. A flag's hamlet is that of the
 * household in which its record is now; a held group's that of the household at whose door it was made.
 */
const fenced = ['flag', 'held_group', 'household', 'resident', 'hamlet_count']

export const hamletQuestions = `
-- it counted them at each read
drop function if exists hamlet_lines(text);
alter table hamlet_count add column flags integer not null default 0, add column held integer not null default 0,
  -- residents whom another commune has seen arrive: counted there
  add column twice integer not null default 0;

-- for this statement the owner looks behind the fences
${fenced.map((table) => `alter table ${table} no force row level security;`).join('\n')}
insert into hamlet_count as c (commune, hamlet, flags, held, twice)
select commune, hamlet, sum(flags), sum(held), sum(twice) from (
  select f.commune, coalesce(h.hamlet, '') as hamlet, 1 as flags, 0 as held,
    case when f.rule = 'ARRIVED_ELSEWHERE' then 1 else 0 end as twice
  from flag f
  left join resident r on f.type = 'resident' and r.commune = f.commune and r.id = f.record
  left join household h on h.commune = f.commune and h.id = case f.type when 'household' then f.record else r.household end
  where f.state = 'open'
  union all
  select g.commune, coalesce(h.hamlet, ''), 0, 1, 0
  from held_group g left join household h on h.commune = g.commune and h.id = g.household
  where g.state = 'held') counted
group by commune, hamlet
on conflict on constraint hamlet_count_pkey do update set flags = excluded.flags, held = excluded.held,
  twice = excluded.twice;
${fenced.map((table) => `alter table ${table} force row level security;`).join('\n')}
`
