/** What is removed or closed is found by its day without a walk; of everything else these indexes know nothing. */
export const pruning = `
create index household_removed on household (commune, removed_at) where removed_at is not null;
create index resident_removed on resident (commune, removed_at) where removed_at is not null;
create index flag_closed on flag (commune, closed_at) where closed_at is not null;
`
