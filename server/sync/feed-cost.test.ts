/** What a page of the feed costs, counted in the pages of the database that are touched for it: never in time. */
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { hashOfToken } from '#server/store/token-hash.ts'
import { muiNe, openWorld, type TestTablet, type World } from '#server/testing/world.ts'

let world: World
let lan: TestTablet
/** One connection as the API has it: the first look at anything also looks up what it is. */
let reader: pg.PoolClient
beforeAll(async () => {
  world = await openWorld()
  lan = await world.enrol('lan')
  reader = await world.db.pool.connect()
})
afterAll(async () => {
  reader.release()
  await world.close()
})

/** Records that others wrote, each with a number of its own; nothing was tidied up since. */
async function grow(count: number): Promise<void> {
  const { owner } = world.db
  const counter = await counterOf()
  const numbered = `select $1::text, gen_random_uuid(), $2::bigint + n, now(), now(), 'minh'`
  await owner.query(
    `insert into household (commune, id, seq, created_at, updated_at, updated_by, hamlet)
      ${numbered}, 'Khu phố ' || n % 9 from generate_series(1, $3::integer) n where n % 5 = 0`,
    [muiNe, counter, count],
  )
  await owner.query(
    `insert into resident (commune, id, seq, created_at, updated_at, updated_by, name, birth, sex)
      ${numbered}, 'NGUYỄN VĂN THỬ', '1980', '1' from generate_series(1, $3::integer) n where n % 5 <> 0`,
    [muiNe, counter, count],
  )
  await owner.query(
    `insert into commune_counter (commune, seq) values ($1, $2)
      on conflict (commune) do update set seq = excluded.seq`,
    [muiNe, counter + count],
  )
}

async function counterOf(): Promise<number> {
  const found = await world.db.owner.query<{ seq: string }>(
    'select seq from commune_counter where commune = $1',
    [muiNe],
  )
  return Number(found.rows[0]?.seq ?? 0)
}

const plansSchema = z.array(
  z.object({ Plan: z.object({ 'Shared Hit Blocks': z.int(), 'Shared Read Blocks': z.int() }) }),
)

/** Pages of the database that a page of the feed touches, as the serving role reads it. */
async function costOf(cursor: number, limit: number): Promise<number> {
  let cost = 0
  // a function is planned anew at its first few runs, and planning touches pages too
  for (let run = 0; run < plannedRuns; run += 1) {
    const found = await reader.query<{ 'QUERY PLAN': unknown }>(
      `explain (analyze, buffers, format json) select * from read_feed($1, $2, $3, $4, null, null)`,
      [hashOfToken(lan.token), muiNe, cursor, limit],
    )
    const [whole] = plansSchema.parse(found.rows[0]?.['QUERY PLAN'])
    cost = (whole?.Plan['Shared Hit Blocks'] ?? 0) + (whole?.Plan['Shared Read Blocks'] ?? 0)
  }
  return cost
}

const plannedRuns = 8
const limit = 200
const small = 20_000

/** Of a tablet that was away for six months, for an hour in which a page was written, and for a moment. */
async function costs() {
  const counter = await counterOf()
  return {
    months: await costOf(0, limit),
    hour: await costOf(counter - limit - 1, limit),
    moment: await costOf(counter, limit),
  }
}

describe('a page of the feed costs the same', () => {
  test('whether the tablet was away for an hour or six months, in a commune that was filled just now', async () => {
    await grow(small)
    const { months, hour, moment } = await costs()
    expect(months).toBeLessThan(2 * hour)
    expect(moment).toBeLessThanOrEqual(hour)
    // far fewer than records lie behind the cursor
    expect(months).toBeLessThan(limit)
  })

  test('however much the commune has grown', async () => {
    const before = await costs()
    await grow(2 * small)
    const after = await costs()
    expect(after.months).toBeLessThan(1.3 * before.months)
    expect(after.hour).toBeLessThan(1.3 * before.hour)
  })

  test('also when the database has tidied up and knows what lies where', async () => {
    await world.db.owner.query('vacuum analyze household, resident, flag')
    const { months, hour } = await costs()
    expect(months).toBeLessThan(2 * hour)
    expect(months).toBeLessThan(limit)
  })

  test('and still tells truly whether more is to come, and how much, up to five pages of each type', async () => {
    const counter = await counterOf()
    const near = await lan.feed(counter - 2 * limit, limit)
    expect(near).toMatchObject({ more: true, left: limit })
    const far = await lan.feed(0, limit)
    expect(far).toMatchObject({ more: true, left: 2 * 5 * limit })
    expect(await lan.feed(counter - limit, limit)).toMatchObject({ more: false, left: 0, next: counter })
  })
})
