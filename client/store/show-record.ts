/**
 * What is shown of a record: the centre's row with the tablet's own groups laid over it, oldest first. Promises: nothing
 * is folded into a row, and nothing that a row contains is laid over it again; a conflict at the centre is known from its
 * flag alone, and then the centre's value is shown; a conflict found before sending is known from the merge itself.
 */
import type { CommuneCode, RecordId } from '#shared/ids.ts'
import { type RecordType, type Row, unitsOf } from '#shared/records/record.ts'
import type { UnitValue, UnitValues } from '#shared/records/unit.ts'
import { baseOf, type Change } from '#shared/sync/change.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { mergeUnit } from '#shared/sync/merge-record.ts'
import { findChange, isWaiting, type OutboxGroup, problemOf } from './groups.ts'
import type { ConflictView, HeldView, RecordState, RecordView } from './views.ts'

export interface ShowInput {
  readonly type: RecordType
  readonly id: RecordId
  readonly commune: CommuneCode
  /** Of the centre, to which the rows belong. */
  readonly life: number
  readonly row: Row | undefined
  /** Live groups that have a change of this record, oldest first. */
  readonly groups: readonly OutboxGroup[]
  /** Open flags of this record. */
  readonly flags: readonly Flag[]
  readonly hasDraft: boolean
  /** The officer's username. */
  readonly me: string
}

/** A conflict of an open group with what lies beneath it. */
export interface OpenConflict {
  readonly group: OutboxGroup
  readonly unit: string
  readonly saw: UnitValue
  readonly wrote: UnitValue
  readonly now: UnitValue
  /** `seq` of the copy in which `now` stands. */
  readonly nowBase: number
}

interface Overlay {
  readonly units: Record<string, UnitValue>
  readonly base: Record<string, number>
  /** Units that stand as a group of one's own wrote them. */
  readonly own: Set<string>
  readonly conflicts: OpenConflict[]
  exists: boolean
  removed: boolean
  last: OutboxGroup | undefined
}

/** `undefined` for a record that is not there, or removed and not waiting for a person. */
export function showRecord(input: ShowInput): RecordView | undefined {
  const overlay = layOver(input)
  const held = heldOf(input)
  if (!overlay.exists) return undefined
  if (overlay.removed && !held.some(({ kind }) => kind !== 'dismissed')) return undefined
  const conflicts = [...unsentConflicts(input, overlay), ...flaggedConflicts(input, overlay)]
  return {
    type: input.type,
    id: input.id,
    commune: input.commune,
    life: input.life,
    units: overlay.units,
    base: overlay.base,
    state: stateOf(input, conflicts, held),
    conflicts,
    flags: input.flags,
    held,
    hasDraft: input.hasDraft,
    updatedAt: overlay.last?.content.savedAt ?? input.row?.updatedAt ?? '',
    updatedBy: overlay.last === undefined ? (input.row?.updatedBy ?? '') : input.me,
    atCentre: input.row !== undefined,
  }
}

/** The conflicts of open groups with what lies beneath them, which the officer may settle before they are sent. */
export const findOpenConflicts = (input: ShowInput): readonly OpenConflict[] => layOver(input).conflicts

/** What stands there without that group and those behind it. */
export function unitsBeneath(input: ShowInput, { groupId }: Pick<OutboxGroup, 'groupId'>): UnitValues {
  const at = input.groups.findIndex((group) => group.groupId === groupId)
  return layOver({ ...input, groups: input.groups.slice(0, Math.max(0, at)) }).units
}

function layOver(input: ShowInput): Overlay {
  const { type, row, groups, id } = input
  const overlay: Overlay = {
    units: { ...row?.units },
    base: {},
    own: new Set(),
    conflicts: [],
    exists: row !== undefined,
    removed: row !== undefined && row.removedAt !== null,
    last: undefined,
  }
  for (const unit of Object.keys(unitsOf(type))) {
    overlay.units[unit] ??= null
    overlay.base[unit] = row?.seq ?? 0
  }
  for (const group of groups) {
    const change = findChange(group, id)
    if (change === undefined || group.state === 'dismissed' || isInRow(input, group)) continue
    layChange(overlay, group, change, row)
  }
  return overlay
}

