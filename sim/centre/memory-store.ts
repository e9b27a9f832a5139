/**
 * The centre's database in memory, behind the port of the real one. Each call is one step that nothing else comes
 * between, as one statement is; `--real` runs the same histories on PostgreSQL, so that this is known to tell the truth.
 */
import type { CentreStore } from '#server/store/centre-store.ts'
import type { LedgerQuestion, LedgerRead } from '#server/store/ledger.ts'
import type { FeedQuestion, FeedRead } from '#server/store/read-feed.ts'
import type { AskedGroup, BatchQuestion, BatchRead } from '#server/store/read-for-batch.ts'
import type { DecisionQuestion, DecisionRead } from '#server/store/read-for-decision.ts'
import type { HeldLine, HeldQuestion, HeldRead } from '#server/store/read-held.ts'
import { type CommuneCode, type DeviceId, deviceId, type GroupId } from '#shared/ids.ts'
import type { Mark } from '#shared/sync/batch.ts'
import { tablesFromRows } from '#shared/sync/feed.ts'
import type { Life } from '#shared/sync/replay.ts'
import {
  type CentreTables,
  type CommuneTables,
  communeOf,
  findDevice,
  groupKeyOf,
  hex,
} from './memory-state.ts'
import { endMoves, settleMove, takeMoves } from './moves.ts'
import { dropChecks, listSuspects, settleNumber } from './number-checks.ts'
import { listOpenHeld, readAround } from './read-around.ts'
import { writeToMemory } from './write-commune.ts'

/** `tables` is asked for at each call: a restore puts others in their place. */
export const storeInMemory = (tables: () => CentreTables): CentreStore => ({
  readForBatch: async (question) => readBatch(tables(), question),
  writeCommune: async (write) => writeToMemory(tables(), write),
  noteContact: async () => undefined,
  readFeedPage: async (question) => readPage(tables(), question),
  readDeviceState: async (tokenHash) => {
    const device = findDevice(tables(), tokenHash)
    return device === undefined
      ? undefined
      : { epoch: tables().epoch, scope: device.scope, live: device.live }
  },
  readLedger: async (question) => readLedger(tables(), question),
  noteLedger: async (device, ledger) => {
    tables().ledgers.set(device, ledger)
  },
  findHeld: async (commune, group) => findLine(tables(), commune, group),
  readForHeld: async (question) => readHeld(tables(), question),
  readStoredBatch: async (commune, batch) =>
    communeOf(tables(), commune).batches.find(({ seq }) => seq === batch)?.bytes,
  getDesk: async (account, newId) => getDesk(tables(), account, newId),
  readForDecision: async (question) => readDecision(tables(), question),
  takeNumberChecks: async (limit) => listSuspects(tables(), limit),
  settleNumberFlags: async (settlement) => settleNumber(tables(), settlement),
  endNumberChecks: async (entries) => dropChecks(tables(), entries),
  takeMoves: async (limit, at) => takeMoves(tables(), limit, at),
  settleMoveFlag: async (settlement) => settleMove(tables(), settlement),
  endMoves: async (entries) => endMoves(tables(), entries),
})

function readBatch(tables: CentreTables, question: BatchQuestion): BatchRead | undefined {
  const device = findDevice(tables, question.tokenHash)
  if (device === undefined) return undefined
  const commune = communeOf(tables, question.commune)
  const inScope = device.scope.includes(question.commune)
  const around = inScope
    ? readAround(commune, withAsked(commune, question, device.id))
    : { rows: [], flags: [] }
  const { mark } = question
  const ids = new Set<string>(question.groups)
  return {
    ...around,
    epoch: tables.epoch,
    life: lifeOf(tables, commune),
    device: device.id,
    username: device.username,
    approves: false,
    live: device.live,
    scope: device.scope,
    inScope,
    commune: question.commune,
    knownCommune: tables.units.has(question.commune),
    markKnown: isMarkKnown(commune, mark),
    seq: commune.seq,
    chain: commune.batches.length === 0 ? null : commune.chain,
    held: listOpenHeld(commune, device.id),
    groups: [...commune.groups.values()].filter(({ id }) => ids.has(id)),
    asked: question.asking.flatMap((one) => findAsked(commune, one, device.id)),
  }
}

const isMarkKnown = ({ batches }: CommuneTables, mark: Mark | null): boolean =>
  mark === null || batches.some(({ seq, chain }) => seq === mark.seq && chain === mark.hash)

const lifeOf = ({ life }: CentreTables, { restoredFrom }: CommuneTables): Life | null =>
  life.recovering ? { startsAt: life.startsAt, restoredFrom } : null

function withAsked(
  { held }: CommuneTables,
  { households, residents, asking }: BatchQuestion,
  device: DeviceId,
) {
  const ids = new Set<string>(asking.map(({ id }) => id))
  const records = [...held.values()]
    .filter((one) => ids.has(one.id) && one.device === device)
    .flatMap((one) => one.records)
  return { households: [...households, ...records], residents: [...residents, ...records] }
}

