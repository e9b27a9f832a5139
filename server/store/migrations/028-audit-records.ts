/**
 * One entry of the audit log may be about many records: all that were shown together. Who opens a session says so in the
 * statement that does it.
 */
export const auditRecords = `
alter table audit add column records uuid[];
create index audit_by_records on audit using gin (records) where records is not null;
grant insert on audit to dancu_auth;
`
