/** A real centre for one history after another: PostgreSQL, and over it the API on loopback. */
import pg from 'pg'
import { createAppPool } from '#server/store/pool.ts'
import type { Behind } from '../open-world.ts'
import { serveApi } from './real-door.ts'
import { databaseInReality } from './real-store.ts'
import { createTraffic, eventsWithTraffic } from './traffic.ts'
import { communeTables } from './write-tables.ts'

export interface RealCentre {
  /** Of an empty database. */
  begin(): Promise<Behind>
  close(): Promise<void>
}

/** Everything that a history leaves behind. */
const emptyingSql = [...communeTables, 'device', 'account_area', 'account', 'area']
  .map((table) => `delete from ${table};`)
  .join('\n')

/** `url`: of a migrated database of its own, as its owner. */
export async function openRealCentre(url: string): Promise<RealCentre> {
  const owner = new pg.Pool({ connectionString: url, max: 2 })
  const pool = createAppPool({ url, max: 3 })
  const authPool = createAppPool({ url, max: 1, role: 'dancu_auth' })
  const pools = [owner, pool, authPool]
  const traffic = createTraffic()
  const api = await serveApi({ pool, authPool, traffic })
  return {
    begin: async () => {
      await owner.query(emptyingSql)
      return {
        events: eventsWithTraffic(traffic, api.journey),
        openDatabase: (tables) => databaseInReality({ pool, owner, traffic }, tables),
        openDoor: api.open,
      }
    },
    close: async () => {
      await api.close()
      await Promise.all(pools.map((each) => each.end()))
    },
  }
}
