/** A real centre for one history after another: PostgreSQL, and over it the API on loopback. */
import pg from 'pg'
import { createAppPool } from '#server/store/pool.ts'
import type { Behind } from '../open-world.ts'
import { serveApi } from './real-door.ts'
import { storeInReality } from './real-store.ts'
import { createTraffic, eventsWithTraffic } from './traffic.ts'

export interface RealCentre {
  /** Of an empty database. */
  begin(): Promise<Behind>
  close(): Promise<void>
}

/** Everything that a history leaves behind. */
const emptyingSql = `
${[
  ...['household', 'resident', 'flag', 'batch', 'change_group', 'change_of_record', 'held_group'],
  ...['commune_counter', 'commune_count', 'hamlet_count', 'arrival_of_day', 'id_number_use', 'check_queue'],
  ...['device', 'account_area', 'account', 'area'],
]
  .map((table) => `delete from ${table};`)
  .join('\n')}
update centre set epoch = 'life-1', life_start = 0, recovering_since = null;`

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
        openStore: (tables) => storeInReality({ pool, owner, traffic }, tables),
        openDoor: api.open,
      }
    },
    close: async () => {
      await api.close()
      await Promise.all(pools.map((each) => each.end()))
    },
  }
}
