/**
 * A database of every released schema, with all that the tablets of its time had said in it, is brought to the present
 * one: nothing of it is missing, and everything that is asked of it is answered.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { batchFile, createRecordedCentre, readActs } from '#server/testing/contract-acts.ts'
import { openEmptyDatabase, type TestDatabase } from '#server/testing/database.ts'
import {
  findMissing,
  lastMigration,
  migrationsIn,
  migrationsNow,
  recordDatabase,
  restoreReleased,
  tablesIn,
} from '#server/testing/released-database.ts'
import { openRunningApi } from '#server/testing/running-api.ts'
import { muiNe, packBatch } from '#server/testing/world.ts'
import { deviceId, epoch, type GroupId, groupId, recordId } from '#shared/ids.ts'
import type { Envelope } from '#shared/sync/batch.ts'
import type { Change } from '#shared/sync/change.ts'
import { editChange, group } from '#shared/testing/builders.ts'
import { applyBatch } from '../sync/apply-batch.ts'
import { readFeed } from '../sync/read-feed.ts'
import { storeOnPostgres } from './centre-store.ts'
import { readLedger } from './ledger.ts'
import { migrate } from './migrate.ts'
import { hashOfToken } from './token-hash.ts'

const folder = fileURLToPath(new URL('released', import.meta.url))
const contracts = fileURLToPath(new URL('../../e2e/contracts', import.meta.url))
const command = 'RELEASED=write npx vitest run server/store/released.test.ts'
const text = (name: string): string => readFileSync(path.join(folder, `${name}.ndjson`), 'utf8')

/** After the last act of the contract that was the newest then; with an account of a desk, signed in. */
async function record(name: string): Promise<void> {
  const api = await openRunningApi()
  const centre = createRecordedCentre(api)
  const told = path.join(contracts, readdirSync(contracts).sort().at(-1) ?? '')
  for (const act of readActs(told)) {
    if (act.act === 'push')
      await centre.push(act.by, readFileSync(path.join(told, batchFile(act.name)), 'utf8'))
    else if (act.act === 'read') await centre.read(act.by)
    else await centre.act(act)
  }
  await api.makeAccount({ username: 'doi', role: 'district' })
  await api.ask('/api/held', { headers: { cookie: await api.signIn('doi') } })
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `${name}.ndjson`), await recordDatabase(api.world.db.owner))
  await api.close()
}
const isWriting = process.env.RELEASED === 'write'
if (isWriting && !existsSync(path.join(folder, `${lastMigration()}.ndjson`))) await record(lastMigration())

const released = existsSync(folder) ? readdirSync(folder).map((file) => file.replace('.ndjson', '')) : []

test(`some released database is kept; that of a new release is recorded by: ${command}`, () => {
  expect(released).toContain('017-lives')
})

