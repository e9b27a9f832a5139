/**
 * The second wall behind `may`: the role that serves owns nothing and bypasses nothing, and sees of a commune's tables
 * only what the statement has set as its scope.
 *
 * - `dancu.scope`: communes, comma-separated, that the actor may read and write
 * - `dancu.intake`: the one commune whose log is written now, in scope or not: what arrives is never dropped
 * - `dancu.checks` = `on`: checks over the whole database, on nobody's behalf
 *
 * All three are set with `set_config(…, true)` inside the function that does the work, so they end with the statement.
 * Nothing of the log can be deleted, and a batch's bytes cannot be altered.
 */
const inScope = `commune = any ((select string_to_array(current_setting('dancu.scope', true), ','))::text[])`
const inIntake = `commune = (select current_setting('dancu.intake', true))`
const inChecks = `(select current_setting('dancu.checks', true)) = 'on'`

const fence = (table: string, rule: string): string => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy ${table}_fence on ${table} for all using (${rule}) with check (${rule});`

const recordTables = ['household', 'resident', 'flag']
const logTables = ['batch', 'change_group', 'change_of_record', 'held_group', 'commune_counter']
const checkTables = ['id_number_use', 'check_queue']

export const rowSecurity = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'dancu_app') then
    create role dancu_app nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin execute format('grant dancu_app to %I', current_user); end $$;
revoke create on schema public from public;
grant usage on schema public to dancu_app;

grant select on centre to dancu_app;
grant select, insert, update on account, device, enrolment, recovery_key to dancu_app;
grant select, insert, update, delete on area, hamlet, account_area to dancu_app;
grant select, insert on audit to dancu_app;
grant select, insert, update on household, resident, flag, change_group, held_group, commune_counter to dancu_app;
grant select, insert on batch, change_of_record to dancu_app;
grant select, insert, update, delete on id_number_use, check_queue to dancu_app;
${recordTables.map((table) => fence(table, inScope)).join('\n')}
${logTables.map((table) => fence(table, `${inScope} or ${inIntake}`)).join('\n')}
${checkTables.map((table) => fence(table, inChecks)).join('\n')}
`
