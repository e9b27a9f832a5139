/** Accounts and the areas that they are bound to. */
import type pg from 'pg'
import { z } from 'zod'
import { type Area, type Role, roles } from '#shared/access/actor.ts'
import { type AuditAct, actsParameter, insertActs } from './audit.ts'

const accountRow = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  role: z.enum(roles),
  disabled: z.boolean(),
  approves: z.boolean(),
  secondFactor: z.boolean(),
  areas: z.array(
    z.object({ level: z.enum(['country', 'province', 'district', 'commune']), code: z.string() }),
  ),
})
export type AccountRow = z.infer<typeof accountRow>

const select = `
  select id, username, name, role, disabled_at is not null as disabled, approves,
    exists (select from second_factor f where f.account = a.id and f.confirmed_at is not null) as "secondFactor",
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

/** Accounts of people: what synthetic data was loaded from is nobody. */
const isPerson = `not exists (select from device d where d.account = a.id and d.kind = 'seed')`

export const findPerson = (pool: pg.Pool, username: string) =>
  findAccount(pool, `${isPerson} and username`, username)

export async function listAccounts(pool: pg.Pool): Promise<AccountRow[]> {
  return z.array(accountRow).parse((await pool.query(`${select} where ${isPerson} order by username`)).rows)
}

export interface AccountInsert {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: string
  readonly areas: readonly Area[]
  readonly approves?: boolean | undefined
}

const columnsOf = (areas: readonly Area[]): [string[], string[]] => [
  areas.map((area) => area.level),
  areas.map((area) => area.code),
]

/** The account, its areas and the acts, in one statement; `false` when the name is taken. */
export async function insertAccount(
  pool: pg.Pool,
  account: AccountInsert,
  acts: readonly AuditAct[] = [],
): Promise<boolean> {
  const made = await pool.query<{ made: boolean }>(
    `with made as (
       insert into account (id, username, name, role, approves) values ($1, $2, $3, $4, $5)
       on conflict (username) do nothing returning id),
     bound as (
       insert into account_area (account, level, code)
       select made.id, area.level, area.code from made, unnest($6::text[], $7::text[]) area(level, code)
       on conflict do nothing),
     told as (${insertActs('$8')} where exists (select from made))
     select exists (select from made) as made`,
    [
      ...[account.id, account.username, account.name, account.role, account.approves ?? false],
      ...columnsOf(account.areas),
      actsParameter(acts),
    ],
  )
  return made.rows[0]?.made === true
}

export interface AccountChange {
  readonly name?: string | undefined
  readonly role?: Role | undefined
  readonly areas?: readonly Area[] | undefined
  readonly disabled?: boolean | undefined
  readonly approves?: boolean | undefined
}

/** What is not named stays; the areas are replaced whole. With the acts that it is, or not at all. */
export async function updateAccount(
  pool: pg.Pool,
  { id, acts, ...change }: AccountChange & { readonly id: string; readonly acts: readonly AuditAct[] },
): Promise<void> {
  const areas = change.areas === undefined ? [null, null] : columnsOf(change.areas)
  await pool.query(
    `with altered as (
       update account set name = coalesce($2, name), role = coalesce($3, role), approves = coalesce($7, approves),
         disabled_at = case when $4::boolean then coalesce(disabled_at, now())
           when not $4::boolean then null else disabled_at end
       where id = $1),
     wanted as (select * from unnest($5::text[], $6::text[]) area(level, code)),
     unbound as (
       delete from account_area where account = $1 and $5::text[] is not null
         and (level, code) not in (select level, code from wanted)),
     told as (${insertActs('$8')})
     insert into account_area (account, level, code) select $1, level, code from wanted on conflict do nothing`,
    [id, change.name, change.role, change.disabled, ...areas, change.approves, actsParameter(acts)],
  )
}
