/** Databases as they were when a schema was released, with data in them: every row of every table, as JSON. */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { z } from 'zod'
import { migrateTo, migrationTexts } from '#server/store/migrate.ts'

const lineSchema = z.union([
  z.object({ migration: z.string(), sha256: z.string() }),
  z.object({ table: z.string(), rows: z.array(z.record(z.string(), z.unknown())) }),
])

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const toText = (lines: readonly unknown[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('')
const readLines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)))

export const lastMigration = (): string => Object.keys(migrationTexts).at(-1) ?? ''

/** Names and hashes of the migrations that a released database had seen. */
export const migrationsIn = (released: string): [string, string][] =>
  readLines(released).flatMap((line) => ('migration' in line ? [[line.migration, line.sha256]] : []))

/** The same of those that there are now. */
export const migrationsNow = (): [string, string][] =>
  Object.entries(migrationTexts).map(([name, text]) => [name, sumOf(text)])

export async function recordDatabase(owner: pg.Pool): Promise<string> {
  const found = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%' order by 1`,
  )
  const lines: unknown[] = migrationsNow().map(([migration, sha256]) => ({ migration, sha256 }))
  for (const { name } of found.rows) {
    const rows = await owner.query<{ rows: unknown }>(
      `select coalesce(json_agg(t order by t::text), '[]') as rows from ${name} t`,
    )
    lines.push({ table: name, rows: rows.rows[0]?.rows })
  }
  return toText(lines)
}

/** Into an empty database: the schema of then, and its rows in the place of those that a new database begins with. */
export async function restoreReleased(owner: pg.Pool, released: string): Promise<void> {
  const lines = readLines(released)
  await migrateTo(owner, migrationsIn(released).at(-1)?.[0] ?? '')
  const client = await owner.connect()
  try {
    // rows come in the order of their tables' names: what they refer to may come later
    await client.query(`begin; set local session_replication_role = replica`)
    for (const line of lines) {
      if (!('table' in line)) continue
      await client.query(`delete from ${line.table}`)
      await client.query(
        `insert into ${line.table} select * from json_populate_recordset(null::${line.table}, $1)`,
        [JSON.stringify(line.rows)],
      )
    }
    await client.query('commit')
  } finally {
    client.release()
  }
}

export interface ReleasedTable {
  readonly name: string
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}
export const tablesIn = (released: string): ReleasedTable[] =>
  readLines(released).flatMap((line) => ('table' in line ? [{ name: line.table, rows: line.rows }] : []))

/** Rows of then that the table does not have now, by the columns of then. */
export async function findMissing(owner: pg.Pool, { name, rows }: ReleasedTable) {
  const [first] = rows
  if (first === undefined) return { missing: [], count: 0 }
  const columns = Object.keys(first).map((column) => `"${column}"`)
  const found = await owner.query<{ row: unknown }>(
    `select row_to_json(t) as row from (select ${columns.join(', ')} from ${name}) t`,
  )
  const now = new Set(found.rows.map(({ row }) => JSON.stringify(row)))
  return { missing: rows.filter((row) => !now.has(JSON.stringify(row))), count: rows.length }
}
