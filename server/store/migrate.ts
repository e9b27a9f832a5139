/**
 * Brings a database to the present schema: migrations once each, in order, under Kysely's lock; then the functions,
 * which hold no data and are made anew whenever their text differs. Runs as the owner, never as `dancu_app`.
 * A migration that was released is never edited; `schema-guard.test.ts` holds the result against a snapshot.
 */
import { createHash } from 'node:crypto'
import { Kysely, type Migration, Migrator, PostgresDialect, sql } from 'kysely'
import type pg from 'pg'
import { functions } from './functions.ts'
import { firstTables } from './migrations/001-tables.ts'
import { rowSecurity } from './migrations/002-access.ts'
import { signInTables } from './migrations/010-sign-in.ts'
import { desks } from './migrations/011-desks.ts'
import { administration } from './migrations/012-administration.ts'
import { createdIn } from './migrations/015-created-in.ts'
import { unwatched } from './migrations/016-unwatched.ts'
import { lives } from './migrations/017-lives.ts'
import { storage } from './migrations/018-storage.ts'
import { pruning } from './migrations/019-pruning.ts'
import { fillHouseholds, ledger } from './migrations/020-ledger.ts'
import { syncWindows } from './migrations/021-sync-windows.ts'
import { audited } from './migrations/022-audited.ts'
import { hamlets } from './migrations/023-hamlets.ts'
import { wholeLife } from './migrations/024-whole-life.ts'
import { rules } from './migrations/025-rules.ts'
import { moves } from './migrations/026-moves.ts'
import { approvals } from './migrations/027-approvals.ts'
import { auditRecords } from './migrations/028-audit-records.ts'
import { whereFrom } from './migrations/029-where-from.ts'
import { hamletQuestions } from './migrations/030-hamlet-questions.ts'
import { closedHouseholds } from './migrations/031-closed-households.ts'
import { arrivalsByName } from './migrations/032-arrivals-by-name.ts'
import { unseenArrivals } from './migrations/033-unseen-arrivals.ts'
import { countsOfTheCountry } from './migrations/034-counts-of-the-country.ts'
import { oneLikeness } from './migrations/035-one-likeness.ts'

type Then = (db: Kysely<unknown>) => Promise<void>
const statements = (text: string, then?: Then): Migration => ({
  async up(db) {
    await sql.raw(text).execute(db)
    await then?.(db)
  },
})
/** What a migration does beside its statements. */
const thens: Readonly<Record<string, Then>> = { '020-ledger': fillHouseholds }

const texts = {
  '001-tables': firstTables,
  '002-access': rowSecurity,
  '010-sign-in': signInTables,
  '011-desks': desks,
  '012-administration': administration,
  '015-created-in': createdIn,
  '016-unwatched': unwatched,
  '017-lives': lives,
  '018-storage': storage,
  '019-pruning': pruning,
  '020-ledger': ledger,
  '021-sync-windows': syncWindows,
  '022-audited': audited,
  '023-hamlets': hamlets,
  '024-whole-life': wholeLife,
  '025-rules': rules,
  '026-moves': moves,
  '027-approvals': approvals,
  '028-audit-records': auditRecords,
  '029-where-from': whereFrom,
  '030-hamlet-questions': hamletQuestions,
  '031-closed-households': closedHouseholds,
  '032-arrivals-by-name': arrivalsByName,
  '033-unseen-arrivals': unseenArrivals,
  '034-counts-of-the-country': countsOfTheCountry,
  '035-one-likeness': oneLikeness,
}
export const migrationTexts: Readonly<Record<string, string>> = texts
const migrations: Record<string, Migration> = Object.fromEntries(
  Object.entries(texts).map(([name, text]) => [name, statements(text, thens[name])]),
)

export async function migrate(pool: pg.Pool): Promise<void> {
  const { error } = await migratorOf(pool).migrateToLatest()
  if (error !== undefined) throw error
  await makeFunctions(pool)
}

/** As a database stood when that migration was the last; without the functions, which are of today. */
export async function migrateTo(pool: pg.Pool, name: string): Promise<void> {
  const { error } = await migratorOf(pool).migrateTo(name)
  if (error !== undefined) throw error
}

function migratorOf(pool: pg.Pool): Migrator {
  const db = new Kysely({ dialect: new PostgresDialect({ pool }) })
  return new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    // numbers are given out before the work is done: one may come after a higher one has run
    allowUnorderedMigrations: true,
  })
}

/** The text's hash lies in the comment of the schema, so a start that finds it unchanged runs nothing. */
export async function makeFunctions(pool: pg.Pool): Promise<void> {
  const text = functions.join('\n')
  const hash = createHash('sha256').update(text).digest('hex')
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(hashtext('dancu.functions'))`)
    const found = await client.query<{ comment: string | null }>(
      `select obj_description('public'::regnamespace) as comment`,
    )
    if (found.rows[0]?.comment !== `functions ${hash}`) {
      await client.query(text)
      await client.query(`comment on schema public is 'functions ${hash}'`)
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
