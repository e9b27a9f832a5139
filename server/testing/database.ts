/** A fresh, migrated database for a test, copied from the template; real PostgreSQL, the serving role as in production. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { makeFunctions } from '#server/store/migrate.ts'
import { createAppPool } from '#server/store/pool.ts'
import { templateName } from './global-setup.ts'

export interface TestDatabase {
  /** As `dancu_app`: what the API has. */
  readonly pool: pg.Pool
  /** As the owner, whom no policy stops: to arrange and to look. */
  readonly owner: pg.Pool
  readonly url: string
  close(): Promise<void>
}

async function asMaker(statement: string): Promise<void> {
  const maker = new pg.Client({ connectionString: inject('databaseUrl') })
  await maker.connect()
  try {
    await maker.query(statement)
  } finally {
    await maker.end()
  }
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const database = await openDatabase(`template ${templateName}`)
  // the template's, unless this run has broken one of them on purpose
  await makeFunctions(database.owner)
  return database
}

/** Nothing is in it, no table either. */
export const openEmptyDatabase = (): Promise<TestDatabase> => openDatabase('')

async function openDatabase(like: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await asMaker(`create database ${name} ${like}`)
  const url = new URL(inject('databaseUrl'))
  url.pathname = `/${name}`
  const pool = createAppPool({ url: url.href, max: 4 })
  const owner = new pg.Pool({ connectionString: url.href, max: 4 })
  // A connection that dies in somebody's hands; what its query meets still rejects.
  for (const each of [pool, owner]) each.on('connect', (client) => client.on('error', () => undefined))
  return {
    pool,
    owner,
    url: url.href,
    close: async () => {
      // A pool has ended before its connections are closed: the drop may be what closes them.
      for (const each of [pool, owner]) each.on('error', () => undefined)
      await Promise.all([pool.end(), owner.end()])
      await asMaker(`drop database ${name} with (force)`)
    },
  }
}
