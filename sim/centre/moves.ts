/** As the functions of `settle-moves.ts`: the two halves of a move between communes, and who stands in both. */
import { createHash } from 'node:crypto'
import type { MoveChecks, MoveEntry } from '#server/store/moves.ts'
import type { FlagSettlement, Suspect } from '#server/store/number-checks.ts'
import type { CommuneCode, RecordId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { fold } from '#shared/text/fold.ts'
import { type CentreTables, type CommuneTables, communeOf, type MoveHalf, rowKeyOf } from './memory-state.ts'
import { findNumber, householdOf } from './number-checks.ts'
import { endChain } from './write-commune.ts'

const rule = 'ARRIVED_ELSEWHERE'

export function takeMoves(tables: CentreTables, limit: number, at: string): MoveChecks {
  const entries = [...tables.moveQueue]
    .sort((a, b) => (a.commune < b.commune ? -1 : a.commune > b.commune ? 1 : a.seq - b.seq))
    .slice(0, limit)
  const queued = entries.flatMap(({ commune, residents }) =>
    residents.map((resident) => ({ commune, resident })),
  )
  const before = queued.flatMap((suspect) => halvesOf(tables, suspect))
  for (const suspect of queued) noteHalves(tables, suspect, at)
  const after = queued.flatMap((suspect) => halvesOf(tables, suspect))
  const numbers = new Set([...before, ...after].flatMap(({ idNumber }) => idNumber ?? []))
  const looking = tables.moves.filter(
    (half) => after.includes(half) || (half.idNumber !== null && numbers.has(half.idNumber)),
  )
  for (const half of looking.sort(inOrder)) pair(tables, half, at)
  const suspects = [
    ...tables.uses
      .filter(({ number }) => numbers.has(number))
      .map(({ commune, resident }) => ({ commune, resident })),
    ...queued.filter(({ commune, resident }) => findFlag(communeOf(tables, commune), resident) !== undefined),
  ]
  const bySuspect = new Map(suspects.map((suspect) => [`${suspect.commune} ${suspect.resident}`, suspect]))
  return {
    entries: entries.map(({ commune, seq }) => ({ commune, seq })),
    suspects: [...bySuspect].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, suspect]) => suspect),
  }
}

export function endMoves(tables: CentreTables, entries: readonly MoveEntry[]): void {
  const isDone = ({ commune, seq }: MoveEntry) =>
    entries.some((entry) => entry.commune === commune && entry.seq === seq)
  tables.moveQueue = tables.moveQueue.filter((entry) => !isDone(entry))
}

const isSame = (a: Suspect, b: Suspect): boolean => a.commune === b.commune && a.resident === b.resident
const halvesOf = ({ moves }: CentreTables, suspect: Suspect): readonly MoveHalf[] =>
  moves.filter((half) => isSame(half, suspect))
const inOrder = (a: MoveHalf, b: MoveHalf): number => (keyOf(a) < keyOf(b) ? -1 : 1)
const keyOf = ({ notedAt, commune, resident, side }: MoveHalf): string =>
  `${notedAt} ${commune} ${resident} ${side}`

/** Brings a resident's halves up to date: whom they had met looks for another. */
function noteHalves(tables: CentreTables, suspect: Suspect, at: string): void {
  const before = halvesOf(tables, suspect)
  const now = tellHalves(communeOf(tables, suspect.commune), suspect).map((half) => {
    const known = before.find(({ side }) => side === half.side)
    return { ...half, notedAt: known?.notedAt ?? at }
  })
  const apart = tables.moves.map((half) =>
    half.other !== null && isSame(half.other, suspect) ? { ...half, other: null } : half,
  )
  tables.moves = [...apart.filter((half) => !isSame(half, suspect)), ...now]
}

function tellHalves(
  { rows }: CommuneTables,
  { commune, resident }: Suspect,
): readonly Omit<MoveHalf, 'notedAt'>[] {
  const row = rows.get(rowKeyOf('resident', resident))
  if (row === undefined || row.removedAt !== null) return []
  const { left, movedFrom, idNumber } = row.units
  const half = {
    commune,
    resident,
    idNumber: typeof idNumber === 'string' ? idNumber : null,
    who: whoIs(row),
    other: null,
  }
  const hasLeft = typeof left === 'object' && left?.why === 'moved'
  const from = typeof movedFrom === 'object' ? (movedFrom?.commune ?? null) : null
  return [
    ...(hasLeft ? [{ ...half, side: 'left' as const, leftCommune: commune as string }] : []),
    ...(from === null ? [] : [{ ...half, side: 'arrived' as const, leftCommune: from }]),
  ]
}

