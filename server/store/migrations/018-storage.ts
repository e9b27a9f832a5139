/** What a tablet last said of its storage: whether it keeps a journal, and what came back from it after a wipe. */
export const storage = `
alter table device add column storage jsonb;
`
