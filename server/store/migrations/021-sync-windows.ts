/** When the tablets of a unit of the tree send by themselves. A small table; the unit nearest to a commune counts. */
export const syncWindows = `
create table sync_window (
  level text not null check (level in ('country', 'province', 'district', 'commune')),
  code text not null,
  -- the time of Vietnam
  starts_at time not null,
  spread_minutes integer not null check (spread_minutes > 0),
  primary key (level, code)
);
grant select, insert, update, delete on sync_window to dancu_app;
`