function whoIs({ units: { name, birth } }: Row): string | null {
  return typeof name === 'string' && typeof birth === 'string' ? `${fold(name)} ${birth}` : null
}

/** By number; else by name and birth, from the commune that was left, where not both have a number. */
function pair(tables: CentreTables, looking: MoveHalf, at: string): void {
  const half = tables.moves.find((one) => isSame(one, looking) && one.side === looking.side)
  if (half === undefined || half.other !== null) return
  const found = tables.moves
    .filter(
      (one) =>
        one.side !== half.side && one.other === null && !isSame(one, half) && rankOf(half, one) !== null,
    )
    .sort((a, b) => (rankOf(half, a) ?? 0) - (rankOf(half, b) ?? 0) || inOrder(a, b))[0]
  if (found === undefined) return
  tables.moves = tables.moves.map((one) => {
    if (one === half) return { ...half, other: { commune: found.commune, resident: found.resident, at } }
    return one === found ? { ...found, other: { commune: half.commune, resident: half.resident, at } } : one
  })
}

function rankOf(half: MoveHalf, other: MoveHalf): number | null {
  const sameLeft = half.leftCommune === other.leftCommune
  if (half.idNumber !== null && half.idNumber === other.idNumber) return sameLeft ? 0 : 1
  const mayBe = half.idNumber === null || other.idNumber === null
  return mayBe && sameLeft && half.who !== null && half.who === other.who ? 2 : null
}

export function settleMove(tables: CentreTables, settlement: FlagSettlement): boolean {
  const { commune: code, resident, at, bytes, digest } = settlement
  const commune = communeOf(tables, code)
  const wanted = foundOf(tables, settlement)
  const flag = findFlag(commune, resident)
  if (wanted?.elsewhere === flag?.found.elsewhere) return false
  if (flag === undefined && isDismissed(commune, resident)) return false
  const seq = commune.seq + 1
  if (flag === undefined) {
    if (wanted !== undefined)
      commune.flags.set(settlement.flag, newFlag(commune, settlement, { wanted, seq }))
  } else if (wanted === undefined) {
    const state = flag.settledBy === null ? 'cleared' : 'settled'
    commune.flags.set(flag.id, { ...flag, state, closedAt: at, seq })
  } else {
    const household = householdOf(commune, resident)
    commune.flags.set(flag.id, { ...flag, found: wanted, household, seq })
  }
  endChain(commune, { size: 2, device: null, bytes, digest, at })
  return true
}

function foundOf(tables: CentreTables, { commune, resident }: Suspect): Flag['found'] | undefined {
  const number = findNumber(communeOf(tables, commune), resident)
  const arrived = tables.moves.find(
    (half) =>
      number !== null &&
      half.idNumber === number &&
      half.side === 'arrived' &&
      half.other === null &&
      half.leftCommune === commune &&
      !isSame(half, { commune, resident }),
  )
  if (arrived === undefined) return undefined
  return { elsewhere: arrived.commune === commune ? 'commune' : 'other-commune' }
}

const findFlag = ({ flags }: CommuneTables, resident: RecordId): Flag | undefined =>
  [...flags.values()].find(
    (flag) => flag.recordId === resident && flag.state === 'open' && flag.rule === rule,
  )

/** A supervisor has said of this number that it is right so. */
function isDismissed(commune: CommuneTables, resident: RecordId): boolean {
  const digest = createHash('sha256')
    .update(`["${findNumber(commune, resident)}"]`)
    .digest('hex')
  return [...commune.flags.values()].some(
    (flag) =>
      flag.recordId === resident &&
      flag.state === 'dismissed' &&
      flag.rule === rule &&
      flag.found.of === digest,
  )
}

function newFlag(
  commune: CommuneTables,
  { flag, commune: code, resident, at }: FlagSettlement & { readonly commune: CommuneCode },
  { wanted, seq }: { readonly wanted: Flag['found']; readonly seq: number },
): Flag {
  return {
    ...{ id: flag, commune: code, seq, kind: 'check', type: 'resident', recordId: resident },
    ...{ household: householdOf(commune, resident), unit: null, rule, claims: [], found: wanted },
    ...{ state: 'open', reason: null, settledBy: null, openedAt: at, closedAt: null },
  }
}