describe.each(released)('a database of %s', (name) => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await openEmptyDatabase()
    await restoreReleased(db.owner, text(name))
    await migrate(db.owner)
  })
  afterAll(() => db.close())

  test('was made by migrations that nobody has edited since', () => {
    const then = migrationsIn(text(name))
    const now = migrationsNow().filter(([each]) => then.some(([known]) => known === each))
    expect(now, 'A released migration keeps its text for ever.').toEqual(then)
  })

  test('has every row of then in every table', async () => {
    let rows = 0
    for (const table of tablesIn(text(name))) {
      const { missing, count } = await findMissing(db.owner, table)
      expect(missing, table.name).toEqual([])
      rows += count
    }
    expect(rows).toBeGreaterThan(100)
  })

  test('is read by its tablets as before, from the beginning to the end', async () => {
    const centre = { store: storeOnPostgres(db.pool) }
    const outcome = await readFeed(centre, { token: tokenOf('lan'), commune: muiNe, cursor: 0 })
    if (outcome.kind === 'problem') throw new Error(outcome.code)
    const { rows, flags } = outcome.page
    expect([rows.household.id.length, rows.resident.id.length, flags.length]).toEqual([
      ...(await Promise.all(['household', 'resident', 'flag'].map((table) => countOf(db.owner, table)))),
    ])
  })

  test('answers for every group that was ever sent, as it did then', async () => {
    const { receipts } = await send(db, { asking: await ownGroups(db.owner) })
    expect(receipts.length).toBeGreaterThan(8)
    expect(new Set(receipts.map(({ outcome }) => outcome))).toEqual(new Set(['applied']))
  })

  test('knows of every group at whose door it was made, but of lines that cannot be read', async () => {
    const found = await db.owner.query<{ household: string | null; problem: { code: string } | null }>(
      'select household, problem from change_group',
    )
    expect(found.rows.length).toBeGreaterThan(20)
    const unknown = found.rows.filter(({ household }) => household === null)
    expect(unknown.map(({ problem }) => problem?.code)).toEqual(['unreadable'])
    const ofLan = await readLedger(db.pool, {
      tokenHash: hashOfToken(tokenOf('lan')),
      communes: [muiNe],
    })
    expect(new Set(ofLan?.communes[0]?.map(({ household }) => household))).toEqual(
      new Set([home, beside].map((id) => recordId(id))),
    )
  })

  test('counts by hamlet what is asked and what is held, as if it had from the first day', async () => {
    const { rows } = await db.owner.query(
      `select sum(flags)::int as flags, sum(held)::int as held from hamlet_count`,
    )
    const flags = await countOf(db.owner, `flag where state = 'open'`)
    const held = await countOf(db.owner, `held_group where state = 'held'`)
    expect(rows).toEqual([{ flags, held }])
    expect(Math.min(flags, held)).toBeGreaterThan(0)
  })

  test('takes what a tablet sends next, and the chain goes on', async () => {
    const before = await countOf(db.owner, 'batch')
    const change = editChange(recordId(an), { saw: { sex: '1' }, wrote: { sex: '2' }, base: 1e15 })
    const answer = await send(db, {}, [change])
    expect(answer.receipts).toMatchObject([{ outcome: 'applied', conflicts: [] }])
    expect(await countOf(db.owner, 'batch')).toBe(before + 1)
    expect((await send(db, { mark: answer.mark })).otherEpoch).toBeUndefined()
  })
})

const [home, beside] = ['01a2aaaa-0000-7000-8000-000000000001', '01a2aaaa-0000-7000-8000-000000000002']
const an = '01a2aaaa-0000-7000-8000-000000000011'
const tokenOf = (username: string): string => `${username}-`.padEnd(43, 'A')

async function countOf(owner: pg.Pool, table: string): Promise<number> {
  return Number((await owner.query<{ count: string }>(`select count(*) from ${table}`)).rows[0]?.count)
}

async function ownGroups(owner: pg.Pool): Promise<GroupId[]> {
  const found = await owner.query<{ id: string }>(
    `select g.id from change_group g join device d on d.id = g.device where d.account = 'lan'`,
  )
  return found.rows.map(({ id }) => groupId(id))
}

async function send(db: TestDatabase, given: Partial<Envelope>, changes: readonly Change[] = []) {
  const { rows } = await db.owner.query<{ epoch: string; id: string }>(
    `select epoch, d.id from centre, device d where d.account = 'lan'`,
  )
  const now = epoch(rows[0]?.epoch ?? '')
  const deviceIs = deviceId(rows[0]?.id ?? '')
  const envelope: Envelope = {
    ...{ deviceId: deviceIs, commune: muiNe, epoch: now, mark: null, asking: [] },
    ...given,
  }
  const made = group(changes, { groupId: groupId(v7()), epoch: now, household: recordId(v7()) })
  const bytes = packBatch(envelope, changes.length === 0 ? [] : [made])
  const outcome = await applyBatch({ store: storeOnPostgres(db.pool) }, { token: tokenOf('lan'), bytes })
  if (outcome.kind === 'problem') throw new Error(outcome.code)
  return outcome.answer
}
