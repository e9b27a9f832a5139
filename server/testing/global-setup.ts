/** One real PostgreSQL for a test run, in a folder that goes with it, and one migrated database that tests copy. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startCluster } from '#server/launch/cluster.mjs'
import { migrate } from '#server/store/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
  }
}

export const templateName = 'dancu_template'

/** Speed only: what is tested here is not the disk. The launcher's own tests run with `fsync` on. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

// biome-ignore lint/style/noDefaultExport: vitest asks for it
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'dan-cu-test-'))
  const cluster = await startCluster({ dataDir, settings })
  const tearDown = async () => {
    await cluster.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await makeTemplate(cluster.url)
  } catch (error) {
    await tearDown()
    throw error
  }
  project.provide('databaseUrl', cluster.url)
  return tearDown
}

async function makeTemplate(clusterUrl: string): Promise<void> {
  const maker = new pg.Pool({ connectionString: clusterUrl, max: 1 })
  const url = new URL(clusterUrl)
  url.pathname = `/${templateName}`
  const owner = new pg.Pool({ connectionString: url.href, max: 1 })
  try {
    await maker.query(`create database ${templateName}`)
    await migrate(owner)
  } finally {
    await Promise.all([maker.end(), owner.end()])
  }
}
