/**
 * From where a tablet sent a batch, and the batches of all tablets by time, for the audit log. Null: no tablet sent it, it is
 * the centre's own act. Empty: a tablet did, and nobody knows from where, as of everything that came before; such rows
 * are not written anew, they read so.
 */
export const whereFrom = `
alter table batch add column address text default '';
alter table batch alter column address drop default;
create index batch_by_time on batch (received_at) where address is not null;
`
