/** Names of accounts, as colleagues know them. */
import type pg from 'pg'
import { query } from './query.ts'

export interface Person {
  readonly username: string
  readonly name: string
}

export async function listPeople(pool: pg.Pool, usernames: readonly string[]): Promise<Person[]> {
  const found = await query<{ username: string; name: string }>(pool, {
    name: 'list-people',
    text: 'select username, name from account where username = any($1) order by username',
    values: [[...new Set(usernames)]],
  })
  return found.rows
}
