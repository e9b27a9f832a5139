/**
 * A row says itself which group created it, so `change_of_record` is left to what came after: most records of a campaign
 * are written once, and a narrow row with its index for each was a tenth of the intake's work in the database.
 */
export const createdIn = `
alter table household add column created_in uuid;
alter table resident add column created_in uuid;
`
