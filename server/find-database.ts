/** The database that a command of the centre's own machine works on. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { startCluster } from './launch/cluster.mjs'
import type { Settings } from './settings.ts'

export interface FoundDatabase {
  readonly url: string
  /** Leaves it as it was found: running, or not. */
  readonly leave: () => Promise<unknown>
}

/** On DATABASE_URL, or else under DATA_DIR; `undefined` for a folder without one, which stays without. */
export async function findDatabase({ databaseUrl, dataDir }: Settings): Promise<FoundDatabase | undefined> {
  if (databaseUrl !== undefined) return { url: databaseUrl, leave: async () => undefined }
  const folder = path.resolve(dataDir)
  if (!existsSync(path.join(folder, 'postgres'))) return undefined
  const cluster = await startCluster({ dataDir: folder })
  return { url: cluster.url, leave: async () => (cluster.adopted ? undefined : cluster.stop()) }
}