/** It stays in the overlay for the sake of other records, whose rows have not come yet. */
function isInRow({ row, id, life }: ShowInput, group: OutboxGroup): boolean {
  const seq = group.state === 'applied' && group.life === life ? group.content.receipt?.seqs[id] : undefined
  return row !== undefined && seq !== undefined && seq <= row.seq
}

function layChange(overlay: Overlay, group: OutboxGroup, change: Change, row: Row | undefined): void {
  overlay.last = group
  if (change.kind === 'create') overlay.exists = true
  if (change.kind === 'remove') overlay.removed = group.state !== 'held' && group.state !== 'parked'
  for (const [unit, wrote] of Object.entries(change.wrote ?? {})) {
    const now = overlay.units[unit] ?? null
    const saw = change.saw?.[unit] ?? null
    const base = baseOf(change, unit)
    if (group.state === 'open') {
      const outcome = mergeUnit({ now, saw, wrote, base, decidedAt: row?.decided[unit] ?? 0 })
      const nowBase = Math.max(overlay.base[unit] ?? 0, row?.decided[unit] ?? 0)
      if (outcome === 'conflict') overlay.conflicts.push({ group, unit, saw, wrote, now, nowBase })
    }
    overlay.units[unit] = wrote
    overlay.base[unit] = base
    overlay.own.add(unit)
  }
}

function unsentConflicts({ id, row, me }: ShowInput, { conflicts }: Overlay): ConflictView[] {
  return conflicts.map(({ unit, saw, now, wrote }) => ({
    id,
    unit,
    saw,
    now,
    ...nowFrom(row, me),
    mine: wrote,
    mineBy: me,
    kind: 'unsent',
  }))
}

/** A unit on which the officer has written again since is answered by that, until the centre says otherwise. */
function flaggedConflicts({ id, row, flags, me }: ShowInput, { own, units }: Overlay): ConflictView[] {
  return flags.flatMap((flag): ConflictView[] => {
    const unit = flag.unit
    if (flag.kind !== 'conflict' || unit === null || own.has(unit)) return []
    const claim = flag.claims.findLast(({ by }) => by === me) ?? flag.claims.at(-1)
    if (claim === undefined) return []
    return [
      {
        id,
        unit,
        saw: claim.saw,
        now: units[unit] ?? null,
        ...nowFrom(row, me),
        mine: claim.wrote,
        mineBy: claim.by,
        kind: 'flagged',
      },
    ]
  })
}

/** A row says who wrote it last, not who wrote each unit: where that is oneself, the other's name is not known here. */
const nowFrom = (row: Row | undefined, me: string) =>
  row === undefined || row.updatedBy === me
    ? { nowBy: '', nowAt: '' }
    : { nowBy: row.updatedBy, nowAt: row.updatedAt }

function heldOf({ groups }: ShowInput): HeldView[] {
  return groups.flatMap((group): HeldView[] => {
    const kind = group.state
    if (kind !== 'held' && kind !== 'parked' && kind !== 'dismissed') return []
    return [
      {
        groupId: group.groupId,
        household: group.group.household,
        kind,
        problem: problemOf(group) ?? { code: 'unexpected' },
        savedAt: group.content.savedAt,
      },
    ]
  })
}

function stateOf(
  { groups, hasDraft }: ShowInput,
  conflicts: readonly ConflictView[],
  held: readonly HeldView[],
): RecordState {
  if (conflicts.length > 0) return 'conflict'
  if (held.length > 0) return 'held'
  if (hasDraft) return 'draft'
  return groups.some(({ state }) => isWaiting(state)) ? 'waiting' : 'received'
}

const urgency: readonly RecordState[] = ['conflict', 'held', 'draft', 'waiting', 'received']

/** The state of which a person should be told first. */
export const mostUrgent = (states: Iterable<RecordState>): RecordState => {
  let worst = urgency.length - 1
  for (const state of states) worst = Math.min(worst, urgency.indexOf(state))
  return urgency[worst] ?? 'received'
}
