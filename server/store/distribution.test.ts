/**
 * That the schema can be distributed over several machines by commune (Citus): every table that grows with the census has
 * the commune in its primary key and in each unique one, and no foreign key crosses communes. A new table grows unless it
 * is listed here with its reason.
 */
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '#server/testing/database.ts'

/** Reference tables: small, and the same on every machine. They grow with the tree and the staff, not with the census. */
const reference = [
  'centre',
  'area',
  'hamlet',
  'sync_window',
  'softened_rule',
  // one line a night
  'rule_run',
  'account',
  'account_area',
  'device',
  'enrolment',
  'recovery_key',
  'second_factor',
  'sign_in_user',
  'sign_in_session',
  'sign_in_account',
  'sign_in_verification',
  'sign_in_try',
]
/** Grow, and are of no commune: by what they are distributed instead. */
const distributedByOther: Readonly<Record<string, string>> = { audit: 'id' }

let db: TestDatabase
let owner: pg.PoolClient
beforeAll(async () => {
  db = await openTestDatabase()
  owner = await db.owner.connect()
})
afterAll(async () => {
  owner.release()
  await db.close()
})

interface Key {
  readonly table: string
  readonly index: string
  readonly columns: readonly string[]
  readonly isPrimary: boolean
}
interface Link {
  readonly name: string
  readonly from: string
  readonly to: string
  /** Column of `from` by column of `to`, in the key’s order. */
  readonly pairs: readonly string[]
}

async function listTables(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class
     where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname not like 'kysely%'`,
  )
  return rows.map(({ name }) => name)
}

async function listUniqueKeys(): Promise<Key[]> {
  const { rows } = await owner.query<Key>(
    `select t.relname as table, i.relname as index, x.indisprimary as "isPrimary",
       array(select a.attname::text from unnest(x.indkey) k join pg_attribute a on a.attrelid = t.oid and a.attnum = k)
         as columns
     from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
     where x.indisunique and t.relnamespace = 'public'::regnamespace`,
  )
  return rows
}

async function listLinks(): Promise<Link[]> {
  const { rows } = await owner.query<Link>(
    `select c.conname as name, c.conrelid::regclass::text as from, c.confrelid::regclass::text as to,
       array(select f.attname || '=' || t.attname from unnest(c.conkey, c.confkey) k(f, t)
         join pg_attribute f on f.attrelid = c.conrelid and f.attnum = k.f
         join pg_attribute t on t.attrelid = c.confrelid and t.attnum = k.t) as pairs
     from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace`,
  )
  return rows
}

const isReference = (table: string): boolean => reference.includes(table)
const keyOf = (table: string): string => distributedByOther[table] ?? 'commune'

/** What stands in the way of distributing the schema. */
async function findObstacles(): Promise<string[]> {
  const keys = await listUniqueKeys()
  const growing = (await listTables()).filter((table) => !isReference(table))
  const withoutKey = growing.filter((table) => !keys.some((key) => key.table === table && key.isPrimary))
  const withoutCommune = keys.filter(
    ({ table, columns }) => growing.includes(table) && !columns.includes(keyOf(table)),
  )
  const crossing = (await listLinks()).filter(({ from, to, pairs }) => {
    if (isReference(to)) return false
    return isReference(from) || !pairs.includes('commune=commune')
  })
  return [
    ...withoutKey.map((table) => `${table} has no primary key`),
    ...withoutCommune.map(({ table, index }) => `${index} of ${table} is unique without the ${keyOf(table)}`),
    ...crossing.map(({ name, from, to }) => `${name} leads from ${from} to ${to} without the commune`),
  ]
}

test('the schema can be distributed by commune', async () => {
  expect(await findObstacles()).toEqual([])
  const growing = (await listTables()).filter((table) => !isReference(table))
  expect(growing).toEqual(expect.arrayContaining(['household', 'resident', 'batch', 'change_group', 'flag']))
})

test('every reference table that is listed is there', async () => {
  expect(await listTables()).toEqual(expect.arrayContaining(reference))
})

test.each([
  ['a table without a primary key', 'create table planted (commune text)', 'planted has no primary key'],
  [
    'a table that nobody has listed, with a key of its own',
    'create table planted (id uuid primary key, commune text)',
    'planted_pkey of planted is unique without the commune',
  ],
  [
    'a unique number over all communes',
    'create unique index planted on resident (id_number)',
    'planted of resident is unique without the commune',
  ],
  [
    'a foreign key that may cross communes',
    `create table planted (commune text, id uuid, elsewhere text, primary key (commune, id),
       constraint crossing foreign key (elsewhere, id) references household (commune, id))`,
    'crossing leads from planted to household without the commune',
  ],
  [
    'a reference table that leans on a commune',
    `alter table device add planted text,
       add constraint leaning foreign key (planted) references commune_counter (commune)`,
    'leaning leads from device to commune_counter without the commune',
  ],
])('%s is refused', async (_, planted, words) => {
  await owner.query(`begin; ${planted}`)
  try {
    expect(await findObstacles()).toEqual([words])
  } finally {
    await owner.query('rollback')
  }
})
