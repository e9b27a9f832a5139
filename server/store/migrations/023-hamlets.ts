/** When something last came for a hamlet. Of before nothing is known, so it begins empty. */
export const hamlets = `
alter table hamlet_count add column last_arrival_at timestamptz;
`
