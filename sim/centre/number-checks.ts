/**
 * As the functions of `check-numbers.ts`: a number that two present residents have, anywhere. The people of the simulator
 * have neither CMND nor whole dates of birth, nor places, so that the other rules over the database have nothing to say.
 */
import { createHash } from 'node:crypto'
import type { NumberChecks, NumberEntry, NumberSettlement, Suspect } from '#server/store/number-checks.ts'
import type { CommuneCode, FlagId, RecordId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { Flag } from '#shared/sync/flag.ts'
import {
  type CentreTables,
  type CommuneTables,
  communeOf,
  type QueuedCheck,
  rowKeyOf,
} from './memory-state.ts'
import { endChain } from './write-commune.ts'

const rule = 'ID_DUP'
const isOfEntry = (queued: QueuedCheck, entries: readonly NumberEntry[]): boolean =>
  entries.some(({ commune, seq }) => commune === queued.commune && seq === queued.seq)

export function listSuspects(tables: CentreTables, limit: number): NumberChecks {
  const queued = [...tables.checks]
    .sort((a, b) => (a.commune < b.commune ? -1 : a.commune > b.commune ? 1 : a.seq - b.seq))
    .slice(0, limit)
  const numbers = new Set<string>()
  for (const { commune, residents } of queued)
    for (const { id, was } of residents) {
      const now = findNumber(communeOf(tables, commune), id)
      for (const number of [was, now]) if (number !== null) numbers.add(number)
      noteUse(tables, { commune, resident: id }, { was, now })
    }
  const uses = tables.uses.filter(({ number }) => numbers.has(number))
  const suspects = uses.filter((use) => uses.filter(({ number }) => number === use.number).length > 1)
  const renewed: Suspect[] = queued.flatMap(({ commune, residents }) =>
    residents.map(({ id }) => ({ commune, resident: id })),
  )
  const arrived = renewed.filter((suspect) => mayHaveArrived(tables, suspect))
  const looked: Suspect[] = [...renewed, ...uses]
  const flagged = looked.filter(({ commune, resident }) => findFlag(communeOf(tables, commune), resident))
  const all = [...suspects, ...flagged, ...arrived].map(({ commune, resident }) => ({ commune, resident }))
  const bySuspect = new Map(all.map((suspect) => [`${suspect.commune} ${suspect.resident}`, suspect]))
  return {
    entries: queued.map(({ commune, seq }) => ({ commune, seq })),
    suspects: [...bySuspect].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, suspect]) => suspect),
  }
}

/** Somewhere else, with the number of who stands here. */
function mayHaveArrived({ communes, moves }: CentreTables, { commune, resident }: Suspect): boolean {
  const own = communes.get(commune)
  const number = own === undefined ? null : findNumber(own, resident)
  return moves.some(
    ({ idNumber, side, other, leftCommune }) =>
      number !== null &&
      idNumber === number &&
      side === 'arrived' &&
      other === null &&
      leftCommune === commune,
  )
}

function noteUse(
  tables: CentreTables,
  { commune, resident }: Suspect,
  { was, now }: { readonly was: string | null; readonly now: string | null },
): void {
  const isOwn = (number: string | null) => (use: CentreTables['uses'][number]) =>
    use.number === number && use.commune === commune && use.resident === resident
  if (was !== now) tables.uses = tables.uses.filter((use) => !isOwn(was)(use))
  if (now !== null && !tables.uses.some(isOwn(now)))
    tables.uses = [...tables.uses, { number: now, commune, resident }]
}

export function dropChecks(tables: CentreTables, entries: readonly NumberEntry[]): void {
  tables.checks = tables.checks.filter((queued) => !isOfEntry(queued, entries))
}

