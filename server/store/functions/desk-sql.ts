/**
 * What the functions of the desks have in common. Each takes the account that asks and looks at nothing outside the
 * communes of its areas: that is the scope of the statement, and the policies of the tables hold it.
 */

export const setScope = `perform set_config('dancu.scope', array_to_string(v_mine, ','), true);`

export const time = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

export const personJson = `json_build_object('username', a.username, 'name', a.name)`
