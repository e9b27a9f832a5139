/**
 * What is released only grows. The schema is rebuilt from the migrations and compared with `schema-snapshot.txt`; a
 * migration that was released keeps its text for ever.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordTypes } from '#shared/records/record.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { migrate } from './migrate.ts'
import { columnsOf } from './record-columns.ts'

const file = fileURLToPath(new URL('schema-snapshot.txt', import.meta.url))
const command = 'SCHEMA_SNAPSHOT=write npx vitest run server/store/schema-guard.test.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

const lines = async (sql: string): Promise<string[]> =>
  (await db.owner.query<{ line: string }>(sql)).rows.map((row) => row.line).sort()

async function describeSchema(): Promise<string> {
  const columns = await lines(
    `select format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
       case when a.attnotnull then ' not null' else '' end, coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely%'`,
  )
  const indexes = await lines(
    `select indexdef as line from pg_indexes where schemaname = 'public' and tablename not like 'kysely%'`,
  )
  const checks = await lines(
    `select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) as line from pg_constraint
     where connamespace = 'public'::regnamespace and contype in ('c', 'f')`,
  )
  const policies = await lines(
    `select format('%s %s %s using %s with check %s', tablename, policyname, cmd, qual, with_check) as line
     from pg_policies`,
  )
  const grants = await lines(
    `select format('%s %s: %s', grantee, table_name, string_agg(privilege_type, ', ' order by privilege_type)) as line
     from information_schema.role_table_grants where grantee like 'dancu%' group by grantee, table_name`,
  )
  const parts = { columns, indexes, checks, policies, grants }
  return Object.entries(parts)
    .map(([name, list]) => `# ${name}\n${list.join('\n').replaceAll(/\s*\n\s+/g, ' ')}\n`)
    .join('\n')
}

test(`the schema is the one that is checked in; after a new migration run: ${command}`, async () => {
  const now = await describeSchema()
  if (process.env.SCHEMA_SNAPSHOT === 'write') writeFileSync(file, now)
  expect(now, `The schema has changed. If that is meant, add a migration and run: ${command}`).toBe(
    readFileSync(file, 'utf8'),
  )
})

test('every unit has its columns: a new unit needs a new migration', async () => {
  for (const type of recordTypes) {
    const wanted = [...columnsOf(type)]
    const found = await db.owner.query<{ column_name: string }>(
      'select column_name from information_schema.columns where table_name = $1',
      [type],
    )
    const columns = found.rows.map((row) => row.column_name)
    expect(columns, `Write a migration that adds the missing columns to ${type}.`).toEqual(
      expect.arrayContaining(wanted),
    )
  }
})

test('every table that grows begins its keys with the commune, and has no unique key without it', async () => {
  const keys = await lines(
    `select format('%s: %s', i.indrelid::regclass, pg_get_indexdef(i.indexrelid, 1, true)) as line
     from pg_index i join pg_class c on c.oid = i.indrelid
     where i.indisunique and c.relforcerowsecurity and c.relname <> 'id_number_use' order by 1`,
  )
  expect(keys.length).toBeGreaterThan(7)
  expect(keys.filter((key) => !key.endsWith(': commune'))).toEqual([])
})

test('a migration that was ready later than one with a higher number is made up for', async () => {
  const late = await openTestDatabase()
  await late.owner.query(`delete from kysely_migration where name = '020-ledger'`)
  await late.owner.query(
    'alter table change_group drop column household; drop index change_group_by_device; alter table device drop column ledger',
  )
  await migrate(late.owner)
  const found = await late.owner.query('select household from change_group')
  expect(found.rows).toEqual([])
  await late.close()
})

test('a start that finds everything in place changes nothing, and two starts at once do no harm', async () => {
  const before = await describeSchema()
  const found = await lines(`select xmin::text as line from pg_proc where proname = 'write_commune'`)
  await Promise.all([migrate(db.owner), migrate(db.owner)])
  expect(await describeSchema()).toBe(before)
  expect(await lines(`select xmin::text as line from pg_proc where proname = 'write_commune'`)).toEqual(found)
})

test('a migration that comes after one with a higher number still runs', async () => {
  const before = await describeSchema()
  await db.owner.query(`drop table sync_window`)
  await db.owner.query(`delete from kysely_migration where name = '021-sync-windows'`)
  await migrate(db.owner)
  expect(await describeSchema()).toBe(before)
})
