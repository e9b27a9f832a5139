/**
 * What the desks read without scanning: counts that every write keeps, when a device last came, and its batches.
 * Fenced as the log is.
 */
const fence = (table: string): string => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy ${table}_fence on ${table} for all
  using (commune = any ((select string_to_array(current_setting('dancu.scope', true), ','))::text[])
    or commune = (select current_setting('dancu.intake', true)))
  with check (commune = any ((select string_to_array(current_setting('dancu.scope', true), ','))::text[])
    or commune = (select current_setting('dancu.intake', true)));`

export const desks = `
-- of what is not removed; '' is the hamlet of who has none
create table hamlet_count (
  commune text not null,
  hamlet text not null,
  households integer not null default 0,
  -- neither left nor removed
  residents integer not null default 0,
  left_residents integer not null default 0,
  primary key (commune, hamlet)
);
create table commune_count (
  commune text primary key,
  -- open ones
  flags integer not null default 0,
  held integer not null default 0,
  last_arrival_at timestamptz
);
-- what devices brought on a day in Vietnam
create table arrival_of_day (
  commune text not null,
  day date not null,
  groups integer not null default 0,
  changes integer not null default 0,
  primary key (commune, day)
);
-- rows that every write alters: room for the new version in the same page
alter table hamlet_count set (fillfactor = 50);
alter table commune_count set (fillfactor = 50);
alter table commune_counter set (fillfactor = 50);
alter table device set (fillfactor = 50);
alter table device add received_on date, add received integer not null default 0;
create index batch_by_device on batch (commune, device, seq) where device is not null;
-- a question that a supervisor has answered with "it is right so" is not asked again
create index flag_dismissed on flag (commune, record) where state = 'dismissed';
grant select, insert, update on hamlet_count, commune_count, arrival_of_day to dancu_app;
${['hamlet_count', 'commune_count', 'arrival_of_day'].map(fence).join('\n')}

-- the number that counted before: who has it need not look for it in an index of its own
alter table check_queue add was text[];
select set_config('dancu.checks', 'on', true);
update check_queue q set was = array(
  select (select u.id_number from id_number_use u where u.commune = q.commune and u.resident = r.id limit 1)
  from unnest(q.residents) with ordinality r(id, n) order by r.n);
alter table check_queue alter was set not null;
drop index id_number_use_by_resident;

-- what was there before anyone counted; the fences hold for the owner too
select set_config('dancu.scope', coalesce((select string_agg(distinct code, ',') from area where level = 'commune'), ''),
  true);
insert into commune_count (commune, flags, held, last_arrival_at)
select c.commune,
  (select count(*) from flag f where f.commune = c.commune and f.state = 'open'),
  (select count(*) from held_group h where h.commune = c.commune and h.state = 'held'),
  (select max(b.received_at) from batch b where b.commune = c.commune and b.device is not null)
from commune_counter c;
insert into hamlet_count (commune, hamlet, households, residents, left_residents)
select commune, hamlet, sum(households), sum(residents), sum(gone) from (
  select commune, coalesce(hamlet, '') as hamlet, 1 as households, 0 as residents, 0 as gone
  from household where removed_at is null
  union all
  select r.commune, coalesce(h.hamlet, ''), 0,
    case when num_nonnulls(r.left_why, r.left_on, r.left_to) = 0 then 1 else 0 end,
    case when num_nonnulls(r.left_why, r.left_on, r.left_to) = 0 then 0 else 1 end
  from resident r left join household h on h.commune = r.commune and h.id = r.household
  where r.removed_at is null) counted
group by commune, hamlet;
insert into arrival_of_day (commune, day, groups, changes)
select b.commune, (b.received_at at time zone 'Asia/Ho_Chi_Minh')::date, count(*), sum(cardinality(g.seqs))
from batch b join change_group g on g.commune = b.commune and g.batch = b.seq
where b.device is not null
group by 1, 2;
`