export function settleNumber(tables: CentreTables, settlement: NumberSettlement): number {
  const { commune: code, resident, at, bytes, digest } = settlement
  const commune = communeOf(tables, code)
  const number = findNumber(commune, resident)
  const wanted = number === null ? undefined : foundOf(tables, number, settlement)
  const flag = findFlag(commune, resident)
  if (sameFound(wanted, flag?.found)) return 0
  if (flag === undefined && wanted !== undefined && isDismissed(commune, resident, { number, wanted }))
    return 0
  const seq = commune.seq + 1
  const raised = settlement.rules.find((each) => each.rule === rule)?.flag
  if (flag === undefined && raised !== undefined)
    commune.flags.set(raised, newFlag(commune, settlement, { flag: raised, wanted, seq }))
  else if (flag === undefined) return 0
  else if (wanted === undefined) {
    const state = flag.settledBy === null ? 'cleared' : 'settled'
    commune.flags.set(flag.id, { ...flag, state, closedAt: at, seq })
  } else {
    const household = householdOf(commune, resident)
    commune.flags.set(flag.id, { ...flag, found: wanted, household, seq })
  }
  endChain(commune, { size: 2, device: null, bytes, digest, at })
  return 1
}

const findPresent = ({ rows }: CommuneTables, id: RecordId): Row | undefined => {
  const row = rows.get(rowKeyOf('resident', id))
  return row === undefined || row.removedAt !== null || (row.units.left ?? null) !== null ? undefined : row
}

export function findNumber(commune: CommuneTables, id: RecordId): string | null {
  const number = findPresent(commune, id)?.units.idNumber
  return typeof number === 'string' ? number : null
}

const findFlag = ({ flags }: CommuneTables, resident: RecordId): Flag | undefined =>
  [...flags.values()].find(
    (flag) => flag.recordId === resident && flag.state === 'open' && flag.rule === rule,
  )

export function householdOf(commune: CommuneTables, resident: RecordId): Flag['household'] {
  const household = findPresent(commune, resident)?.units.household
  const row = typeof household === 'string' ? commune.rows.get(rowKeyOf('household', household)) : undefined
  return row?.id ?? null
}

function foundOf(
  { uses }: CentreTables,
  number: string,
  { commune, resident }: { readonly commune: CommuneCode; readonly resident: RecordId },
): Flag['found'] | undefined {
  const users = uses.filter((use) => use.number === number)
  const here = users.filter((use) => use.commune === commune && use.resident !== resident)
  const [other] = here.map((use) => use.resident).sort()
  if (other !== undefined) return { elsewhere: 'commune', other }
  return users.some((use) => use.commune !== commune) ? { elsewhere: 'other-commune' } : undefined
}

function sameFound(a: Flag['found'] | undefined, b: Flag['found'] | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every((name) => a[name] === b[name])
}

/** A supervisor has said of this number that it is right so. */
function isDismissed(
  { flags }: CommuneTables,
  resident: RecordId,
  { number, wanted }: { readonly number: string | null; readonly wanted: Flag['found'] },
): boolean {
  const digest = createHash('sha256').update(`["${number}"]`).digest('hex')
  return [...flags.values()].some(({ recordId, state, rule: of, found: { of: values, ...found } }) => {
    return (
      recordId === resident &&
      state === 'dismissed' &&
      of === rule &&
      values === digest &&
      sameFound(found, wanted)
    )
  })
}

function newFlag(
  commune: CommuneTables,
  { commune: code, resident, at }: NumberSettlement,
  {
    flag,
    wanted,
    seq,
  }: Pick<Flag, 'seq'> & { readonly flag: FlagId; readonly wanted: Flag['found'] | undefined },
): Flag {
  return {
    id: flag,
    commune: code,
    seq,
    kind: 'check',
    type: 'resident',
    recordId: resident,
    household: householdOf(commune, resident),
    unit: null,
    rule,
    claims: [],
    found: wanted ?? {},
    state: 'open',
    reason: null,
    settledBy: null,
    openedAt: at,
    closedAt: null,
  }
}
