/** A PostgreSQL of its own for the time of a run, in a folder that goes with it; a migrated database for each worker. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startCluster } from '#server/launch/cluster.mjs'
import { migrate } from '#server/store/migrate.ts'
import { startWorkers, type Workers } from '../workers.ts'
import { openRealCentre, type RealCentre } from './real-centre.ts'

/** Speed only: what is put to the test here is not the disk. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

async function withDatabases<T>(count: number, run: (urls: readonly string[]) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'dan-cu-sim-'))
  const cluster = await startCluster({ dataDir, settings })
  try {
    return await run(await makeDatabases(cluster.url, count))
  } finally {
    await cluster.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function makeDatabases(clusterUrl: string, count: number): Promise<string[]> {
  const maker = new pg.Pool({ connectionString: clusterUrl, max: 1 })
  const urls: string[] = []
  try {
    for (let number = 1; number <= count; number += 1) {
      await maker.query(`create database sim_${number}`)
      const url = new URL(clusterUrl)
      url.pathname = `/sim_${number}`
      urls.push(url.href)
      const owner = new pg.Pool({ connectionString: url.href, max: 1 })
      await migrate(owner).finally(() => owner.end())
    }
  } finally {
    await maker.end()
  }
  return urls
}

/** For one history, in this process. */
export const withRealCentre = <T>(run: (centre: RealCentre) => Promise<T>): Promise<T> =>
  withDatabases(1, async ([url = '']) => {
    const centre = await openRealCentre(url)
    return run(centre).finally(centre.close)
  })

const worker = fileURLToPath(new URL('./worker.ts', import.meta.url))

export const withRealWorkers = <T>(count: number, run: (workers: Workers) => Promise<T>): Promise<T> =>
  withDatabases(count, async (urls) => {
    const workers = startWorkers(
      worker,
      urls.map((url) => ({ env: { SIM_DATABASE_URL: url } })),
    )
    return run(workers).finally(workers.end)
  })
