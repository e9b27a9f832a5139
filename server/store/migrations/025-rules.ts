/**
 * Rules over the database, rules that an administrator softens, and the nightly look at everything. A growing table of
 * keys has its primary key and one index more; everything else is small.
 */
export const rules = `
-- residents who may be one: never read on behalf of a person. key: 64 bits of what is alike
create table likeness (
  key bigint not null,
  commune text not null,
  resident uuid not null,
  primary key (key, commune, resident)
);
create index likeness_by_resident on likeness (commune, resident);
alter table likeness enable row level security;
alter table likeness force row level security;
create policy likeness_fence on likeness for all
  using ((select current_setting('dancu.checks', true)) = 'on')
  with check ((select current_setting('dancu.checks', true)) = 'on');
grant select, insert, update, delete on likeness to dancu_app;

-- everybody who is there is looked at once; the fences hold for the owner too
select set_config('dancu.checks', 'on', true), set_config('dancu.scope',
  coalesce((select string_agg(distinct code, ',') from area where level = 'commune'), ''), true);
insert into check_queue (commune, seq, residents, was)
select commune, -chunk, array_agg(id order by id), array_agg(number order by id) from (
  select r.commune, r.id, (
      select u.id_number from id_number_use u
      where u.id_number = r.id_number and u.commune = r.commune and u.resident = r.id) as number,
    1 + (row_number() over (partition by r.commune order by r.id) - 1) / 500 as chunk
  from resident r where r.removed_at is null) r
group by commune, chunk;

-- a rule that asks nobody in a unit of the tree, for some days; kept when it is over
create table softened_rule (
  id uuid primary key,
  rule text not null,
  level text not null check (level in ('country', 'province', 'district', 'commune')),
  code text not null,
  severity text not null check (severity in ('warning', 'info')),
  from_day date not null,
  -- the last day; null until somebody ends it
  until_day date,
  reason text not null,
  made_by text not null,
  made_at timestamptz not null default now()
);
grant select, insert, update on softened_rule to dancu_app;

-- one look of a night at the whole database, and how far it has come
create table rule_run (
  day date primary key,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  communes integer not null,
  done integer not null default 0,
  -- where it goes on: behind these
  after_commune text not null default '',
  after_household uuid,
  households integer not null default 0,
  raised integer not null default 0,
  cleared integer not null default 0
);
grant select, insert, update on rule_run to dancu_app;
`
