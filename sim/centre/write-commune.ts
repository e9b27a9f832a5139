/** As `write_commune`: refuses when anything that was judged upon has changed, numbers what it writes, ends the chain. */
import { createHash } from 'node:crypto'
import type { CommuneWrite, Numbered, Written } from '#server/store/write-commune.ts'
import type { DeviceId, GroupId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { Flag } from '#shared/sync/flag.ts'
import {
  type CentreTables,
  type CommuneTables,
  communeOf,
  groupKeyOf,
  hex,
  rowKeyOf,
} from './memory-state.ts'

export function writeToMemory(tables: CentreTables, write: CommuneWrite): Written | undefined {
  const commune = communeOf(tables, write.commune)
  const { seq } = commune
  const isOfLifeBefore = write.readSeq < tables.life.startsAt
  if (seq !== write.readSeq && (write.exact || isOfLifeBefore || hasChanged(commune, write))) return undefined
  if (!write.inScope && (write.rows.length > 0 || write.flags.length > 0))
    throw new Error('new row violates row-level security policy')
  for (const row of write.rows) putRow(commune, row, { seq, isNew: write.created.has(row.value.id) })
  for (const flag of write.flags) putFlag(commune, flag, seq)
  putGroups(commune, write)
  putHeld(commune, write)
  if (write.numbersToCheck.length > 0) {
    const entry = { commune: write.commune, seq: seq + write.size, residents: write.numbersToCheck }
    tables.checks = [...tables.checks, entry]
  }
  if (write.movesToCheck.length > 0) {
    const entry = { commune: write.commune, seq: seq + write.size, residents: write.movesToCheck }
    tables.moveQueue = [...tables.moveQueue, entry]
  }
  const waiting = listWaitingFor(commune, write)
  const { size, device, bytes, digest, at } = write
  return { seq, chain: endChain(commune, { size, device, bytes, digest, at }), waiting }
}

function hasChanged({ rows, flags, held, groups }: CommuneTables, write: CommuneWrite): boolean {
  const { readSeq } = write
  const households = new Set<unknown>(write.households)
  const residents = new Set<string>(write.residents)
  const isNamed = (id: string) => households.has(id) || residents.has(id)
  for (const row of rows.values()) {
    if (row.seq <= readSeq) continue
    if (row.type === 'household' ? households.has(row.id) : residents.has(row.id)) return true
    if (row.type === 'resident' && households.has(row.units.household)) return true
  }
  for (const flag of flags.values()) if (flag.seq > readSeq && isNamed(flag.recordId)) return true
  for (const one of held.values()) if (one.seq > readSeq && one.device === write.device) return true
  const ids = new Set<string>(write.newGroups)
  for (const group of groups.values()) if (ids.has(group.id) && group.judged >= readSeq) return true
  return false
}

function putRow(
  { rows }: CommuneTables,
  { value, ordinal }: Numbered<Row>,
  { seq, isNew }: { readonly seq: number; readonly isNew: boolean },
): void {
  const key = rowKeyOf(value.type, value.id)
  const before = rows.get(key)
  if (isNew && before !== undefined) throw new Error('duplicate key value violates unique constraint')
  rows.set(key, { ...value, seq: seq + ordinal, createdAt: before?.createdAt ?? value.createdAt })
}

function putFlag({ flags }: CommuneTables, { value, ordinal }: Numbered<Flag>, seq: number): void {
  const before = flags.get(value.id)
  const kept =
    before === undefined
      ? value
      : {
          ...before,
          household: value.household,
          claims: value.claims,
          found: value.found,
          state: value.state,
          reason: value.reason,
          settledBy: value.settledBy,
          closedAt: value.closedAt,
        }
  flags.set(value.id, { ...kept, seq: seq + ordinal })
}

function putGroups(commune: CommuneTables, { groups, size, device, allNew }: CommuneWrite): void {
  const { seq } = commune
  if (device === null) {
    if (groups.length > 0) throw new Error('null value in column "device"')
    return
  }
  for (const group of groups) {
    const key = groupKeyOf(group)
    const before = commune.groups.get(key)
    if (allNew && before !== undefined) throw new Error('duplicate key value violates unique constraint')
    commune.groups.set(key, {
      ...(before ?? {
        id: group.id,
        hash: group.hash,
        batch: seq + size,
        line: group.line,
        device,
        household: group.household,
      }),
      outcome: group.outcome,
      seqs: group.seqs,
      judged: seq,
      conflicts: group.conflicts.length === 0 ? null : group.conflicts,
      problem: group.problem,
    })
  }
}

function putHeld(commune: CommuneTables, { held, device }: CommuneWrite): void {
  if (device === null) return
  for (const { value, ordinal } of held) {
    const key = groupKeyOf(value)
    const seq = commune.seq + ordinal
    const before = commune.held.get(key)
    const { waitsFor, state, problem, reason, by } = value
    commune.held.set(
      key,
      before === undefined
        ? { ...value, device, seq, arrival: seq }
        : { ...before, seq, waitsFor, state, problem, reason, by },
    )
  }
}

function listWaitingFor({ held }: CommuneTables, { created }: CommuneWrite): GroupId[] {
  return [...held.values()]
    .filter(({ state, waitsFor }) => state === 'held' && waitsFor !== null && created.has(waitsFor))
    .sort((a, b) => a.arrival - b.arrival)
    .map(({ id }) => id)
}

export interface Link {
  /** How many numbers were given out, the last of them to this link. */
  readonly size: number
  readonly device: DeviceId | null
  readonly bytes: Uint8Array
  readonly digest: Uint8Array
  readonly at: string
}

/** As `end_chain`: the new head. */
export function endChain(commune: CommuneTables, { size, ...link }: Link): string {
  const before = Buffer.from(commune.chain, 'hex')
  const chain = hex(createHash('sha256').update(before).update(link.digest).digest())
  commune.seq += size
  commune.chain = chain
  commune.batches.push({ ...link, seq: commune.seq, chain })
  return chain
}
