/**
 * The audit log also tells what tablets wrote, without a copy: who reads it may ask the log of every commune which groups
 * touched a record and what a person's tablets sent. `dancu.audited` = `on` opens that to the functions of the audit log,
 * which give out ids, times and names of accounts, and nothing of a record.
 */
const opened = ['household', 'resident', 'change_of_record', 'change_group', 'batch']

export const audited = opened
  .map(
    (table) => `create policy ${table}_audited on ${table} for select
  using ((select current_setting('dancu.audited', true)) = 'on');`,
  )
  .join('\n')
