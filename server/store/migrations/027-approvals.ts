/** Who may approve the forms of the communes that they work in, as the chief of a commune's police does on paper. */
export const approvals = `
alter table account add column approves boolean not null default false;
`
