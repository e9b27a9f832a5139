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
import { syncWindows } from './migrations/021-sync-windows.ts'
import { audited } from './migrations/022-audited.ts'
import { hamlets } from './migrations/023-hamlets.ts'

const statements = (text: string): Migration => ({
  async up(db) {
    await sql.raw(text).execute(db)
  },
})

const migrations: Record<string, Migration> = {
  '001-tables': statements(firstTables),
  '002-access': statements(rowSecurity),
  '010-sign-in': statements(signInTables),
  '011-desks': statements(desks),
  '012-administration': statements(administration),
  '015-created-in': statements(createdIn),
  '016-unwatched': statements(unwatched),
  '017-lives': statements(lives),
  '018-storage': statements(storage),
  '019-pruning': statements(pruning),
  '021-sync-windows': statements(syncWindows),
  '022-audited': statements(audited),
  '023-hamlets': statements(hamlets),
}

export async function migrate(pool: pg.Pool): Promise<void> {
  const db = new Kysely({ dialect: new PostgresDialect({ pool }) })
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    // numbers are given out before the work is done: one may come after a higher one has run
    allowUnorderedMigrations: true,
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
  await makeFunctions(pool)
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
