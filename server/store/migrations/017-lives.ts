/**
 * A restore begins another life of the centre. Its numbers are higher than all that were ever given out, so the numbers
 * of any two lives can be told apart and stand in the order in which the lives were lived.
 */
export const lives = `
alter table centre add column life_start bigint not null default 0;
-- until an administrator ends the recovery
alter table centre add column recovering_since timestamptz;
-- where the counter stood in the backup
alter table commune_counter add column restored_from bigint not null default 0;
`
