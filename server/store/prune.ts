/** Takes out of the tables what was removed or closed long ago; see `functions/prune-commune.ts`. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type pg from 'pg'

export interface Pruned {
  readonly records: number
  readonly flags: number
}

export interface Pruning {
  /** What was removed or closed before goes. */
  readonly before: Date
  readonly at: Date
}

/** Every commune in a transaction of its own. As the owner of the tables. */
export async function pruneCommunes(owner: pg.Pool, pruning: Pruning): Promise<Pruned> {
  const communes = await owner.query<{ code: string }>(
    `select distinct code from area where level = 'commune' order by code`,
  )
  const pruned = { records: 0, flags: 0 }
  for (const { code } of communes.rows) {
    const { records, flags } = await pruneCommune(owner, code, pruning)
    pruned.records += records
    pruned.flags += flags
  }
  return pruned
}

async function pruneCommune(owner: pg.Pool, commune: string, { before, at }: Pruning): Promise<Pruned> {
  const line = JSON.stringify({ act: 'pruned', before: before.toISOString(), at: at.toISOString() })
  const hash = createHash('sha256').update(line).digest()
  const found = await owner.query<{ records: string; flags: string }>({
    name: 'prune-commune',
    text: 'select records, flags from prune_commune($1, $2, $3, $4, $5)',
    values: [commune, before, at, gzipSync(line), createHash('sha256').update(hash).digest()],
  })
  return { records: Number(found.rows[0]?.records ?? 0), flags: Number(found.rows[0]?.flags ?? 0) }
}
