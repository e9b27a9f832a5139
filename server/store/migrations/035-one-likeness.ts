/**
 * What a resident is like stands in one row: two narrow keys and what they are looked for by, where two rows carried the
 * resident twice. Everybody who is there is looked at once more, behind whatever waits.
 */
export const oneLikeness = `
drop table likeness;
-- residents who may be one: never read on behalf of a person. 64 bits of a number, and of name, birth and sex
create table likeness (
  commune text not null,
  resident uuid not null,
  cmnd bigint,
  person bigint,
  primary key (commune, resident)
);
create index likeness_by_cmnd on likeness (cmnd) where cmnd is not null;
create index likeness_by_person on likeness (person) where person is not null;
alter table likeness enable row level security;
alter table likeness force row level security;
create policy likeness_fence on likeness for all
  using ((select current_setting('dancu.checks', true)) = 'on')
  with check ((select current_setting('dancu.checks', true)) = 'on');
grant select, insert, update, delete on likeness to dancu_app;

-- the fences hold for the owner too
select set_config('dancu.checks', 'on', true), set_config('dancu.scope',
  coalesce((select string_agg(distinct code, ',') from area where level = 'commune'), ''), true);
insert into check_queue (commune, seq, residents, was)
select commune, least(0, (select min(seq) from check_queue q where q.commune = r.commune)) - chunk,
  array_agg(id order by id), array_agg(number order by id)
from (
  select r.commune, r.id, (
      select u.id_number from id_number_use u
      where u.id_number = r.id_number and u.commune = r.commune and u.resident = r.id) as number,
    1 + (row_number() over (partition by r.commune order by r.id) - 1) / 500 as chunk
  from resident r where r.removed_at is null) r
group by commune, chunk;
`
