/** Accounts and the areas that they are bound to. */
import type pg from 'pg'
import { z } from 'zod'
import { type Area, roles } from '#shared/access/actor.ts'

const accountRow = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  role: z.enum(roles),
  disabled: z.boolean(),
  secondFactor: z.boolean(),
  areas: z.array(
    z.object({ level: z.enum(['country', 'province', 'district', 'commune']), code: z.string() }),
  ),
})
export type AccountRow = z.infer<typeof accountRow>

const select = `
  select id, username, name, role, disabled_at is not null as disabled, false as "secondFactor",
    (select coalesce(json_agg(json_build_object('level', level, 'code', code) order by level, code), '[]')
      from account_area where account = a.id) as areas
  from account a`

async function findAccount(pool: pg.Pool, where: string, value: string): Promise<AccountRow | undefined> {
  const found = await pool.query(`${select} where ${where} = $1`, [value])
  return found.rows[0] === undefined ? undefined : accountRow.parse(found.rows[0])
}

export const findAccountByUsername = (pool: pg.Pool, username: string) =>
  findAccount(pool, 'username', username)
export const findAccountById = (pool: pg.Pool, id: string) => findAccount(pool, 'id', id)

export async function listAccounts(pool: pg.Pool): Promise<AccountRow[]> {
  return z.array(accountRow).parse((await pool.query(`${select} order by username`)).rows)
}

export interface AccountInsert {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: string
  readonly areas: readonly Area[]
}

/** The account and its areas, in one statement. */
export async function insertAccount(pool: pg.Pool, account: AccountInsert): Promise<void> {
  await pool.query(
    `with made as (insert into account (id, username, name, role) values ($1, $2, $3, $4) returning id)
     insert into account_area (account, level, code)
     select made.id, area.level, area.code from made, unnest($5::text[], $6::text[]) area(level, code)`,
    [
      account.id,
      account.username,
      account.name,
      account.role,
      account.areas.map((area) => area.level),
      account.areas.map((area) => area.code),
    ],
  )
}
