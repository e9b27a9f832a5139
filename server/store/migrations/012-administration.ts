/**
 * Second factors, and an audit log that is read by person, by record and by day. A secret is sealed with a key that lies
 * outside the database; who serves records may know that there is one, and no more.
 */
export const administration = `
create table second_factor (
  account text primary key references account (id) on delete cascade,
  secret bytea not null,
  made_at timestamptz not null default now(),
  -- null until its first code was given
  confirmed_at timestamptz,
  -- the 30 seconds whose code was used last: no code is taken twice
  used_step bigint
);
grant select, insert, update, delete on second_factor to dancu_auth;
grant select (account, confirmed_at) on second_factor to dancu_app;
alter table sign_in_session add "secondFactorAt" timestamptz;

drop index audit_by_time;
create index audit_by_time on audit (at, id);
create index audit_by_actor on audit (actor, at, id);
create index audit_by_subject on audit (subject, at, id) where subject is not null;
`
