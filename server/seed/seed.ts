/**
 * `npm run seed -- --households N [--commune CODE] [--seed TEXT]`: more synthetic people, through the intake, into
 * DATABASE_URL or the database of the data folder, running or not. The same order again adds nobody.
 */

import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { z } from 'zod'
import { startCluster } from '#server/launch/cluster.mjs'
import { storeOnPostgres } from '#server/store/centre-store.ts'
import { migrate } from '#server/store/migrate.ts'
import { createAppPool, endPools } from '#server/store/pool.ts'
import { vietnamDay } from '#server/sync/centre.ts'
import { drainNumberChecks } from '#server/sync/check-numbers.ts'
import { drainMoves } from '#server/sync/drain-moves.ts'
import { countText } from '#shared/text/number-text.ts'
import { hamletsOf, profileOf } from './commune-profile.ts'
import { newCountry, readDemoCountry } from './demo-country.ts'
import { generateCommune } from './generate-commune.ts'
import { loadAreas, loadHamlets } from './load-areas.ts'
import { loadCommune } from './load-communes.ts'
import { planSeed } from './plan-seed.ts'
import { findFirstSeedDay } from './seed-device.ts'

const usage = `npm run seed -- --households N [--commune CODE] [--seed TEXT]

  --households N   how many synthetic households to add
  --commune CODE   put all of them into this commune (five digits); otherwise 2,430 into each of
                   the communes of Bình Thuận in turn, those of the demo left out
  --seed TEXT      another text gives other people; the same text gives the same people again,
                   who are recognised and not added twice

Into DATABASE_URL (as its owner), or else the database under DATA_DIR (default ./data).
All people are made up: every household's book number begins with TN- (thử nghiệm, trial).
`
const argumentsSchema = z.object({
  households: z.coerce.number().int().positive().max(30_000_000),
  commune: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  seed: z.string().min(1).default('them'),
})
type Arguments = z.infer<typeof argumentsSchema>

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

function readArguments(): Arguments | undefined {
  try {
    const { values } = parseArgs({
      options: { households: { type: 'string' }, commune: { type: 'string' }, seed: { type: 'string' } },
    })
    return argumentsSchema.parse(values)
  } catch {
    return undefined
  }
}

/** The database, and how to leave it as it was found. */
async function findDatabase(): Promise<{ url: string; leave: () => Promise<void> }> {
  const given = process.env.DATABASE_URL
  if (given !== undefined && given !== '') return { url: given, leave: async () => undefined }
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const cluster = await startCluster({ dataDir: path.resolve(root, process.env.DATA_DIR ?? 'data') })
  return { url: cluster.url, leave: async () => (cluster.adopted ? undefined : cluster.stop()) }
}

async function seed(url: string, { households, commune, seed: text }: Arguments): Promise<number> {
  const owner = new pg.Pool({ connectionString: url, max: 2 })
  const pool = createAppPool({ url })
  try {
    await migrate(owner)
    const demo = readDemoCountry()
    const portions = planSeed(demo.tree, { households, commune })
    if (portions === undefined) {
      say(`There is no commune ${commune} in the tree of 2021.`)
      return 2
    }
    await loadAreas(owner, [...demo.tree.areasByCode.values()].flat(), demo.targets)
    await loadHamlets(owner, demo.hamletsByCommune)
    const today = (await findFirstSeedDay(owner)) ?? vietnamDay(new Date().toISOString())
    const country = newCountry(demo.tree, today, text)
    const centre = { store: storeOnPostgres(pool) }
    const started = performance.now()
    let records = 0
    for (const { area, households: size } of portions) {
      const hamlets = demo.hamletsByCommune.get(area.code) ?? hamletsOf(area.name, size)
      await loadHamlets(owner, new Map([[area.code, hamlets]]))
      const made = generateCommune(country, { profile: profileOf(area, hamlets), households: size })
      await loadCommune({ owner, centre, say }, made, area.name)
      records += made.households.reduce((sum, household) => sum + 1 + household.residents.length, 0)
    }
    await drainMoves(centre)
    await drainNumberChecks(centre)
    const seconds = (performance.now() - started) / 1000
    say(
      `${countText(records)} records in ${seconds.toFixed(1)} s (${countText(records / seconds)} per second).`,
    )
    return 0
  } finally {
    await endPools(owner, pool)
  }
}

const given = readArguments()
if (given === undefined) {
  process.stderr.write(usage)
  process.exitCode = 2
} else {
  const database = await findDatabase()
  try {
    process.exitCode = await seed(database.url, given)
  } finally {
    await database.leave()
  }
}