/** Of one line, or of an id that which arrived last; with its records where it was ever held. */
function findAsked(
  commune: CommuneTables,
  { id, hash }: AskedGroup,
  device: DeviceId,
): BatchRead['asked'][number][] {
  const rows = [...commune.groups.values()].filter(
    (group) => group.id === id && group.device === device && (hash === null || group.hash === hash),
  )
  const [last] = rows.sort((a, b) => b.batch - a.batch || b.line - a.line)
  if (last === undefined) return []
  return [{ group: last, records: commune.held.get(groupKeyOf(last))?.records ?? null }]
}

function readPage(
  tables: CentreTables,
  { tokenHash, commune: code, cursor, mark, limit }: FeedQuestion,
): FeedRead | 'unknown-device' | 'out-of-scope' {
  const device = findDevice(tables, tokenHash)
  if (device === undefined) return 'unknown-device'
  if (!device.scope.includes(code)) return 'out-of-scope'
  const commune = communeOf(tables, code)
  const rows = [...commune.rows.values()].filter(({ seq }) => seq > cursor).sort(bySeq)
  const flags = [...commune.flags.values()].filter(({ seq }) => seq > cursor).sort(bySeq)
  const seqs = [...rows, ...flags].map(({ seq }) => seq).sort((a, b) => a - b)
  const more = seqs.length > limit
  const next = (more ? seqs[limit - 1] : undefined) ?? commune.seq
  const upTo = rows.filter(({ seq }) => seq <= next)
  return {
    scope: device.scope,
    epoch: tables.epoch,
    markKnown: isMarkKnown(commune, mark),
    seq: commune.seq,
    chain: commune.batches.length === 0 ? null : commune.chain,
    prunedBelow: commune.prunedBelow,
    next,
    more,
    left: rows.length - upTo.length,
    rows: tablesFromRows(upTo),
    flags: flags.filter(({ seq }) => seq <= next),
  }
}

function readLedger(tables: CentreTables, { tokenHash, communes }: LedgerQuestion): LedgerRead | undefined {
  const device = findDevice(tables, tokenHash)
  if (device === undefined) return undefined
  const ofDevice = (code: CommuneCode) =>
    [...communeOf(tables, code).groups.values()]
      .filter((group) => group.device === device.id)
      .map(({ id, hash, household }) => ({ groupId: id, hash, household }))
  return { epoch: tables.epoch, device: device.id, communes: communes.map(ofDevice) }
}

const bySeq = (a: { readonly seq: number }, b: { readonly seq: number }): number => a.seq - b.seq

function findLine(tables: CentreTables, code: CommuneCode, group: GroupId): HeldLine | undefined {
  const commune = communeOf(tables, code)
  const [oldest] = [...commune.held.values()]
    .filter(({ id, state }) => id === group && state === 'held')
    .sort((a, b) => a.arrival - b.arrival)
  const stored = oldest === undefined ? undefined : commune.groups.get(groupKeyOf(oldest))
  const batch = commune.batches.find(({ seq }) => seq === stored?.batch)
  if (oldest === undefined || stored === undefined || batch === undefined) return undefined
  const { hash, device, arrival, problem } = oldest
  const owner = [...tables.devices.values()].find(({ id }) => id === device)
  return {
    hash,
    device,
    username: owner?.account ?? '',
    approves: false,
    line: stored.line,
    bytes: batch.bytes,
    arrival,
    problem,
  }
}

function readHeld(tables: CentreTables, question: HeldQuestion): HeldRead {
  const commune = communeOf(tables, question.commune)
  const held = commune.held.get(groupKeyOf({ id: question.group, hash: question.hash }))
  return {
    ...readAround(commune, question),
    epoch: tables.epoch,
    life: lifeOf(tables, commune),
    commune: question.commune,
    knownCommune: tables.units.has(question.commune),
    seq: commune.seq,
    held: listOpenHeld(commune, question.device),
    state: held?.state ?? 'dismissed',
  }
}

function getDesk(tables: CentreTables, account: string, newId: string): DeviceId {
  for (const device of tables.devices.values())
    if (device.account === account && device.kind === 'desk') return device.id
  const id = deviceId(newId)
  tables.devices.set(hex(Buffer.from(newId)), { id, account, kind: 'desk', revoked: false })
  return id
}

function readDecision(tables: CentreTables, question: DecisionQuestion): DecisionRead | undefined {
  const account = tables.accounts.get(question.account)
  const isThere = tables.units.has(question.commune)
  if (account === undefined || !isThere || !account.scope.includes(question.commune)) return undefined
  const commune = communeOf(tables, question.commune)
  const known = [...commune.groups.values()].filter(({ id }) => id === question.group)
  return {
    ...readAround(commune, question),
    epoch: tables.epoch,
    life: lifeOf(tables, commune),
    seq: commune.seq,
    known: known.map(({ hash }) => hash),
    named: question.flags.flatMap((id) => commune.flags.get(id) ?? []),
  }
}
