/** As `prune_commune`, which the owner of the tables calls once a day: what was removed or closed long ago leaves them. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Pruning } from '#server/store/prune.ts'
import type { Row } from '#shared/records/record.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { type CentreTables, type CommuneTables, communeOf } from './memory-state.ts'
import { endChain } from './write-commune.ts'

const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

export function pruneInMemory(tables: CentreTables, { before, at }: Pruning): void {
  const day = { before: before.toISOString(), at: at.toISOString() }
  for (const code of [...tables.units].sort()) pruneCommune(communeOf(tables, code), day)
}

function pruneCommune(
  commune: CommuneTables,
  { before, at }: { readonly before: string; readonly at: string },
): void {
  const isOld = (day: string | null): boolean => day !== null && day < before
  const gone: number[] = []
  const drop = (isOver: (row: Row) => boolean): void => {
    const over = [...commune.rows].filter(([, row]) => isOld(row.removedAt) && isOver(row))
    const ids = new Set<string>(over.map(([, { id }]) => id))
    gone.push(...over.map(([, { seq }]) => seq), ...dropFlags(commune, ({ recordId }) => ids.has(recordId)))
    for (const [key] of over) commune.rows.delete(key)
  }
  drop((row) => row.type === 'resident' && !isAsked(commune, row))
  drop((row) => row.type === 'household' && !isAsked(commune, row) && !isNamed(commune, row))
  const isClosed = ({ state, closedAt }: Flag) => isOld(closedAt) && state !== 'open' && state !== 'dismissed'
  gone.push(...dropFlags(commune, isClosed))
  if (gone.length === 0) return
  commune.prunedBelow = Math.max(commune.prunedBelow, ...gone)
  const line = JSON.stringify({ act: 'pruned', before, at })
  endChain(commune, { size: 1, device: null, bytes: gzipSync(line), digest: sha256(sha256(line)), at })
}

/** The numbers of those that went. */
function dropFlags({ flags }: CommuneTables, isOver: (flag: Flag) => boolean): number[] {
  const over = [...flags.values()].filter(isOver)
  for (const { id } of over) flags.delete(id)
  return over.map(({ seq }) => seq)
}

/** In an open question, or in something that is held. */
const isAsked = ({ flags, held }: CommuneTables, { id }: Row): boolean =>
  [...flags.values()].some(({ recordId, state }) => recordId === id && state === 'open') ||
  [...held.values()].some(({ records, state }) => state === 'held' && records.includes(id))

const isNamed = ({ rows }: CommuneTables, { id }: Row): boolean =>
  [...rows.values()].some(({ units }) => units.household === id)
