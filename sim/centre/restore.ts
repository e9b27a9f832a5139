/** A backup in the place of the database, and its announcement: as `npm run restore -- begin` and `end`. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { epoch } from '#shared/ids.ts'
import { nameOfLife } from '#shared/sync/replay.ts'
import type { CentreTables } from './memory-state.ts'
import { endChain } from './write-commune.ts'

const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** As `beginLife`: `false` when the clock stands behind the numbers that were given out. */
export function beginLife(tables: CentreTables, { at, name }: { at: Date; name: string }): boolean {
  const startsAt = at.getTime() * 1_000
  const communes = [...tables.communes.values()]
  if (communes.some(({ seq }) => seq >= startsAt)) return false
  tables.epoch = epoch(nameOfLife(name, tables.epoch))
  tables.life = { startsAt, recovering: true }
  for (const commune of communes) {
    const line = JSON.stringify({ act: 'restored', at: at.toISOString(), epoch: tables.epoch })
    commune.restoredFrom = commune.seq
    endChain(commune, {
      ...{ size: startsAt - commune.seq, device: null, bytes: gzipSync(line) },
      ...{ digest: sha256(sha256(line)), at: at.toISOString() },
    })
  }
  return true
}

/** As `endRecovery`. What stands in the log before and after it was judged by other rules. */
export function endRecovery(tables: CentreTables): boolean {
  if (!tables.life.recovering) return false
  tables.life = { ...tables.life, recovering: false }
  const ends = [...tables.communes].map(([code, { seq }]) => [`${tables.epoch} ${code}`, seq] as const)
  tables.endedAt = new Map([...tables.endedAt, ...ends])
  return true
}
