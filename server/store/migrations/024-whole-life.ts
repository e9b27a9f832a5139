/** The rest of form DC01 and what the law asks beside it: units that are seldom filled share one column. */
export const wholeLife = `
alter table household add column more text;
alter table resident add column religion text, add column more text;
`
